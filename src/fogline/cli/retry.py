"""`fogline retry`: what failed, tried again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from fogline.app import App
from fogline.cli.failing import Tally
from fogline.cli.ledgers import on_ledger, opened, show
from fogline.cli.options import about_backend, about_inputs, endpoint, with_packs, with_workers
from fogline.desk.retrying import retry as try_again
from fogline.desk.retrying import waiting
from fogline.model.issue import Issue
from fogline.model.wire import to_line


@click.command()
@on_ledger
@about_inputs
@about_backend
@with_workers
@with_packs
@click.option("--list", "only_list", is_flag=True, help="Only list what failed and is not resolved.")
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON object.")
def retry(
    address: str, packs: tuple[Path, ...], only_list: bool, as_json: bool, allow_private: bool, workers: int,
    backend: str, llm_url: str | None, llm_model: str | None, llm_price: tuple[float, float] | None, yes: bool,
) -> None:  # fmt: skip
    """Read and code again what failed in this ledger, from where it lay, and note what works now."""
    ledger = opened(address)
    if only_list:
        columns = ("code", "input", "part", "message")
        show(waiting(ledger), columns, lambda f: (f.code, f.input, f.part, f.message), "failures")
        return
    tally = Tally()

    def told(ref: str, issue: Issue | None) -> None:
        if issue is not None:
            tally.note(issue)

    app = App(packs, endpoint(backend, llm_url, llm_model), allow_private)
    done = try_again(app, ledger, datetime.now(UTC).isoformat(timespec="seconds"), told, workers)
    tally.table()
    text = f"{done.tried} tried again, {done.resolved} resolved, {done.claims} claims; {done.standing} still fail"
    click.echo(to_line(done) if as_json else text)
    if done.standing:
        raise click.exceptions.Exit(4)
