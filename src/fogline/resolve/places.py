"""From a name to a place: candidates, a score from the places around it, and the rivals' count."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from fogline.model.mention import Mention
from fogline.model.place import PlaceRef
from fogline.model.record import Span
from fogline.packs.gazetteer import WORLD, country_places
from fogline.packs.load import Knowledge
from fogline.packs.tables import PlaceRow
from fogline.text.names import NameIndex

GAZETTEER = "g:"
SHORTEST = 3
_READ = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff‘’'\u0600-\u06ff]")  # Latin and Arabic script
_ALIKE = {
    "city": "town",
    "town": "town",
    "village": "town",
    "district": "area",
    "governorate": "area",
    "region": "area",
}


class GazetteerIndex:
    """Gazetteer places by name."""

    def __init__(self, places: Sequence[PlaceRow]) -> None:
        self.rows = {row.id: row for row in places}
        self.names = NameIndex(
            (row.id, name, True)
            for row in self.rows.values()
            for name in dict.fromkeys((row.name, *row.aliases, *row.aliases_ar))
            if len(name) > SHORTEST and (name.isascii() or _READ.match(name))
        )


@lru_cache(maxsize=24)
def gazetteer(iso2: str) -> GazetteerIndex:
    """The index of a country, built once a process."""
    return GazetteerIndex(country_places(iso2))


@lru_cache(maxsize=1)
def big_cities() -> GazetteerIndex:
    """The large cities of the world, which tell what country a report is about."""
    return GazetteerIndex(country_places(WORLD))


class PlaceBook:
    """Places as one document sees them."""

    def __init__(self, knowledge: Knowledge, country: str | None, anchors: Sequence[PlaceRow]) -> None:
        self._knowledge, self._country, self._anchors = knowledge, country, anchors

    def row(self, key: str) -> PlaceRow:
        """A place of the packs or, with the prefix `g:XX:`, of a gazetteer."""
        if key.startswith(GAZETTEER):
            _, iso2, rest = key.split(":", 2)
            return gazetteer(iso2).rows[rest]
        return self._knowledge.places[key]

    def resolve(self, mention: Mention, near: Sequence[Mention], kind: str | None) -> PlaceRef:
        """The best candidate; an unknown place keeps its words, no coordinates, and the area the text puts it in."""
        span = Span(mention.start, mention.end)
        if mention.kind == "country":
            return self._of_country(mention, span)
        candidates = [self.row(key) for key in mention.keys]
        if not candidates:
            return PlaceRef(
                id=None, name=mention.text, text=mention.text, span=span, kind=kind, country=self._country, candidates=0
            )
        beside = [self.row(k) for m in near for k in m.keys if m.kind == "place" and m is not mention]
        best = min(candidates, key=lambda row: (-self._score(row, beside, kind), row.id))
        return PlaceRef(
            id=best.id,
            name=best.name,
            text=mention.text,
            span=span,
            lat=best.lat,
            lon=best.lon,
            precision=best.precision if best.lat is not None else None,
            kind=best.kind,
            admin1=best.admin1 or None,
            country=best.country or None,
            candidates=len(candidates),
        )

    def _of_country(self, mention: Mention, span: Span) -> PlaceRef:
        row = self._knowledge.countries[mention.keys[0]]
        return PlaceRef(
            id=f"country:{row.iso2.lower()}", name=row.name, text=mention.text, span=span, kind="country",
            country=row.iso2, candidates=1,
        )  # fmt: skip

    def _score(self, row: PlaceRow, beside: Sequence[PlaceRow], kind: str | None) -> float:
        score = 1.0 if row.country == self._country else 0.0
        if kind:
            score += 1.5 if row.kind == kind else 0.5 if _ALIKE.get(row.kind) == _ALIKE.get(kind, kind) else 0.0
        else:
            score += {"city": 0.6, "town": 0.4, "governorate": 0.1, "village": 0.2}.get(row.kind, 0.3)
        close = [distance(row, other) for other in (beside or self._anchors) if other.id != row.id]
        if close:
            score += 1.5 * math.exp(-min(close) / 60)
        return score

    def inside(self, inner: PlaceRef, outer: PlaceRef) -> bool:
        """By the parents that packs state, by admin1, or by the country."""
        if inner.id is None or outer.id is None or inner.id == outer.id:
            return False
        if outer.kind == "country":
            return inner.country == outer.country
        if outer.kind == "governorate" and inner.admin1 and outer.admin1 == inner.admin1:
            return True
        seen: set[str] = set()
        key = inner.id
        while key in self._knowledge.places and key not in seen:
            seen.add(key)
            key = self._knowledge.places[key].parent
            if key == outer.id:
                return True
        return False


def distance(one: PlaceRow, other: PlaceRow) -> float:
    """Great-circle distance in kilometres; infinite where a coordinate is unknown."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
