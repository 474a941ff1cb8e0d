"""The sockets of the house: what each stage needs from the others, as protocols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.document import Reading
from fogline.model.issue import Issue
from fogline.model.mention import Mention
from fogline.model.place import PlaceRef
from fogline.model.record import Span
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
