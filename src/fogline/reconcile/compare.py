"""What speaks for and against two tellings being one event: marks, each with its reason in words.

One day, one place, one pair of actors is the atom (ACLED codebook, "Coding of events"; domain.md, rule 1). A day or a place
that differ for certain rule a pair out; what is unknown neither joins nor parts by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from rapidfuzz import fuzz

from fogline.model.claim import Loss
from fogline.model.telling import Party, Spot, Telling
from fogline.reconcile.likeness import alike
from fogline.reconcile.world import World

NEAR_KM, APART_KM = 3.0, 12.0
TELLING_TOLL = 4  # dead, from which on an equal figure tells one event from another
ALIKE_NAMES = 88  # rapidfuzz ratio of the consonants of two spellings
CIVILIANS_OR_NOT = -0.3  # one camp's civilians are another camp's fighters: a dispute, not another event
TURNED = 0.3  # less where initiator and target change places between the tellings
_SETTLED = frozenset({"village", "town", "city"})
# marks of place, the strongest first
_PLACES = (
    "same-site",
    "same-place",
    "same-name",
    "inside",
    "beside",
    "in-region",
    "around",
    "unknown-name",
    "other-place",
)


class Mark(NamedTuple):
    """One finding; `veto` rules the pair out whatever else there is."""

    name: str
    value: float
    why: str
    veto: bool = False


def marks(a: Telling, b: Telling, world: World) -> Iterator[Mark]:
    """All findings on a pair; the same in either order."""
    yield _days(a, b)
    yield from _place_marks(a, b)
    yield from _party_marks(a, b, world)
    yield Mark("type", round(alike(a.family, b.family), 2), f"{a.family} and {b.family}")
    toll = _tolls(a, b)
    if toll:
        yield toll
    shared = _wording(a, b)
    if shared >= 0.3:
        yield Mark("words", shared, f"{shared:.0%} of the rarer words")
    if a.background != b.background:
        yield Mark("looks-back", 1, "one looks back")
    if a.denied != b.denied:
        yield Mark("denial", 1, "one denies it")


def _days(a: Telling, b: Telling) -> Mark:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return Mark("day-open", 1, "day open")
    gap = max(a.first - b.last, b.first - a.last, 0)
    exact = a.first == a.last and b.first == b.last
    if gap == 0:
        if exact:
            return Mark("same-day" if a.dated and b.dated else "same-day-by-report", 1, "same day")
        return Mark("days-overlap", 1, "days overlap")
    # a day taken from the date of the report may lie earlier, never later
    slack = b.slack if b.first > a.last else a.slack
    if gap <= slack and exact:
        return Mark("day-by-report" if gap == 1 else "days-by-report", 1, f"{gap} days apart, one by its report")
    reported, other = (a, b) if b.first > a.last else (b, a)
    if not reported.dated and reported.slack and other.dated:
        return Mark("after-report", 1, "told before it happened", veto=True)
    if gap == 1:
        return Mark("next-day", 1, "a day apart")
    return Mark("other-days", 1, "other days", veto=True)


def _place_marks(a: Telling, b: Telling) -> Iterator[Mark]:
    if not a.spots or not b.spots:
        yield Mark("place-open", 1, "place open")
        return
    found = [_spot(x, y, a, b) for x in a.spots for y in b.spots]
    best = min(found, key=lambda m: _PLACES.index(m.name) if m.name in _PLACES else 99)
    yield best
    if not (a.placed and b.placed):
        yield Mark("place-of-report", 1, "one by the place that its report is about")
    if len({x.id or x.key for x in a.spots} & {y.id or y.key for y in b.spots}) > 1:
        yield Mark("places-shared", 1, "several places")


def _spot(x: Spot, y: Spot, a: Telling, b: Telling) -> Mark:
    if x.id and x.id == y.id:
        if x.region:
            return Mark("in-region", 1, f"same region {x.name}")
        return Mark("same-place" if x.kind in _SETTLED else "same-site", 1, f"same place {x.name}")
    if _holds(x, y) or _holds(y, x):
        return Mark("in-region" if x.region or y.region else "inside", 1, f"{x.name} and {y.name} lie in each other")
    if (not x.id or not y.id) and _like_names(x, y):
        return Mark("same-name", 1, f"same name {x.name}")
    if x.country and y.country and x.country != y.country and (x.id and y.id):
        return Mark("other-country", 1, "another country", veto=True)
    if x.region or y.region:
        return _region(x, y)
    if x.lat is not None and y.lat is not None:
        return _apart(x, y, a, b)
    if _around(x, b) or _around(y, a):
        return Mark("around", 1, f"{x.name} and {y.name} stand in one report")
    return Mark("unknown-name", 1, f"{x.name} is not {y.name}")


def _holds(x: Spot, y: Spot) -> bool:
    return bool(x.id and x.id in y.inside) or x.key in y.inside


def _like_names(x: Spot, y: Spot) -> bool:
    return x.key == y.key or fuzz.ratio(x.key, y.key) >= ALIKE_NAMES


def _around(spot: Spot, telling: Telling) -> bool:
    return (spot.id or spot.key) in telling.around


def _region(x: Spot, y: Spot) -> Mark:
    """A region and a place that may lie in it."""
    region, other = (x, y) if x.region else (y, x)
    if region.name in {other.admin1, other.country} or (region.admin1 and region.admin1 == other.admin1):
        return Mark("in-region", 1, f"{other.name} may lie in {region.name}")
    if region.admin1 and other.admin1:
        return Mark("other-region", 1, f"{other.name} does not lie in {region.name}", veto=True)
    return Mark("unknown-name", 1, f"{other.name} may not lie in {region.name}")


def _apart(x: Spot, y: Spot, a: Telling, b: Telling) -> Mark:
    """Two known places that are not one."""
    km = kilometres(x, y)
    if km > APART_KM:
        return Mark("far", 1, f"{x.name} is {km:.0f} km from {y.name}", veto=True)
    if x.kind in _SETTLED and y.kind in _SETTLED:
        return Mark("other-place", 1, f"{x.name} is not {y.name}")
    if km <= NEAR_KM:
        return Mark("beside", 1, f"{x.name} lies beside {y.name}")
    if _around(x, b) or _around(y, a):
        return Mark("around", 1, f"{x.name} and {y.name} stand in one report")
    return Mark("other-place", 1, f"{x.name} is not {y.name}")


def kilometres(x: Spot, y: Spot) -> float:
    """Great-circle distance of two spots with coordinates."""
    assert x.lat is not None and y.lat is not None and x.lon is not None and y.lon is not None
    a, b = radians(x.lat), radians(y.lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(y.lon - x.lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


def _party_marks(a: Telling, b: Telling, world: World) -> Iterator[Mark]:
    direct = (_side(a.initiators, b.initiators, world), _side(a.targets, b.targets, world), 0.0)
    turned = (_side(a.initiators, b.targets, world), _side(a.targets, b.initiators, world), TURNED)
    one, other, less = max(direct, turned, key=lambda w: w[0] + w[1] - w[2])
    weight = round(one + other - less, 2)
    yield Mark("parties" if weight >= 0 else "other-parties", abs(weight), f"parties {weight:+.1f}")
    if min(one, other) <= -1:
        yield Mark("third-party", 1, "one side is another party")
    if a.winners and b.winners and _side(a.winners, b.winners, world) < 0:
        yield Mark("other-winner", 1, "another side takes the ground")


def _side(mine: Sequence[Party], theirs: Sequence[Party], world: World) -> float:
    if not mine or not theirs:
        return 0.0
    return max(_same(x, y, world) for x in mine for y in theirs)


def _same(x: Party, y: Party, world: World) -> float:
    """1 the same actor, 0 nothing to say, -1 another side."""
    if x.id and (x.id in y.kin or (y.id and y.id in x.kin)):
        return 1.0
    if x.civilian and y.civilian:
        return 0.8
    if x.civilian != y.civilian:
        return CIVILIANS_OR_NOT
    if x.id is None or y.id is None:
        return 0.6 if x.name == y.name else (0.3 if x.side and x.side == y.side else 0.0)
    if x.side == y.side:
        return 0.5
    if world.allied(x.side, y.side):
        return 0.2
    return -1.0


def _tolls(a: Telling, b: Telling) -> Mark | None:
    """The best match of two figures of one kind; only large equal ones tell one event from another."""
    order = ("same-toll", "like-toll", "near-toll", "other-toll")
    found = [m for x in a.losses for y in b.losses if (x.kind, x.item) == (y.kind, y.item) and (m := _figures(x, y))]
    return min(found, key=lambda m: order.index(m.name), default=None)


def _figures(x: Loss, y: Loss) -> Mark | None:
    mine, theirs = _figure(x), _figure(y)
    if mine is None or theirs is None:
        return None
    small, large = sorted((mine, theirs))
    why = f"{x.kind} {mine} and {theirs}"
    if small == large:
        return Mark("same-toll" if small >= TELLING_TOLL else "like-toll", 1, why)
    if large <= 1.5 * small or large - small <= 1:
        return Mark("near-toll", 1, why)
    if large > 3 * small and large - small > TELLING_TOLL:
        return Mark("other-toll", 1, why)
    return None


def _figure(loss: Loss) -> int | None:
    return next((n for n in (loss.best, loss.low, loss.high) if n is not None), None)


def _wording(a: Telling, b: Telling) -> float:
    mine, theirs = set(a.words), set(b.words)
    return round(len(mine & theirs) / min(len(mine), len(theirs)), 2) if mine and theirs else 0.0
