"""`fogline demo`: the bundled sample reports into a ledger, and what it says of one small campaign."""

from __future__ import annotations

import tempfile
from importlib.resources import files
from pathlib import Path

import click
from sqlalchemy import Connection

from fogline.app import App
from fogline.cli.explain import explained
from fogline.cli.failing import Tally
from fogline.cli.serve import run, serving
from fogline.desk.adding import Adding
from fogline.desk.looking import Looking
from fogline.model.event import Event
from fogline.model.filters import Filters
from fogline.store.ledger import Ledger
from fogline.store.query import Query

RETRIEVED = "2016-04-14T00:00:00+00:00"  # of the invented reports


@click.command()
@click.option("--all", "everything", is_flag=True, help="Show every claim with its words, too.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the ledger in this file.")
@click.option("--serve", "serve_it", is_flag=True, help="Serve the page over it, until Ctrl-C.")
@serving
def demo(everything: bool, keep: Path | None, serve_it: bool, host: str, port: int, who: str, browser: bool) -> None:
    """Eight bundled reports by invented outlets of opposed camps: coded, reconciled, and told as a short story."""
    folder = Path(str(files("fogline") / "samples"))
    app = App([folder / "pack"])
    with tempfile.TemporaryDirectory() as temporary:
        tally = Tally()
        ledger = Ledger(str(keep or Path(temporary) / "demo.db"), create=True)
        added = Adding(app, ledger, RETRIEVED).run(
            [str(folder / "reports")], None, None, lambda ref, issue: tally.note(issue) if issue else None
        )
        with ledger.reading() as connection:
            if everything:
                _claims(connection)
            looking = Looking(connection, app.knowledge)
            events = list(looking.events(Filters()))
            click.echo(
                f"{added.ledger['documents']} reports, {added.ledger['claims']} claims, {len(events)} events; "
                f"{sum(len(e.documents) > 1 for e in events)} of them told by several reports.\n"
            )
            for event in sorted(events, key=lambda e: (-len(e.documents), -len(e.disputes), e.id))[:1]:
                _dispute(event)
            _control(looking)
        if serve_it:
            click.echo("\nThe page over these reports (stop with Ctrl-C):")
            run(app, ledger, host, port, who, browser)
        ledger.close()
    click.echo("\nLook at it on a page:     fogline demo --serve")
    click.echo("Keep it and look around:  fogline demo --keep demo.db")
    click.echo("  fogline events --ledger demo.db        fogline control --ledger demo.db --at 2016-04-13")
    click.echo("  fogline explain EVENT --ledger demo.db   fogline outlets --ledger demo.db")


def _claims(connection: Connection) -> None:
    query = Query(connection)
    for document in query.documents():
        reading = query.reading(document.id)
        outlet = document.outlet.name if document.outlet else "unknown outlet"
        click.secho(f"{document.document_ref}  {outlet}, {document.published.edtf or 'no date'}", bold=True)
        for claim in query.claims_of(document.id):
            click.echo("  " + explained(claim, reading.text).replace("\n", "\n  "))


def _dispute(event: Event) -> None:
    """The event that is quarrelled over most: who says what."""
    place = ", ".join(p.name for p in event.places)
    click.secho(f"{event.time.edtf}  {event.sub_event_type}, {place}  ({event.id})", bold=True)
    click.echo(f"  told by {', '.join(o.name for o in event.origins)}: {len(event.documents)} reports")
    for dispute in event.disputes:
        click.echo(f"  {dispute.field} ({dispute.kind})")
        for value in dispute.values:
            camps = f" [{', '.join(value.sides)}]" if value.sides else ""
            click.echo(f"      {value.value!s:28} {', '.join(value.origins)}{camps}")
    if event.grade:
        click.echo(f"  grade {event.grade.letter}{event.grade.information}: {event.grade.why}")
    admitted = [o.name for o in event.origins if o.against_interest]
    if admitted:
        click.echo(f"  against its own camp: {', '.join(admitted)}")


def _control(looking: Looking) -> None:
    """The place with most steps: who is said to have held it when."""
    steps = max(looking.control().values(), key=len, default=[])
    if not steps:
        return
    click.secho(f"\nWho is reported to hold {steps[0].name}", bold=True)
    for step in steps:
        holder = step.holder.name if step.holder else " or ".join(a.name for a in step.rivals) or "unknown"
        since = f"since {step.since}" if step.since else "before"
        click.echo(f"  {since:18} {holder:40} {step.assurance}: {', '.join(step.origins)}")
