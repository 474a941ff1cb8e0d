"""Whether two tellings tell one event: a sum of stated weights, with the reason in words.

One day, one place, one pair of actors is the atom (ACLED codebook, "Coding of events"; domain.md, rule 1). A day or a place
that differ for certain rule a pair out (`veto`); what is unknown neither joins nor parts, it only asks for more of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from rapidfuzz import fuzz

from fogline.model.claim import Loss
from fogline.model.telling import Party, Spot, Telling
from fogline.reconcile.likeness import alike
from fogline.reconcile.world import World

ENOUGH = 4.0  # weight from which on two tellings are one event
UNCLEAR = 1.0  # more that is asked where the day or the place is open
SAME_DAY, NEAR_DAY, SOME_DAY, OTHER_DAY = 2.0, 1.3, 0.6, -2.0
SAME_PLACE, SITE, INSIDE, NEXT_VILLAGE = 2.2, 1.6, 0.8, -1.5
NEAR_KM, APART_KM = 3.0, 12.0
SAME_TYPE, OTHER_TYPE = 1.2, -1.8
SAME_TOLL, LIKE_TOLL, OTHER_TOLL = 1.2, 0.3, -0.6
TELLING_TOLL = 4  # dead, from which on an equal figure tells one event from another
ALIKE_NAMES = 90  # rapidfuzz ratio of the consonants of two unknown names


class Pair(NamedTuple):
    """The weight of a pair, whether it is ruled out, and why."""

    score: float
    veto: bool
    why: str

    @property
    def same(self) -> bool:
        """Whether the two are one event."""
        return not self.veto and self.score >= 0


class Scorer:
    """Compares tellings in the light of the packs."""

    def __init__(self, world: World) -> None:
        self._world = world

    def pair(self, a: Telling, b: Telling) -> Pair:
        """`score` is the weight over what is asked: from 0 on the two are one event. Symmetric."""
        reasons: list[str] = []
        asked = ENOUGH
        total = 0.0
        for weight, veto, open_, reason in (
            _days(a, b),
            self._places(a, b),
            self._parties(a, b),
            _types(a, b),
            _tolls(a, b),
            _wording(a, b),
        ):
            if veto:
                return Pair(-9.0, True, reason)
            total += weight
            asked += UNCLEAR if open_ else 0.0
            if reason:
                reasons.append(f"{reason} {weight:+.1f}")
        return Pair(round(total - asked, 3), False, "; ".join(reasons) + f"; asked {asked:.1f}")

    def _places(self, a: Telling, b: Telling) -> tuple[float, bool, bool, str]:
        if not a.spots or not b.spots:
            return 0.0, False, True, "place open"
        weight, reason = max((self._spot(x, y) for x in a.spots for y in b.spots), key=lambda found: found[0])
        return weight, weight < NEXT_VILLAGE, weight < SITE, reason

    @staticmethod
    def _spot(x: Spot, y: Spot) -> tuple[float, str]:
        if x.country and y.country and x.country != y.country:
            return -9.0, "another country"
        if x.id and x.id == y.id:
            return (INSIDE if x.region else SAME_PLACE), f"same place {x.name}"
        if (y.id and y.id in x.inside) or (x.id and x.id in y.inside):
            return (INSIDE if x.region or y.region else SITE), f"{x.name} and {y.name} lie in each other"
        if x.region or y.region:
            return _in_region(x, y)
        if x.lat is not None and y.lat is not None:
            return _apart(kilometres(x, y), x, y)
        if fuzz.ratio(x.key, y.key) >= ALIKE_NAMES and (not x.admin1 or not y.admin1 or x.admin1 == y.admin1):
            return SAME_PLACE - 0.2, f"same name {x.name}"
        return (NEXT_VILLAGE if not (x.id and y.id) else -9.0), f"{x.name} is not {y.name}"

    def _parties(self, a: Telling, b: Telling) -> tuple[float, bool, bool, str]:
        direct = self._side(a.initiators, b.initiators) + self._side(a.targets, b.targets)
        turned = self._side(a.initiators, b.targets) + self._side(a.targets, b.initiators) - 0.3
        weight = max(direct, turned)
        return weight, weight <= -2.0, False, "parties"

    def _side(self, mine: Sequence[Party], theirs: Sequence[Party]) -> float:
        if not mine or not theirs:
            return 0.0
        return max(self._same(x, y) for x in mine for y in theirs)

    def _same(self, x: Party, y: Party) -> float:
        if x.id and (x.id in y.kin or (y.id and y.id in x.kin)):
            return 1.0
        if x.civilian and y.civilian:
            return 0.8
        if x.civilian != y.civilian:
            return -0.3  # one camp's civilians are another camp's fighters: a dispute, not another event
        if x.id is None or y.id is None:
            return 0.6 if x.name == y.name else (0.3 if x.side and x.side == y.side else 0.0)
        if x.side == y.side:
            return 0.5
        if self._world.allied(x.side, y.side):
            return 0.2
        return -1.0


def _in_region(x: Spot, y: Spot) -> tuple[float, str]:
    """A region and a place that may lie in it."""
    region, other = (x, y) if x.region else (y, x)
    if region.name in {other.admin1, other.country} or (region.admin1 and region.admin1 == other.admin1):
        return INSIDE / 2, f"{other.name} may lie in {region.name}"
    if region.admin1 and other.admin1:
        return -9.0, f"{other.name} does not lie in {region.name}"
    return 0.0, ""


def _apart(km: float, x: Spot, y: Spot) -> tuple[float, str]:
    """Two known places that are not one."""
    if km > APART_KM:
        return -9.0, f"{x.name} is {km:.0f} km from {y.name}"
    settled = {"village", "town", "city"}
    if km <= NEAR_KM and not (x.kind in settled and y.kind in settled):
        return SITE, f"{x.name} lies beside {y.name}"
    return NEXT_VILLAGE, f"{x.name} is not {y.name}"


def kilometres(x: Spot, y: Spot) -> float:
    """Great-circle distance of two spots with coordinates."""
    assert x.lat is not None and y.lat is not None and x.lon is not None and y.lon is not None
    a, b = radians(x.lat), radians(y.lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(y.lon - x.lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


def _days(a: Telling, b: Telling) -> tuple[float, bool, bool, str]:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 0.0, False, True, "day open"
    gap = max(a.first - b.last, b.first - a.last, 0)
    exact = a.first == a.last and b.first == b.last
    if gap == 0:
        if exact:
            return (SAME_DAY if a.dated and b.dated else NEAR_DAY), False, False, "same day"
        return SOME_DAY, False, True, "days overlap"
    # a day taken from the date of the report may lie earlier, never later
    slack = b.slack if b.first > a.last else a.slack
    if gap <= slack and exact:
        return SOME_DAY + (0.3 if gap == 1 else 0.0), False, False, f"{gap} days apart, one by its report"
    if gap == 1 and exact and not (a.dated and b.dated):
        return SOME_DAY, False, True, "a day apart"
    if gap == 1 and exact:
        return OTHER_DAY, False, False, "another day"
    return 0.0, True, False, "other days"


def _types(a: Telling, b: Telling) -> tuple[float, bool, bool, str]:
    degree = alike(a.family, b.family)
    if degree == 0.0:
        return OTHER_TYPE, False, False, f"{a.family} is not {b.family}"
    return SAME_TYPE * (2 * degree - 1 if degree < 1 else 1), False, False, f"{a.family} and {b.family}"


def _tolls(a: Telling, b: Telling) -> tuple[float, bool, bool, str]:
    """The best match of two figures of one kind; only large equal ones speak for one event."""
    best: float | None = None
    for x in a.losses:
        for y in b.losses:
            if (x.kind, x.item) == (y.kind, y.item) and x.civilian == y.civilian:
                weight = _figures(x, y)
                best = weight if best is None or (weight is not None and weight > best) else best
    return (best or 0.0), False, False, ("figures" if best else "")


def _figures(x: Loss, y: Loss) -> float | None:
    mine, theirs = x.best or x.low or x.high, y.best or y.low or y.high
    if mine is None or theirs is None:
        return None
    if mine == theirs:
        return SAME_TOLL if mine >= TELLING_TOLL else LIKE_TOLL
    small, large = sorted((mine, theirs))
    return OTHER_TOLL if large > 3 * small and large - small > TELLING_TOLL else 0.0


def _wording(a: Telling, b: Telling) -> tuple[float, bool, bool, str]:
    mine, theirs = set(a.words), set(b.words)
    if not mine or not theirs:
        return 0.0, False, False, ""
    shared = len(mine & theirs) / min(len(mine), len(theirs))
    return (round(shared, 2) if shared >= 0.5 else 0.0), False, False, "words" if shared >= 0.5 else ""
