"""A stretch of a document that other documents may have copied."""

from __future__ import annotations

from fogline.model.record import Record


class Passage(Record, frozen=True, kw_only=True):
    """`order` sorts passages by publication; `day` is the ordinal of publication, -1 where it is unknown.

    `whole` marks the passage that is all of the article; `group` is the id of the earliest passage with the same words.
    """

    id: str
    document: str
    start: int
    end: int
    day: int
    order: str
    whole: bool = False
    group: str = ""
