"""A page as it was given: what it is, who published it, and which part is the article."""

from __future__ import annotations

from typing import Literal

from fogline.model.issue import Issue
from fogline.model.record import Record, Span

SegmentKind = Literal[
    "title",
    "body",
    "byline",
    "dateline",
    "caption",
    "outlet",
    "related",
    "comment",
    "form",
    "share",
    "donation",
    "notice",
    "language",
    "other",
]


class Segment(Record, frozen=True, kw_only=True):
    """A stretch of the page and why it was taken for what it is. Segments cover the text without gaps."""

    kind: SegmentKind
    start: int
    end: int
    reason: str


class OutletRef(Record, frozen=True, kw_only=True):
    """The publisher: `id` None when no pack knows it; `side` is its position in the conflict."""

    id: str | None
    name: str
    side: str | None = None


class Published(Record, frozen=True, kw_only=True):
    """Publication date in EDTF and what it rests on; never the clock, never a sidebar."""

    edtf: str | None = None
    basis: Literal["metadata", "stated", "dateline", "none"] = "none"
    text: str | None = None
    span: Span | None = None


class Document(Record, frozen=True, kw_only=True):
    """One page. `sha256` is over the UTF-8 text as given; offsets everywhere are code points of that text."""

    format: Literal["fogline/document/1"] = "fogline/document/1"
    id: str
    document_ref: str
    sha256: str
    url: str | None = None
    language: str | None = None
    outlet: OutletRef | None = None
    relayed: tuple[OutletRef, ...] = ()
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: Published = Published()
    segments: tuple[Segment, ...] = ()
    copy_of: str | None = None
    text: str | None = None  # only where it was made from markup: the text that offsets refer to
    issues: tuple[Issue, ...] = ()

    def spans(self, *kinds: SegmentKind) -> list[Span]:
        """Where the segments of these kinds lie, in order."""
        return [Span(s.start, s.end) for s in self.segments if s.kind in kinds]


class Reading(Record, frozen=True, kw_only=True):
    """A document together with its text, as stages hand it on in memory; `raw_sha256` is over the bytes it came from."""

    document: Document
    text: str
    raw_sha256: str | None = None
