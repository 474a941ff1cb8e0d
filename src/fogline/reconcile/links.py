"""Relations between events: what came before at the same place, what was taken back, what is part of a larger telling, which names are one place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fogline.model.event import Event, Link, LinkKind
from fogline.model.place import PlaceRef
from fogline.reconcile.world import World

CAMPAIGN = 30  # days between two events of one campaign; later ones continue it


def links_of(event: Event, others: Sequence[Event], world: World) -> list[Link]:
    """Links from an event to others of its neighbourhood, nearest in time first."""
    return [link for other in sorted(others, key=_day) if other.id != event.id and (link := _link(event, other, world))]


def _day(event: Event) -> str:
    return event.time.earliest or "9999"


def _link(event: Event, other: Event, world: World) -> Link | None:
    shared = _shared(event.places, other.places)
    alias = _alias(event.places, other.places)
    one, two = event.time.earliest, other.time.earliest
    if shared is None:
        if alias and _dyad(event, world) & _dyad(other, world):
            return Link(to=other.id, kind="same_place_alias", why=alias)
        return _part(event, other, world)
    if one is None or two is None or not _dyad(event, world) & _dyad(other, world):
        return None
    if two < one and _taken(event) & _lost(other) and _taken(other) & _lost(event):
        return Link(to=other.id, kind="reverses", why=f"{shared} was taken the other way on {two}")
    if one < two:
        days = (date.fromisoformat(two) - date.fromisoformat(one)).days
        kind: LinkKind = "precedes" if days <= CAMPAIGN else "continues"
        return Link(to=other.id, kind=kind, why=f"same place {shared} and same parties, {days} days later")
    return None


def _taken(event: Event) -> set[str]:
    captures = event.sub_event_type in {
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Non-violent transfer of territory",
    }
    return {a.side or a.name for a in event.initiators} if captures else set()


def _lost(event: Event) -> set[str]:
    return {a.side or a.name for a in event.targets}


def _shared(mine: Sequence[PlaceRef], theirs: Sequence[PlaceRef]) -> str | None:
    ids = {p.id for p in theirs if p.id}
    return next((p.name for p in mine if p.id in ids), None)


def _alias(mine: Sequence[PlaceRef], theirs: Sequence[PlaceRef]) -> str | None:
    """Two names within a kilometre or so of each other are one place."""
    for a in mine:
        for b in theirs:
            near = a.lat is not None and b.lat is not None and a.lon is not None and b.lon is not None
            if near and a.id != b.id and abs(a.lat - b.lat) < 0.01 and abs(a.lon - b.lon) < 0.01:  # type: ignore[operator]
                return f"{a.name} and {b.name} lie at the same spot"
    return None


def _dyad(event: Event, world: World) -> set[str]:
    return {key for a in (*event.initiators, *event.targets) for key in (*world.kin(a.id), a.side or "") if key}


def _part(event: Event, other: Event, world: World) -> Link | None:
    """An event at a place within the region of a wider one, in its days, between the same parties."""
    if (
        not event.time.earliest
        or not other.time.earliest
        or not other.time.latest
        or not other.places
        or not event.places
    ):
        return None
    wide = other.places[0]
    if (wide.precision or 1) < 3 or (event.places[0].precision or 1) >= 3:
        return None
    inside = any(wide.id in world.spot(p).inside or (wide.admin1 and wide.admin1 == p.admin1) for p in event.places)
    days = other.time.earliest <= event.time.earliest <= other.time.latest
    if inside and days and len(_dyad(event, world) & _dyad(other, world)) >= 2:
        return Link(
            to=other.id, kind="part_of", why=f"{event.places[0].name} lies in {wide.name}, same days, same parties"
        )
    return None
