"""The map, the bars over time and the counts beside them: columns and numbers, never whole records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from litestar import get

from fogline.store.picture import Picture
from fogline.web.asking import Under
from fogline.web.reply import Asked, answer
from fogline.web.shapes import Counts, Facets, Map, Region, Timeline
from fogline.web.site import Served, Site

BINS = 400


@get("/map", sync_to_thread=True, role="viewer", summary="Events as columns for a map; larger regions apart")
def points(request: Asked, site: Served, wanted: Under) -> Map:
    """Coordinates are never moved; events known to a region only are not among the points."""
    with site.view() as view:
        picture = Picture(view.connection, wanted)
        rows, regions = picture.points(), _regions(picture.regions())
        unplaced, undated = picture.loose()
        letters = view.letters()
    types, kinds = _indexed(r.event_type for r in rows)
    agreements, agreed = _indexed(r.agreement for r in rows)
    ids = [r.id for r in rows]
    found = Map(
        n=len(rows), id=ids, lon=[r.lon for r in rows], lat=[r.lat for r in rows], precision=[r.precision for r in rows],
        type=kinds, day=[r.first for r in rows], agreement=agreed, letter=[letters.get(i, "F") for i in ids],
        disputed=[r.disputed for r in rows], dead=[r.killed for r in rows], types=types, agreements=agreements,
        regions=regions, unplaced=unplaced, undated=undated,
    )  # fmt: skip
    return answer(request, found)


@get("/timeline", sync_to_thread=True, role="viewer", summary="Events by time and type")
def timeline(request: Asked, site: Served, wanted: Under) -> Timeline:
    """At most 400 bins: days where they fit, else weeks, months or years."""
    with site.view() as view:
        picture = Picture(view.connection, wanted)
        rows, (_, undated) = picture.days(), picture.loose()
    name, start = _bins([r[0] for r in rows])
    count: Counter[tuple[str, str | None]] = Counter()
    for day, kind, n in rows:
        count[start(day), kind] += n
    made = [(day, kind, n) for (day, kind), n in sorted(count.items(), key=lambda x: (x[0][0], x[0][1] or ""))]
    return answer(request, Timeline(bin=name, rows=made, undated=undated))


@get("/facets", sync_to_thread=True, role="viewer", summary="How many events have each value")
def facets(request: Asked, site: Served, wanted: Under) -> Facets:
    """Counts under the filters given, in all directions."""
    with site.view() as view:
        picture = Picture(view.connection, wanted)
        rows, letters = picture.kinds(), view.letters()
        graded = Counter(letters.get(name, "F") for name in picture.ids())
        first, last = picture.span()
        found = Facets(
            type=_sum(rows, "event_type"), agreement=_sum(rows, "agreement"), precision=_sum(rows, "precision"),
            country=_sum(rows, "country"), outlet=[(_id(site, n), k, n) for n, k in _pairs(picture.outlets())], side=_pairs(picture.sides()),
            letter=_most(graded), disputed=_pairs(picture.disputes()), events=sum(r.n for r in rows), claims=sum(r.told for r in rows),
            documents=picture.documents(), first=first, last=last,
        )  # fmt: skip
    return answer(request, found)


def _id(site: Site, name: str) -> str:
    row = site.world.outlet(name)
    return row.id if row else name


def _regions(rows: Sequence[Any]) -> list[Region]:
    found: dict[tuple[str | None, str | None], list[str]] = {}
    for row in rows:
        found.setdefault((row.admin1, row.country), []).append(row.id)
    return [Region(admin1=a, country=c, n=len(ids), ids=ids) for (a, c), ids in found.items()]


def _indexed(values: Iterable[Any]) -> tuple[list[Any], list[int]]:
    """Distinct values in order of appearance, and the index of each value among them."""
    place: dict[Any, int] = {}
    numbers = [place.setdefault(v, len(place)) for v in values]
    return list(place), numbers


def _sum(rows: Sequence[Any], column: str) -> Counts:
    count: Counter[Any] = Counter()
    for row in rows:
        count[getattr(row, column)] += row.n
    return _most(count)


def _pairs(rows: Sequence[Any]) -> Counts:
    return _most(Counter({row[0]: row[1] for row in rows}))


def _most(count: Counter[Any]) -> Counts:
    return sorted(count.items(), key=lambda x: (-x[1], str(x[0])))


def _bins(days: Sequence[str]) -> tuple[str, Any]:
    """The finest bins of which few enough span all days, and what gives the first day of one."""
    if not days:
        return "day", str
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    span = (last - first).days + 1
    if span <= BINS:
        return "day", str
    if span <= BINS * 7 - 7:
        return "week", lambda d: str((x := date.fromisoformat(d)) - timedelta(days=x.weekday()))
    if span <= BINS * 30:
        return "month", lambda d: f"{d[:7]}-01"
    return "year", lambda d: f"{d[:4]}-01-01"


ROUTES = (points, timeline, facets)
