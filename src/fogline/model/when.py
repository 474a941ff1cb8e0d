"""When an event took place, as far as the words fix it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fogline.model.record import Record, Span

Precision = Literal["day", "week", "month", "year", "none"]
TimeBasis = Literal["stated", "relative", "dateline", "published", "none"]


class EventTime(Record, frozen=True, kw_only=True):
    """A time in EDTF (level 1) with its earliest and latest day (ISO dates).

    Nothing is taken from the clock: words that cannot be anchored keep their `text` and an `edtf` of None.
    """

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = "none"
    basis: TimeBasis = "none"
    text: str | None = None
    span: Span | None = None


def day_of(edtf: str | None) -> date | None:
    """The day of an EDTF date; None where it is not known to the day ("2016-05", "2016-05-XX")."""
    try:
        return date.fromisoformat((edtf or "")[:10])
    except ValueError:
        return None


def ordinal_of(edtf: str | None) -> int | None:
    """The proleptic ordinal of that day."""
    day = day_of(edtf)
    return day.toordinal() if day else None
