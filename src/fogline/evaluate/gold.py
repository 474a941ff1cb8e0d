"""Gold files: articles with the events that a person coded from them. The format is docs/gold.md."""

from __future__ import annotations

import re

import msgspec

from fogline.model.claim import ClaimKind, Extent, LossKind, LossStatus, Status
from fogline.model.record import Record, Span

FORMAT = "fogline/gold/1"
_SPACE = re.compile(r"\s+")


class GoldActor(Record, frozen=True, kw_only=True):
    """A side as its coder names it; `words` is how the text says it, None where it was inferred."""

    name: str
    words: str | None = None


class GoldPlace(Record, frozen=True, kw_only=True):
    """A place; `at` is [latitude, longitude] where the coder gives it, `km` how far off is still right."""

    name: str
    words: str | None = None
    at: tuple[float, float] | None = None
    km: float = 10.0


class GoldTime(Record, frozen=True, kw_only=True):
    """When, in EDTF; None where the text does not fix it."""

    edtf: str | None = None
    words: str | None = None


class GoldLoss(Record, frozen=True, kw_only=True):
    """People or materiel lost; figures as in contract.md, unknown is None. `of` is a name, Civilians or None."""

    kind: LossKind
    of: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    words: str | None = None
    item: str | None = None
    model: str | None = None
    calibre_mm: float | None = None
    status: LossStatus | None = None
    taken_by: str | None = None


class GoldControl(Record, frozen=True, kw_only=True):
    """A change of ground by names; None is unknown."""

    place: str
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    extent: Extent


class GoldEvent(Record, frozen=True, kw_only=True):
    """One event and the clauses that tell it, the fullest first."""

    words: tuple[str, ...]
    kind: ClaimKind = "event"
    type: str | None = None
    sub: str | None = None
    status: Status = "happened"
    background: bool = False
    undirected: bool = False
    initiators: tuple[GoldActor, ...] = ()
    targets: tuple[GoldActor, ...] = ()
    places: tuple[GoldPlace, ...] = ()
    time: GoldTime | None = None
    losses: tuple[GoldLoss, ...] = ()
    control: tuple[GoldControl, ...] = ()
    voices: tuple[str, ...] = ()
    note: str | None = None


class GoldArticle(Record, frozen=True, kw_only=True):
    """One article with its text and its events."""

    format: str = FORMAT
    id: str
    text: str
    events: tuple[GoldEvent, ...]
    war: str | None = None
    style: str | None = None
    outlet: str | None = None
    published: str | None = None
    coder: str | None = None
    note: str | None = None

    def spans(self, event: GoldEvent) -> list[Span]:
        """Where the clauses of an event stand in the text, in the order given."""
        return [found for words in event.words if (found := find(self.text, words, 0)) is not None]

    def span(self, event: GoldEvent, words: str | None) -> Span | None:
        """Where the words of a field stand: the occurrence nearest to the event's first clause."""
        if not words:
            return None
        places = self.spans(event)
        return find(self.text, words, places[0].start if places else 0)


def find(text: str, words: str, near: int) -> Span | None:
    """The occurrence of `words` in `text` that begins nearest to `near`; runs of white space count as one."""
    pattern = r"\s+".join(re.escape(part) for part in _SPACE.split(words.strip()))
    spans = [Span(m.start(), m.end()) for m in re.finditer(pattern, text)] if pattern else []
    return min(spans, key=lambda s: (abs(s.start - near), s.start), default=None)
