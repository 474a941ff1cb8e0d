"""From quoted words to spans, actors, places, times and figures of one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from fogline.extract.llm import reply as said
from fogline.model.actor import ActorRef
from fogline.model.claim import ControlChange, Loss, Voice, VoiceKind
from fogline.model.mention import Mention
from fogline.model.place import PlaceRef
from fogline.model.record import Span
from fogline.model.when import EventTime
from fogline.ports import OPPONENT, Entity, NameContext
from fogline.text.dates import DateReader
from fogline.text.fold import smooth
from fogline.text.numbers import NumberReader


class Lookup:
    """Words that do not stand in the coded parts of the text are refused and remembered, never guessed."""

    def __init__(
        self, text: str, spans: Sequence[Span], names: NameContext, numbers: NumberReader, dates: DateReader, anchor: date | None
    ) -> None:  # fmt: skip
        self._text, self._spans, self._names = text, spans, names
        self._numbers, self._dates, self._anchor = numbers, dates, anchor
        self._mentions = [m for s in spans for m in names.mentions(text[s.start : s.end], s.start, [])]
        self._refused: list[str] = []

    def refused(self) -> list[str]:
        """Words refused since the last call."""
        found, self._refused = self._refused, []
        return found

    def find(self, words: str, near: int = 0) -> Span | None:
        """The occurrence nearest to `near`; white space and typographic marks may differ, nothing else."""
        pattern = r"\s+".join(re.escape(part) for part in smooth(words).split())
        if not pattern:
            return None
        plain = smooth(self._text)
        hits = [
            Span(m.start(), m.end()) for s in self._spans for m in re.compile(pattern).finditer(plain, s.start, s.end)
        ]
        return min(hits, key=lambda h: (abs(h.start - near), h.start), default=None)

    def _need(self, words: str, near: int) -> Span | None:
        span = self.find(words, near)
        if span is None:
            self._refused.append(words)
        return span

    def _inside(self, span: Span) -> list[Mention]:
        return [m for m in self._mentions if span.start <= m.start and m.end <= span.end]

    def actor(self, words: str | None, near: int) -> ActorRef | None:
        """The actor that quoted words name, with an id where a pack knows it."""
        span = self._need(words, near) if words else None
        if span is None:
            return None
        exact = self._text[span.start : span.end]
        for mention in self._inside(span):
            known = self._names.stands_for(mention)
            if known and known != OPPONENT:
                return self._names.ref(known, exact, span)
            if mention.kind == "country":
                return msgspec.structs.replace(self._names.national(mention.keys[0], "forces"), text=exact, span=span)
        return ActorRef(id=None, name=exact, text=exact, span=span)

    def actors(self, quoted: Iterable[str], near: int) -> tuple[ActorRef, ...]:
        """The actors that quoted words name, each once."""
        found = [a for words in quoted if (a := self.actor(words, near)) is not None]
        return tuple({a.id or a.name: a for a in found}.values())

    def place(self, words: str, near: int) -> PlaceRef | None:
        """The place that quoted words name; without coordinates where no gazetteer knows it."""
        span = self._need(words, near)
        if span is None:
            return None
        exact = self._text[span.start : span.end]
        likely = self._names.mentions(exact, span.start, [Entity(0, len(exact), "PLACE")])
        inside = [m for m in (*self._inside(span), *likely) if m.kind in {"place", "country"}]
        whole = Mention(start=span.start, end=span.end, text=exact, kind="place", how="recogniser")
        mention = max(inside, key=lambda m: (bool(m.keys), m.end - m.start), default=whole)
        return self._names.place(mention, [m for m in self._mentions if m.kind == "place"])

    def places(self, quoted: Iterable[str], near: int) -> tuple[PlaceRef, ...]:
        """The places that quoted words name, each once."""
        found = [p for words in quoted if (p := self.place(words, near)) is not None]
        return tuple({p.id or p.name: p for p in found}.values())

    def time(self, words: str | None, near: int) -> EventTime:
        """The time that quoted words tell, anchored to the day of publication where one is known."""
        span = self._need(words, near) if words else None
        if span is None:
            return EventTime()
        exact = self._text[span.start : span.end]
        found = self._dates.find(exact, span.start, self._anchor)
        return found[0] if found else EventTime(text=exact, span=span)

    def losses(self, lost: Iterable[said.Lost], near: int) -> tuple[Loss, ...]:
        """Losses with the figure as our own reader takes it from the words."""
        found = []
        for item in lost:
            span = self._need(item.words, near)
            if span is None:
                continue
            exact = self._text[span.start : span.end]
            numbers = self._numbers.find(smooth(exact))
            measure = numbers[0].measure if numbers else None
            found.append(
                Loss(
                    kind=item.kind, of=self.actor(item.of, span.start), civilian=item.civilian, text=exact, span=span,
                    low=measure.low if measure else None, best=measure.best if measure else None,
                    high=measure.high if measure else None,
                    item=(item.item or "equipment") if item.kind == "materiel" else None,
                    status=item.status if item.kind == "materiel" else None,
                )
            )  # fmt: skip
        return tuple(found)

    def control(self, held: Iterable[said.Held], near: int) -> tuple[ControlChange, ...]:
        """Changes of ground whose place stands in the text."""
        found = []
        for item in held:
            place = self.place(item.place, near)
            if place is not None:
                old, new = self.actor(item.old_holder, near), self.actor(item.new_holder, near)
                found.append(ControlChange(place=place, from_=old, to=new, extent=item.extent))
        return tuple(found)

    def voices(self, speakers: Iterable[str], near: int) -> tuple[Voice, ...]:
        """Who says so, as quoted; the kind is what the packs know of the speaker."""
        found = []
        for words in speakers:
            span = self._need(words, near)
            if span is None:
                continue
            exact = self._text[span.start : span.end]
            mention = next(iter(self._inside(span)), None)
            known = self._names.stands_for(mention) if mention else None
            actor = self._names.ref(known) if known and known != OPPONENT else None
            kind: VoiceKind = (
                "agency" if mention and mention.kind == "outlet" else "belligerent" if actor else "anonymous"
            )
            found.append(
                Voice(
                    name=exact,
                    actor=actor.id if actor else None,
                    kind=kind,
                    side=actor.side if actor else None,
                    span=span,
                )
            )
        return tuple(found)
