"""An event: what the claims of several tellings come to, with their disagreement kept. The shape is fixed by contract.md."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from fogline.model.actor import ActorRef
from fogline.model.claim import LossKind, LossStatus
from fogline.model.place import PlaceRef
from fogline.model.record import Record
from fogline.model.when import EventTime

Agreement = Literal["single", "corroborated", "cross-side", "contested", "denied"]
DisputeKind = Literal["contradiction", "update", "scope"]
LinkKind = Literal["precedes", "reverses", "part_of", "same_place_alias", "continues", "related"]


class EventLoss(Record, frozen=True, kw_only=True):
    """One side's loss of one kind under a named policy; `claims` are those whose figures count."""

    kind: LossKind
    of: ActorRef | None = None
    civilian: bool = False
    low: int | None = None
    best: int | None = None
    high: int | None = None
    item: str | None = None
    status: LossStatus | None = None
    policy: str
    claims: tuple[str, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """An independent first voice: whoever relays it, it counts once.

    `outlets` are those that carry it; `against_interest` holds where it admits a loss or an attack of its own side
    (Airwars' "Confirmed" grade rests on the same idea).
    """

    name: str
    side: str | None = None
    kind: str | None = None
    outlets: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    against_interest: bool = False


class DisputeValue(Record, frozen=True, kw_only=True):
    """One answer to a disputed question and who gives it."""

    value: Any
    claims: tuple[str, ...]
    origins: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


class Dispute(Record, frozen=True, kw_only=True):
    """A field whose tellings differ: a contradiction, a later figure of the same voice, or another scope."""

    field: str
    values: tuple[DisputeValue, ...]
    kind: DisputeKind
    silent: tuple[str, ...] = ()


class Grade(Record, frozen=True, kw_only=True):
    """Admiralty code: a letter A-F for who says it (`source` on the wire), `information` 1-6 for what is said, and why."""

    letter: str = msgspec.field(name="source")
    information: int
    why: str


class Link(Record, frozen=True, kw_only=True):
    """A relation to another event and the reason for it."""

    to: str
    kind: LinkKind
    why: str


class Event(Record, frozen=True, kw_only=True):
    """Claims of one event under one head; every field is the reading of its claims and none is called true."""

    format: Literal["fogline/event/1"] = "fogline/event/1"
    id: str
    claims: tuple[str, ...]
    documents: tuple[str, ...] = ()
    event_type: str | None = None
    sub_event_type: str | None = None
    status: str = "happened"
    background: bool = False
    time: EventTime = EventTime()
    places: tuple[PlaceRef, ...] = ()
    initiators: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    losses: tuple[EventLoss, ...] = ()
    agreement: Agreement = "single"
    origins: tuple[Origin, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    grade: Grade | None = None
    links: tuple[Link, ...] = ()
    confidence: float = 0.0
    judged: bool = False
