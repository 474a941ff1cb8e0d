"""The one way to declare a record: frozen, keyword-only, unknown fields refused."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every record (each repeats the flags: msgspec does not hand all of them down). Equality is by value; `msgspec.json` gives the wire form."""


class Span(msgspec.Struct, frozen=True, array_like=True):
    """Half-open range of code points in the text as given; on the wire `[start, end]`."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether this span lies inside `other` (or equals it)."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Quote(Record, frozen=True, kw_only=True):
    """A span together with its words, so that a reader can check one against the other."""

    start: int
    end: int
    exact: str
