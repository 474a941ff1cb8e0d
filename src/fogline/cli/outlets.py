"""`fogline outlets`: how the outlets of a ledger report, relative to one another."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.app import App
from fogline.cli.ledgers import on_ledger, opened, show, with_filters
from fogline.cli.options import with_packs
from fogline.desk.outlets import OutletProfile, profiles
from fogline.model.filters import Filters


@click.command()
@on_ledger
@with_packs
@with_filters
def outlets(address: str, packs: tuple[Path, ...], wanted: Filters) -> None:
    """Coverage, firsts, agreement, silence on own losses, relayed text and loaded words of each outlet."""
    with opened(address).reading() as connection:
        found = profiles(connection, App(packs).knowledge, wanted)
    columns = (
        "outlet",
        "camp",
        "documents",
        "claims",
        "events",
        "shared",
        "first",
        "agrees",
        "silent on own losses",
        "admits",
        "relayed",
        "loaded words",
    )
    show(found, columns, _row, "outlets")


def _row(p: OutletProfile) -> tuple[str, ...]:
    return (
        p.name, p.side or "?", *map(str, (p.documents, p.claims, p.events, p.shared, p.first)), _percent(p.agreement),
        f"{p.silent} of {p.own_losses}" if p.own_losses else "", str(p.admitted or ""), _percent(p.relayed),
        ", ".join(f"{word} {n}" for word, n in list(p.loaded.items())[:4]),
    )  # fmt: skip


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
