"""A name or telling word found in a text, with what it may stand for."""

from __future__ import annotations

from typing import Literal

from fogline.model.record import Record

MentionKind = Literal["actor", "place", "outlet", "leader", "word", "country", "person", "unknown_actor"]


class Mention(Record, frozen=True, kw_only=True):
    """One occurrence. `keys` are ids of rows that bear the name (several when it is ambiguous).

    `how` is name, skeleton (transliteration), recogniser (a model found it, no pack knows it) or shape
    (a pattern of the language, such as "… Brigade"). `also_place` marks a name that a place bears too.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    keys: tuple[str, ...] = ()
    how: str = "name"
    also_place: bool = False
