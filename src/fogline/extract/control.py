"""Who holds the ground after an event, by the frame; attempts and repulses change nothing."""

from __future__ import annotations

import re

from fogline.model.actor import ActorRef
from fogline.model.claim import ControlChange, Extent
from fogline.model.place import PlaceRef
from fogline.packs.language import Frame

_PART = re.compile(
    r"\b(?:parts?|areas?|swathes?|some|several|portions?|sections?|sectors?|pockets?|positions|points|sites|territor(?:y|ies)|ground|gains?|most|half|large|districts? of|neighbou?rhoods? in)\b"
    r"(?: \w+){0,4} (?:of|in|from|on|around|near|inside)\b",
    re.I,
)
_SEVERAL = r"(?:cities|villages|towns|settlements|hamlets|localities|positions|strongholds|districts|neighbou?rhoods|areas|locations|points|sites|hills|posts|outposts|checkpoints|farms|points|grounds|territor(?:y|ies))"
_BEFORE = re.compile(
    rf"\b{_SEVERAL}\b(?!.*(?:,| and ))(?: [\w'-]+)* $|\b(?:most|half|much|parts?)(?: of)?(?: the)?(?: [a-z]+ of)? $|\b(?:outskirts|edges?|suburbs|surroundings|vicinity|environs|barrens|approaches|entrances?|gates) (?:of|to) (?:both )?(?:the )?(?:\w+ of )?(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?:,| and) (?:the )?)*$",
    re.I,
)
_BESIDE = re.compile(
    r"\b(?:in|across|throughout|around|near|outside|north|south|east|west|northeast|northwest|southeast|southwest)\b",
    re.I,
)
_AFTER = re.compile(rf"^ {_SEVERAL}\b", re.I)
_PARTIAL = frozenset(
    {
        "most",
        "half",
        "much",
        "part",
        "parts",
        "outskirts",
        "edge",
        "edges",
        "suburbs",
        "surroundings",
        "vicinity",
        "environs",
        "approaches",
        "entrance",
        "entrances",
        "gates",
        "barrens",
    }
)
_SOME = re.compile(r"\b(?:areas?|parts?|points|positions|sites|swathes?|ground|territor(?:y|ies)|land)\b", re.I)
_NEVER_TAKEN = frozenset({"country", "sea", "border", "continent"})
HOLDING = frozenset({"capture", "occupy", "fall", "expel", "advance"})


def changes(
    frame_id: str, frame: Frame, doers: list[ActorRef], losers: list[ActorRef], places: list[PlaceRef], words: str
) -> list[ControlChange]:
    """Control entries of one claim. `words` is the clause; wide places named only in part are `partial`."""
    extent = frame.extent
    unarmed = bool(doers) and all(a.kind == "civilians" for a in doers)
    if (extent is None and frame_id not in {"withdraw"}) or not places or unarmed:
        return []
    places = [p for p in places if p.kind not in _NEVER_TAKEN]
    to = next((a for a in doers if a.kind == "state_forces"), doers[0]) if doers else None
    loser = losers[0] if losers else None
    if frame_id == "withdraw":
        return [ControlChange(place=p, from_=to, to=None, extent=_extent(p, "full", words)) for p in places]
    if frame_id in HOLDING:
        return [ControlChange(place=p, from_=loser, to=to, extent=_extent(p, extent or "full", words)) for p in places]
    if frame_id == "hold":
        return [ControlChange(place=p, from_=to, to=to, extent="kept") for p in places]
    if frame_id == "besiege":
        return [ControlChange(place=p, from_=loser, to=loser, extent="besieged") for p in places]
    kinds: dict[str, Extent] = {"cut": "cut", "fire_control": "fire-control"}
    return [ControlChange(place=p, from_=loser, to=to, extent=kinds[frame_id]) for p in places if frame_id in kinds]


def kept(defenders: list[ActorRef], places: list[PlaceRef]) -> list[ControlChange]:
    """A repulsed attack: the defender keeps the place."""
    holder = defenders[0] if defenders else None
    return [ControlChange(place=p, from_=holder, to=holder, extent="kept") for p in places] if holder else []


def _extent(place: PlaceRef, full: str, words: str) -> Extent:
    wide = place.precision == 3 or place.kind in {
        "governorate",
        "region",
        "area",
        "district",
        "country",
        "road",
        "city",
    }
    if full == "full" and _only_there(place, words, wide):
        return "partial"
    if full == "partial" or (wide and _PART.search(words)) or place.kind in {"governorate", "country", "region"}:
        return "partial"
    return "full"


def _only_there(place: PlaceRef, words: str, wide: bool) -> bool:
    """ "nine villages north of X", "X positions": not X itself was taken; "most of X" was in part."""
    name = (place.text or place.name).lower()
    before, found, after = words.partition(name)
    if not found:  # named in another clause: "in Homs, liberating a major area"
        return _SOME.search(words) is not None
    match = _BEFORE.search(before)
    if match is None:
        return wide and bool(_AFTER.match(after))
    part = match[0].split()[0] in _PARTIAL
    beside = _BESIDE.search(match[0])  # "several points east of X", "cities in X"
    return part or wide or beside is not None
