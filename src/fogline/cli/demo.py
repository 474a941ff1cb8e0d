"""`fogline demo`: the bundled sample reports, coded, and what they say of one small campaign."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from fogline.app import App
from fogline.cli.explain import explained
from fogline.model.issue import Issue

SHOWN = 2  # claims shown whole; the rest is summed up


@click.command()
@click.option("--all", "everything", is_flag=True, help="Show every claim, not only the first of each report.")
def demo(everything: bool) -> None:
    """Code eight bundled reports by invented outlets of opposite camps, and tell what came out."""
    folder = Path(str(files("fogline") / "samples"))
    app = App([folder / "pack"])
    total = 0
    for item in app.code([str(folder / "reports")]):
        if isinstance(item, Issue):
            click.echo(f"fogline: {item.message}", err=True)
            continue
        reading, claims, _ = item
        document = reading.document
        outlet = document.outlet
        total += len(claims)
        click.secho(f"\n{document.document_ref}  {outlet.name if outlet else 'unknown outlet'}", bold=True, nl=False)
        click.echo(f" ({outlet.side if outlet else '?'}), {document.published.edtf or 'no date'}: {document.title}")
        left = sum(
            s.end - s.start for s in document.segments if s.kind not in {"title", "body"} and s.reason != "blank"
        )
        click.echo(f"  {left} of {len(reading.text)} characters are page furniture; {len(claims)} claims\n")
        for claim in claims if everything else claims[:SHOWN]:
            click.echo("  " + explained(claim, reading.text).replace("\n", "\n  "))
    click.echo(f"{total} claims from one campaign, each field with the words it came from.")
    click.echo(
        f"See them all: fogline demo --all   As JSON: fogline code {folder / 'reports'} --pack {folder / 'pack'}"
    )
