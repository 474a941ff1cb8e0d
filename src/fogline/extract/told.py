"""A claim before it becomes a record."""

from __future__ import annotations

from fogline.extract.draft import Draft
from fogline.extract.parties import Roles
from fogline.extract.sentence import Sentence
from fogline.extract.speech import Speech
from fogline.extract.typing import Reading
from fogline.model.actor import ActorRef
from fogline.model.claim import ControlChange, Loss
from fogline.model.place import PlaceRef
from fogline.model.record import Quote
from fogline.model.when import EventTime


class Told:
    """A claim before it becomes a record."""

    __slots__ = (
        "background", "cause", "control", "draft", "event", "family", "flags", "inherited_place", "intent", "losses", "places", "reading",
        "roles", "sentence", "span", "speech", "status", "time", "weapon", "words",
    )  # fmt: skip

    def __init__(
        self, sentence: Sentence, draft: Draft, roles: Roles, status: str, background: bool, intent: bool,
        time: EventTime, speech: Speech | None,
    ) -> None:  # fmt: skip
        self.sentence, self.draft, self.roles, self.status = sentence, draft, roles, status
        self.background, self.intent, self.time, self.speech = background, intent, time, speech
        self.places: list[PlaceRef] = []
        self.inherited_place = False
        self.losses: list[Loss] = []
        self.control: list[ControlChange] = []
        self.reading = Reading("attack", None, None, None)
        self.family = ""
        self.words = ""
        self.event = ""
        self.flags: set[str] = set()
        self.weapon: list[str] = []
        self.cause: Told | None = None  # the event that a toll belongs to
        self.span = Quote(start=0, end=0, exact="")

    @property
    def initiators(self) -> list[ActorRef]:
        """Who did it."""
        return self.roles.initiators
