"""Closed intervals of days as EDTF, and expressions that belong together joined to one."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from fogline.model.record import Span
from fogline.model.when import EventTime, Precision, TimeBasis

_RANGE = re.compile(r"\s+(?:and|to|until|till|through|into)\s+(?:on |early |late )?|\s?[-\u2013]\s?")
_AGAIN = re.compile(
    r"(?:,? (?:early |late )?|, (?:on )?|,? (?:morning|afternoon|evening|night),? (?:on )?)(?:the )?|(?:,? (?:morning|afternoon|evening|night))?,? \("
)
LONGEST = timedelta(days=31)


def interval(
    first: date, last: date, precision: Precision, basis: TimeBasis, words: str | None, span: Span | None
) -> EventTime:
    """An EventTime for a closed interval of days: EDTF day, month or year where it is exactly one, else `a/b`."""
    if first == last:
        edtf = first.isoformat()
    elif precision == "month" and first.day == 1 and last == month_end(first):
        edtf = first.isoformat()[:7]
    elif precision == "year" and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        edtf = first.isoformat()[:4]
    else:
        edtf = f"{first.isoformat()}/{last.isoformat()}"
    return EventTime(
        edtf=edtf,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision=precision,
        basis=basis,
        text=words,
        span=span,
    )


def month_end(first: date) -> date:
    """The last day of the month that begins on `first`."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def joined(times: list[EventTime], text: str, offset: int) -> list[EventTime]:
    """ "Thursday and Friday" as one range, "yesterday, Thursday" as one day."""
    made: list[EventTime] = []
    for time in times:
        one = _pair(made[-1], time, text, offset) if made else None
        if one is None:
            made.append(time)
        else:
            made[-1] = one
    return made


def _pair(first: EventTime, second: EventTime, text: str, offset: int) -> EventTime | None:
    if first.span is None or second.span is None:
        return None
    between = text[first.span.end - offset : second.span.start - offset]
    span = Span(first.span.start, second.span.end)
    words = text[span.start - offset : span.end - offset]
    ranged, again = _RANGE.fullmatch(between), _AGAIN.fullmatch(between)
    if first.edtf is None and second.edtf is None:
        return EventTime(text=words, span=span) if ranged or again else None
    if first.edtf is None and again and second.precision == "day":  # "Tuesday, 4 May 2021"
        return msgspec.structs.replace(second, text=words, span=span)
    if not (first.earliest and first.latest and second.earliest and second.latest) or first.precision != "day":
        return None
    start, end = date.fromisoformat(first.earliest), date.fromisoformat(second.latest)
    if ranged and second.precision == "day" and abs(end - start) <= LONGEST:
        while start > end:
            start -= timedelta(days=7)
        return interval(start, end, "week" if end - start > timedelta(days=1) else "day", "relative", words, span)
    if again and first.earliest <= second.earliest and second.latest <= first.latest:
        return msgspec.structs.replace(second, text=words, span=span)
    return None
