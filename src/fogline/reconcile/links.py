"""Relations between events: what came before at the same place, what was taken back, what is part of a larger telling, which names are one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from fogline.model.actor import ActorRef
from fogline.model.event import Event, Link, LinkKind
from fogline.model.place import PlaceRef
from fogline.reconcile.world import World

CAMPAIGN = 30  # days between two events of one campaign; later ones continue it
NEAREST: dict[LinkKind, int] = {"precedes": 4, "continues": 3, "reverses": 2, "part_of": 3, "same_place_alias": 3}
_CAPTURES = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)


def links_of(event: Event, others: Sequence[Event], world: World) -> list[Link]:
    """Links from an event to others of its neighbourhood: the nearest in time of each kind."""
    count: dict[LinkKind, int] = {}
    found = []
    for other in sorted(others, key=lambda o: _far(event, o)):
        link = _link(event, other, world) if other.id != event.id else None
        if link is not None and count.get(link.kind, 0) < NEAREST[link.kind]:
            count[link.kind] = count.get(link.kind, 0) + 1
            found.append(link)
    return found


def _far(event: Event, other: Event) -> tuple[int, str, str]:
    one, two = event.time.earliest, other.time.earliest
    days = abs((date.fromisoformat(two) - date.fromisoformat(one)).days) if one and two else 10**6
    return days, two or "9999", other.id


def _link(event: Event, other: Event, world: World) -> Link | None:
    """The strongest relation; a link of time runs from the earlier event to the later, one that takes back the other way."""
    same = _dyad(event, world) & _dyad(other, world)
    shared, alias = _shared(event.places, other.places, world), _alias(event.places, other.places)
    if shared is None and alias is None:
        return None
    if not same:
        return None
    part = _part(event, other, world)
    if part is not None:
        return part
    one, two = event.time.earliest, other.time.earliest
    if shared is None and alias is not None:
        return Link(to=other.id, kind="same_place_alias", why=alias)
    if one is None or two is None:
        return None
    if two < one and _reversed(event, other):
        return Link(to=other.id, kind="reverses", why=f"{shared}: taken the other way on {two}")
    if one < two:
        days = (date.fromisoformat(two) - date.fromisoformat(one)).days
        kind: LinkKind = "precedes" if days <= CAMPAIGN else "continues"
        return Link(to=other.id, kind=kind, why=f"{shared}, a party in common, {days} days later")
    return None


def _reversed(event: Event, other: Event) -> bool:
    """Whether what one side took in the other event it loses in this one."""
    takes = event.sub_event_type in _CAPTURES and other.sub_event_type in _CAPTURES
    won, lost = _sides(other.initiators), _sides(other.targets)
    return (
        takes
        and bool(_sides(event.initiators))
        and not (_sides(event.initiators) & won)
        and bool(_sides(event.targets) & won or _sides(event.initiators) & lost)
    )


def _sides(actors: Iterable[ActorRef]) -> set[str]:
    return {a.side or a.name for a in actors}


def _shared(mine: Sequence[PlaceRef], theirs: Sequence[PlaceRef], world: World) -> str | None:
    """One place, two in one town, or one within the other."""
    ids = {p.id for p in theirs if p.id}
    for place in mine:
        if place.id in ids:
            return f"same place {place.name}"
    for a in mine:
        for b in theirs:
            one, two = world.spot(a), world.spot(b)
            if (a.id and a.id in two.inside) or (b.id and b.id in one.inside):
                return f"{a.name} and {b.name} lie in each other"
            town = next((t for t in one.inside if t in two.inside and world.is_town(t)), None)
            if town:
                return f"{a.name} and {b.name} lie in one town"
            if one.region != two.region and a.admin1 and a.admin1 == b.admin1:
                return f"{a.name} and {b.name} may lie in each other"
    return None


def _alias(mine: Sequence[PlaceRef], theirs: Sequence[PlaceRef]) -> str | None:
    """Two names within a kilometre or so of each other are one place."""
    for a in mine:
        for b in theirs:
            if a.lat is None or b.lat is None or a.lon is None or b.lon is None or a.id == b.id:
                continue
            if abs(a.lat - b.lat) < 0.01 and abs(a.lon - b.lon) < 0.01:
                return f"{a.name} and {b.name} lie at the same spot"
    return None


def _dyad(event: Event, world: World) -> set[str]:
    return {key for a in (*event.initiators, *event.targets) for key in (*world.kin(a.id), a.side or "") if key}


def _part(event: Event, other: Event, world: World) -> Link | None:
    """An event at a place within the region of a wider one, in its days, between the same parties."""
    one, first, last = event.time.earliest, other.time.earliest, other.time.latest
    if not one or not first or not last or not other.places or not event.places:
        return None
    wide = other.places[0]
    if not wide.is_region or event.places[0].is_region:
        return None
    inside = any(wide.id in world.spot(p).inside or (wide.admin1 and wide.admin1 == p.admin1) for p in event.places)
    if inside and first <= one <= last and len(_dyad(event, world) & _dyad(other, world)) >= 2:
        why = f"{event.places[0].name} lies in {wide.name}, same days, same parties"
        return Link(to=other.id, kind="part_of", why=why)
    return None
