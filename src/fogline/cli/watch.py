"""`fogline watch`: feeds into a ledger, as they come."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from fogline.app import App
from fogline.cli.add import summary
from fogline.cli.failing import Tally
from fogline.cli.ledgers import on_ledger, opened
from fogline.cli.options import about_inputs, with_packs
from fogline.desk.watching import EVERY, Watching
from fogline.ingest.fetch import is_url
from fogline.model.issue import Issue
from fogline.model.wire import to_line


def check_urls(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses of feeds, or a usage error."""
    for value in values:
        if not is_url(value):
            raise click.BadParameter(f"{value} is no http(s) address; a feed in a file is read with: fogline add")
    return values


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...", callback=check_urls)
@on_ledger
@about_inputs
@with_packs
@click.option("--once", is_flag=True, help="Look at the feeds that are due, then end: for cron.")
@click.option(
    "--every",
    type=click.FloatRange(min=0),
    default=EVERY / 60,
    show_default=True,
    help="Minutes between two looks at a feed.",
)
@click.option("--follow", is_flag=True, help="Fetch the page behind an entry that only links to it.")
@click.option("--json", "as_json", is_flag=True, help="Summaries as JSON objects.")
def watch(
    feeds: tuple[str, ...], address: str, packs: tuple[Path, ...], once: bool, every: float, follow: bool, as_json: bool,
    allow_private: bool,
) -> None:  # fmt: skip
    """Add new entries of RSS and Atom feeds. What was seen is remembered in the ledger, so a watch may be stopped at any time.

    Sites are asked politely: what robots.txt forbids is left alone, an unchanged feed is not sent again, a server in trouble or
    one that says Retry-After is left in peace.
    """
    tally = Tally()

    def told(ref: str, issue: Issue | None) -> None:
        if issue is not None:
            tally.note(issue)

    watching = Watching(
        App(packs, allow_private=allow_private), opened(address, create=True), feeds, every=every * 60, follow=follow,
        retrieved=lambda: datetime.now(UTC).isoformat(timespec="seconds"), told=told,
    )  # fmt: skip
    while True:
        added = watching.once()
        click.echo(to_line(added) if as_json else summary(added))
        if once:
            tally.table()
            tally.leave()
            return
        watching.wait()
