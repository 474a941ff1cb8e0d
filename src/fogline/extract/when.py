"""When: the expression nearest to the trigger, else the time of the main story, else the publication date."""

from __future__ import annotations

from datetime import date

from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.model.document import Published
from fogline.model.when import EventTime
from fogline.text.dates import DateReader, interval

FAR = 120
BACKGROUND_DAYS = 10


class Clock:
    """The times of one document. It has no present: all is relative to the publication date, if one is known."""

    def __init__(self, reader: DateReader, published: Published) -> None:
        self._reader = reader
        self._anchor = date.fromisoformat(published.edtf) if published.edtf and len(published.edtf) == 10 else None
        self._story: EventTime | None = None

    def times(self, sentence: Sentence, text: str) -> list[EventTime]:
        """All expressions in a sentence; `text` is its raw text."""
        return self._reader.find(text, sentence.start, self._anchor)

    def of(
        self,
        sentence: Sentence,
        hit: Hit,
        times: list[EventTime],
        others: list[Hit],
        background: bool,
        clause: set[int],
    ) -> EventTime:
        """The time of a hit. Another hit's own expression (nearer to that hit) is not taken."""
        at = sentence.tokens[hit.at].start
        inside = {sentence.tokens[i].start for i in clause}
        mine = [t for t in times if t.span and any(t.span.start <= s < t.span.end for s in inside)]
        mine = mine or [t for t in times if t.span and self._nearest(sentence, t, hit, others)]
        if mine:
            best = min(mine, key=lambda t: abs(t.span.start - at) if t.span else FAR)
            if not background and self._story is None and best.precision in {"day", "none"}:
                self._story = best
            return best
        if len(times) == 1 and not background and len(sentence.tokens) < 40:
            return times[0]
        if background:
            return EventTime()
        return self._inherited()

    def _nearest(self, sentence: Sentence, time: EventTime, hit: Hit, others: list[Hit]) -> bool:
        assert time.span is not None
        position = time.span.start

        def gap(h: Hit) -> int:
            return abs(sentence.tokens[h.at].start - position)

        return gap(hit) == min(gap(h) for h in [hit, *others])

    def _inherited(self) -> EventTime:
        if self._story is not None:
            s = self._story
            return EventTime(
                edtf=s.edtf, earliest=s.earliest, latest=s.latest, precision=s.precision, basis=s.basis,
                text=s.text, span=s.span,
            )  # fmt: skip
        if self._anchor is not None:
            return interval(self._anchor, self._anchor, "day", "published", None, None)
        return EventTime()

    def long_past(self, time: EventTime) -> bool:
        """Whether a time lies well before publication."""
        if self._anchor is None or time.latest is None:
            return False
        return (self._anchor - date.fromisoformat(time.latest)).days > BACKGROUND_DAYS
