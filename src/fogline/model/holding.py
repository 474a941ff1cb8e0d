"""Who holds a place, in one claim's words, and the steps that such words make over time."""

from __future__ import annotations

from typing import Literal

from fogline.model.actor import ActorRef
from fogline.model.claim import Extent
from fogline.model.place import PlaceRef
from fogline.model.record import Record

Assurance = Literal["agreed", "one camp", "contested", "implied"]
State = Literal["held", "contested", "unknown"]


class Holding(Record, frozen=True, kw_only=True):
    """One claim's word about one place; `first`/`last` are ISO days of the event, `known` the day of the report."""

    place: PlaceRef
    claim: str
    event: str | None
    document: str
    first: str | None
    last: str | None
    known: str | None
    extent: Extent | Literal["contested"]
    from_: ActorRef | None = None
    to: ActorRef | None = None
    origin: str
    side: str | None = None
    against_interest: bool = False
    background: bool = False
    order: str = ""

    @property
    def day(self) -> str:
        """The day it is sorted by: the event's, else the report's, else after everything."""
        return self.first or self.known or "9999"


class Step(Record, frozen=True, kw_only=True):
    """A stretch of a place's history: who holds it since when, by which events, in whose telling.

    `since` is the day of the change, `known` the day on which it was first reported (two clocks). `assurance` is `agreed`
    where camps that oppose each other say the same or a camp admits its own loss, `implied` where a holder is only known
    from the words about who took the place from it.
    """

    place: str
    name: str
    state: State
    holder: ActorRef | None = None
    rivals: tuple[ActorRef, ...] = ()
    partial: bool = False
    since: str | None = None
    until: str | None = None
    assurance: Assurance = "one camp"
    marks: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    known: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    admin1: str | None = None
    country: str | None = None
