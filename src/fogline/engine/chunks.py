"""A stream in small groups: the unit that a stage works on at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

MOST = 24
HEAVY = 4_000_000  # bytes of a group
Item = TypeVar("Item")


def chunks(items: Iterable[Item], weight: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Groups of neighbours, none larger than a stage can hold; the same groups for the same stream, whoever works on them."""
    group: list[Item] = []
    load = 0
    for item in items:
        group.append(item)
        load += weight(item)
        if len(group) == MOST or load >= HEAVY:
            yield group
            group, load = [], 0
    if group:
        yield group
