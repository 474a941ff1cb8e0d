"""What people decide on top of the machine: appended with who, when and why, never put in its place."""

from __future__ import annotations

from typing import Any, Literal

from fogline.model.record import Record

JudgementKind = Literal["merge", "split", "relate", "undo"]


class Judgement(Record, frozen=True, kw_only=True):
    """Same event, another event, or a relation between two.

    `merge`: the `claims` tell one event. `split`: the `claims` tell another event than the `others`.
    `relate`: the event of the first claim stands in `relation` to that of the first other. `undo`: takes back `undoes`.
    """

    format: Literal["fogline/judgement/1"] = "fogline/judgement/1"
    id: str
    kind: JudgementKind
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    relation: str | None = None
    undoes: str | None = None
    who: str
    when: str
    why: str


class Correction(Record, frozen=True, kw_only=True):
    """Another value for one field of one claim; the machine's own value stays beside it."""

    format: Literal["fogline/correction/1"] = "fogline/correction/1"
    id: str
    claim: str
    field: str
    value: Any
    before: Any = None
    who: str
    when: str
    why: str
