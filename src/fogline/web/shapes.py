"""Answers that no record of the contract holds: pages of records, and what a picture needs, in columns."""

from __future__ import annotations

from typing import Any

from fogline.desk.comparing import Matrix
from fogline.desk.explaining import Explanation
from fogline.desk.outlets import OutletProfile
from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.event import Event
from fogline.model.holding import Step
from fogline.model.issue import Issue
from fogline.model.judgement import Correction, Judgement
from fogline.model.record import Record
from fogline.model.review import Review

__all__ = ["Matrix"]
Counts = list[tuple[Any, int]]


class EventPage(Record, frozen=True, kw_only=True):
    """Some events, where to go on, and how many there are under the filters."""

    items: list[Event]
    next: str | None
    total: int


class ClaimPage(Record, frozen=True, kw_only=True):
    """Some claims, where to go on, and how many there are under the filters."""

    items: list[Claim]
    next: str | None
    total: int


class DocumentPage(Record, frozen=True, kw_only=True):
    """Some documents without their text, where to go on, and how many there are under the filters."""

    items: list[Document]
    next: str | None
    total: int


class Related(Record, frozen=True, kw_only=True):
    """What a link to another event shows."""

    head: str
    day: str | None
    place: str | None


class WholeEvent(Record, frozen=True, kw_only=True):
    """One event with all that stands behind it."""

    event: Event
    claims: list[Claim]
    documents: list[Document]
    reviews: list[Review]
    judgements: list[Judgement]
    corrections: list[Correction]
    related: dict[str, Related]


class Explanations(Record, frozen=True, kw_only=True):
    """Why fields have their values, as `fogline explain --json` says it line by line."""

    items: list[Explanation]


class WholeDocument(Record, frozen=True, kw_only=True):
    """One document with its text, its claims as corrected, and the documents with the same words."""

    document: Document
    text: str
    masked: bool
    claims: list[Claim]
    events: dict[str, str]  # event by claim
    issues: list[Issue]
    copies: list[str]


class Region(Record, frozen=True, kw_only=True):
    """Events that are known to a larger region only."""

    admin1: str | None
    country: str | None
    n: int
    ids: list[str]


class Map(Record, frozen=True, kw_only=True):
    """Events as columns of equal length; `type` and `agreement` are indices into `types` and `agreements`."""

    n: int
    id: list[str]
    lon: list[float]
    lat: list[float]
    precision: list[int | None]
    type: list[int]
    day: list[str | None]
    agreement: list[int]
    letter: list[str]
    disputed: list[int]
    dead: list[int | None]
    types: list[str | None]
    agreements: list[str]
    regions: list[Region]
    unplaced: int
    undated: int


class Timeline(Record, frozen=True, kw_only=True):
    """Events by the first day of a bin and type."""

    bin: str
    rows: list[tuple[str, str | None, int]]
    undated: int


class Facets(Record, frozen=True, kw_only=True):
    """How many events have each value under the filters, the most frequent first."""

    type: Counts
    side: Counts
    outlet: list[tuple[str, int, str]]  # id, events, name
    agreement: Counts
    precision: Counts
    letter: Counts
    country: Counts
    events: int
    claims: int
    disputed: Counts
    review: Counts
    documents: int
    first: str | None
    last: str | None


class Steps(Record, frozen=True, kw_only=True):
    """Who is reported to hold places: on a day, or over time. `first`, `last` and `days` are those of all changes, `camps` of all voices."""

    items: list[Step]
    total: int
    first: str | None
    last: str | None
    camps: list[str]
    days: list[str]


class ExportKind(Record, frozen=True, kw_only=True):
    """One export profile for a picker."""

    profile: str
    title: str
    suffix: str
    media: str
    options: list[str]


class ExportKinds(Record, frozen=True, kw_only=True):
    """All export profiles."""

    items: list[ExportKind]


class Pair(Record, frozen=True, kw_only=True):
    """Two outlets over the events that both could tell: in how many they agree, contradict each other, or one is silent."""

    one: str
    other: str
    agree: int
    contradict: int
    silent: int


class Outlets(Record, frozen=True, kw_only=True):
    """All outlets, and each against each."""

    items: list[OutletProfile]
    matrix: list[Pair]


class Hit(Record, frozen=True, kw_only=True):
    """A document or claim that holds the words; `words` are pieces of text, every second of which was searched for."""

    kind: str
    id: str
    event: str | None
    document: str
    words: list[str]


class Hits(Record, frozen=True, kw_only=True):
    """What was found, best first."""

    items: list[Hit]


class Changed(Record, frozen=True, kw_only=True):
    """An event that changed or went; `to` is where one that went is told now."""

    id: str
    to: str | None = None


class Changes(Record, frozen=True, kw_only=True):
    """Events since a point, and the point to ask from next time."""

    items: list[Changed]
    next: str | None
    until: str


class ExportCheck(Record, frozen=True, kw_only=True):
    """What an export would hold, and what its format's own rules say to it."""

    profile: str
    events: int
    rows: int
    left_out: dict[str, int]
    notes: dict[str, int]
    problems: list[dict[str, Any]]
    sha256: str
    bytes: int
