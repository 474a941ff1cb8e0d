"""`fogline packs`: list, check, make and build knowledge packs."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.app import check_packs
from fogline.packs.build import build_gazetteer
from fogline.packs.load import bundled_root, find_packs, load
from fogline.packs.manifest import content_hash, read_manifest
from fogline.packs.new import new_pack


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
@click.argument("name")
@click.option("--country", required=True, help="ISO code of the country that the war is fought in, such as SD.")
@click.option("--folder", type=click.Path(path_type=Path), default=".", help="Where to make it; here by default.")
def new(name: str, country: str, folder: Path) -> None:
    """Make the skeleton of a pack for another war: it passes `packs check` and waits for your rows."""
    for path in new_pack(folder, name, country.upper(), load()):
        click.echo(path)
    click.echo(f"next: fogline packs check {folder / name}   (what to fill in: docs/new-war.md)")


@packs.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--country", required=True, help="ISO code of the country, such as SY.")
@click.option("--name", default=None, help="Name of the gazetteer; the file's name where none is given.")
@click.option("--licence", default="not stated", show_default=True, help="Licence of the data, kept with every place.")
def build(file: Path, country: str, name: str | None, licence: str) -> None:
    """Turn a COD-AB/COD-PP table or shapefile, or a GeoNames country file, into a gazetteer in your data folder."""
    path, count = build_gazetteer(file, country.upper(), name or file.stem, licence)
    click.echo(f"{count} places written to {path}")
