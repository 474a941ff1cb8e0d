"""`fogline read`: ingest alone."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.app import App
from fogline.cli.failing import Tally
from fogline.cli.options import about_documents, about_inputs, with_packs
from fogline.model.issue import Issue
from fogline.model.wire import to_line


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@about_documents
@about_inputs
@with_packs
def read(
    inputs: tuple[str, ...], outlet: str | None, published: str | None, packs: tuple[Path, ...], allow_private: bool
) -> None:
    """Tell the article from the page around it: one document a line (JSONL).

    INPUT is a file, a folder, a URL or - for standard input: plain text, HTML, JSONL, Parquet, RSS, Atom, WARC or WACZ, each also
    gzip'ed.
    """
    tally = Tally()
    for item in App(packs, allow_private=allow_private).reader(outlet, published).read(inputs):
        if isinstance(item, Issue):
            tally.note(item)
            continue
        click.echo(to_line(item.document))
        for issue in item.document.issues:
            tally.note(issue)
    tally.table()
    tally.leave()
