"""The model's replies to claims: each quote is looked up in the article, each name and figure read by our own readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from fogline.errors import GroundError, ModelError
from fogline.extract.ground import check
from fogline.extract.llm import reply as said
from fogline.extract.llm.client import Client
from fogline.extract.llm.lookup import Lookup
from fogline.extract.llm.prompt import messages
from fogline.model.claim import Claim, Plover, Producer, Voice
from fogline.model.document import Reading
from fogline.model.ids import content_id
from fogline.model.issue import Issue
from fogline.model.record import Quote, Span
from fogline.packs.load import Knowledge
from fogline.ports import Extractor, Resolver
from fogline.text.dates import DateReader
from fogline.text.numbers import NumberReader

CONFIDENCE = 0.5  # nothing is known yet about how often a given model is right; `fogline evaluate` tells


class ModelCoder(Extractor):
    """Codes documents with a language model; refuses what cannot be found in the text."""

    def __init__(self, knowledge: Knowledge, client: Client, resolver: Resolver, version: str) -> None:
        self._knowledge, self._client, self._resolver = knowledge, client, resolver
        self._dates = DateReader(knowledge.language.dates)
        self._numbers = NumberReader(knowledge.language.numbers)
        packs = dict(sorted(knowledge.hashes.items()))
        self._producer = Producer(name=f"llm:{client.model}", version=version, packs=packs)
        self._types: dict[str, tuple[str, Plover | None]] = {}
        for frame in knowledge.frames.values():
            event_type, sub = frame.acled
            plover = Plover(type=frame.plover[0], mode=frame.plover[1]) if frame.plover else None
            for name in (sub,) if sub else ("Government regains territory", "Non-state actor overtakes territory"):
                self._types.setdefault(name, (event_type or "", plover))

    def extract(self, readings: Iterable[Reading]) -> Iterator[tuple[Reading, list[Claim], list[Issue]]]:
        """Claims of each document; a question that fails becomes an issue of its document, and the next one is asked."""
        for reading in readings:
            ref = reading.document.document_ref
            spans = coded_spans(reading)
            try:
                reply = self._client.ask(messages(reading.text, spans))
            except ModelError as error:
                yield reading, [], [Issue(code="model-failed", message=str(error), document_ref=ref)]
                continue
            claims, issues = self._claims(reading, spans, reply)
            if not claims:
                issues.append(Issue(code="no-event", message="no event was found in the article", document_ref=ref))
            yield reading, claims, issues

    def _claims(self, reading: Reading, spans: Sequence[Span], reply: said.Reply) -> tuple[list[Claim], list[Issue]]:
        day = reading.document.published.edtf
        anchor = date.fromisoformat(day) if day and len(day) == 10 else None
        names = self._resolver.context(reading)
        lookup = Lookup(reading.text, spans, names, self._numbers, self._dates, anchor)
        claims: dict[str, Claim] = {}
        issues: list[Issue] = []
        ref = reading.document.document_ref
        for number, event in enumerate(reply.events, 1):
            clause = lookup.find(event.clause)
            if clause is None:
                message = f"the model quotes {event.clause!r}, which does not stand in the article"
                issues.append(Issue(code="not-grounded", message=message, document_ref=ref))
                continue
            claim = self._claim(reading, event, number, clause, lookup)
            issues += [
                Issue(code="not-grounded", message=f"the model quotes {words!r}, which does not stand in the article", document_ref=ref)
                for words in lookup.refused()
            ]  # fmt: skip
            try:
                check(claim, reading.text)
            except GroundError as error:
                issues.append(Issue(code="not-grounded", message=str(error), document_ref=ref))
                continue
            claims.setdefault(claim.id, claim)
        return sorted(claims.values(), key=lambda c: (c.span.start, c.id)), issues

    def _claim(self, reading: Reading, event: said.Event, number: int, clause: Span, lookup: Lookup) -> Claim:
        document, text = reading.document, reading.text
        near = clause.start
        event_type, plover = self._types.get(event.sub_event_type or "", (None, None))
        is_event = event.kind == "event" and event_type is not None
        outlet = document.outlet
        first = Voice(
            name=outlet.name if outlet else "unknown outlet", kind="outlet", side=outlet.side if outlet else None
        )
        return Claim(
            id=content_id(
                "clm", (document.id, clause.start, clause.end, event.sub_event_type or event.kind, self._producer.name)
            ),
            document=document.id,
            document_ref=document.document_ref,
            span=Quote(start=clause.start, end=clause.end, exact=text[clause.start : clause.end]),
            event=f"E{number}",
            kind=event.kind if is_event or event.kind != "event" else "state",
            event_type=event_type if is_event else None,
            sub_event_type=event.sub_event_type if is_event else None,
            plover=plover if is_event else None,
            status=event.status,
            background=event.background,
            undirected=event.undirected,
            initiators=lookup.actors(event.initiators, near),
            targets=lookup.actors(event.targets, near),
            places=lookup.places(event.places, near),
            time=lookup.time(event.time, near),
            losses=lookup.losses(event.losses, near),
            control=lookup.control(event.control, near),
            attribution=(first, *lookup.voices(event.speakers, near)),
            confidence=CONFIDENCE,
            rule=f"model:{self._client.model}",
            producer=self._producer,
        )


def coded_spans(reading: Reading) -> list[Span]:
    """Headline and body: what the model is shown."""
    return [s for s in reading.document.spans("title", "body") if reading.text[s.start : s.end].strip()]
