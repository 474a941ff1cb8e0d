"""What a second look at an event is worth: disputes, doubt, dead and ground that changed hands, with the reasons in words."""

from __future__ import annotations

import math

from fogline.model.event import Dispute, Event

_GROUND = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
_BY_FIELD = {"happened": 3.0, "losses": 2.0, "control": 3.0, "manner": 2.0}
_UPDATE = 0.5  # a toll that rises is told, not disputed


def reasons(event: Event) -> list[tuple[str, float]]:
    """Each reason with what it adds, the weightiest first."""
    found = [(_said(d), _dispute(d)) for d in event.disputes]
    if event.confidence < 0.6:
        found.append((f"confidence {event.confidence:.2f}", round(2 * (1 - event.confidence), 3)))
    dead = sum(loss.best or 0 for loss in event.losses if loss.kind == "killed")
    if dead >= 5:
        found.append((f"{dead} reported killed", round(1.5 * math.log10(1 + dead), 3)))
    if event.sub_event_type in _GROUND:
        found.append(("ground changes hands", 1.0))
    return sorted(found, key=lambda r: (-r[1], r[0]))


def worth(event: Event) -> float:
    """All reasons added up; an event that people have decided on already is worth half."""
    total = sum(weight for _, weight in reasons(event))
    return round(total / 2 if event.judged else total, 3)


def _dispute(dispute: Dispute) -> float:
    return _BY_FIELD.get(dispute.field.split(".")[0], 1.0) if dispute.kind == "contradiction" else _UPDATE


def _said(dispute: Dispute) -> str:
    return f"{dispute.field}: {dispute.kind}"
