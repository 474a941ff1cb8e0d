"""When two codings of one field say the same: names, places, figures, voices."""

from __future__ import annotations

import math
from collections.abc import Callable

from rapidfuzz import fuzz, utils

from fogline.evaluate.gold import GoldActor, GoldControl, GoldLoss, GoldPlace
from fogline.model.actor import ActorRef
from fogline.model.claim import ControlChange, Loss
from fogline.model.place import PlaceRef
from fogline.model.record import Span
from fogline.text.fold import fold

ALIKE = 88.0  # rapidfuzz token-set ratio over which two spellings are one name
CIVILIANS = "civilians"
Ids = Callable[[str], frozenset[str]]  # a name to the ids that the packs know it by


def alike(one: str, other: str) -> bool:
    """Whether two spellings name the same, whatever the order, case, accents and articles."""
    if not one or not other:
        return False
    ratio = fuzz.token_set_ratio(fold(one), fold(other), processor=utils.default_process)
    return ratio >= ALIKE


class Same:
    """Field by field equality of a hand coding and a claim; `ids` tells by which ids the packs know a name."""

    def __init__(self, actor_ids: Ids, place_ids: Ids) -> None:
        self._actor_ids, self._place_ids = actor_ids, place_ids

    def name_is(self, name: str, actor: ActorRef | None) -> bool:
        """Whether a name of the hand coding is this actor."""
        if actor is None:
            return False
        if fold(name) == CIVILIANS:
            return actor.kind == "civilians" or alike(name, actor.name)
        if actor.id is not None and actor.id in self._actor_ids(name):
            return True
        return alike(name, actor.name)

    def actor(self, gold: GoldActor, span: Span | None, found: ActorRef) -> bool:
        """The same side: the same name, or the same unknown name at the same words."""
        if self.name_is(gold.name, found):
            return True
        if found.kind == "civilians" or fold(gold.name) == CIVILIANS:
            return False
        unnamed = found.id is None or not self._actor_ids(gold.name)
        return unnamed and span is not None and found.span is not None and span.overlaps(found.span)

    def place(self, gold: GoldPlace, span: Span | None, found: PlaceRef) -> bool:
        """The same place: by id, name or words, and within `km` where the hand coding gives a point."""
        named = (
            (found.id is not None and found.id in self._place_ids(gold.name))
            or alike(gold.name, found.name)
            or (span is not None and found.span is not None and span.overlaps(found.span))
        )
        return named and not (
            gold.at and found.lat is not None and found.lon is not None and _km(gold.at, found) > gold.km
        )

    def place_named(self, name: str, found: PlaceRef) -> bool:
        """Whether a place goes by this name."""
        return (
            (found.id is not None and found.id in self._place_ids(name))
            or alike(name, found.name)
            or alike(name, found.text or "")
        )

    def loss(self, gold: GoldLoss, found: Loss) -> bool:
        """The same figure for the same kind of loss; whose it was is counted on its own."""
        if gold.kind != found.kind or figure(gold) != figure(found):
            return False
        return gold.item == found.item or (found.item or "") in (gold.item or "").lower()

    def owner(self, gold: GoldLoss, found: Loss) -> bool:
        """Whose the loss was."""
        if gold.of is None:
            return found.of is None
        return (fold(gold.of) == CIVILIANS and found.civilian) or self.name_is(gold.of, found.of)

    def control(self, gold: GoldControl, found: ControlChange) -> bool:
        """The same place, new holder and extent."""
        if gold.extent != found.extent or not self.place_named(gold.place, found.place):
            return False
        if gold.extent == "besieged":  # the holder stays; whom a coder writes there differs
            return True
        return found.to is None if gold.to is None else self.name_is(gold.to, found.to)


def figure(loss: GoldLoss | Loss) -> int | str:
    """The figure by which two losses are compared: best, else low, else high, else that none is given."""
    if loss.best is not None:
        return loss.best
    if loss.low is not None:
        return f"{loss.low}+"
    return f"-{loss.high}" if loss.high is not None else "?"


def _km(at: tuple[float, float], place: PlaceRef) -> float:
    """Great-circle distance in kilometres (haversine)."""
    assert place.lat is not None and place.lon is not None
    lat, other = math.radians(at[0]), math.radians(place.lat)
    half = math.sin((other - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other) * math.sin(math.radians(place.lon - at[1]) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
