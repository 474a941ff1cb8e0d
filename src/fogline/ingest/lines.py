"""Lines of a page with their offsets; the unit in which furniture is told from article."""

from __future__ import annotations

import re

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


def lines_of(text: str) -> list[Line]:
    """The non-empty lines of `text`."""
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        raw = match[0]
        stripped = raw.strip()
        if stripped:
            lines.append(Line(match.start() + raw.index(stripped[0]), stripped))
    return lines
