"""Date expressions as intervals and EDTF, relative to a given day; without one they stay words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fogline.model.record import Span
from fogline.model.when import EventTime, Precision, TimeBasis
from fogline.packs.language import DateWords
from fogline.text.fold import smooth


class DateReader:
    """Finds the time expressions of one language in a stretch of text."""

    def __init__(self, words: DateWords) -> None:
        self._words = words
        months = "|".join(sorted(words.months, key=len, reverse=True))
        days = "|".join(sorted((w for w in words.weekdays if len(w) > 3), key=len, reverse=True))
        numbers = "|".join(words.numbers)
        deictic = "|".join(sorted(words.deictic, key=len, reverse=True))
        rules: list[tuple[str, str]] = [
            ("iso", r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"),
            ("range", rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:-| to | and |–)(?P<e>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mon>{months})\.?,? (?P<y>\d{{4}})"),
            ("dmy", rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mon>{months})\.?,? (?P<y>\d{{4}})"),
            ("mdy", rf"(?P<mon>{months})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})"),
            ("my", rf"(?P<mon>{months})\.?,? (?:of )?(?P<y>\d{{4}})"),
            ("md", rf"(?P<mon>{months})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d| ?km|,\d)"),
            ("dm", rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mon>{months})"),
            ("ago", rf"(?:about |around |nearly |some |almost |more than )?(?P<n>\d{{1,3}}|{numbers}) (?P<unit>day|week|month|year)s? ago"),
            ("last", r"(?P<rel>last|past|previous|this|earlier this|late last|early last) (?P<unit>week|month|year|weekend)"),
            ("weekday", rf"(?:(?P<rel>last|this|next) )?(?P<wd>{days})(?:'s)?(?! [A-Z]\w+ (?:Brigade|Movement))"),
            ("deictic", rf"(?:{deictic})"),
            ("month", rf"(?:in|since|last|early|late|mid|during|of|until|by|back in)[ -](?P<mon>{'|'.join(m for m in words.months if len(m) > 3 or m == 'may')})"),
            ("year", r"(?:in|since|during|of|until|early|late|by) (?P<y>(?:19|20)\d{2})"),
        ]  # fmt: skip
        self._hint = re.compile(rf"\d|\b(?:{months}|{days}|ago|last|past|previous|this|{deictic})\b", re.I | re.A)
        self._rules = [(name, re.compile(rf"\b{body}\b", re.I | re.A)) for name, body in rules]

    def find(self, text: str, offset: int, anchor: date | None) -> list[EventTime]:
        """Every expression in the raw `text`, whose first character stands at `offset`, in reading order."""
        plain = smooth(text)
        if not self._hint.search(plain):
            return []
        taken: list[tuple[int, int]] = []
        found: list[EventTime] = []
        for name, pattern in self._rules:
            for match in pattern.finditer(plain):
                if any(a < match.end() and match.start() < b for a, b in taken) or not self._plausible(name, match):
                    continue
                taken.append(match.span())
                words = text[match.start() : match.end()]
                span = Span(offset + match.start(), offset + match.end())
                found.append(self._read(name, match, words, span, anchor))
        return sorted(found, key=lambda t: t.span.start if t.span else 0)

    @staticmethod
    def _plausible(name: str, match: re.Match[str]) -> bool:
        """Months that are also words or names ("may", "march", "Mar") must be capitalised."""
        if "mon" not in match.re.groupindex:
            return True
        return match["mon"][0].isupper()

    def _read(self, name: str, match: re.Match[str], words: str, span: Span, anchor: date | None) -> EventTime:
        unread = EventTime(text=words, span=span)
        try:
            span_of_days = getattr(self, f"_on_{name}")(match, anchor)
        except (ValueError, OverflowError):  # 31 February, the year 10000: the words stay, the date does not
            return unread
        if span_of_days is None:
            return unread
        first, last, precision, basis = span_of_days
        return interval(first, last, precision, basis, words, span)

    def _on_iso(self, match: re.Match[str], anchor: date | None) -> _Days:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
        return day, day, "day", "stated"

    def _on_dmy(self, match: re.Match[str], anchor: date | None) -> _Days:
        day = date(int(match["y"]), self._words.months[match["mon"].lower()], int(match["d"]))
        return day, day, "day", "stated"

    _on_mdy = _on_dmy

    def _on_range(self, match: re.Match[str], anchor: date | None) -> _Days:
        first = date(int(match["y"]), self._words.months[match["mon"].lower()], int(match["d"]))
        last = first.replace(day=int(match["e"]))
        return (first, last, "week", "stated") if last > first else (first, first, "day", "stated")

    def _on_my(self, match: re.Match[str], anchor: date | None) -> _Days:
        first = date(int(match["y"]), self._words.months[match["mon"].lower()], 1)
        return first, _month_end(first), "month", "stated"

    def _on_md(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        month, day = self._words.months[match["mon"].lower()], int(match["d"])
        when = date(anchor.year, month, day)
        if when > anchor + timedelta(days=31):
            when = date(anchor.year - 1, month, day)
        return when, when, "day", "relative"

    _on_dm = _on_md

    def _on_month(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        first = date(anchor.year, self._words.months[match["mon"].lower()], 1)
        if first > anchor:
            first = first.replace(year=anchor.year - 1)
        return first, _month_end(first), "month", "relative"

    def _on_year(self, match: re.Match[str], anchor: date | None) -> _Days:
        year = int(match["y"])
        return date(year, 1, 1), date(year, 12, 31), "year", "stated"

    def _on_ago(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        word = match["n"].lower()
        n = int(word) if word.isdigit() else self._words.numbers.get(word)
        if anchor is None or n is None:
            return None
        unit = match["unit"].lower()
        if unit == "day":
            day = anchor - timedelta(days=n)
            return day, day, "day", "relative"
        if unit == "week":
            day = anchor - timedelta(weeks=n)
            return day - timedelta(days=3), day + timedelta(days=3), "week", "relative"
        if unit == "month":
            first = _months_back(anchor, n)
            return first, _month_end(first), "month", "relative"
        return date(anchor.year - n, 1, 1), date(anchor.year - n, 12, 31), "year", "relative"

    def _on_last(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        unit, back = match["unit"].lower(), 0 if "this" in match["rel"].lower() else 1
        monday = anchor - timedelta(days=anchor.weekday() + 7 * back)
        if unit == "week":
            return monday, monday + timedelta(days=6), "week", "relative"
        if unit == "weekend":
            saturday = monday + timedelta(days=5 if back else -2)
            return saturday, saturday + timedelta(days=1), "day", "relative"
        if unit == "month":
            first = _months_back(anchor, back)
            return first, _month_end(first), "month", "relative"
        return date(anchor.year - back, 1, 1), date(anchor.year - back, 12, 31), "year", "relative"

    def _on_weekday(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        wanted = self._words.weekdays[match["wd"].lower()]
        if (match["rel"] or "").lower() == "next":
            day = anchor + timedelta(days=(wanted - anchor.weekday() - 1) % 7 + 1)
        else:
            day = anchor - timedelta(days=(anchor.weekday() - wanted) % 7)
        return day, day, "day", "relative"

    def _on_deictic(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        day = anchor + timedelta(days=self._words.deictic[match[0].lower()])
        return day, day, "day", "relative"


_Days = tuple[date, date, Precision, TimeBasis]


def interval(
    first: date, last: date, precision: Precision, basis: TimeBasis, words: str | None, span: Span | None
) -> EventTime:
    """An EventTime for a closed interval of days: EDTF day, month or year where it is exactly one, else `a/b`."""
    if first == last:
        edtf = first.isoformat()
    elif precision == "month" and first.day == 1 and last == _month_end(first):
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


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _months_back(anchor: date, n: int) -> date:
    months = anchor.year * 12 + anchor.month - 1 - n
    return date(months // 12, months % 12 + 1, 1)
