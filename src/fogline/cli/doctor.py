"""`fogline doctor`: is everything here that coding needs?"""

from __future__ import annotations

import sys

import click

from fogline import __version__
from fogline.extract.parse import WEIGHTS, SpacyParser, weights_digest
from fogline.packs.gazetteer import country_places, data_home
from fogline.packs.load import load


@click.command()
def doctor() -> None:
    """Check the installation: Python, the model, the packs, the gazetteers. Exit code 0 when all is well."""
    knowledge = load()
    parser = SpacyParser()
    click.echo(f"fogline     {__version__} on Python {sys.version.split()[0]}")
    click.echo(f"parser      {parser.name}")
    known = weights_digest() == WEIGHTS
    click.echo(f"weights     {'as measured' if known else 'NOT those the figures were measured with'}")
    click.echo(f"recogniser  {'own model' if parser.recognises else 'none: names come from packs alone'}")
    for pack, digest in sorted(knowledge.hashes.items()):
        click.echo(f"pack        {pack} {digest[:19]}")
    click.echo(
        f"knows       {len(knowledge.actors)} actors, {len(knowledge.outlets)} outlets, {len(knowledge.places)} places"
    )
    click.echo(f"gazetteer   {len(country_places('SY'))} places of Syria in {data_home()}")
