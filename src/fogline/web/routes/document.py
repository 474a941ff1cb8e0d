"""One document with its text and claims, and words found in all of them."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import msgspec
from litestar import get
from litestar.params import FromQuery, PathParameter, QueryParameter

from fogline.store.bench import SqlBench
from fogline.store.search import find
from fogline.web.asking import PAGE, Limit
from fogline.web.person import somebody
from fogline.web.reply import Asked, answer
from fogline.web.shapes import Hit, Hits, WholeDocument
from fogline.web.site import Served

Name = Annotated[str, PathParameter(pattern=r"^doc_[0-9A-Za-z]{1,40}$")]


@get(
    "/documents/{name:str}",
    sync_to_thread=True,
    role="viewer",
    summary="One document: text, segments, claims, issues, copies",
)
def document(request: Asked, site: Served, name: Name) -> WholeDocument:
    """Offsets of segments and claims are code points of `text`."""
    with site.view() as view:
        query, bench = view.query, SqlBench(view.connection)
        reading = query.reading(name)
        claims = [c for c, _, _ in bench.told([c.id for c in query.claims_of(name)])]
        whole = WholeDocument(
            document=next(query.documents([name])), text=reading.text, masked=False,
            claims=sorted(claims, key=lambda c: (c.span.start, c.id)), events=view.lookup.events_of([c.id for c in claims]),
            issues=view.lookup.issues_of(name), copies=view.lookup.copies_of(name),
        )  # fmt: skip
        person = somebody(request)
        whole = msgspec.structs.replace(view.mask(person, [name]).record(whole), masked=not person.sees_names)
    return answer(request, whole)


@get("/search", sync_to_thread=True, role="viewer", summary="Full text of claims or of documents")
def search(
    request: Asked, site: Served, q: Annotated[str, QueryParameter(min_length=1, max_length=200)],
    kind: FromQuery[Literal["claim", "document"]] = "claim", limit: Limit = PAGE,
) -> Hits:  # fmt: skip
    """All words must stand there; a last * finds beginnings."""
    with site.view() as view:
        found = find(view.connection, q.replace("\x00", " "), kind, limit)
        claims = view.query.claims_by_id([h.ref for h in found]) if kind == "claim" else {}
        events = view.lookup.events_of(list(claims))
        mask = view.mask(somebody(request), {c.document for c in claims.values()} or {h.ref for h in found})
    hits = [
        Hit(
            kind=kind, id=h.ref, event=events.get(h.ref), words=_pieces(mask.text(h.words)),
            document=claims[h.ref].document if h.ref in claims else h.ref,
        )
        for h in found
    ]  # fmt: skip
    return answer(request, Hits(items=hits))


def _pieces(words: str) -> list[str]:
    """A snippet cut at its marks: every second piece was searched for."""
    return re.split(r"[\[\]]", words)


ROUTES = (document, search)
