"""The claims of one document, grouped by its own event keys into tellings that can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.ids import content_id
from fogline.model.telling import Party, Spot, Telling
from fogline.model.when import ordinal_of
from fogline.reconcile.likeness import family_of
from fogline.reconcile.world import World
from fogline.text.fold import fold

LOOKS_BACK = 60  # days before the report within which an earlier event without a date is looked for
LATELY = 5  # days before the report within which news without a date happened
SLACK = {"stated": 0, "relative": 0, "dateline": 3, "published": 3, "none": 0}
_WORD = re.compile(r"[a-z]{5,}")
_TAKEN = frozenset({"full", "partial"})
_REPORT = frozenset({"published", "dateline"})
_UNTOLD = frozenset({"planned"})


def tellings_of(document: Document, claims: Sequence[Claim], world: World) -> list[Telling]:
    """One telling for each event that the document tells; plans, states and opinions tell none."""
    about = _about(claims, world)
    by_event: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "event" and claim.status not in _UNTOLD:
            by_event.setdefault(claim.event, []).append(claim)
    return [_telling(document, event, told, about, world) for event, told in by_event.items()]


def _telling(document: Document, event: str, told: list[Claim], about: Sequence[Spot], world: World) -> Telling:
    lead = leading(told)
    published = ordinal_of(document.published.edtf)
    first, last, slack, dated = _when(told, published)
    spots = _spots(told, world)
    return Telling(
        id=content_id("tel", (document.id, event, *sorted(c.id for c in told))),
        document=document.id,
        event=event,
        order=f"{document.published.edtf or '9'}|{document.id}|{min(c.span.start for c in told):07}",
        claims=tuple(c.id for c in told),
        published=published, first=first, last=last, slack=slack, dated=dated,
        background=all(c.background for c in told),
        family=family_of(lead),
        sub_event_type=lead.sub_event_type,
        denied=all(c.status == "denied" for c in told),
        initiators=_parties([a for c in told for a in c.initiators], world),
        targets=_parties([a for c in told for a in c.targets], world),
        spots=spots or tuple(about[:1]), placed=bool(spots),
        around=tuple(dict.fromkeys(s.id or s.key for s in about)),
        winners=_parties([k.to for c in told for k in c.control if k.to and k.extent in _TAKEN], world),
        losses=tuple(loss for c in told for loss in c.losses),
        words=tuple(sorted({w for c in told for w in _WORD.findall(fold(c.span.exact))})),
    )  # fmt: skip


def leading(told: Sequence[Claim]) -> Claim:
    """The claim that tells most: one that is typed, names sides and a place; the first of equals."""
    return max(
        told,
        key=lambda c: (
            c.event_type is not None,
            (bool(c.initiators) + bool(c.targets)) + bool(c.places) + bool(c.control),
            c.time.basis in {"stated", "relative"},
            c.confidence,
            -c.span.start,
        ),
    )


def _when(told: Sequence[Claim], published: int | None) -> tuple[int | None, int | None, int, bool]:
    """First and last day, how many days earlier it may be, and whether the words fix the day."""
    past = all(c.background for c in told)  # the day of the report says nothing of it but that it was earlier
    timed = [c.time for c in told if c.time.earliest and c.time.latest and not (past and c.time.basis in _REPORT)]
    best = min(timed, key=lambda t: (t.basis not in {"stated", "relative"}, t.precision != "day"), default=None)
    if best is not None:
        dated = best.basis in {"stated", "relative"} and best.precision == "day"
        return ordinal_of(best.earliest), ordinal_of(best.latest), SLACK[best.basis], dated
    if published is None:
        return None, None, 0, False
    back = LOOKS_BACK if past else LATELY
    return published - back, published, 0, False


def _parties(actors: Sequence[ActorRef], world: World) -> tuple[Party, ...]:
    found = dict.fromkeys(world.party(a) for a in actors)
    return tuple(found)


def _about(claims: Sequence[Claim], world: World) -> list[Spot]:
    """The exact places that a document names, the most frequent first; of equals the first named."""
    named = [s for c in claims for p in c.places if not (s := world.spot(p)).region and not _unnamed(s)]
    count = Counter(named)
    return sorted(count, key=lambda s: (-count[s], named.index(s)))


def _spots(told: Sequence[Claim], world: World) -> tuple[Spot, ...]:
    """Where it happened; a region is left out where something in it is named as well, a "base" or "building" always."""
    places = [p for c in told for p in c.places] or [k.place for c in told for k in c.control]
    found = [s for s in dict.fromkeys(world.spot(p) for p in places) if not _unnamed(s)]
    exact = [s for s in found if not s.region]
    return tuple(exact or found)


def _unnamed(spot: Spot) -> bool:
    """A place that is only called what it is."""
    return spot.id is None and spot.name == spot.name.lower()
