"""`fogline export`: the events of a ledger in another format, checked against that format's own rules."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from fogline.app import App
from fogline.cli.ledgers import on_ledger, opened, with_filters
from fogline.cli.options import with_packs
from fogline.desk.looking import Looking
from fogline.desk.sparing import Sparing, held_back, spared
from fogline.export.options import ExportOptions
from fogline.export.registry import PROFILES, check, write
from fogline.export.rules import first_problems
from fogline.model.filters import Filters

FAILED = 3  # a check found problems


@click.command()
@click.argument("profile", type=click.Choice(list(PROFILES)))
@on_ledger
@with_packs
@with_filters
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="The file to write, whole or not at all; - is standard output."
)
@click.option("--strict", is_flag=True, help="Only the columns of the foreign format, none of ours behind them.")
@click.option("--numeric-inter", is_flag=True, help="ACLED's actor types as figures.")
@click.option("--no-quotes", is_flag=True, help="No words of the articles.")
@click.option("--allow-names", is_flag=True, help="Also names of private persons who are quoted.")
@click.option(
    "--embargo",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Hold back events of the last DAYS, and those without a day.",
)
@click.option(
    "--coarse", type=click.FloatRange(0.01, 5), metavar="DEGREES", help="Tell places by squares of this width only."
)
@click.option("--no-check", is_flag=True, help="Do not ask the format's own rules of the file.")
def export(
    profile: str, address: str, packs: tuple[Path, ...], wanted: Filters, output: str, strict: bool, numeric_inter: bool,
    no_quotes: bool, allow_names: bool, embargo: int | None, coarse: float | None, no_check: bool,
) -> None:  # fmt: skip
    """Write the events of a ledger in the format PROFILE.

    What the format has no row for is left out, and counted by reason on standard error.
    """
    app = App(packs)
    options = ExportOptions(strict=strict, numeric_inter=numeric_inter, quotes=not no_quotes, allow_names=allow_names)
    with tempfile.TemporaryDirectory(prefix="fogline-export-") as folder, opened(address).reading() as connection:
        target = Path(output) if output != "-" else Path(folder) / f"export{PROFILES[profile].suffix}"
        care = Sparing(until=None if embargo is None else held_back(embargo, datetime.now(UTC).date()), grid=coarse)
        dossiers = spared(Looking(connection, app.knowledge).dossiers(wanted), care)
        report = write(profile, dossiers, app.knowledge, target, options)
        problems = [] if no_check else check(profile, target, app.knowledge)
        if output == "-":
            with target.open("rb") as made:
                shutil.copyfileobj(made, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    for line in (*report.lines(), *first_problems(problems)):
        click.echo(line, err=True)
    if problems:
        raise click.exceptions.Exit(FAILED)
