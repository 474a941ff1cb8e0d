"""`fogline schema`: the published JSON Schemas."""

from __future__ import annotations

import json

import click

from fogline.model.wire import FORMATS
from fogline.model.wire import schema as schema_of


@click.command()
@click.argument("name", type=click.Choice(sorted(FORMATS)))
def schema(name: str) -> None:
    """Print the JSON Schema of a record: claim or document."""
    click.echo(json.dumps(schema_of(name), indent=2, sort_keys=True))
