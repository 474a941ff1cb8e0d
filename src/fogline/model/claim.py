"""A claim: what somebody says happened, in which words. The shape is fixed by contract.md."""

from __future__ import annotations

from typing import Literal

import msgspec

from fogline.model.actor import ActorRef
from fogline.model.place import PlaceRef
from fogline.model.record import Quote, Record, Span
from fogline.model.when import EventTime

Status = Literal["happened", "ongoing", "failed", "planned", "denied", "possible", "unverified"]
ClaimKind = Literal["event", "state", "relation", "intent", "assessment"]
LossKind = Literal["killed", "injured", "killed_or_injured", "captured", "missing", "displaced", "materiel"]
LossStatus = Literal["destroyed", "damaged", "captured", "used", "found"]
Extent = Literal["full", "partial", "fire-control", "besieged", "cut", "kept"]
VoiceKind = Literal[
    "outlet",
    "agency",
    "belligerent",
    "official",
    "military",
    "activist",
    "resident",
    "monitor",
    "media",
    "anonymous",
]


class Plover(Record, frozen=True, kw_only=True):
    """PLOVER 0.8 type, mode and contexts."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class Loss(Record, frozen=True, kw_only=True):
    """People or materiel lost by one side. Figures follow contract.md, "Numbers in words"; unknown is None."""

    kind: LossKind
    of: ActorRef | None = None
    civilian: bool = False
    low: int | None = None
    best: int | None = None
    high: int | None = None
    text: str
    span: Span
    item: str | None = None
    model: str | None = None
    calibre_mm: float | None = None
    status: LossStatus | None = None
    taken_by: ActorRef | None = None


class ControlChange(Record, frozen=True, kw_only=True):
    """Who held a place before and who holds it after, in one telling; None is unknown."""

    place: PlaceRef
    from_: ActorRef | None = msgspec.field(default=None, name="from")
    to: ActorRef | None = None
    extent: Extent


class Voice(Record, frozen=True, kw_only=True):
    """One link of the attribution chain, the outlet first, then inward to the first voice."""

    name: str
    actor: str | None = None
    kind: VoiceKind
    side: str | None = None
    verb: str | None = None
    span: Span | None = None


class Producer(Record, frozen=True, kw_only=True):
    """What made the claim: name and version of the coder, and the packs by content hash."""

    name: str
    version: str
    packs: dict[str, str] = msgspec.field(default_factory=dict)


class Claim(Record, frozen=True, kw_only=True):
    """One proposition of one text under one attribution chain. `rule` names how each part was found.

    `confidence` is the chance that all which the claim says of its event is right, as learned from hand coding;
    `doubtful` marks claims that are more likely wrong than useful: they are kept, and left to people.
    """

    format: Literal["fogline/claim/1"] = "fogline/claim/1"
    id: str
    document: str
    document_ref: str
    span: Quote
    extra_spans: tuple[Quote, ...] = ()
    event: str
    kind: ClaimKind
    event_type: str | None = None
    sub_event_type: str | None = None
    plover: Plover | None = None
    status: Status
    background: bool = False
    undirected: bool = False
    denies: Literal["event", "role"] | None = None
    initiators: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    time: EventTime = EventTime()
    losses: tuple[Loss, ...] = ()
    control: tuple[ControlChange, ...] = ()
    attribution: tuple[Voice, ...] = ()
    trigger: Quote | None = None
    confidence: float
    doubtful: bool = False
    rule: str
    producer: Producer
