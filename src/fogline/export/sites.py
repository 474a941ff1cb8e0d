"""Where an event is coded: places with coordinates, districts of cities, regions, and what cannot be placed."""

from __future__ import annotations

from typing import NamedTuple

from fogline.export.codes import Codes
from fogline.model.event import Event
from fogline.model.place import REGION, PlaceRef

NO_PLACE, COUNTRY_LEVEL, UNLOCATED, NO_COUNTRY = (
    "no place", "country-level place", "no coordinates known", "country of the place unknown",
)  # fmt: skip


class Site(NamedTuple):
    """A place as it is coded. `region_only`: the place is not located, its region is."""

    name: str
    admin1: str
    admin2: str
    country: str
    lat: float
    lon: float
    precision: int
    kind: str
    region_only: bool = False


def country_level(place: PlaceRef) -> bool:
    """Whether only a country is named."""
    return place.kind == "country" or (place.id or "").startswith("country:")


def sites(event: Event, codes: Codes) -> list[Site] | str:
    """Distinct places with coordinates; the reason where there is none."""
    if not event.places:
        return NO_PLACE
    named = [p for p in event.places if not country_level(p)]
    if not named:
        return COUNTRY_LEVEL
    outer = {c for p in named for c in codes.containers(p.id)}
    named = [p for p in named if p.id not in outer]  # "the hospital of El Fasher" is one place, not two
    found = {s: None for p in named if isinstance(s := _site(p, codes), Site)}
    if found:
        exact = [s for s in found if not s.region_only]
        return exact or list(found)[:1]
    return next(s for p in named if isinstance(s := _site(p, codes), str))


def _site(place: PlaceRef, codes: Codes) -> Site | str:
    row = codes.knowledge.places.get(place.id or "")
    country = place.country or (row.country if row else "")
    if not country or codes.country(country) is None:
        return NO_COUNTRY
    lat, lon, region_only = place.lat, place.lon, False
    precision = place.precision or 1
    if lat is None or lon is None:
        at = codes.region(place.admin1 or place.within, country)
        if at is None:
            return UNLOCATED
        (lat, lon), precision, region_only = at, REGION, True
    admin1 = place.admin1 or (place.within if region_only else "") or ""
    name = admin1 if region_only else _name(place, codes)
    return Site(name, admin1, codes.admin2(place), country, lat, lon, precision, place.kind or "", region_only)


def _name(place: PlaceRef, codes: Codes) -> str:
    """ACLED codebook, "Location": the district of a city as "City - District"."""
    row = codes.knowledge.places.get(place.id or "")
    city = codes.knowledge.places.get(row.parent) if row and row.kind == "neighbourhood" else None
    return f"{city.name} - {place.name}" if city and city.kind == "city" else place.name
