"""Counts over chosen events: by a column, by what they are paired with, by day."""

from __future__ import annotations

from typing import Any

import numpy as np
from sqlalchemy import Connection

from fogline.model.place import REGION
from fogline.store.columns import UNDATED, Array, Coded, Columns

Counts = list[tuple[Any, int]]


class Picture:
    """One choice of events."""

    def __init__(self, connection: Connection, columns: Columns, mask: Array) -> None:
        self._connection, self.columns, self.mask = connection, columns, mask

    @property
    def total(self) -> int:
        """Events that were chosen."""
        return int(self.mask.sum())

    def on_map(self) -> Array:
        """Rows of events at places with coordinates, not larger than a small area."""
        numbers = self.columns.numbers
        return np.flatnonzero(self.mask & ~np.isnan(numbers["lat"]) & (numbers["precision"] < REGION))

    def in_regions(self) -> Array:
        """Rows of events that are known to a larger region only."""
        return np.flatnonzero(self.mask & (self.columns.numbers["precision"] >= REGION))

    def unplaced(self) -> int:
        """Events with no place on a map."""
        numbers = self.columns.numbers
        return int((self.mask & np.isnan(numbers["lat"]) & (numbers["precision"] < REGION)).sum())

    def undated(self) -> int:
        """Events without a day."""
        return int((self.mask & (self.columns.numbers["first"] == UNDATED)).sum())

    def span(self) -> tuple[int, int] | None:
        """The first and the last day on which an event begins, as ordinals."""
        days = self.columns.numbers["first"][self.mask]
        days = days[days != UNDATED]
        return (int(days.min()), int(days.max())) if len(days) else None

    def sum(self, name: str) -> int:
        """A number added up."""
        return int(self.columns.numbers[name][self.mask].sum())

    def by_text(self, name: str) -> Counts:
        """Events by a text."""
        column = self.columns.texts[name]
        return counts(column.codes[self.mask], column.names)

    def by_number(self, name: str) -> Counts:
        """Events by a small number; None where it is not known."""
        values, n = np.unique(self.columns.numbers[name][self.mask], return_counts=True)
        return _most([(None if v < 0 else int(v), int(k)) for v, k in zip(values, n, strict=True)])

    def by_pair(self, name: str) -> Counts:
        """Events by each value that they are paired with."""
        pairs = self.columns.told(self._connection, name)
        return counts(pairs.values.codes[self.mask[pairs.rows]], pairs.values.names)

    def distinct(self, name: str) -> int:
        """How many different values the events are paired with."""
        pairs = self.columns.told(self._connection, name)
        return len(np.unique(pairs.values.codes[self.mask[pairs.rows]]))

    def by_day(self, starts: Array) -> list[tuple[int, Any, int]]:
        """Bin and type with the number of events; `starts` are the first days of bins, in order."""
        first, kinds = self.columns.numbers["first"], self.columns.texts["event_type"]
        rows = np.flatnonzero(self.mask & (first != UNDATED))
        bins = np.searchsorted(starts, first[rows], side="right") - 1
        width = max(1, len(kinds.names))
        values, n = np.unique(bins * width + kinds.codes[rows], return_counts=True)
        return [(int(v // width), kinds.names[int(v % width)], int(k)) for v, k in zip(values, n, strict=True)]

    def by_letter(self, letters: Array) -> Counts:
        """Events by the letter of their row."""
        values, n = np.unique(letters[self.mask], return_counts=True)
        return _most([(str(v), int(k)) for v, k in zip(values, n, strict=True)])


def counts(codes: Array, names: list[Any]) -> Counts:
    """How often each name stands, the most frequent first."""
    n: list[int] = np.bincount(codes, minlength=len(names)).tolist() if names else []
    return _most([(name, k) for name, k in zip(names, n, strict=True) if k])


def _most(rows: Counts) -> Counts:
    return sorted(rows, key=lambda row: (-row[1], str(row[0])))


def letters_of(connection: Connection, columns: Columns, letter: dict[str, str], nobody: str) -> Array:
    """The best letter among each row's first voices."""
    pairs = columns.told(connection, "origin")
    of_value = np.array([ord(letter.get(name, nobody)) for name in pairs.values.names] or [0], dtype=np.uint8)
    best = np.full(len(columns), ord(nobody), dtype=np.uint8)
    np.minimum.at(best, pairs.rows, of_value[pairs.values.codes])
    return np.array([chr(i) for i in range(128)])[best]


def indexed(column: Coded, rows: Array) -> tuple[list[Any], list[int]]:
    """The names that rows have, and for each row the index of its name."""
    used, codes = np.unique(column.codes[rows], return_inverse=True)
    return [column.names[int(u)] for u in used], codes.tolist()
