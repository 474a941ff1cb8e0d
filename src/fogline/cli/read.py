"""`fogline read`: ingest alone."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.app import App
from fogline.cli.options import about_documents, closing, tell
from fogline.model.issue import Issue
from fogline.model.wire import to_line


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@about_documents
@click.option(
    "--pack", "packs", multiple=True, type=click.Path(path_type=Path, exists=True), help="A folder with packs."
)
def read(inputs: tuple[str, ...], outlet: str | None, published: str | None, packs: tuple[Path, ...]) -> None:
    """Tell the article from the page around it: one document a line (JSONL).

    INPUT is a file, a folder or - for standard input: plain text, HTML or JSONL, each also gzip'ed.
    """
    failed = 0
    for item in App(packs).reader(outlet, published).read(inputs):
        if isinstance(item, Issue):
            failed += 1
            tell(item)
            continue
        click.echo(to_line(item.document))
        for issue in item.document.issues:
            tell(issue)
    closing(failed)
