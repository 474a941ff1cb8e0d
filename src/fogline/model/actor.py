"""Who takes part in an event."""

from __future__ import annotations

from fogline.model.record import Record, Span


class ActorRef(Record, frozen=True, kw_only=True):
    """A participant as one text names it.

    `id` is None when no pack knows the name; `text` and `span` are None when the participant was
    inferred (the claim's rule says how). `side` is the side as of the event's date.
    """

    id: str | None
    name: str
    text: str | None = None
    span: Span | None = None
    kind: str | None = None
    side: str | None = None
