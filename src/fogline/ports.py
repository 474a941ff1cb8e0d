"""The sockets of the house: what each stage needs from the others, as protocols."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.document import Document, Reading
from fogline.model.event import Event
from fogline.model.holding import Holding
from fogline.model.issue import Issue
from fogline.model.judgement import Judgement
from fogline.model.mention import Mention
from fogline.model.passage import Passage
from fogline.model.place import PlaceRef
from fogline.model.record import Span
from fogline.model.telling import Telling
from fogline.packs.tables import OutletRow


class Token:
    """One word of a parsed sentence; `head` is an index into the same sentence, its own for the root."""

    __slots__ = ("dep", "end", "head", "i", "lower", "start", "tag", "text")

    def __init__(self, i: int, text: str, tag: str, dep: str, head: int, start: int, end: int) -> None:
        self.i, self.text, self.tag, self.dep, self.head = i, text, tag, dep, head
        self.start, self.end, self.lower = start, end, text.lower()


class Entity:
    """A stretch that a recogniser took for a name: ACTOR, PLACE, PERSON or MEDIA."""

    __slots__ = ("end", "label", "start")

    def __init__(self, start: int, end: int, label: str) -> None:
        self.start, self.end, self.label = start, end, label


class Parse:
    """The sentences of one stretch of text, with recognised names; offsets are those of the stretch."""

    __slots__ = ("entities", "sentences")

    def __init__(self, sentences: list[list[Token]], entities: list[Entity]) -> None:
        self.sentences, self.entities = sentences, entities


class Reader(Protocol):
    """Bytes or rows to documents."""

    def read(self, inputs: Sequence[str]) -> Iterator[Reading | Issue]:
        """One Reading a document; an Issue for each input that could not be read."""
        ...


class Parser(Protocol):
    """A syntactic parser."""

    name: str

    def parse(
        self, texts: Iterable[str], known: Iterable[Sequence[Span]] = (), telling: frozenset[str] = frozenset()
    ) -> Iterator[Parse]:
        """One Parse a text, in order.

        `known` are the stretches of each whose names are known already; names are looked for only in sentences
        that hold a `telling` word (in all of them where there is none).
        """
        ...


OPPONENT = "@opponent"


class NameContext(Protocol):
    """What the names of one document say about the conflict it tells of, and how they are resolved in it."""

    @property
    def country(self) -> str | None:
        """ISO code of the country that the document tells of."""
        ...

    @property
    def outlet_side(self) -> str | None:
        """The camp of the outlet."""
        ...

    @property
    def outlet_actor(self) -> ActorRef | None:
        """The belligerent whose mouthpiece the outlet is."""
        ...

    def mentions(self, text: str, offset: int, entities: Sequence[Entity]) -> list[Mention]:
        """Names in a stretch of the document that begins at `offset`, in reading order, not overlapping."""
        ...

    def stands_for(self, mention: Mention, said_by: str | None = None) -> str | None:
        """Actor id behind a name or a telling word of a camp; OPPONENT where the clause must decide; None for nobody."""
        ...

    def ref(self, actor: str, text: str | None = None, span: Span | None = None) -> ActorRef:
        """The actor of the packs with this id, with its side as of the document's date."""
        ...

    def national(self, country: str, role: str) -> ActorRef:
        """A country's own `forces`, `air` force, `government`, `police`, `rebels` or `civilians`."""
        ...

    def place(self, mention: Mention, near: Sequence[Mention] = (), kind: str | None = None) -> PlaceRef:
        """The place a mention stands for, chosen by the places around it and the kind that the text says."""
        ...

    def inside(self, inner: PlaceRef, outer: PlaceRef) -> bool:
        """Whether the packs say that one place lies in the other."""
        ...

    def opposed(self, one: str | None, other: str | None) -> bool:
        """Whether two sides fight each other in this conflict."""
        ...

    def related(self, one: str | None, other: str | None) -> bool:
        """Whether one actor is the other, or an umbrella of it."""
        ...

    def country_of(self, actor: str | None) -> str | None:
        """ISO code of the country of an actor of the packs."""
        ...

    def is_named(self, country: str) -> bool:
        """Whether the document names a country, or an actor of it that takes part."""
        ...

    def capital_of(self, name: str) -> str | None:
        """ISO code of the country whose capital has this name."""
        ...

    def foremost(self, side: str | None) -> ActorRef | None:
        """The armed actor named most often in the document that fights a side."""
        ...

    def armed_of(self, side: str | None) -> ActorRef | None:
        """The armed actor of a side that is named most often in the document."""
        ...

    def is_umbrella(self, above: str | None, below: str | None) -> bool:
        """Whether the first actor is an umbrella of the second."""
        ...

    def outlet(self, mention: Mention) -> OutletRow:
        """The outlet of the packs that a mention of kind outlet names."""
        ...


