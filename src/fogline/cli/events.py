"""`fogline events` and `fogline claims`: what a ledger holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from fogline.app import App
from fogline.cli.ledgers import on_ledger, opened, show, with_filters
from fogline.cli.options import with_packs
from fogline.desk.looking import Looking
from fogline.model.claim import Claim
from fogline.model.event import Event
from fogline.model.filters import Filters

_LONGEST = 44


@click.command()
@on_ledger
@with_packs
@with_filters
def events(address: str, packs: tuple[Path, ...], wanted: Filters) -> None:
    """Events with their losses, origins, disputes and grade: a table on a terminal, JSONL in a pipe."""
    with opened(address).reading() as connection:
        looking = Looking(connection, App(packs).knowledge)
        columns = ("day", "event", "place", "by", "against", "killed", "agreement", "grade", "id")
        show(looking.events(wanted), columns, _event, "events")


@click.command()
@on_ledger
@with_packs
@with_filters
def claims(address: str, packs: tuple[Path, ...], wanted: Filters) -> None:
    """Claims as they stand: a table on a terminal, JSONL in a pipe."""
    with opened(address).reading() as connection:
        looking = Looking(connection, App(packs).knowledge)
        show(looking.claims(wanted), ("day", "event", "place", "said by", "words", "id"), _claim, "claims")


def _event(event: Event) -> tuple[str, ...]:
    dead = [loss for loss in event.losses if loss.kind == "killed" and loss.best is not None]
    return (
        event.time.edtf or "?", event.sub_event_type or event.event_type or "?", _names(p.name for p in event.places),
        _names(a.name for a in event.initiators), _names(a.name for a in event.targets),
        str(sum(loss.best or 0 for loss in dead)) if dead else "", event.agreement,
        f"{event.grade.letter}{event.grade.information}" if event.grade else "", event.id,
    )  # fmt: skip


def _claim(claim: Claim) -> tuple[str, ...]:
    words = " ".join(claim.span.exact.split())
    return (
        claim.time.edtf or "?", claim.sub_event_type or claim.kind, _names(p.name for p in claim.places),
        " > ".join(v.name for v in claim.attribution), words if len(words) < _LONGEST else words[: _LONGEST - 1] + "…", claim.id,
    )  # fmt: skip


def _names(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
