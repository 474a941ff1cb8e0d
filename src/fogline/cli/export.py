"""`fogline export`: the events of a ledger in another format, checked against that format's own rules."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol, cast

import click

from fogline.app import App
from fogline.export.options import ExportOptions
from fogline.export.registry import PROFILES, check, write
from fogline.export.rules import first_problems
from fogline.model.dossier import Dossier

FAILED = 3  # a check found problems


class Dossiers(Protocol):
    """What this command needs of the application."""

    def dossiers(self, ledger: str, filters: Mapping[str, str]) -> Iterable[Dossier]:
        """Events of a ledger with their claims and documents, as far as the filters let them through."""
        ...


@click.command()
@click.argument("profile", type=click.Choice(list(PROFILES)))
@click.option("--ledger", required=True, help="The ledger: a path or a postgresql:// address.")
@click.option("-o", "--output", default="-", help="The file to write; - is standard output.")
@click.option("--from", "since", help="Only events on or after this day.")
@click.option("--to", "until", help="Only events on or before this day.")
@click.option("--bbox", help="Only events inside WEST,SOUTH,EAST,NORTH.")
@click.option("--type", "kind", help="Only this event or sub-event type.")
@click.option("--actor", help="Only events in which this actor takes part.")
@click.option("--place", help="Only events at this place.")
@click.option("--outlet", help="Only events that this outlet carries.")
@click.option("--strict", is_flag=True, help="Only the columns of the foreign format, none of ours behind them.")
@click.option("--numeric-inter", is_flag=True, help="ACLED's actor types as figures.")
@click.option("--no-quotes", is_flag=True, help="No words of the articles.")
@click.option("--allow-names", is_flag=True, help="Also names of private persons who are quoted.")
@click.option("--no-check", is_flag=True, help="Do not ask the format's own rules of the file.")
def export(
    profile: str, ledger: str, output: str, since: str | None, until: str | None, bbox: str | None, kind: str | None, actor: str | None,
    place: str | None, outlet: str | None, strict: bool, numeric_inter: bool,
    no_quotes: bool, allow_names: bool, no_check: bool,
) -> None:  # fmt: skip
    """Write the events of a ledger in the format PROFILE.

    What the format has no row for is left out, and counted by reason on standard error.
    """
    app = App()
    options = ExportOptions(strict=strict, numeric_inter=numeric_inter, quotes=not no_quotes, allow_names=allow_names)
    given = {"from": since, "to": until, "bbox": bbox, "type": kind, "actor": actor, "place": place, "outlet": outlet}
    filters = {name: value for name, value in given.items() if value is not None}
    dossiers = cast(Dossiers, app).dossiers(ledger, filters)
    with tempfile.TemporaryDirectory(prefix="fogline-export-") as folder:
        target = Path(output) if output != "-" else Path(folder) / f"export{PROFILES[profile].suffix}"
        report = write(profile, dossiers, app.knowledge, target, options)
        problems = [] if no_check else check(profile, target, app.knowledge)
        if output == "-":
            sys.stdout.buffer.write(target.read_bytes())
            sys.stdout.buffer.flush()
    for line in (*report.lines(), *first_problems(problems)):
        click.echo(line, err=True)
    if problems:
        raise click.exceptions.Exit(FAILED)
