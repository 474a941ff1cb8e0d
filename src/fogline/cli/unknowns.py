"""`fogline unknowns`: names that no pack knows, most frequent first, ready to become pack rows."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from fogline.app import App
from fogline.cli.failing import Tally
from fogline.cli.options import about_documents, with_packs
from fogline.extract.unknowns import Unknown

_COLUMNS = {
    "actor": ("id", "name", "kind", "side", "country", "inter", "acled", "parent", "aliases", "note"),
    "place": ("id", "name", "kind", "admin1", "admin2", "lat", "lon", "precision", "parent", "aliases", "origin", "note"),
}  # fmt: skip


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@about_documents
@click.option("--least", type=int, default=2, show_default=True, help="Leave out names that stand fewer times.")
@click.option("--kind", type=click.Choice(["actor", "place"]), help="Only actors or only places.")
@click.option(
    "--rows",
    is_flag=True,
    help="Print rows for actors.tsv or places.tsv (needs --kind); check them before you keep them.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_packs
def unknowns(
    inputs: tuple[str, ...], outlet: str | None, published: str | None, least: int, kind: str | None, rows: bool,
    as_json: bool, packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """List frequent names of actors and places that no pack knows, with sentences that hold them and a guess."""
    if rows and not kind:
        raise click.UsageError("--rows needs --kind actor or --kind place: the tables have different columns")
    found, failed = App(packs, gated=False).unknowns(inputs, outlet, published, least)
    tally = Tally()
    for issue in failed:
        tally.note(issue)
    if rows and kind:
        click.echo("\t".join(_COLUMNS[kind]))
    for row in found:
        if kind in {None, row.kind}:
            click.echo(_shown(row, rows, as_json))
    tally.table()
    tally.leave()


def _shown(row: Unknown, rows: bool, as_json: bool) -> str | bytes:
    if as_json:
        return msgspec.json.encode(row, order="deterministic")
    if rows:
        note = f"seen {row.count} times in {row.documents} documents" + (f"; {row.why}" if row.why else "")
        return "\t".join({**row.guess, "note": note}.get(column, "") for column in _COLUMNS[row.kind])
    lines = [f"{row.count:4} in {row.documents} documents  {row.kind}  {' / '.join(row.spellings)}"]
    lines += [f"       {row.why}"] if row.why else []
    lines += [f"       {e.document_ref}: “{' '.join(e.quote.exact.split())}”" for e in row.examples]
    return "\n".join(lines)
