"""`fogline verify`, `recode`, `diff` and `search`: whether a ledger is whole, what later coding changed, and words in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from fogline.app import App
from fogline.cli.ledgers import on_ledger, opened, show
from fogline.cli.options import with_packs
from fogline.desk.recoding import changes
from fogline.desk.recoding import recode as code_again
from fogline.model.wire import to_line
from fogline.store.search import find
from fogline.store.verify import Verifier


@click.command()
@on_ledger
@click.option("--json", "as_json", is_flag=True, help="The verdict as one JSON object.")
def verify(address: str, as_json: bool) -> None:
    """Check every record against the hash chain, every quote against its text, and that every event is there."""
    with opened(address).reading() as connection:
        verdict = Verifier(connection).verdict()
    if as_json:
        click.echo(to_line(verdict))
    else:
        click.echo(
            f"{verdict.documents} documents, {verdict.claims} claims, {verdict.events} events, {verdict.links} links in the chain"
        )
        click.echo(f"kept     {verdict.kept}\nderived  {verdict.derived}")
        for problem in verdict.problems:
            click.echo(f"fogline: {problem}", err=True)
        click.echo("whole" if not verdict.problems else f"{len(verdict.problems)} problems")
    if verdict.problems:
        raise click.exceptions.Exit(3)


@click.command()
@on_ledger
@with_packs
def recode(address: str, packs: tuple[Path, ...]) -> None:
    """Code again what another version of the coder or of the packs coded. The claims of before stay readable."""
    done = code_again(App(packs), opened(address), datetime.now(UTC).isoformat(timespec="seconds"), lambda ref: None)
    click.echo(f"{done} documents coded again" + ("; see what changed: fogline diff --ledger …" if done else ""))


@click.command()
@on_ledger
@click.option("--document", help="Only this document: its id.")
def diff(address: str, document: str | None) -> None:
    """What the last coding of each document changed against the one before."""
    columns = ("change", "claim", "words", "fields")
    rows = changes(opened(address), document)
    show(rows, columns, lambda c: (c.change, c.claim, " ".join(c.words.split())[:60], ", ".join(c.fields)), "changes")


@click.command()
@click.argument("words", nargs=-1, required=True)
@on_ledger
@click.option("--documents", is_flag=True, help="Search whole documents, not only what claims quote.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many.")
def search(words: tuple[str, ...], address: str, documents: bool, limit: int) -> None:
    """Find words in the quotes of claims, or in documents. All words must stand there; a last * finds beginnings."""
    with opened(address).reading() as connection:
        for hit in find(connection, " ".join(words), "document" if documents else "claim", limit):
            click.echo(f"{hit.ref}  {' '.join(hit.words.split())}")
