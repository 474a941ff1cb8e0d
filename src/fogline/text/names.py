"""Finding known names in a text: one automaton over all names, longest match, whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import ahocorasick_rs

from fogline.text.fold import fold, smooth

_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ul", "ed", "er", "es", "et", "ez"})
_ARTICLE = re.compile(
    r"\b(?:al|el|ad|ar|as|ash|at|az|an|ul|ed|er|es|et|ez)\s?-\s?(?=\w{5})|\b(?:al|el) (?=[A-Z]\w{4})", re.I
)
_RUNS = re.compile(r"[^ \0]+|[ \0]+")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
SHORT = 4  # acronyms up to this length must stand in the text exactly as written


class Hit:
    """One occurrence of one or several entries under the same spelling."""

    __slots__ = ("end", "keys", "start")

    def __init__(self, start: int, end: int, keys: tuple[str, ...]) -> None:
        self.start, self.end, self.keys = start, end, keys


class NameIndex:
    """All spellings of all entries. `entries` are (key, spelling, proper) triples.

    Proper names must begin with a capital in the text; words need not. Short acronyms match in exact case.
    """

    def __init__(self, entries: Iterable[tuple[str, str, bool]]) -> None:
        table: dict[str, dict[str, tuple[str, bool]]] = {}
        for key, spelling, proper in entries:
            for pattern in _written(spelling):
                if len(pattern) >= 2:
                    table.setdefault(pattern, {}).setdefault(key, (spelling, proper))
        self._patterns = list(table)
        self._entries = [table[p] for p in self._patterns]
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._patterns or ["\0"], matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def find(self, text: str) -> list[Hit]:
        """Longest non-overlapping hits in reading order."""
        folded, back = _squeeze(text)
        found = sorted(self._valid(text, folded, back), key=lambda h: (h.start, h.start - h.end))
        hits: list[Hit] = []
        last = 0
        for hit in found:
            if hit.start >= last:
                hits.append(hit)
                last = hit.end
        return hits

    def _valid(self, text: str, folded: str, back: list[int]) -> Iterator[Hit]:
        size = len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum():
                continue
            if end < size and folded[end].isalnum():
                continue
            start, end = back[start], back[end - 1] + 1  # noqa: PLW2901 - from squeezed to raw offsets
            keys = tuple(
                key
                for key, (spelling, proper) in self._entries[index].items()
                if _case_fits(text[start:end], spelling, proper)
            )
            if keys:
                yield Hit(start, end, keys)


@lru_cache(maxsize=1024)
def _squeeze(text: str) -> tuple[str, list[int]]:
    """The folded text with single spaces and without Arabic articles, and the way back to the raw offsets.

    An article stays before a short word ("al-Bab"), where it is part of what tells the name from a common word.
    """
    folded = fold(text)
    breaks = [m.start() for m in _PARAGRAPH.finditer(text)]  # no name runs over the end of a paragraph
    articles = [m.span() for m in _ARTICLE.finditer(smooth(text))]
    if breaks or articles:
        chars = list(folded)  # one copy: a text may have a million of them
        for start in breaks:
            chars[start] = "\n"
        for start, end in articles:
            chars[start:end] = "\0" * (end - start)
        folded = "".join(chars)
    if "\0" not in folded and "  " not in folded:
        return folded, list(range(len(folded)))
    back: list[int] = []
    parts: list[str] = []
    for match in _RUNS.finditer(folded):
        run = match[0]
        if run[0] not in " \0":
            back.extend(range(*match.span()))
            parts.append(run)
        elif " " in run:
            back.append(match.start() + run.index(" "))
            parts.append(" ")
    return "".join(parts), back


def _case_fits(seen: str, spelling: str, proper: bool) -> bool:
    if spelling.isupper() and len(spelling) <= SHORT:
        return seen == spelling
    if not proper or any(c.isdigit() for c in spelling):
        return True
    if len(seen) <= SHORT and seen.isupper():
        return spelling.isupper()
    words = [w for w in seen.replace("-", " ").replace("\n", " ").split() if w.lower() not in _ARTICLES]
    return any(w[0].isupper() or w[0].isdigit() or not w[0].isascii() for w in words)


def _written(spelling: str) -> tuple[str, ...]:
    """What a spelling looks like in a squeezed text, with and without its apostrophes."""
    if spelling.isalnum():  # a single word, as most names are: nothing to squeeze
        return (fold(spelling),)
    base = spelling.replace("’", "'")
    return tuple({_squeeze.__wrapped__(variant)[0].strip() for variant in (base, base.replace("'", ""))})
