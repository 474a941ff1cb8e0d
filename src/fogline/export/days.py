"""Days of an event as the codebooks want them: single days, a middle day, or a range with its precision code."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from fogline.model.when import EventTime

DAY, WEEK, MONTH = 1, 2, 3  # ACLED codebook, "Time precision code"
_SPLIT = 7  # days of a range that are told one by one; a longer one is a period
_WEEKISH, _MONTHISH, _YEARISH = 10, 31, 366


class Days(NamedTuple):
    """The days that an event is coded on, and ACLED's precision."""

    days: tuple[date, ...]
    precision: int


def bounds(time: EventTime) -> tuple[date, date] | None:
    """First and last day; None where the time is open."""
    if not time.earliest or not time.latest:
        return None
    first, last = date.fromisoformat(time.earliest), date.fromisoformat(time.latest)
    return (first, last) if first <= last else (last, first)


def acled_days(time: EventTime) -> Days | None:
    """The days to code; None where the time is open or coarser than a month.

    ACLED codebook, "Event date" and "Time precision code": each reported day is an event; a week is coded on its middle
    day, a month on its middle day, its beginning or end on the first or last day.
    """
    span = bounds(time)
    if span is None or time.precision in {"year", "none"}:
        return None
    first, last = span
    length = (last - first).days + 1
    if time.precision == "day" and length <= _SPLIT:
        return Days(tuple(first + timedelta(days=n) for n in range(length)), DAY)
    if length > _MONTHISH:
        return None
    middle = first + (last - first) // 2
    if time.precision != "month" and length <= _WEEKISH:
        return Days((middle,), WEEK)
    return Days((_edge(first, last) or middle,), MONTH)


def _edge(first: date, last: date) -> date | None:
    """The first or last day of a month for a range at its edge ("early in May")."""
    ends = (last + timedelta(days=1)).day == 1
    if first.day == 1 and not ends:
        return first
    return last if ends and first.day != 1 else None


def ucdp_precision(first: date, last: date) -> int | None:
    """UCDP GED codebook, "date_prec": 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; None beyond."""
    length = (last - first).days + 1
    for most, code in ((1, 1), (6, 2), (7, 3), (_MONTHISH, 4), (_YEARISH, 5)):
        if length <= most:
            return code
    return None


def told_day(day: date) -> str:
    """A day in words, without the locale: 5 May 2016."""
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{day.day} {names[day.month - 1]} {day.year}"
