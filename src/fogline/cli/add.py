"""`fogline add`: documents into a ledger."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from fogline.app import App
from fogline.cli.failing import Tally
from fogline.cli.ledgers import on_ledger, opened
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
from fogline.desk.adding import Added, Adding
from fogline.model.issue import Issue
from fogline.model.wire import to_line


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@on_ledger
@about_documents
@about_inputs
@about_backend
@with_gate
@with_workers
@with_packs
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON object.")
def add(
    inputs: tuple[str, ...], address: str, outlet: str | None, published: str | None, packs: tuple[Path, ...], as_json: bool,
    backend: str, llm_url: str | None, llm_model: str | None, llm_price: tuple[float, float] | None, yes: bool,
    allow_private: bool, workers: int, gated: bool,
) -> None:  # fmt: skip
    """Read, code, reconcile and keep documents. What the ledger already holds by the same coder and packs changes nothing."""
    asked = endpoint(backend, llm_url, llm_model)
    app = App(packs, asked, allow_private, gated)
    if asked:
        before_asking(*app.questions(inputs, outlet, published), llm_price, yes)
    ledger = opened(address, create=True)
    tally = Tally()
    adding = Adding(app, ledger, datetime.now(UTC).isoformat(timespec="seconds"))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("adding", total=None)

        def told(ref: str, issue: Issue | None) -> None:
            if issue is not None:
                tally.note(issue)
            else:
                progress.update(task, advance=1, description=ref[-40:])

        added = adding.run(inputs, outlet, published, told, workers)
    tally.table()
    click.echo(to_line(added) if as_json else summary(added))
    tally.leave()


def summary(added: Added) -> str:
    """What came of adding, for people."""
    counts = [f"{added.documents} documents added, {added.claims} claims"]
    counts += [f"{added.known} already there"] if added.known else []
    counts += [f"{added.recoded} coded again"] if added.recoded else []
    counts += [f"{added.failed} failed (try them again with: fogline retry)"] if added.failed else []
    holds = ", ".join(f"{n} {name}" for name, n in added.ledger.items())
    issues = ", ".join(f"{n} {code}" for code, n in added.issues.items())
    return "; ".join(counts) + (f" (issues: {issues})" if issues else "") + f"\nthe ledger holds {holds}"
