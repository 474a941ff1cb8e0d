"""Quotation marks as ranges, also where a quotation runs over paragraphs or was never closed."""

from __future__ import annotations

from fogline.extract.passages import Passage
from fogline.model.record import Span
from fogline.text.fold import smooth

MIN_WORDS = 4  # shorter ones are scare quotes or names


def quoted_ranges(passages: list[Passage]) -> list[Span]:
    """Absolute ranges of direct speech."""
    found = []
    for passage in passages:
        marks = [i for i, c in enumerate(smooth(passage.text)) if c == '"']
        for first, last in zip(marks[::2], [*marks[1::2], len(passage.text)], strict=False):
            if len(passage.text[first:last].split()) >= MIN_WORDS:
                found.append(Span(passage.start + first, passage.start + last))
    return found
