"""Events, claims and documents by page, under the filters of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import get

from fogline.model.filters import Filters
from fogline.store.query import UNDATED
from fogline.web.asking import PAGE, After, Limit, Under, cursor
from fogline.web.reply import Asked, answer
from fogline.web.shapes import ClaimPage, DocumentPage, EventPage
from fogline.web.site import Served


@get("/events", sync_to_thread=True, role="viewer", summary="Events with grade and links, by first day")
def events(request: Asked, site: Served, wanted: Under, limit: Limit = PAGE, after: After = None) -> EventPage:
    """The same records as `fogline events`, in the same order."""
    with site.view() as view:
        found = list(view.looking.events(_paged(wanted, limit, after)))
        total = view.once(f"events:{wanted}", lambda: view.query.count(wanted))
    return answer(request, EventPage(items=found, next=_next(found, limit), total=total))


@get("/claims", sync_to_thread=True, role="viewer", summary="Standing claims as they were coded, by first day")
def claims(request: Asked, site: Served, wanted: Under, limit: Limit = PAGE, after: After = None) -> ClaimPage:
    """The same records as `fogline claims`, in the same order."""
    with site.view() as view:
        found = list(view.looking.claims(_paged(wanted, limit, after)))
        total = view.once(f"claims:{wanted}", lambda: view.lookup.count_claims(wanted))
    return answer(request, ClaimPage(items=found, next=_next(found, limit), total=total))


@get("/documents", sync_to_thread=True, role="viewer", summary="Documents without their text, by day of publication")
def documents(request: Asked, site: Served, wanted: Under, limit: Limit = PAGE, after: After = None) -> DocumentPage:
    """Filters that a document can meet count: `from`, `to` (day of publication), `outlet`, `q` (words of the document)."""
    with site.view() as view:
        names, total = view.lookup.document_ids(_paged(wanted, limit, after))
        by_id = {d.id: d for d in view.query.documents([name for _, name in names])}
    found = [by_id[name] for _, name in names]
    more = "|".join(names[-1]) if len(names) == limit else None
    return answer(request, DocumentPage(items=found, next=more, total=total))


def _paged(wanted: Filters, limit: int, after: str | None) -> Filters:
    return msgspec.structs.replace(wanted, limit=limit, after=cursor(after))


def _next(found: Sequence[Any], limit: int) -> str | None:
    """The cursor behind a full page."""
    if len(found) < limit:
        return None
    return f"{found[-1].time.earliest or UNDATED}|{found[-1].id}"


ROUTES = (events, claims, documents)
