"""Which part of a page is the article. Works on pages saved as bare text, where no markup helps.

The rules are line patterns of the language pack (`layout.yml`) and three ideas: the article begins with its
title, running text is long lines that end like sentences, and a tail marker ("Leave a comment") closes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from fogline.ingest.lines import Line, lines_of
from fogline.model.document import Segment, SegmentKind

Verdict = tuple[SegmentKind, str]
ORDER: tuple[SegmentKind, ...] = (
    "language", "donation", "share", "form", "byline", "caption", "outlet", "related", "notice", "other",
)  # fmt: skip


class Furniture:
    """The compiled line patterns of one language."""

    def __init__(self, layout: dict[str, Any]) -> None:
        self._lines = {kind: _union(layout["lines"].get(kind, [])) for kind in ORDER}
        self._tails = {kind: _union(patterns) for kind, patterns in layout["tails"].items()}

    def line(self, line: Line) -> Verdict | None:
        """The kind of furniture a line is, if any; long sentences are never furniture but notices and credits."""
        for kind in ORDER:
            if (
                line.is_prose
                and kind in {"share", "donation", "other", "form", "byline", "related"}
                and line.words > 16
            ):
                continue
            if self._lines[kind].fullmatch(line.text):
                return kind, f"looks like {kind}: pattern of the language pack"
        return None

    def tail(self, line: Line) -> Verdict | None:
        """The kind of a line that closes the article."""
        if line.words > 12:
            return None
        for kind, pattern in self._tails.items():
            if pattern.fullmatch(line.text):
                return cast(SegmentKind, kind), f"after the marker {line.text[:40]!r}"
        return None


def _union(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)", re.I)


def segment(
    text: str,
    furniture: Furniture,
    is_outlet: Callable[[str], bool],
    main: Callable[[Line], bool] | None = None,
    title: str | None = None,
) -> list[Segment]:
    """Segments that cover `text` without gaps. `main` says, where markup does, which lines are the article."""
    lines = lines_of(text, joined=main is None)
    verdicts = _verdicts(lines, furniture, is_outlet, main, title)
    return _cover(text, lines, verdicts)


def _verdicts(
    lines: list[Line],
    furniture: Furniture,
    is_outlet: Callable[[str], bool],
    main: Callable[[Line], bool] | None,
    title: str | None,
) -> list[Verdict]:
    first_prose = next((i for i, line in enumerate(lines) if _opens_body(line, furniture, main)), len(lines))
    title_at = _title_line(lines, first_prose, furniture, is_outlet, title)
    verdicts: list[Verdict] = []
    closed: Verdict | None = None
    for i, line in enumerate(lines):
        if closed is None and i > first_prose - 1:
            closed = _closing(lines, i, furniture)
        if closed is not None:
            own = furniture.line(line) if closed[0] != "comment" or line.words < 6 else None
            verdicts.append(own if own and own[0] in {"form", "share", "notice", "donation"} else closed)
        elif i == title_at:
            verdicts.append(("title", "first line that reads like a headline"))
        else:
            verdicts.append(_one(line, i, lines, title_at, first_prose, furniture, is_outlet, main))
    return verdicts


def _opens_body(line: Line, furniture: Furniture, main: Callable[[Line], bool] | None) -> bool:
    if main is not None:
        return main(line) and line.words >= 7
    return line.is_prose and furniture.line(line) is None


def _closing(lines: list[Line], i: int, furniture: Furniture) -> Verdict | None:
    """A tail marker closes the article, unless ordinary prose of some length goes on right after a "related" box."""
    verdict = furniture.tail(lines[i])
    if verdict is None or verdict[0] == "comment":
        return verdict
    rest = lines[i + 1 :]
    prose = sum(1 for line in rest if line.is_prose and line.ends_sentence and furniture.line(line) is None)
    return None if prose >= 3 and not any(furniture.tail(x) for x in rest) else verdict


def _title_line(
    lines: list[Line], first_prose: int, furniture: Furniture, is_outlet: Callable[[str], bool], title: str | None
) -> int | None:
    if title:
        exact = next((i for i, line in enumerate(lines) if line.text == title.strip()), None)
        if exact is not None:
            return exact
    for i, line in enumerate(lines[:first_prose]):
        if line.words >= 3 and not is_outlet(line.text) and furniture.line(line) is None and not furniture.tail(line):
            return i
    if first_prose + 1 < len(lines) and lines[first_prose].words < 20 and not lines[first_prose].text.endswith("."):
        return first_prose
    return None


def _one(
    line: Line,
    i: int,
    lines: list[Line],
    title_at: int | None,
    first_prose: int,
    furniture: Furniture,
    is_outlet: Callable[[str], bool],
    main: Callable[[Line], bool] | None,
) -> Verdict:
    known = furniture.line(line)
    if known is not None:
        return known
    if is_outlet(line.text):
        return "outlet", "the name of an outlet on a line of its own"
    if title_at is not None and line.text == lines[title_at].text:
        return "other", "repeats the title"
    if i < first_prose:
        return ("caption" if line.words >= 8 else "other"), "a short line before the running text"
    if main is not None and not main(line):
        return "other", "outside the main content of the markup"
    if not line.is_prose and i > first_prose and _is_loose_end(i, lines):
        return "other", "a short line after the running text"
    return "body", "running text"


def _is_loose_end(i: int, lines: list[Line]) -> bool:
    """A short line that no running text follows, unless it completes the line before it."""
    follows = any(line.is_prose for line in lines[i + 1 : i + 4])
    completes = not lines[i - 1].ends_sentence or lines[i].ends_sentence
    return not follows and not completes


def _cover(text: str, lines: list[Line], verdicts: list[Verdict]) -> list[Segment]:
    """Neighbouring lines of one kind become one segment; the space between belongs to the segment before it."""
    segments: list[Segment] = []
    for line, (kind, reason) in zip(lines, verdicts, strict=True):
        if segments and segments[-1].kind == kind and kind == "body":
            last = segments.pop()
            segments.append(Segment(kind=kind, start=last.start, end=line.end, reason=last.reason))
            continue
        if segments and segments[-1].end < line.start:
            segments.append(Segment(kind="other", start=segments[-1].end, end=line.start, reason="blank"))
        start = line.start if segments else 0
        if not segments and line.start > 0:
            segments.append(Segment(kind="other", start=0, end=line.start, reason="blank"))
            start = line.start
        segments.append(Segment(kind=kind, start=start, end=line.end, reason=reason))
    end = segments[-1].end if segments else 0
    if end < len(text):
        segments.append(Segment(kind="other", start=end, end=len(text), reason="blank"))
    return segments
