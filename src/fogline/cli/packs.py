"""`fogline packs`: list, check and build knowledge packs."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.app import check_packs
from fogline.packs.build import build_gazetteer
from fogline.packs.load import bundled_root, find_packs
from fogline.packs.manifest import content_hash, read_manifest


@click.group()
def packs() -> None:
    """Knowledge packs: what is installed, whether it keeps its promises, and gazetteers of your own."""


@packs.command("list")
def list_packs() -> None:
    """The bundled packs with version, licence and hash."""
    for folder in find_packs(bundled_root()):
        manifest = read_manifest(folder)
        click.echo(
            f"{manifest.id:18} {manifest.version:8} {manifest.licence:12} {content_hash(folder)[:19]}  {manifest.name}"
        )


@packs.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True))
def check(folders: tuple[Path, ...]) -> None:
    """Check tables, references, promises and cases of packs (the bundled ones where none is named)."""
    problems, done = check_packs(folders)
    for problem in problems:
        click.echo(problem, err=True)
    click.echo(done)
    if problems:
        raise click.exceptions.Exit(3)


@packs.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--country", required=True, help="ISO code of the country, such as SY.")
@click.option("--name", default=None, help="Name of the gazetteer; the file's name where none is given.")
@click.option("--licence", default="not stated", show_default=True, help="Licence of the data, kept with every place.")
def build(file: Path, country: str, name: str | None, licence: str) -> None:
    """Turn a COD-AB/COD-PP table or shapefile, or a GeoNames country file, into a gazetteer in your data folder."""
    path, count = build_gazetteer(file, country.upper(), name or file.stem, licence)
    click.echo(f"{count} places written to {path}")
