"""Where a telling is looked for: keys that two tellings of one event share, so that few pairs need comparing.

A place gives the cell it lies in, its own id and the consonants of its name, a region the governorate, a telling without a
place the sides that take part.
Cells are a tenth of a degree (about 11 km) and are looked up with their neighbours, so that a border cannot part two tellings.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from fogline.model.telling import LONGEST, Spot, Telling
from fogline.reconcile.compare import TELLING_TOLL

EARLY = 3  # days that a neighbour may lie apart


def keys(telling: Telling) -> list[str]:
    """Keys under which a telling is kept."""
    found = {key for spot in telling.spots for key in _of_spot(spot)}
    sides = _sides(telling)
    return sorted(found | {f"n:{side}" for side in sides} if telling.spots else {f"x:{side}" for side in sides})


def lookups(telling: Telling) -> list[str]:
    """Keys under which its like may be kept."""
    found = {key for spot in telling.spots for key in _around(spot)}
    sides = _sides(telling)
    found |= {f"x:{side}" for side in sides}  # tellings without a place
    if not telling.spots:
        found |= {f"n:{side}" for side in sides}
    return sorted(found)


def figures(telling: Telling) -> list[str]:
    """Keys of a place with a telling figure: what a telling without a day is found by, and nothing else of it."""
    tolls = {f"{x.kind}:{x.best}" for x in telling.losses if x.best is not None and x.best >= TELLING_TOLL}
    return sorted(f"t:{spot.id or spot.key}:{toll}" for spot in telling.spots for toll in tolls)


def window(telling: Telling) -> tuple[int, int] | None:
    """First and last day to look at; None where the days are too open to compare anything."""
    if telling.first is None or telling.last is None or telling.last - telling.first > LONGEST:
        return None
    return telling.first - EARLY, telling.last + EARLY


def _sides(telling: Telling) -> set[str]:
    return {p.side or p.id or "" for p in (*telling.initiators, *telling.targets)} - {"", "unknown", "civilian"}


def _of_spot(spot: Spot) -> Iterator[str]:
    yield f"s:{spot.key}"
    yield from (f"i:{above}" for above in spot.inside)
    if spot.id:
        yield f"p:{spot.id}"
    if spot.lat is not None and spot.lon is not None and not spot.region:
        yield f"g:{floor(spot.lat * 10)}:{floor(spot.lon * 10)}"
    if spot.admin1:
        yield f"{'r' if spot.region else 'a'}:{spot.admin1}"


def _around(spot: Spot) -> Iterator[str]:
    yield f"s:{spot.key}"
    yield f"i:{spot.key}"
    for above in spot.inside:
        yield f"p:{above}"
        yield f"s:{above}"
    if spot.id:
        yield f"p:{spot.id}"
        yield f"i:{spot.id}"
    if spot.lat is not None and spot.lon is not None and not spot.region:
        row, column = floor(spot.lat * 10), floor(spot.lon * 10)
        yield from (f"g:{r}:{c}" for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1))
    if spot.admin1:
        yield f"r:{spot.admin1}"
        if spot.region:
            yield f"a:{spot.admin1}"
