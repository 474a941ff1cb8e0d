"""The two halves of a gold folder: one to tune rules on, one that rules are never tuned on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal, Protocol, TypeVar

Half = Literal["tune", "test"]


class Identified(Protocol):
    """Anything with an id: a gold article, a campaign."""

    @property
    def id(self) -> str:
        """Unique in its folder."""


Item = TypeVar("Item", bound=Identified)


def half_of(item: Identified) -> Half:
    """By a hash of the id, so that an item never changes halves when others come or go."""
    return "test" if hashlib.sha256(item.id.encode()).digest()[0] % 2 else "tune"


def only(items: Iterable[Item], half: Half) -> list[Item]:
    """The items of one half."""
    return [i for i in items if half_of(i) == half]
