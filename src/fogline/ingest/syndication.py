"""Who copied whom: passages with the same words, found by MinHash and checked word by word.

A passage is a sentence that tells something, or the whole article. Two passages are copies where their three-word shingles
overlap as far as `SAME` (of the shorter one: an agency's sentence may be lengthened by a clause). The earliest published is
taken for the origin; which it truly was nobody can see from the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from datasketch import MinHash

from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.ids import content_id
from fogline.model.passage import Passage
from fogline.model.when import ordinal_of
from fogline.ports import Shelf
from fogline.text.fold import fold

ROWS, BANDS = 3, 14  # finds 99 in 100 pairs of two thirds likeness, 17 in 20 of a half
SHINGLE = 3  # words
SHORTEST = 9  # words of a passage: shorter ones are alike by chance
SAME = 0.72
WINDOW = 12  # days within which news is copied
UNDATED = -1
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")


class Syndication:
    """Finds copies of a new document among those on a shelf."""

    def add(self, shelf: Shelf, document: Document, text: str, claims: Sequence[Claim]) -> set[str]:
        """Shelve the passages of a document; ids of other documents whose groups of copies have grown together."""
        passages = [(p, _shingles(words)) for p, words in _passages(document, text, claims)]
        bands = {p.id: _bands(shingles) for p, shingles in passages}
        near: dict[str, dict[str, Passage]] = {}
        day = _day(document.published.edtf)
        window = (day - WINDOW, day + WINDOW) if day != UNDATED else (0, 10**7)
        for band, other in shelf.like({b for some in bands.values() for b in some}, *window):
            near.setdefault(band, {})[other.id] = other
        words = shelf.texts({p.id: p for some in near.values() for p in some.values()}.values())
        shelved: list[tuple[Passage, list[str]]] = []
        touched: set[str] = set()
        moved: dict[str, str] = {}  # groups that became others while this document was shelved
        for passage, shingles in passages:
            like = {p.id: p for b in bands[passage.id] for p in near.get(b, {}).values() if p.whole == passage.whole}
            copies = [p for p in like.values() if copied(shingles, _shingles(_words(words[p.id])))]
            groups = {_now(p.group, moved) for p in copies}
            group = _now(min([passage, *copies], key=lambda p: p.order).group or passage.id, moved)
            shelved.append((msgspec.structs.replace(passage, group=group), bands[passage.id]))
            if groups - {group}:
                moved.update(dict.fromkeys(groups - {group}, group))
                touched |= set(shelf.regroup(groups, group))
        shelf.put((msgspec.structs.replace(p, group=_now(p.group, moved)), keys) for p, keys in shelved)
        return touched - {document.id}


def _now(group: str, moved: Mapping[str, str]) -> str:
    while group in moved:
        group = moved[group]
    return group


def copied(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the shorter of two passages is found in the other."""
    return bool(mine and theirs) and len(mine & theirs) >= SAME * min(len(mine), len(theirs))


def _passages(document: Document, text: str, claims: Sequence[Claim]) -> Iterator[tuple[Passage, list[str]]]:
    """The sentences that claims stand in, and the article as a whole."""
    day = _day(document.published.edtf)
    body = [s for s in document.segments if s.kind in {"title", "body"}]
    sentences = sorted({_sentence(text, c.span.start, c.span.end) for c in claims})
    for start, end in sentences:
        words = _words(text[start:end])
        if len(words) >= SHORTEST:
            yield _passage(document, start, end, day, False), words
    if body:
        start, end = min(s.start for s in body), max(s.end for s in body)
        words = _words(text[start:end])
        if len(words) >= SHORTEST:
            yield _passage(document, start, end, day, True), words


def _passage(document: Document, start: int, end: int, day: int, whole: bool) -> Passage:
    return Passage(
        id=content_id("psg", (document.id, start, end, whole)), document=document.id, start=start, end=end, day=day, whole=whole,
        order=f"{document.published.edtf or '9'}|{document.id}|{start:07}",
    )  # fmt: skip


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around a span."""
    lower = max(0, start - 1500)
    before = [m.end() for m in _STOP.finditer(text, lower, start)]
    after = _STOP.search(text, max(end - 1, 0))
    return (before[-1] if before else lower), (after.start() if after else len(text))


def _day(edtf: str | None) -> int:
    day = ordinal_of(edtf)
    return UNDATED if day is None else day


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _shingles(words: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


@cache
def _empty() -> Any:
    """A signature of nothing; making its permutations costs more than reading a sentence."""
    return MinHash(num_perm=ROWS * BANDS, seed=1)


def _bands(shingles: Iterable[str]) -> list[str]:
    """One key for each band of the MinHash signature."""
    signature = _empty().copy()
    signature.update_batch([s.encode() for s in sorted(shingles)])
    values = signature.hashvalues
    return [f"{band}:{content_id('', values[band * ROWS : (band + 1) * ROWS].tolist())[1:]}" for band in range(BANDS)]
