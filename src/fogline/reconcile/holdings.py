"""What claims say of who holds a place: captures, losses, sieges, places kept, and fighting that leaves it open.

Attempts, plans and denials never say anything of the holder, and no place is held because one next to it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim, Extent
from fogline.model.holding import Holding
from fogline.model.place import PlaceRef
from fogline.reconcile.independence import Told, against_interest, first_voice
from fogline.reconcile.world import World

_TOLD = frozenset({"happened", "ongoing", "unverified"})


def standing(claim: Claim) -> bool:
    """Whether a claim belongs to no telling and yet says who holds a place."""
    return claim.kind == "state" and bool(claim.control) and claim.status in _TOLD


def holdings_of(told: Sequence[Told], origin: Mapping[str, str], event: str | None, world: World) -> Iterator[Holding]:
    """The words about holding in some claims of one event, or of none."""
    for t in told:
        if t.claim.status not in _TOLD:
            continue
        side = first_voice(t, world).side
        for change in t.claim.control:
            yield _holding(
                t, change.place, origin[t.claim.id], side, event, world,
                extent=change.extent, before=change.from_, after=change.to,
            )  # fmt: skip
        for place in _fought(t.claim):
            yield _holding(t, place, origin[t.claim.id], side, event, world, extent="contested")


def _fought(claim: Claim) -> Iterable[PlaceRef]:
    """Exact places where a battle still goes on and nobody is said to hold the ground."""
    if claim.control or claim.sub_event_type != "Armed clash" or claim.status != "ongoing":
        return ()
    return [p for p in claim.places if p.id and not p.is_region]


def _holding(
    told: Told, place: PlaceRef, origin: str, side: str | None, event: str | None, world: World, *,
    extent: Extent | Literal["contested"], before: ActorRef | None = None, after: ActorRef | None = None,
) -> Holding:  # fmt: skip
    claim, document = told.claim, told.document
    # an earlier event without a day of its own: only that it lies before the report is known
    earlier = claim.background and claim.time.basis in {"published", "dateline"}
    return Holding(
        place=place, claim=claim.id, event=event, document=document.id,
        first=None if earlier else claim.time.earliest, last=claim.time.latest, known=document.published.edtf,
        extent=extent, from_=before, to=after, origin=origin, side=side,
        against_interest=against_interest(claim, side, world), background=claim.background,
        order="|".join(map(str, (*told.order[:2], f"{claim.span.start:07}"))),
    )  # fmt: skip
