"""What was not understood, kept and counted instead of dropped."""

from __future__ import annotations

from fogline.model.record import Record, Span


class Issue(Record, frozen=True, kw_only=True):
    """One thing that could not be read, coded or grounded. `code` is stable; `message` is for people."""

    code: str
    message: str
    document_ref: str | None = None
    span: Span | None = None
