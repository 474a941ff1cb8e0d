"""One event: what stands behind it, why its fields have their values, and who says what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from litestar import get
from litestar.params import PathParameter, QueryParameter
from litestar.response import Redirect

from fogline.desk.comparing import Matrix, matrix
from fogline.desk.explaining import explain
from fogline.model.event import Event
from fogline.store.bench import SqlBench
from fogline.store.reviewing import reviews_of
from fogline.web.person import somebody
from fogline.web.reply import Asked, answer
from fogline.web.shapes import Explanations, Related, WholeEvent
from fogline.web.site import Served, View

Name = Annotated[str, PathParameter(pattern=r"^(evt|clm)_[0-9A-Za-z]{1,40}$")]


@get("/events/{name:str}", sync_to_thread=True, role="viewer", summary="One event with all that stands behind it")
def event(request: Asked, site: Served, name: Name) -> WholeEvent:
    """An id that the event had before a merge leads to the one that it has now."""
    with site.view() as view:
        found = view.looking.event(name)
        if found.id != name:
            moved: Any = Redirect(f"/api/events/{found.id}", status_code=307)
            return moved  # type: ignore[no-any-return]
        dossier = view.looking.dossier(found)
        bench = SqlBench(view.connection)
        whole = WholeEvent(
            event=found, claims=list(dossier.claims), documents=list(dossier.documents), reviews=reviews_of(view.connection, found.claims),
            judgements=bench.judgements_on(found.claims), corrections=view.lookup.corrections_of(found.claims),
            related=_related(view, (link.to for link in found.links)),
        )  # fmt: skip
        whole = view.mask(somebody(request), found.documents).record(whole)
    return answer(request, whole)


@get(
    "/events/{name:str}/explain",
    sync_to_thread=True,
    role="viewer",
    summary="Why fields have their values, down to the words",
)
def explanation(
    request: Asked, site: Served, name: Name, field: Annotated[str | None, QueryParameter(max_length=100)] = None
) -> Explanations:
    """All fields, or one such as `losses` or `disputes.control`."""
    with site.view() as view:
        dossier = view.looking.dossier(view.looking.event(name))
        texts = {d: view.query.reading(d).text for d in dossier.event.documents}
        rows = explain(dossier, texts, view.query.claims_by_id(dossier.event.claims), field)
        told = view.mask(somebody(request), dossier.event.documents).record(Explanations(items=rows))
    return answer(request, told)


@get("/events/{name:str}/matrix", sync_to_thread=True, role="viewer", summary="Who says what: fields against outlets")
def who_says_what(request: Asked, site: Served, name: Name) -> Matrix:
    """An outlet is silent where none of its claims speaks of a field; that is not contradiction."""
    with site.view() as view:
        dossier = view.looking.dossier(view.query.event(name))
        told = view.mask(somebody(request), dossier.event.documents).record(matrix(dossier))
    return answer(request, told)


def _related(view: View, ids: Iterable[str]) -> dict[str, Related]:
    return {e.id: Related(head=head(e), day=e.time.edtf, place=_place(e)) for e in view.lookup.events_by_id(set(ids))}


def head(event: Event) -> str:
    """An event in one line."""
    by, against = (", ".join(dict.fromkeys(a.name for a in some)) for some in (event.initiators, event.targets))
    parties = f": {by or '?'} – {against or '?'}" if by or against else ""
    return f"{event.sub_event_type or event.event_type or 'Event'}{parties}"


def _place(event: Event) -> str | None:
    return ", ".join(dict.fromkeys(p.name for p in event.places)) or None


ROUTES = (event, explanation, who_says_what)
