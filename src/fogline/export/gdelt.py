"""`gdelt-mentions`: the 16 columns of GDELT 2.0 Mentions, one claim a line, tab-separated, without a header.

After the GDELT 2.0 Event Database codebook, "Mentions table". Offsets count code points of the text as given; -1 is "not in the
text". Sentence number, tone and translation are not known and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from fogline.export.cells import cell
from fogline.export.codes import own_number
from fogline.export.job import Job
from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.dossier import Dossier
from fogline.model.when import day_of

COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen",
    "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_WEB, _CITATION = 1, 2  # MentionType


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All claims of all events."""
    for dossier in dossiers:
        job.report.events += 1
        documents = {d.id: d for d in dossier.documents}
        for claim in dossier.claims:
            cells = _cells(dossier, claim, documents.get(claim.document), job)
            out.write("\t".join(cell(value) for value in cells).encode() + b"\n")
            job.report.rows += 1


def _cells(dossier: Dossier, claim: Claim, document: Document | None, job: Job) -> list[str | int | None]:
    event = dossier.event
    published = document.published.edtf if document else None
    if day_of(published) is None:
        job.note("document without a day of publication, MentionTimeDate is empty")
    length = max((s.end for s in document.segments), default=None) if document else None
    action = claim.trigger.start if claim.trigger else claim.span.start
    return [
        own_number(event.id), _stamp(event.time.earliest), _stamp(published), _WEB if document and document.url else _CITATION,
        _publisher(document, job), (document.url if document else None) or claim.document_ref, None,
        _offset(claim.initiators), _offset(claim.targets), action, 1, round(claim.confidence * 100), length, None, None,
        _extras(dossier, claim, job),
    ]  # fmt: skip


def _stamp(day: str | None) -> str | None:
    """YYYYMMDDHHMMSS of a day; None where no day is known."""
    found = day_of(day)
    return f"{found:%Y%m%d}000000" if found else None


def _publisher(document: Document | None, job: Job) -> str | None:
    """GDELT names the domain; the outlet's name where no domain is known."""
    if document is None or document.outlet is None:
        return None
    row = job.codes.outlet(document.outlet.id)
    return row.domains[0] if row and row.domains else document.outlet.name


def _offset(actors: Sequence[ActorRef]) -> int:
    return next((a.span.start for a in actors if a.span is not None), -1)


def _extras(dossier: Dossier, claim: Claim, job: Job) -> str:
    voices = ">".join(job.naming(dossier).voice(v).replace(";", ",") for v in claim.attribution)
    return (
        f"claim={claim.id};event={dossier.event.id};status={claim.status};voices={voices};profile={job.coding_profile}"
    )
