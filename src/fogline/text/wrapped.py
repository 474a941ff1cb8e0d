"""Lines that were broken by hand or by a mail program inside a paragraph: which line breaks only wrap."""

from __future__ import annotations

import itertools
import re

SHORTEST, LONGEST = 30, 130  # characters of a line that may have been wrapped
OFTEN = 2  # breaks inside a sentence, from which on a text counts as wrapped
FULL = 0.6  # of the width, from which on a line can have been full
_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_MARK = re.compile(r"[-*•·–—>|#]|\d{1,2}[.)]\s|\(?[a-z][.)]\s")


def wraps(text: str) -> frozenset[int]:
    """Offsets of the line breaks that only wrap; empty for a text with a line a paragraph."""
    lines = [(m.start(), m.end(), m[0].strip()) for m in re.finditer(r"[^\n]+", text)]
    pairs = [
        (end, one, two)
        for (_, end, one), (start, _, two) in itertools.pairwise(lines)
        if start - end == 1 and one and two and not _MARK.match(two) and len(one) <= LONGEST
    ]
    sure = {end for end, one, two in pairs if two[0].islower() and not _END.search(one) and len(one) >= SHORTEST}
    if len(sure) < OFTEN or len(sure) * 5 < len(pairs):
        return frozenset()
    width = max(len(one) for end, one, _ in pairs if end in sure)
    return frozenset(end for end, one, two in pairs if _goes_on(one, two, width))


def _goes_on(one: str, two: str, width: int) -> bool:
    """Whether a line goes on in the next one: with a small letter, or because it was full."""
    if two[0].islower() or one.endswith((",", ";")):
        return True
    return len(one) >= FULL * width and not one.isupper()
