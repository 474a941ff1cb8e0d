"""Who published a page and when, from what the page itself says. Never the clock, never a sidebar."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from urllib.parse import urlsplit

from fogline.model.document import OutletRef, Published, Segment
from fogline.model.record import Span
from fogline.packs.load import Knowledge
from fogline.text.dates import DateReader
from fogline.text.fold import smooth
from fogline.text.names import NameIndex

_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w'.]*(?:[ ,/-]{1,2}[A-Za-z][\w'.]*){0,5})"
    r"(?:,? *(?:\([^)]{2,40}\)|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2})(?:,? \d{4})?)?(?: \([^)]{2,30}\))?\s*-{1,2} +(?=[A-Z0-9\"'])"
)
_TOLD = re.compile(r"\b(?:told|speaking to|interview with|spoke to|speaks to|tells|informed)\s+(?:the\s+)?$", re.I)
_SAID = re.compile(
    r"^\s*(?:news agency|agency|correspondent|reporter)?\s*(?:said|reported|added|says|reports|documented|monitored|announced|confirmed|stated|published)\b",
    re.I,
)
_AGENCY_MARK = re.compile(r"(?:\(|,\s*|/)$")
_DASH = re.compile(r"[^)\n]{0,20}\)\s*(?:[-\u2013\u2014:]|$|\n)")  # "(Xinhua) --", but not "the Arakan Army (AA)"


HEAD_LINE = 50  # "ANHA - NEWS CENTER": a short line above the article that names an outlet
ARTICLE = 3  # "Al-" before a name


class Identity:
    """Recognises outlets of the packs by id, domain or name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._outlets = knowledge.outlets
        self._names = NameIndex(
            (row.id, name, True)
            for row in knowledge.outlets.values()
            for name in (row.name, *row.aliases, *row.aliases_ar, *row.domains)
        )
        self._domains = {
            d.lower().removeprefix("www."): row.id for row in knowledge.outlets.values() for d in row.domains
        }
        self._dates = DateReader(knowledge.language.dates)

    def by_id(self, outlet: str) -> OutletRef:
        """The outlet of the packs, or the words as given where no pack knows it."""
        row = self._outlets.get(outlet) or next(
            (
                r
                for r in self._outlets.values()
                if outlet.casefold() in {r.name.casefold(), *map(str.casefold, r.aliases)}
            ),
            None,
        )
        return OutletRef(id=row.id, name=row.name, side=row.side) if row else OutletRef(id=None, name=outlet)

    def by_url(self, url: str | None) -> OutletRef | None:
        """The outlet whose domain a URL has."""
        host = (urlsplit(url).hostname or "") if url else ""
        parts = host.lower().removeprefix("www.").split(".")
        for i in range(len(parts) - 1):
            found = self._domains.get(".".join(parts[i:]))
            if found:
                return self.by_id(found)
        return None

    def is_outlet(self, line: str) -> bool:
        """Whether a whole line is an outlet's name."""
        hits = self._names.find(line)
        left = line.strip()[: hits[0].start] if hits else ""
        return len(hits) == 1 and len(left) <= ARTICLE and len(line.strip()) - hits[0].end <= ARTICLE

    def by_words(self, text: str, segments: list[Segment]) -> tuple[OutletRef | None, bool]:
        """The outlet that the page names as its own, and whether that is only a guess from quoted agencies."""
        votes: Counter[str] = Counter()
        guesses: Counter[str] = Counter()
        for part in segments:
            for hit in self._names.find(text[part.start : part.end]):
                if len(hit.keys) != 1:
                    continue
                start, end = part.start + hit.start, part.start + hit.end
                key = hit.keys[0]
                body = next((s.start for s in segments if s.kind == "body"), 0)
                short = part.kind in {"other", "caption"} and part.end <= body and part.end - part.start < HEAD_LINE
                if short:
                    votes[key] += 3
                elif part.kind == "title" and hit.start == 0 and text[end : end + 1] == ":":
                    guesses[key] += 3
                elif part.kind in {"outlet", "notice", "donation", "byline", "share"}:
                    votes[key] += 4 if part.kind == "outlet" else 3
                elif part.kind == "body" and _TOLD.search(text[max(0, start - 40) : start]):
                    guesses[key] += 2
                elif part.kind == "body" and (_SAID.match(text[end : end + 40]) or _is_mark(text, start, end)):
                    guesses[key] += 1
        if votes:
            return self.by_id(_top(votes)), False
        return (self.by_id(_top(guesses)), True) if guesses else (None, False)

    def dateline(self, text: str, segments: list[Segment]) -> Span | None:
        """The place (and agency) before the dash that opens the article: "DAMASCUS - "."""
        body = next((s for s in segments if s.kind == "body"), None)
        if body is None:
            return None
        match = _DATELINE.match(smooth(text[body.start : body.start + 120]))
        return Span(body.start + match.start("place"), body.start + match.end("place")) if match else None

    def stated_date(self, text: str, segments: list[Segment], dateline: Span | None) -> Published:
        """A full date in the lines above the article or in its dateline."""
        body = next((s.start for s in segments if s.kind == "body"), 0)
        head = [s for s in segments if s.end <= body and s.kind in {"other", "byline", "outlet", "caption"}]
        zones = [(s.start, s.end) for s in head if s.reason != "blank"]
        if dateline is not None:
            zones.append((dateline.start, dateline.end + 40))
        for start, end in zones:
            for found in self._dates.find(text[start:end], start, None):
                if found.precision == "day" and found.edtf:
                    in_dateline = dateline is not None and start == dateline.start
                    return Published(
                        edtf=found.edtf, basis="dateline" if in_dateline else "stated", text=found.text, span=found.span
                    )
        return Published()


def _is_mark(text: str, start: int, end: int) -> bool:
    """Whether a name is the mark of an agency: "(Reuters) -", ", AFP"; a group's own short form in brackets is none."""
    if not _AGENCY_MARK.search(text[max(0, start - 2) : start]):
        return False
    if text[start - 1] != "(" or not text[start:end].isupper():
        return True
    closing = text[: start - 1].rstrip(" ")[-1:] in {".", "!", "?", '"', "\u201d", "\n", ""}
    return closing or bool(_DASH.match(text[end : end + 30]))


def given_date(value: str) -> Published | None:
    """A date from a flag, a row or markup: ISO day, or a timestamp that begins with one."""
    try:
        return Published(edtf=date.fromisoformat(value[:10]).isoformat(), basis="metadata")
    except ValueError:
        return None


def _top(votes: Counter[str]) -> str:
    return min(votes, key=lambda key: (-votes[key], key))
