"""Events, claims and documents by page, under the filters of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from litestar import get
from litestar.params import FromQuery

from fogline.model.filters import Filters
from fogline.store.columns import UNDATED, Array
from fogline.store.picture import Picture
from fogline.store.query import UNDATED as LAST
from fogline.web.asking import PAGE, After, Limit, Under, cursor, ordinal
from fogline.web.person import somebody
from fogline.web.reply import Asked, answer
from fogline.web.shapes import ClaimPage, DocumentPage, EventPage
from fogline.web.site import Served


@get("/events", sync_to_thread=True, role="viewer", summary="Events with their grade, by first day")
def events(
    request: Asked, site: Served, wanted: Under, limit: Limit = PAGE, after: After = None, links: FromQuery[bool] = False
) -> EventPage:  # fmt: skip
    """The records of `fogline events`, in its order; links to other events only with `links=true`, since they take long to find."""
    with site.view() as view:
        picture = view.picture(wanted)
        rows = _behind(picture, cursor(after))
        names = [str(name) for name in picture.columns.ids[rows[:limit]]]
        by_id = {e.id: e for e in view.lookup.events_by_id(names)}
        whole = view.looking.whole if links else view.looking.graded
        mask = view.mask(somebody(request), {d for e in by_id.values() for d in e.documents})
        found = [mask.record(whole(by_id[name])) for name in names]
    return answer(
        request, EventPage(items=found, next=_next(found, limit) if len(rows) > limit else None, total=picture.total)
    )


@get("/claims", sync_to_thread=True, role="viewer", summary="Standing claims as they were coded, by first day")
def claims(request: Asked, site: Served, wanted: Under, limit: Limit = PAGE, after: After = None) -> ClaimPage:
    """The same records as `fogline claims`, in the same order."""
    with site.view() as view:
        found = list(view.looking.claims(_paged(wanted, limit, after)))
        mask = view.mask(somebody(request), {c.document for c in found})
        found = [mask.record(c) for c in found]
        total = view.once(f"claims:{wanted}", lambda: view.lookup.count_claims(wanted))
    return answer(request, ClaimPage(items=found, next=_next(found, limit), total=total))


@get("/documents", sync_to_thread=True, role="viewer", summary="Documents without their text, by day of publication")
def documents(request: Asked, site: Served, wanted: Under, limit: Limit = PAGE, after: After = None) -> DocumentPage:
    """Filters that a document can meet count: `from`, `to` (day of publication), `outlet`, `q` (words of the document)."""
    with site.view() as view:
        names, total = view.lookup.document_ids(_paged(wanted, limit, after))
        mask = view.mask(somebody(request), [name for _, name in names])
        by_id = {d.id: mask.record(d) for d in view.query.documents([name for _, name in names])}
    found = [by_id[name] for _, name in names]
    more = "|".join(names[-1]) if len(names) == limit else None
    return answer(request, DocumentPage(items=found, next=more, total=total))


def _behind(picture: Picture, after: str | None) -> Array:
    """Rows that were chosen, those behind a cursor."""
    rows = np.flatnonzero(picture.mask)
    if after is None:
        return rows
    day, _, name = after.partition("|")
    at = UNDATED if day == LAST else ordinal(day)
    first, ids = picture.columns.numbers["first"][rows], picture.columns.ids[rows]
    later: Array = rows[(first > at) | ((first == at) & (ids > name))]
    return later


def _paged(wanted: Filters, limit: int, after: str | None) -> Filters:
    return msgspec.structs.replace(wanted, limit=limit, after=cursor(after))


def _next(found: Sequence[Any], limit: int) -> str | None:
    """The cursor behind a full page."""
    if len(found) < limit:
        return None
    return f"{found[-1].time.earliest or LAST}|{found[-1].id}"


ROUTES = (events, claims, documents)
