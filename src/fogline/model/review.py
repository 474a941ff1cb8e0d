"""What a reviewer says of one claim as the machine coded it: appended with who, when and why, and taken back by another review."""

from __future__ import annotations

from typing import Literal

from fogline.model.record import Record

ReviewAct = Literal["accept", "reject", "seal", "undo"]


class Review(Record, frozen=True, kw_only=True):
    """Accepted: all it says is right. Rejected: it counts no longer. Sealed: nobody but an admin changes it. `undo` takes back `undoes`.

    `rule` is the rule by which many claims were accepted at once.
    """

    format: Literal["fogline/review/1"] = "fogline/review/1"
    id: str
    claim: str
    act: ReviewAct
    undoes: str | None = None
    rule: str | None = None
    who: str
    when: str
    why: str = ""