class Resolver(Protocol):
    """Makes the naming context of one document."""

    def context(self, reading: Reading) -> NameContext:
        """Reads the whole document once; what it finds is used for all later questions."""
        ...


class Extractor(Protocol):
    """Documents to claims."""

    def extract(self, readings: Iterable[Reading]) -> Iterator[tuple[Reading, list[Claim], list[Issue]]]:
        """Claims of each document, in order of their words."""
        ...


class Shelf(Protocol):
    """Where passages of documents rest, to find who copied whom; used inside one transaction of a store."""

    def like(self, bands: Collection[str], first: int, last: int) -> list[tuple[str, Passage]]:
        """Band and passage for each passage kept under a band, published between two days (ordinals) or on an unknown day."""
        ...

    def texts(self, passages: Iterable[Passage]) -> dict[str, str]:
        """The words of passages by id."""
        ...

    def put(self, passages: Iterable[tuple[Passage, Collection[str]]]) -> None:
        """Keep passages, each under its bands."""
        ...

    def regroup(self, groups: Collection[str], group: str) -> list[str]:
        """Make several groups one; ids of the documents concerned."""
        ...


class Bench(Protocol):
    """What reconciliation looks up and keeps, inside one transaction of a store."""

    def candidates(self, keys: Collection[str], first: int, last: int) -> list[Telling]:
        """Tellings kept under any of the keys whose days meet the window (ordinals)."""
        ...

    def put_tellings(self, tellings: Iterable[tuple[Telling, Collection[str], tuple[int, int]]]) -> None:
        """Keep tellings, each under its keys and between its days (ordinals)."""
        ...

    def drop_tellings(self, document: str) -> set[str]:
        """Forget a document's tellings and holdings; ids of other tellings that were compared with them or shared an event."""
        ...

    def tellings(self, ids: Collection[str]) -> list[Telling]:
        """Tellings by id."""
        ...

    def telling_of(self, claims: Collection[str]) -> dict[str, str]:
        """Telling by claim, for standing claims that belong to one."""
        ...

    def tellings_in(self, documents: Collection[str]) -> set[str]:
        """Ids of the tellings of some documents."""
        ...

    def put_pairs(self, pairs: Iterable[tuple[str, str, float, str]]) -> None:
        """Keep pairs that may be one event: both tellings, weight and reason."""
        ...

    def pairs_of(self, tellings: Collection[str]) -> list[tuple[str, str, float]]:
        """Pairs in which any of the tellings takes part."""
        ...

    def judgements_on(self, claims: Collection[str]) -> list[Judgement]:
        """Judgements that stand (not undone) on any of the claims, in the order in which they were made."""
        ...

    def told(self, claims: Collection[str]) -> list[tuple[Claim, Document, str | None]]:
        """Standing claims as corrected, each with its document and the group of copied passages it stands in."""
        ...

    def put_events(self, tellings: Collection[str], events: Sequence[tuple[Event, Collection[str]]]) -> None:
        """Put events, each with its tellings, in the place of all that the tellings belonged to."""
        ...

    def put_holdings(self, claims: Collection[str], holdings: Mapping[str, Sequence[Holding]]) -> None:
        """Put words about who holds a place, by place key, in the place of those of the claims."""
        ...
