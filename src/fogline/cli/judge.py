"""`fogline merge`, `split`, `relate`, `correct`, `undo` and `judgements`: what people decide."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from fogline.app import App
from fogline.cli.ledgers import on_ledger, opened, show
from fogline.cli.options import with_packs
from fogline.desk.judging import Judging
from fogline.model.event import Event
from fogline.store.query import Query

Command = TypeVar("Command", bound=Callable[..., Any])


def _by_somebody(command: Command) -> Command:
    who = click.option("--who", default=getpass.getuser, show_default="your login", help="Who decides.")
    why = click.option("--why", required=True, help="The reason, for those who read it later.")
    return on_ledger(with_packs(who(why(command))))


def _judging(address: str, packs: tuple[Path, ...], who: str, why: str) -> Judging:
    return Judging(opened(address), App(packs).knowledge, who, datetime.now(UTC).isoformat(timespec="seconds"), why)


@click.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT EVENT...")
@_by_somebody
def merge(events: tuple[str, ...], address: str, packs: tuple[Path, ...], who: str, why: str) -> None:
    """Decide that events are one. Their ids stay resolvable."""
    _tell(_judging(address, packs, who, why).merge(events))


@click.command()
@click.argument("event")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@_by_somebody
def split(event: str, claims: tuple[str, ...], address: str, packs: tuple[Path, ...], who: str, why: str) -> None:
    """Decide that some claims tell another event than the rest of EVENT."""
    for made in _judging(address, packs, who, why).split(event, claims):
        _tell(made)


@click.command()
@click.argument("event")
@click.argument("other")
@click.option("--as", "relation", required=True, help="The relation in words, such as: in retaliation for.")
@_by_somebody
def relate(
    event: str, other: str, relation: str, address: str, packs: tuple[Path, ...], who: str, why: str
) -> None:  # fmt: skip
    """Decide that EVENT stands in a relation to OTHER."""
    _tell(_judging(address, packs, who, why).relate(event, other, relation))


@click.command()
@click.argument("claim")
@click.argument("field")
@click.argument("value")
@_by_somebody
def correct(
    claim: str, field: str, value: str, address: str, packs: tuple[Path, ...], who: str, why: str
) -> None:  # fmt: skip
    """Give a FIELD of a CLAIM another VALUE (JSON or plain words). The machine's own value is kept beside it."""
    made = _judging(address, packs, who, why).correct(claim, field, value)
    click.echo(f"{made.id}: {made.field} of {made.claim} is {made.value!r} (the machine read {made.before!r})")


@click.command()
@click.argument("judgement")
@_by_somebody
def undo(judgement: str, address: str, packs: tuple[Path, ...], who: str, why: str) -> None:
    """Take a judgement back. It stays readable."""
    undone = _judging(address, packs, who, why).undo(judgement)
    click.echo(f"{undone.id}: the {undone.kind} of {undone.when} by {undone.who} no longer holds")


@click.command()
@on_ledger
def judgements(address: str) -> None:
    """All judgements, oldest first."""
    with opened(address).reading() as connection:
        columns = ("when", "who", "kind", "claims", "why", "id")
        rows = Query(connection).judgements()
        show(rows, columns, lambda j: (j.when, j.who, j.kind, str(len(j.claims)), j.why, j.id), "judgements")


def _tell(event: Event) -> None:
    place = ", ".join(p.name for p in event.places)
    click.echo(
        f"{event.id}: {event.sub_event_type or event.event_type}, {place}, {event.time.edtf}; {len(event.claims)} claims"
    )
