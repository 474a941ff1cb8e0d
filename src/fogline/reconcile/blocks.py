"""Where a telling is looked for: keys that two tellings of one event share, so that few pairs need comparing.

A place gives the cell it lies in and its own id or spelling, a region the governorate, a telling without a place its parties.
Cells are a tenth of a degree (about 11 km) and are looked up with their neighbours, so that a border cannot part two tellings.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from fogline.model.telling import Spot, Telling

LONGEST = 62  # days of a window; anything coarser is compared with nothing
EARLY = 2  # days that a neighbour may lie apart


def keys(telling: Telling) -> list[str]:
    """Keys under which a telling is kept."""
    found = {key for spot in telling.spots for key in _of_spot(spot)}
    found |= {f"n:{party}" for party in _dyad(telling)} if telling.spots else {f"x:{party}" for party in _dyad(telling)}
    return sorted(found)


def lookups(telling: Telling) -> list[str]:
    """Keys under which its like may be kept."""
    found: set[str] = set()
    for spot in telling.spots:
        found.update(_around(spot))
    parties = _dyad(telling)
    found |= {f"x:{party}" for party in parties}  # tellings without a place
    if not telling.spots:
        found |= {f"n:{party}" for party in parties}
    return sorted(found)


def window(telling: Telling) -> tuple[int, int] | None:
    """First and last day to look at; None where the days are too open to compare anything."""
    if telling.first is None or telling.last is None or telling.last - telling.first > LONGEST:
        return None
    return telling.first - EARLY, telling.last + EARLY


def _dyad(telling: Telling) -> list[str]:
    """Both sides as one key, in either order; a single side alone says too little."""
    sides = sorted({p.side or p.id or "" for p in (*telling.initiators, *telling.targets)} - {""})
    return ["+".join(sides)] if len(sides) >= 2 else []


def _of_spot(spot: Spot) -> Iterator[str]:
    if spot.id:
        yield f"p:{spot.id}"
        yield from (f"i:{above}" for above in spot.inside)
    else:
        yield f"s:{spot.country or ''}:{spot.key}"
    if spot.lat is not None and spot.lon is not None and not spot.region:
        yield f"g:{floor(spot.lat * 10)}:{floor(spot.lon * 10)}"
    if spot.admin1:
        yield f"{'r' if spot.region else 'a'}:{spot.admin1}"


def _around(spot: Spot) -> Iterator[str]:
    if spot.id:
        yield f"p:{spot.id}"
        yield f"i:{spot.id}"
        yield from (f"p:{above}" for above in spot.inside)
    else:
        yield f"s:{spot.country or ''}:{spot.key}"
    if spot.lat is not None and spot.lon is not None and not spot.region:
        row, column = floor(spot.lat * 10), floor(spot.lon * 10)
        yield from (f"g:{r}:{c}" for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1))
    if spot.admin1:
        yield f"r:{spot.admin1}"
        if spot.region:
            yield f"a:{spot.admin1}"
