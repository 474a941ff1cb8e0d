"""The map, the bars over time and the counts beside them: columns and numbers, never whole records."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import numpy as np
from litestar import get

from fogline.store.columns import UNDATED, Array, Columns
from fogline.store.picture import Counts, Picture, indexed
from fogline.store.reviewing import state_of
from fogline.web.asking import Under
from fogline.web.reply import Asked, answer
from fogline.web.shapes import Facets, Map, Region, Timeline
from fogline.web.site import Served, Site, View

BINS = 400


@get("/map", sync_to_thread=True, role="viewer", summary="Events as columns for a map; larger regions apart")
def points(request: Asked, site: Served, wanted: Under) -> Map:
    """Coordinates are never moved; events known to a region only are not among the points."""
    with site.view() as view:
        picture, letters = view.picture(wanted), view.letters()
    columns, rows = picture.columns, picture.on_map()
    numbers = columns.numbers
    types, kinds = indexed(columns.texts["event_type"], rows)
    agreements, agreed = indexed(columns.texts["agreement"], rows)
    found = Map(
        n=len(rows), id=columns.ids[rows].tolist(), lon=numbers["lon"][rows].tolist(), lat=numbers["lat"][rows].tolist(),
        precision=_known(numbers["precision"][rows]), type=kinds, day=_days(numbers["first"][rows]), agreement=agreed,
        letter=letters[rows].tolist(), disputed=numbers["disputed"][rows].tolist(), dead=_known(numbers["killed"][rows]), types=types,
        agreements=agreements, regions=_regions(columns, picture.in_regions()), unplaced=picture.unplaced(), undated=picture.undated(),
    )  # fmt: skip
    return answer(request, found)


@get("/timeline", sync_to_thread=True, role="viewer", summary="Events by time and type")
def timeline(request: Asked, site: Served, wanted: Under) -> Timeline:
    """At most 400 bins: days where they fit, else weeks, months or years."""
    with site.view() as view:
        picture = view.picture(wanted)
    span = picture.span()
    if span is None:
        return answer(request, Timeline(bin="day", rows=[], undated=picture.undated()))
    name, starts = _bins(*span)
    days = [str(date.fromordinal(s)) for s in starts]
    bars = [(days[at], kind, n) for at, kind, n in picture.by_day(np.array(starts))]
    bars.sort(key=lambda bar: (bar[0], bar[1] or ""))
    return answer(request, Timeline(bin=name, rows=bars, undated=picture.undated()))


@get("/facets", sync_to_thread=True, role="viewer", summary="How many events have each value")
def facets(request: Asked, site: Served, wanted: Under) -> Facets:
    """Counts under the filters given, in all directions."""
    with site.view() as view:
        picture, letters = view.picture(wanted), view.letters()
        found = _facets(site, picture, letters, _reviewed(view, picture))
    return answer(request, found)


def _facets(site: Site, picture: Picture, letters: Array, review: Counts) -> Facets:
    span = picture.span()
    first, last = (str(date.fromordinal(d)) for d in span) if span else (None, None)
    return Facets(
        type=picture.by_text("event_type"), agreement=picture.by_text("agreement"), country=picture.by_text("country"),
        precision=picture.by_number("precision"), outlet=[(_id(site, n), k, n) for n, k in picture.by_pair("outlet")],
        side=picture.by_pair("side"), letter=picture.by_letter(letters), disputed=picture.by_pair("dispute"), review=review, events=picture.total,
        claims=picture.sum("told"), documents=picture.distinct("document"), first=first, last=last,
    )  # fmt: skip


def _reviewed(view: View, picture: Picture) -> Counts:
    """Events by what reviewers made of them; those that nobody voted on are open."""
    said = view.voted()
    rows = picture.columns.rows_of(set(said))
    names = [str(n) for n in picture.columns.ids[rows[picture.mask[rows]]]]
    count = Counter(state_of(e.claims, said[e.id]) for e in view.lookup.events_by_id(names))
    count["open"] += picture.total - len(names)
    return sorted(((s, n) for s, n in count.items() if n), key=lambda x: (-x[1], x[0]))


def _id(site: Site, name: str) -> str:
    row = site.world.outlet(name)
    return row.id if row else name


def _known(numbers: Array) -> list[int | None]:
    return [None if n < 0 else n for n in numbers.tolist()]


def _days(ordinals: Array) -> list[str | None]:
    used, at = np.unique(ordinals, return_inverse=True)
    names = [None if d == UNDATED else str(date.fromordinal(d)) for d in used.tolist()]
    return [names[i] for i in at.tolist()]


def _regions(columns: Columns, rows: Array) -> list[Region]:
    country, admin1 = columns.texts["country"], columns.texts["admin1"]
    found: dict[tuple[str | None, str | None], list[str]] = {}
    for row in rows.tolist():
        key = country.names[country.codes[row]], admin1.names[admin1.codes[row]]
        found.setdefault(key, []).append(str(columns.ids[row]))
    ordered = sorted(found.items(), key=lambda x: (x[0][0] or "", x[0][1] or ""))
    return [Region(admin1=a, country=c, n=len(ids), ids=ids) for (c, a), ids in ordered]


def _bins(first: int, last: int) -> tuple[str, list[int]]:
    """The finest bins of which few enough span all days, with their first days."""
    days = last - first + 1
    if days <= BINS:
        return "day", list(range(first, last + 1))
    monday = first - (first - 1) % 7
    if (last - monday) // 7 + 1 <= BINS:
        return "week", list(range(monday, last + 1, 7))
    start, months = date.fromordinal(first).replace(day=1), days / 30.4 <= BINS - 2
    starts = []
    at = start if months else start.replace(month=1)
    while at.toordinal() <= last:
        starts.append(at.toordinal())
        at = (at + timedelta(days=32)).replace(day=1) if months else at.replace(year=at.year + 1)
    return ("month" if months else "year"), starts


ROUTES = (points, timeline, facets)
