"""A cluster of tellings to an Event: each field is what most independent origins say, and what the others say stays in the disputes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.event import Agreement, Dispute, Event, Origin
from fogline.model.place import PlaceRef
from fogline.model.when import EventTime
from fogline.reconcile.disputes import disputes_of
from fogline.reconcile.independence import Told, origins_of
from fogline.reconcile.losses import Policy, losses_of
from fogline.reconcile.tellings import leading
from fogline.reconcile.world import World

T = TypeVar("T")
_STATUS = ("happened", "ongoing", "failed", "unverified", "possible", "denied")
# ACLED's hierarchy of types on one day, in one place, between one pair (codebook, "Event types")
_HIERARCHY = (
    "Government regains territory", "Non-state actor overtakes territory", "Armed clash", "Chemical weapon", "Air/drone strike",
    "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack",
    "Abduction/forced disappearance",
)  # fmt: skip


def event_id(claim: str) -> str:
    """The id of the event that a claim founds; it stays resolvable through that claim for ever."""
    return "evt_" + claim.removeprefix("clm_")


def fuse(told: Sequence[Told], world: World, policy: Policy = "ucdp/1", judged: bool = False) -> Event:
    """One event from all its claims; the same claims give the same event in any order."""
    ordered = sorted(told, key=lambda t: t.order)
    origins, origin = origins_of(ordered, world)
    happened = [t for t in ordered if t.claim.status != "denied"] or ordered
    disputes = disputes_of(ordered, origins, origin, world)
    sub_type, main_type = _type(happened, origin)
    return Event(
        id=event_id(ordered[0].claim.id),
        claims=tuple(t.claim.id for t in ordered),
        documents=tuple(dict.fromkeys(t.document.id for t in ordered)),
        event_type=main_type, sub_event_type=sub_type,
        status=_most(happened, origin, lambda c: c.status, _STATUS.index) or "happened",
        background=all(t.claim.background for t in ordered),
        time=_time(happened, origin), places=_places(happened),
        initiators=_actors(happened, origin, lambda c: c.initiators), targets=_actors(happened, origin, lambda c: c.targets),
        losses=tuple(losses_of(ordered, origin, policy)),
        agreement=_agreement(ordered, origins, disputes, world),
        origins=tuple(origins), disputes=tuple(disputes),
        confidence=_confidence(ordered, origin), judged=judged,
    )  # fmt: skip


def _most(
    told: Sequence[Told],
    origin: Mapping[str, str],
    read: Callable[[Claim], T | None],
    rank: Callable[[T], int] | None = None,
) -> T | None:
    """The value that most origins give in their fullest claim; of equals the one of higher rank, then the earliest."""
    votes: dict[str, T] = {}
    by_origin: dict[str, list[Claim]] = {}
    for t in told:
        by_origin.setdefault(origin[t.claim.id], []).append(t.claim)
    for name, claims in by_origin.items():
        speaking = [c for c in claims if read(c)]
        if speaking:
            value = read(leading(speaking))
            assert value is not None
            votes[name] = value
    counts = Counter(votes.values())
    order = list(dict.fromkeys(votes.values()))
    return min(counts, key=lambda v: (-counts[v], rank(v) if rank else 0, order.index(v)), default=None)


def _type(told: Sequence[Told], origin: Mapping[str, str]) -> tuple[str | None, str | None]:
    sub_type = _most(told, origin, lambda c: c.sub_event_type, lambda v: _HIERARCHY.index(v) if v in _HIERARCHY else 99)
    main = next((t.claim.event_type for t in told if t.claim.sub_event_type == sub_type), None)
    return sub_type, main


def _time(told: Sequence[Told], origin: Mapping[str, str]) -> EventTime:
    """Days that the words fix come before days of the report; precise ones before coarse ones."""
    for bases in ({"stated", "relative"}, {"dateline"}, {"published"}):
        some = [t for t in told if t.claim.time.basis in bases and t.claim.time.edtf]
        exact = [t for t in some if t.claim.time.precision == "day"]
        edtf = _most(exact or some, origin, lambda c: c.time.edtf)
        if edtf:
            return next(t.claim.time for t in exact or some if t.claim.time.edtf == edtf)
    return next((t.claim.time for t in told if t.claim.time.text), EventTime())


def _places(told: Sequence[Told]) -> tuple[PlaceRef, ...]:
    """Every place once, the exact ones first; regions only where nothing more exact is named."""
    found: dict[str, PlaceRef] = {}
    for t in told:
        for place in t.claim.places or tuple(k.place for k in t.claim.control):
            found.setdefault(place.id or place.name.casefold(), place)
    exact = [p for p in found.values() if not p.is_region]
    return tuple(sorted(exact or found.values(), key=lambda p: (p.id is None, p.precision or 9)))


def _actors(
    told: Sequence[Told], origin: Mapping[str, str], read: Callable[[Claim], tuple[ActorRef, ...]]
) -> tuple[ActorRef, ...]:
    ids = _most(told, origin, lambda c: tuple(sorted({a.id or a.name for a in read(c)})))
    if not ids:
        return ()
    named = {a.id or a.name: a for t in reversed(told) for a in read(t.claim)}
    return tuple(named[i] for i in ids)


def _agreement(told: Sequence[Told], origins: Sequence[Origin], disputes: Sequence[Dispute], world: World) -> Agreement:
    denied = [t for t in told if t.claim.status == "denied"]
    if denied and (len(denied) == len(told) or any(d.field == "happened" for d in disputes)):
        return "denied"
    if any(d.kind == "contradiction" for d in disputes):
        return "contested"
    if len(origins) < 2:
        return "single"
    sides = [o.side for o in origins]
    crossed = any(world.opposed(a, b) for i, a in enumerate(sides) for b in sides[i + 1 :])
    return "cross-side" if crossed else "corroborated"


def _confidence(told: Sequence[Told], origin: Mapping[str, str]) -> float:
    """The chance that at least one origin was read rightly, from the best claim of each."""
    best: dict[str, float] = {}
    for t in told:
        best[origin[t.claim.id]] = max(best.get(origin[t.claim.id], 0.0), t.claim.confidence)
    missed = 1.0
    for value in sorted(best.values()):
        missed *= 1.0 - value
    return round(1.0 - missed, 3)
