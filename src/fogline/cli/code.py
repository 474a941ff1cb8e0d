"""`fogline code`: event coding alone, no ledger."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from fogline.app import App
from fogline.cli.explain import explained
from fogline.cli.failing import Tally
from fogline.cli.options import (
    about_backend,
    about_documents,
    about_inputs,
    before_asking,
    endpoint,
    with_gate,
    with_packs,
    with_workers,
)
from fogline.model.document import Reading
from fogline.model.issue import Issue
from fogline.model.wire import to_line


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@about_documents
@about_inputs
@about_backend
@with_gate
@with_workers
@with_packs
@click.option("--explain", is_flag=True, help="For people: each claim with its rule and its words.")
def code(
    inputs: tuple[str, ...], outlet: str | None, published: str | None, packs: tuple[Path, ...], explain: bool,
    backend: str, llm_url: str | None, llm_model: str | None, llm_price: tuple[float, float] | None, yes: bool,
    allow_private: bool, workers: int, gated: bool,
) -> None:  # fmt: skip
    """Code the events that reports tell: one claim a line (JSONL) on stdout, the summary on stderr."""
    asked = endpoint(backend, llm_url, llm_model)
    app = App(packs, asked, allow_private, gated)
    if asked:
        before_asking(*app.questions(inputs, outlet, published), llm_price, yes)
    counts, tally = Counter[str](), Tally()
    for item in app.code(inputs, outlet, published, workers=workers):
        if isinstance(item, Issue):
            counts[f"issue:{item.code}"] += 1
            tally.note(item)
        elif not isinstance(item, Reading):
            reading, claims, issues = item
            counts["documents"] += 1
            counts["claims"] += len(claims)
            for claim in claims:
                click.echo(explained(claim, reading.text) if explain else to_line(claim))
            for issue in (*reading.document.issues, *issues):
                counts[f"issue:{issue.code}"] += 1
                tally.note(issue)
    counts["failed"] = tally.failed
    tally.table()
    _summary(counts)
    tally.leave()


def _summary(counts: Counter[str]) -> None:
    issues = ", ".join(f"{n} {key[6:]}" for key, n in sorted(counts.items()) if key.startswith("issue:"))
    click.echo(
        f"{counts['documents']} documents, {counts['claims']} claims, {counts['failed']} failed"
        + (f" (issues: {issues})" if issues else ""),
        err=True,
    )
