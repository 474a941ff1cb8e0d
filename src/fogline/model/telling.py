"""A telling: what one document says of one event, as far as other tellings are compared with it."""

from __future__ import annotations

from fogline.model.claim import Loss
from fogline.model.record import Record

LONGEST = 62  # days of a telling's window; anything coarser is compared with nothing


class Party(Record, frozen=True, kw_only=True):
    """A participant as comparison sees it: its id with its umbrellas, its side and its kind."""

    id: str | None = None
    name: str
    kin: tuple[str, ...] = ()  # its id and those of its umbrellas
    side: str | None = None
    civilian: bool = False


class Spot(Record, frozen=True, kw_only=True):
    """A place as comparison sees it; `inside` are the ids and keys of what contains it, as far as packs or text say."""

    id: str | None = None
    name: str
    key: str  # folded spelling
    lat: float | None = None
    lon: float | None = None
    region: bool = False
    kind: str | None = None
    admin1: str | None = None
    country: str | None = None
    inside: tuple[str, ...] = ()


class Telling(Record, frozen=True, kw_only=True):
    """One document's account of one event. Days are proleptic ordinals; `slack` are days that the true day may lie earlier."""

    id: str
    document: str
    event: str  # the document's own key
    order: str  # published, document, first offset: gives tellings one order everywhere
    claims: tuple[str, ...]
    published: int | None = None
    first: int | None = None
    last: int | None = None
    slack: int = 0
    dated: bool = False  # the words fix the day
    background: bool = False
    family: str
    sub_event_type: str | None = None
    denied: bool = False
    initiators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    spots: tuple[Spot, ...] = ()
    placed: bool = True  # its own words name the place; otherwise `spots` are those that the document is about
    around: tuple[str, ...] = ()  # ids or keys of all exact places of the document
    winners: tuple[Party, ...] = ()  # who takes ground in it
    losses: tuple[Loss, ...] = ()
    words: tuple[str, ...] = ()  # folded rarer words of the quotes
