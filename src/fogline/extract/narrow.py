"""A wide place of an event gives way to the narrower one that another telling of the same event names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fogline.extract.told import Told
from fogline.model.place import PlaceRef

Inside = Callable[[PlaceRef, PlaceRef], bool]


def narrow(told: Sequence[Told], inside: Inside) -> None:
    """ "Fighting in Idlib" in the title is where the body says: at Saraqib. What the text says of control stays."""
    events: dict[str, list[Told]] = {}
    for claim in told:
        events.setdefault(claim.event, []).append(claim)
    for claims in events.values():
        named = [p for c in claims if not c.inherited_place for p in c.places]
        for claim in claims:
            inner = [p for p in named if any(inside(p, wide) for wide in claim.places)]
            if inner and all(any(inside(p, wide) for p in inner) for wide in claim.places):
                narrowest = [p for p in inner if not any(inside(q, p) for q in inner if q is not p)]
                claim.places = list({p.id or p.name: p for p in narrowest}.values())
                claim.inherited_place = True
