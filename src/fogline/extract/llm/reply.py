"""What the model may answer: quotes from the text and choices from closed lists, nothing else."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SubEvent = Literal[
    "Government regains territory", "Non-state actor overtakes territory", "Armed clash",
    "Excessive force against protesters", "Protest with intervention", "Peaceful protest",
    "Violent demonstration", "Mob violence",
    "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack", "Abduction/forced disappearance",
    "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
    "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
]  # fmt: skip


class Part(BaseModel):
    """Base of all parts: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")


class Lost(Part):
    """People or things lost; the figure is read from `words`, never taken from the model."""

    kind: Literal["killed", "injured", "killed_or_injured", "captured", "missing", "displaced", "materiel"]
    words: str = Field(description="number and noun, copied: 'more than 30 fighters'")
    of: str | None = Field(description="whose loss, copied from the text; null if it is not said")
    civilian: bool
    item: str | None = Field(description="for materiel: tank, vehicle, drone, ...; else null")
    status: Literal["destroyed", "damaged", "captured", "used", "found"] | None


class Held(Part):
    """A change of ground."""

    place: str
    new_holder: str | None
    old_holder: str | None
    extent: Literal["full", "partial", "fire-control", "besieged", "cut", "kept"]


class Event(Part):
    """One event as one voice tells it. All strings are copied from the text letter by letter."""

    clause: str = Field(description="the shortest stretch with subject, verb and object")
    kind: Literal["event", "state", "relation", "intent", "assessment"]
    sub_event_type: SubEvent | None
    status: Literal["happened", "ongoing", "failed", "planned", "denied", "possible", "unverified"]
    background: bool
    undirected: bool
    initiators: list[str]
    targets: list[str]
    places: list[str]
    time: str | None
    losses: list[Lost]
    control: list[Held]
    speakers: list[str] = Field(description="who says so, from the outlet inward, the outlet itself left out")


class Reply(Part):
    """All events of one article."""

    events: list[Event]
