"""Spans, and what every record has in common."""

from __future__ import annotations

import msgspec
import pytest

from fogline.model.document import Document, Segment
from fogline.model.record import Quote, Span


@pytest.mark.parametrize(
    ("inner", "outer", "within", "overlaps"),
    [
        (Span(2, 5), Span(2, 5), True, True),
        (Span(3, 4), Span(2, 5), True, True),
        (Span(1, 4), Span(2, 5), False, True),
        (Span(4, 9), Span(2, 5), False, True),
        (Span(5, 9), Span(2, 5), False, False),
        (Span(0, 2), Span(2, 5), False, False),
        (Span(0, 9), Span(2, 5), False, True),
    ],
)
def test_within_and_overlaps(inner: Span, outer: Span, within: bool, overlaps: bool) -> None:
    assert inner.within(outer) is within
    assert inner.overlaps(outer) is overlaps
    assert outer.overlaps(inner) is overlaps


def test_a_span_is_a_pair_on_the_wire() -> None:
    assert msgspec.json.encode(Span(3, 9)) == b"[3,9]"
    assert msgspec.json.decode(b"[3,9]", type=Span) == Span(3, 9)


def test_records_are_frozen_and_keyword_only() -> None:
    quote = Quote(start=0, end=1, exact="a")
    with pytest.raises(AttributeError):
        quote.start = 4  # type: ignore[misc]
    with pytest.raises(TypeError):
        Quote(0, 1, "a")  # type: ignore[misc]


def test_spans_of_kinds_come_in_order() -> None:
    parts = [("title", 0, 4), ("body", 4, 9), ("share", 9, 12), ("body", 12, 20)]
    segments = tuple(Segment(kind=k, start=a, end=b, reason="t") for k, a, b in parts)  # type: ignore[arg-type]
    document = Document(id="d", document_ref="p", sha256="0", segments=segments)
    assert document.spans("body") == [Span(4, 9), Span(12, 20)]
    assert document.spans("title", "share") == [Span(0, 4), Span(9, 12)]
    assert document.spans("comment") == []
