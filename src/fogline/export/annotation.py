"""`w3c-annotation`: every coded value with a pointer to its words, as one page of W3C Web Annotations (JSON-LD).

After the W3C Web Annotation Data Model, 4.2.4 and 4.2.5: each target has both selectors, the position for speed and the quote
for texts that were cleaned since. Offsets count code points. Where a quote would show a private person's name, the position
stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

import msgspec

from fogline.export.job import Job
from fogline.export.naming import Naming
from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.dossier import Dossier
from fogline.model.record import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of prefix and suffix


class Coded(NamedTuple):
    """One coded value and the words it came from."""

    field: str
    purpose: str
    value: str
    span: Span
    exact: str | None


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All values of all claims that have words of their own."""
    encode = msgspec.json.Encoder(order=None).encode
    out.write(b'{"@context":' + encode(CONTEXT) + b',"type":"AnnotationPage","items":[')
    for dossier in dossiers:
        job.report.events += 1
        documents = {d.id: d for d in dossier.documents}
        for claim in dossier.claims:
            for annotation in _annotations(dossier, claim, documents.get(claim.document), job):
                out.write((b",\n" if job.report.rows else b"\n") + encode(annotation))
                job.report.rows += 1
    out.write(b"\n]}\n")


def _annotations(dossier: Dossier, claim: Claim, document: Document | None, job: Job) -> Iterator[dict[str, Any]]:
    naming = job.naming(dossier)
    address = document.url if document and document.url else f"urn:fogline:{claim.document}"
    for coded in _values(claim, naming):
        yield {
            "id": f"urn:fogline:{claim.id}:{coded.field}", "type": "Annotation", "motivation": coded.purpose,
            "body": {"type": "TextualBody", "purpose": coded.purpose, "format": "text/plain", "value": coded.value},
            "target": {"source": address, "selector": _selectors(coded, document, naming)},
            "generator": {"id": "urn:fogline", "type": "Software", "name": f"Fogline {job.version}"},
            "fogline:event": dossier.event.id, "fogline:claim": claim.id, "fogline:rule": claim.rule,
            "fogline:coding_profile": job.coding_profile,
        }  # fmt: skip


def _values(claim: Claim, naming: Naming) -> Iterator[Coded]:
    clause = Span(claim.span.start, claim.span.end)
    kind = " / ".join(p for p in (claim.event_type, claim.sub_event_type, claim.status) if p)
    yield Coded("event", "classifying", kind, clause, claim.span.exact)
    for role, actors in (("initiator", claim.initiators), ("target", claim.targets)):
        for n, actor in enumerate(actors):
            if actor.span is not None:
                yield Coded(f"{role}-{n}", "identifying", f"{role}: {naming.actor(actor)}", actor.span, actor.text)
    for n, place in enumerate(claim.places):
        if place.span is not None:
            yield Coded(f"place-{n}", "identifying", f"place: {place.name}", place.span, place.text)
    if claim.time.span is not None:
        yield Coded("time", "classifying", f"time: {claim.time.edtf or 'not fixed'}", claim.time.span, claim.time.text)
    for n, loss in enumerate(claim.losses):
        bounds = "/".join("?" if v is None else str(v) for v in (loss.low, loss.best, loss.high))
        value = f"{loss.kind}: {bounds}" + (f" {loss.item}" if loss.item else "")
        yield Coded(f"loss-{n}", "classifying", value, loss.span, loss.text)
    for n, voice in enumerate(claim.attribution):
        if voice.span is not None:
            yield Coded(f"voice-{n}", "identifying", f"said by: {naming.voice(voice)}", voice.span, None)


def _selectors(coded: Coded, document: Document | None, naming: Naming) -> list[dict[str, Any]]:
    start, end = coded.span.start, coded.span.end
    found: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    text = document.text if document else None
    exact = coded.exact if coded.exact is not None else text[start:end] if text else None
    if exact is None or naming.text(exact) != exact:
        return found
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": exact}
    if text and text[start:end] == exact:
        around = {"prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
        quote |= {key: words for key, words in around.items() if naming.text(words) == words}
    return [*found, quote]
