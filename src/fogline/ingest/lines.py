"""Lines of a page with their offsets; the unit in which furniture is told from article."""

from __future__ import annotations

import re

from fogline.text.wrapped import wraps

_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")


class Line:
    """A non-empty line without its surrounding space."""

    __slots__ = ("end", "ends_sentence", "start", "text", "words")

    def __init__(self, start: int, text: str) -> None:
        self.start, self.text = start, text
        self.end = start + len(text)
        self.words = len(_WORD.findall(text))
        self.ends_sentence = bool(_SENTENCE_END.search(text))

    @property
    def is_prose(self) -> bool:
        """Long enough, and shaped, like running text."""
        return self.words >= 20 or (self.words >= 7 and self.ends_sentence)


def lines_of(text: str, joined: bool = True) -> list[Line]:
    """The non-empty lines of `text`; with `joined`, lines that were only wrapped are one."""
    inner = wraps(text) if joined else frozenset()
    lines: list[Line] = []
    start, stop = 0, len(text)
    while start < stop:
        end = text.find("\n", start)
        while end in inner:
            end = text.find("\n", end + 1)
        end = stop if end < 0 else end
        raw = text[start:end]
        stripped = raw.strip()
        if stripped:
            lines.append(Line(start + raw.index(stripped[0]), stripped.replace("\n", " ")))
        start = end + 1
    return lines
