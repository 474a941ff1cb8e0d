"""From a name to a place: candidates, a score from the places around it, and the rivals' count."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from fogline.model.mention import Mention
from fogline.model.place import REGION, PlaceRef, Rival
from fogline.model.record import Span
from fogline.packs.gazetteer import WORLD, country_places
from fogline.packs.load import Knowledge
from fogline.packs.tables import PlaceRow
from fogline.resolve.nearly import Spellings
from fogline.text.names import NameIndex

GAZETTEER = "g:"
SHORTEST = 3
RIVALS = 5  # kept in a claim
CLOSE = 60.0  # kilometres within which a place of nearly the same spelling may lie from another place of the text
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


@lru_cache(maxsize=64)
def gazetteer(iso2: str) -> GazetteerIndex:
    """The index of a country, built once a process."""
    return GazetteerIndex(country_places(iso2))


@lru_cache(maxsize=1)
def big_cities() -> GazetteerIndex:
    """The large cities of the world, which tell what country a report is about."""
    return GazetteerIndex(country_places(WORLD))


class Judgement:
    """A candidate with what speaks for it."""

    __slots__ = ("_beside", "_fitting", "_home", "_inside", "_kind", "_near", "_region", "row", "score")

    def __init__(
        self, row: PlaceRow, kind: str | None, beside: PlaceRow | None, region: PlaceRow | None,
        home: float, fitting: float, near: float,
    ) -> None:  # fmt: skip
        self.row, self._kind, self._beside, self._region = row, kind, beside, region
        self._home, self._fitting, self._near, self._inside = home, fitting, near, 1.5 if region else 0.0
        self.score = home + fitting + near + self._inside

    def nearness(self) -> str | None:
        """ "12 km from Hama": the nearest other place of the text."""
        if self._beside is None or math.isinf(distance(self.row, self._beside)):
            return None
        return f"{distance(self.row, self._beside):.0f} km from {self._beside.name}"

    def against(self, other: Judgement) -> str:
        """What decided against another candidate."""
        reasons = [
            (self._inside - other._inside, f"in {self._region.name}" if self._region else ""),
            (self._near - other._near, self.nearness() or ""),
            (self._home - other._home, f"in {self.row.country}, the country of the report"),
            (
                self._fitting - other._fitting,
                f"kind {self._kind} said" if self._kind else f"a {self.row.kind}, the larger",
            ),
        ]
        gain, reason = max(reasons, key=lambda pair: pair[0])
        return reason if gain > 0 else "nothing in the text decides; the first by id"


class PlaceBook:
    """Places as one document sees them."""

    def __init__(
        self, knowledge: Knowledge, country: str | None, anchors: Sequence[PlaceRow], spellings: Spellings
    ) -> None:
        self._knowledge, self._country, self._anchors, self._spellings = knowledge, country, anchors, spellings

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
        beside = [self.row(k) for m in near for k in m.keys if m.kind == "place" and m is not mention]
        around = beside or self._anchors
        candidates = [self.row(key) for key in mention.keys] or self._nearly(mention.text, around)
        if not candidates:
            return PlaceRef(
                id=None, name=mention.text, text=mention.text, span=span, kind=kind, country=self._country, candidates=0
            )
        ranked = sorted((self._judge(row, around, kind) for row in candidates), key=lambda j: (-j.score, j.row.id))
        best, others = ranked[0], ranked[1:]
        row = best.row
        why = best.against(others[0]) if others else None
        if not mention.keys:
            why = "; ".join(filter(None, [f"spelled nearly {row.name}", best.nearness(), why]))
        return PlaceRef(
            id=row.id,
            name=row.name,
            text=mention.text,
            span=span,
            lat=row.lat,
            lon=row.lon,
            precision=row.precision if row.lat is not None else None,
            kind=row.kind,
            admin1=row.admin1 or None,
            country=row.country or None,
            candidates=len(candidates),
            rivals=tuple(_rival(j.row) for j in others[:RIVALS]),
            why=why,
        )

    def _nearly(self, name: str, around: Sequence[PlaceRow]) -> list[PlaceRow]:
        """Places that are spelled nearly so, in the country of the report and near another place of the text."""
        return [
            row
            for row in self._spellings.like(name)
            if row.country == self._country
            and any(distance(row, other) <= CLOSE and other.precision < REGION for other in around)
        ]

    def _judge(self, row: PlaceRow, around: Sequence[PlaceRow], kind: str | None) -> Judgement:
        """How well a candidate fits the country, the kind that the text says, and the places around."""
        home = 1.0 if row.country == self._country else 0.0
        if kind:
            fitting = 1.5 if row.kind == kind else 0.5 if _ALIKE.get(row.kind) == _ALIKE.get(kind, kind) else 0.0
        else:
            fitting = {"city": 0.6, "town": 0.4, "governorate": 0.1, "village": 0.2}.get(row.kind, 0.3)
        others = [other for other in around if other.id != row.id and other.precision < REGION]
        beside = min(others, key=lambda other: distance(row, other), default=None)
        near = 1.5 * math.exp(-distance(row, beside) / 60) if beside is not None else 0.0
        region = next((other for other in around if other.id != row.id and _holds(other, row)), None)
        return Judgement(row, kind, beside, region, home, fitting, near)

    def _of_country(self, mention: Mention, span: Span) -> PlaceRef:
        row = self._knowledge.countries[mention.keys[0]]
        return PlaceRef(
            id=f"country:{row.iso2.lower()}", name=row.name, text=mention.text, span=span, kind="country",
            country=row.iso2, candidates=1,
        )  # fmt: skip

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


def _holds(region: PlaceRow, row: PlaceRow) -> bool:
    """Whether a place is the governorate or district that another lies in."""
    return region.id == row.parent or (region.kind == "governorate" and region.admin1 == row.admin1 != "")


def _rival(row: PlaceRow) -> Rival:
    return Rival(
        id=row.id, name=row.name, kind=row.kind or None, admin1=row.admin1 or None, country=row.country or None,
        lat=row.lat, lon=row.lon,
    )  # fmt: skip


def distance(one: PlaceRow, other: PlaceRow) -> float:
    """Great-circle distance in kilometres; infinite where a coordinate is unknown."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
