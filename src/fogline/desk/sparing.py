"""Data taken out with care: events held back for some time, and places told only roughly, so that nobody is found by them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

import msgspec

from fogline.model.dossier import Dossier
from fogline.model.place import REGION, PlaceRef
from fogline.model.record import Record
from fogline.model.when import day_of

T = TypeVar("T")
_NEAR = 2  # ACLED's geo-precision: near the place


class Sparing(Record, frozen=True, kw_only=True):
    """`until` is the last day of events that go out; `grid` the width in degrees of the squares that places are told by."""

    until: str | None = None
    grid: float | None = None


def held_back(days: int, today: date) -> str:
    """The last day that is out when events of the last `days` are held back."""
    return (today - timedelta(days=days)).isoformat()


def spared(dossiers: Iterable[Dossier], care: Sparing) -> Iterator[Dossier]:
    """Events that may go out, as roughly as was asked. Under an embargo an event without a day stays in."""
    for dossier in dossiers:
        if care.until is None or _over(dossier, care.until):
            yield roughly(dossier, care.grid) if care.grid else dossier


def _over(dossier: Dossier, until: str) -> bool:
    last = day_of(dossier.event.time.latest or dossier.event.time.earliest)
    return last is not None and last.isoformat() <= until


def roughly(record: T, grid: float) -> T:
    """A record with every place in it moved to the middle of its square, and marked as near only."""
    if isinstance(record, PlaceRef):
        return msgspec.structs.replace(record, **_square(record, grid), rivals=())
    if isinstance(record, tuple):
        return type(record)(roughly(item, grid) for item in record)
    if isinstance(record, Record):
        return msgspec.structs.replace(
            record, **{n: roughly(getattr(record, n), grid) for n in record.__struct_fields__}
        )
    return record


def _square(place: PlaceRef, grid: float) -> dict[str, float | int | None]:
    if place.lat is None or place.lon is None:
        return {}
    middle = (round((math.floor(v / grid) + 0.5) * grid, 4) for v in (place.lat, place.lon))
    lat, lon = middle
    region = (place.precision or 1) >= REGION
    return {"lat": min(lat, 90.0), "lon": min(lon, 180.0), "precision": place.precision if region else _NEAR}
