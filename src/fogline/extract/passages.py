"""The stretches of a document that are coded: its headline and the paragraphs of its body.

A sentence broken by a paragraph break is joined again; a dateline before the first dash is left out.
"""

from __future__ import annotations

import itertools
import re
from itertools import pairwise

from fogline.model.document import Reading
from fogline.model.mention import Mention
from fogline.text.wrapped import wraps

_BREAK = re.compile(r"\n\s*")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


LONGEST = 10_000  # characters given to the parser at once


class Passage:
    """One headline or paragraph: where it begins and its raw words."""

    __slots__ = ("is_title", "start", "text")

    def __init__(self, start: int, text: str, is_title: bool) -> None:
        self.start, self.text, self.is_title = start, text, is_title


def passages_of(reading: Reading) -> list[Passage]:
    """Headline and paragraphs in reading order."""
    document, text = reading.document, reading.text
    passages = []
    inner = wraps(text) if document.text is None else frozenset()
    for segment in document.segments:
        if segment.kind == "title":
            passages.append(Passage(segment.start, text[segment.start : segment.end], True))
        elif segment.kind == "body":
            passages += _paragraphs(text, segment.start, segment.end, inner)
    return _without_dateline(passages, document.dateline)


def _paragraphs(text: str, start: int, end: int, inner: frozenset[int]) -> list[Passage]:
    cuts = [start]
    for match in _BREAK.finditer(text, start, end):
        before, after = text[cuts[-1] : match.start()], text[match.end() : match.end() + 1]
        broken = not _SENTENCE_END.search(before) and after.islower() and len(before) > 40
        if not broken and match.start() not in inner:
            cuts.append(match.end())
    cuts = [c for a, b in pairwise([*cuts, end]) for c in _pieces(text, a, b)]
    cuts.append(end)
    return [Passage(a, text[a:b].rstrip(), False) for a, b in itertools.pairwise(cuts) if text[a:b].strip()]


def _pieces(text: str, start: int, end: int) -> list[int]:
    """Where to cut a paragraph that is too long for the parser: behind the ends of sentences."""
    cuts = [start]
    while end - cuts[-1] > LONGEST:
        stop = max(text.rfind(mark, cuts[-1] + 1, cuts[-1] + LONGEST) for mark in (". ", "! ", "? ", " "))
        cuts.append(stop + 1 if stop > cuts[-1] else cuts[-1] + LONGEST)
    return cuts


def _without_dateline(passages: list[Passage], dateline: str | None) -> list[Passage]:
    if dateline is None:
        return passages
    for passage in passages:
        if not passage.is_title:
            found = re.match(rf"\s*{re.escape(dateline)}[^\n]{{0,60}}?\s*[-–—−:]+\s+", passage.text)
            if found:
                passage.start += found.end()
                passage.text = passage.text[found.end() :]
            break
    return passages


def readable(passage: Passage, names: list[Mention]) -> str:
    """The words as the parser should see them: headlines in Title Case or capitals are set in lower case.

    Known names keep their capitals; the length, and so every offset, stays.
    """
    text = passage.text
    words = _WORD.findall(text)
    capital = sum(1 for w in words if w[0].isupper())
    if not passage.is_title or len(words) < 4 or capital < 0.7 * len(words):
        return text
    keep = [(m.start - passage.start, m.end - passage.start) for m in names]

    def lower(match: re.Match[str]) -> str:
        inside = any(a <= match.start() < b for a, b in keep)
        return match[0] if inside else match[0].lower()

    return _WORD.sub(lower, text)
