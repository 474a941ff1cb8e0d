"""The rule backend of the Extractor port: readings in, claims and issues out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from fogline.errors import GroundError
from fogline.extract.claims import Coder
from fogline.extract.confidence import DOUBTFUL, confidence
from fogline.extract.denials import ROLE_DENIED
from fogline.extract.gate import Gate, sentences_in, war_names
from fogline.extract.ground import check
from fogline.extract.lexis import Lexis
from fogline.extract.mend import mend
from fogline.extract.passages import Passage, passages_of, readable
from fogline.extract.quotes import quoted_ranges
from fogline.extract.sentence import Sentence
from fogline.extract.status import CueReader
from fogline.extract.told import Told
from fogline.extract.topic import Topics
from fogline.extract.voices import Voices
from fogline.extract.when import Clock
from fogline.model.claim import Claim, ClaimKind, Producer, Voice
from fogline.model.document import Document, Reading
from fogline.model.ids import content_id
from fogline.model.issue import Issue
from fogline.model.record import Quote, Span
from fogline.packs.load import Knowledge
from fogline.ports import Extractor, NameContext, Parse, Parser, Resolver
from fogline.text.dates import DateReader

BATCH = 48
LONGEST = 600  # words of a sentence; the rules compare each trigger of a sentence with each other
Coded = tuple[Reading, list[Claim], list[Issue]]


class Read:
    """A document as the coder sees it; `names` is None (and there are no sentences) where its language has no pack.

    `gated` are the passages that were not parsed, since nothing in them can hold a claim or help to read one;
    `tangled` are the lengths of sentences that are too long to be sentences.
    """

    __slots__ = ("gated", "names", "passages", "reading", "sentences", "tangled")

    def __init__(
        self, reading: Reading, names: NameContext | None, passages: list[Passage], sentences: list[Sentence],
        gated: list[Passage], tangled: list[int],
    ) -> None:  # fmt: skip
        self.reading, self.names, self.passages, self.sentences = reading, names, passages, sentences
        self.gated, self.tangled = gated, tangled


class RuleCoder(Extractor):
    """Codes documents by the rules of the packs over a dependency parse."""

    def __init__(
        self, knowledge: Knowledge, parser: Parser, resolver: Resolver, version: str, gated: bool = True
    ) -> None:
        self._lexis = Lexis(knowledge.language, knowledge.frames)
        self._cues = CueReader(
            knowledge.language.cues, self._lexis.talk.saying, knowledge.language.irregular, self._lexis.talk.deniable
        )
        self._topics = Topics(knowledge.language.cues.other_topics)
        self._dates = DateReader(knowledge.language.dates)
        self._language = knowledge.language.code
        self._gate = Gate(knowledge.language.gate, war_names(knowledge), self._lexis.patterns) if gated else None
        self._parser, self._resolver = parser, resolver
        self._producer = Producer(name="rules", version=version, packs=dict(sorted(knowledge.hashes.items())))

    def extract(self, readings: Iterable[Reading]) -> Iterator[Coded]:
        """Claims of each document in the order of their words."""
        for read in self.read(readings):
            claims, issues = self.code(read)
            yield read.reading, claims, issues

    def read(self, readings: Iterable[Reading]) -> Iterator[Read]:
        """Each document cut into parsed sentences with their names; batches of documents share one parser call."""
        stream = iter(readings)
        while batch := list(islice(stream, BATCH)):
            yield from self._batch(batch)

    def _batch(self, readings: list[Reading]) -> Iterator[Read]:
        work: list[tuple[Reading, NameContext | None, list[Passage], list[bool]]] = []
        texts: list[str] = []
        spans: list[list[Span]] = []
        for reading in readings:
            coded = reading.document.language in {None, self._language}
            passages = passages_of(reading) if coded else []
            parsed = self._gate.worth_parsing(passages) if self._gate else [True] * len(passages)
            names = self._resolver.context(reading) if coded and (any(parsed) or not passages) else None
            for passage, asked in zip(passages, parsed, strict=True):
                if asked and names is not None:
                    known = names.mentions(passage.text, passage.start, [])
                    texts.append(readable(passage, known))
                    spans.append([Span(m.start - passage.start, m.end - passage.start) for m in known])
            work.append((reading, names, passages, parsed))
        parses = self._parser.parse(texts, spans, self._lexis.telling)
        for reading, names, passages, parsed in work:
            own = [next(parses) if asked else None for asked in parsed]
            tangled: list[int] = []
            sentences = list(_sentences(reading.text, names, passages, own, self._lexis, tangled)) if names else []
            gated = [p for p, asked in zip(passages, parsed, strict=True) if not asked]
            yield Read(reading, names, passages, sentences, gated, tangled)

    def code(self, read: Read) -> tuple[list[Claim], list[Issue]]:
        """The claims of one document that was read, and what could not be understood."""
        reading, names, sentences = read.reading, read.names, read.sentences
        if names is None:
            return [], [_gated(reading.document)] if read.gated else []
        guessed = any(i.code == "outlet-guessed" for i in reading.document.issues)
        voices = Voices(self._lexis, names, reading.document.outlet, quoted_ranges(read.passages), guessed)
        speeches = voices.prepare(sentences)
        for line in (s for s in reading.document.segments if s.kind == "outlet"):
            voices.give_source(sentences, speeches, reading.text[line.start : line.end], line.start)
        clock = Clock(self._dates, reading.document.published, self._lexis)
        clock.look_ahead(sentences)
        coder = Coder(self._lexis, names, clock, self._cues)
        claims: list[Claim] = []
        issues = [_tangled(reading.document, length) for length in read.tangled]
        for sentence in sentences:
            coder.sentence(sentence, speeches[sentence.number])
        for one in coder.told():
            claim = self._record(one, reading.document)
            try:
                check(claim, reading.text)
            except GroundError as error:
                issues.append(Issue(code="not-grounded", message=str(error), document_ref=claim.document_ref))
                continue
            claims.append(claim)
        topic = self._topics.other(sentences, claims, read.gated) if claims else None
        if topic is not None:
            message = f"{len(claims)} claims left out: the article is about {topic}, where fights are figures of speech"
            return [], [*issues, Issue(code="other-topic", message=message, document_ref=reading.document.document_ref)]
        if sentences and not claims:
            message = "no event was found in the article"
            issues.append(Issue(code="no-event", message=message, document_ref=reading.document.document_ref))
        return claims, issues

    def _kind(self, told: Told) -> ClaimKind:
        """What sort of proposition it is: a guess, a plan, or what its frame is."""
        if told.intent:
            return "assessment" if told.status == "possible" else "intent"
        return self._lexis.frames[told.reading.frame].kind

    def _record(self, told: Told, document: Document) -> Claim:
        roles, draft = told.roles, told.draft
        at = told.sentence.tokens[draft.hit.at]
        trigger = Quote(start=at.start, end=at.end, exact=told.sentence.slice(at.start, at.end))
        intent = told.intent
        claim = Claim(
            id=content_id("clm", (document.id, told.span.start, told.span.end, at.start, told.reading.frame)),
            document=document.id,
            document_ref=document.document_ref,
            span=told.span,
            extra_spans=(told.cause.span,) if told.cause else (),
            event=told.event,
            kind=self._kind(told),
            event_type=None if intent else told.reading.event_type,
            sub_event_type=None if intent else told.reading.sub_event_type,
            plover=None if intent else told.reading.plover,
            status=told.status,  # type: ignore[arg-type]
            background=told.background,
            undirected=roles.undirected,
            denies=None if told.status != "denied" else "role" if ROLE_DENIED in roles.rules else "event",
            initiators=tuple(roles.initiators),
            targets=tuple(roles.targets),
            places=tuple(told.places),
            time=told.time,
            losses=tuple(told.losses),
            control=tuple(told.control),
            attribution=_chain(told, document),
            trigger=trigger,
            confidence=0.0,
            rule=_rule(told),
            producer=self._producer,
        )
        sure = confidence(claim)
        return msgspec.structs.replace(claim, confidence=sure, doubtful=sure < DOUBTFUL)


def _gated(document: Document) -> Issue:
    message = "no words of violence, control or loss: kept and not coded (--no-gate codes it)"
    return Issue(code="gated", message=message, document_ref=document.document_ref)


def _tangled(document: Document, length: int) -> Issue:
    message = f"a stretch of {length} words without the end of a sentence was not read"
    return Issue(code="tangled", message=message, document_ref=document.document_ref)


def _sentences(
    text: str,
    names: NameContext,
    passages: list[Passage],
    parses: list[Parse | None],
    lexis: Lexis,
    tangled: list[int],
) -> Iterator[Sentence]:
    """Sentences of the parsed passages, numbered as if all had been parsed."""
    number = 0
    for paragraph, (passage, parse) in enumerate(zip(passages, parses, strict=True)):
        if parse is None:
            number += sentences_in(passage.text)
            continue
        mentions = names.mentions(passage.text, passage.start, parse.entities)
        for tokens in parse.sentences:
            for token in tokens:
                token.start += passage.start
                token.end += passage.start
            if len(tokens) > LONGEST:
                tangled.append(len(tokens))
                continue
            mend(tokens, lexis)
            yield Sentence(text, tokens, number, paragraph, passage.is_title, mentions)
            number += 1


def _chain(told: Told, document: Document) -> tuple[Voice, ...]:
    """The outlet first, then the links of the speech."""
    outlet = document.outlet
    first = (
        Voice(name=outlet.name, kind="outlet", side=outlet.side)
        if outlet
        else Voice(name="unknown outlet", kind="outlet")
    )
    return (first,) + (told.speech.speaker.links if told.speech else ())


def _rule(told: Told) -> str:
    """Trigger, frame, and how the parties, the place and the time were found."""
    hit = told.draft.hit
    parts = [f"{hit.kind}:{hit.trigger.frame}", f"frame:{told.reading.frame}", *dict.fromkeys(told.roles.rules)]
    parts += [f"means:{m.frame}" for m in told.draft.means]
    if told.inherited_place and told.places:
        parts.append("place-of-story")
    return " ".join(parts)
