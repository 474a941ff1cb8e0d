"""Admiralty grades: how an origin has fared in this ledger, and what speaks for this event. A grade is never called truth.

Letters (A-F) follow the share of an origin's events that others bore out, once there are enough of them to judge; figures (1-6)
follow independence, interest and precision (NATO AJP-2.1, "source reliability / information credibility").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fogline.model.event import Event, Grade, Origin
from fogline.reconcile.world import World

FEW = 4  # events shared with others below which nobody can be judged
_LETTERS = ((0.9, "A"), (0.7, "B"), (0.5, "C"), (0.3, "D"), (0.0, "E"))


class Record(NamedTuple):
    """How an origin's shared events ended: borne out by another origin, or contradicted."""

    agreed: int = 0
    contradicted: int = 0


def records(events: Iterable[Event]) -> dict[str, Record]:
    """The record of each origin over the events of a ledger."""
    found: dict[str, Record] = {}
    for event in events:
        if len(event.origins) < 2:
            continue
        for origin in event.origins:
            agreed, against = found.get(origin.name, Record())
            if _contradicted(event, origin):
                found[origin.name] = Record(agreed, against + 1)
            else:
                found[origin.name] = Record(agreed + 1, against)
    return found


def _contradicted(event: Event, origin: Origin) -> bool:
    return any(d.kind == "contradiction" and any(origin.name in v.origins for v in d.values) for d in event.disputes)


def grade(event: Event, history: Mapping[str, Record], world: World) -> Grade:
    """Letter, figure and one sentence of reason."""
    letter, name = min((letter_of(history.get(o.name, Record())), o.name) for o in event.origins)
    figure, why = _information(event, world)
    if letter == "F":
        who = "no origin shares enough events with others to be judged"
    else:
        shared = history[name]
        who = f"{name} was borne out in {shared.agreed} of {sum(shared)} shared events of this ledger"
    return Grade(letter=letter, information=figure, why=f"{why}; {who}")


def letter_of(record: Record) -> str:
    """The letter of an origin with this record."""
    shared = record.agreed + record.contradicted
    if shared < FEW:
        return "F"
    return next(letter for least, letter in _LETTERS if record.agreed / shared >= least)


def _information(event: Event, world: World) -> tuple[int, str]:
    if event.agreement == "denied":
        return 4, "reported and denied"
    if event.agreement == "contested":
        fields = ", ".join(sorted({d.field for d in event.disputes if d.kind == "contradiction"}))
        return 4, f"origins contradict each other ({fields})"
    against = [o for o in event.origins if o.against_interest]
    if event.agreement == "cross-side":
        return 1, f"{len(event.origins)} independent origins of opposed camps agree"
    if event.agreement == "corroborated":
        return 2, f"{len(event.origins)} independent origins agree, none of an opposed camp"
    if against:
        return 2, f"{against[0].name} tells it against its own camp"
    if not event.places and event.time.edtf is None:
        return 6, "one origin, neither place nor day"
    origin = event.origins[0]
    parties = [a.side for a in (*event.initiators, *event.targets)]
    interested = origin.side is not None and any(s == origin.side or world.opposed(s, origin.side) for s in parties)
    vague = not event.places or event.time.precision != "day"
    if interested:
        return (4 if vague else 3), "one origin, of a camp that takes part" + (", place or day open" if vague else "")
    return (4 if vague else 3), "one origin" + (", place or day open" if vague else "")
