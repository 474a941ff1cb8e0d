"""Date expressions as intervals and EDTF, relative to a given day; without one they stay words.

Words that count from a day told before ("two days later") go by a second day, the reference.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from fogline.model.record import Span
from fogline.model.when import EventTime, Precision, TimeBasis
from fogline.packs.language import DateWords
from fogline.text.fold import smooth
from fogline.text.periods import interval, joined, month_end

SATURDAY = 5


class DateReader:
    """Finds the time expressions of one language in a stretch of text."""

    def __init__(self, words: DateWords) -> None:
        self._words = words
        months = "|".join(sorted(words.months, key=len, reverse=True))
        days = "|".join(sorted((w for w in words.weekdays if len(w) > 3), key=len, reverse=True))
        numbers = "|".join(words.numbers)
        deictic = "|".join(sorted({*words.deictic, *words.spans}, key=len, reverse=True))
        steps = "|".join(sorted(words.steps, key=len, reverse=True))
        rules: list[tuple[str, str]] = [
            ("iso", r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"),
            ("range", rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:-| to | and |–)(?P<e>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mon>{months})\.?,? (?P<y>\d{{4}})"),
            ("dmy", rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mon>{months})\.?,? (?P<y>\d{{4}})"),
            ("mdy", rf"(?P<mon>{months})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})"),
            ("mdrange", rf"(?P<mon>{months})\.? (?P<d>\d{{1,2}}) ?(?:-|–|to|and) ?(?P<e>\d{{1,2}})(?!\d| [a-z]+s\b)"),
            ("dmrange", rf"(?P<d>\d{{1,2}}) ?(?:-|–|to|and) ?(?P<e>\d{{1,2}})(?: of)? (?P<mon>{months})"),
            ("my", rf"(?P<mon>{months})\.?,? (?:of )?(?P<y>\d{{4}})"),
            ("md", rf"(?P<mon>{months})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d| ?km|,\d)"),
            ("dm", rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mon>{months})"),
            ("ago", rf"(?:about |around |nearly |some |almost |more than )?(?P<n>\d{{1,3}}|{numbers}) (?P<unit>day|week|fortnight|month|year)s? ago"),
            ("deictic", rf"(?:{deictic})"),
            ("step", rf"(?:(?:(?:less|more) than )?(?P<n>\d{{1,2}}|{numbers}) (?P<unit>day|week)s? (?P<way>later|earlier|before|prior|after)|{steps})"),
            ("rolling", rf"(?:(?:over|in|during|within|for) (?:the )?(?:past|last|previous) (?:(?P<n>\d{{1,3}}|{numbers}) )?(?P<unit>hour|day|week|month)s?|over (?P<h>24|48|72) (?P<hours>hours))"),
            ("last", r"(?P<rel>last|past|previous|this|earlier this|earlier in the|late last|early last|over the|at the|on the|during the) (?P<unit>weekend)|"
             r"(?P<rel2>last|past|previous|this|earlier this|earlier in the|late last|early last) (?P<unit2>week|month|year)"),
            ("yearly", r"(?<=\bthe )(?P<y>(?:19|20)\d{2})(?= [a-z])"),
            ("weekday", rf"(?:(?P<rel>last|this|next) )?(?P<wd>{days})(?:'s)?(?! [A-Z]\w+ (?:Brigade|Movement))"),
            ("month", rf"(?:in|since|last|early|late|mid|during|of|until|by|back in)[ -](?P<mon>{'|'.join(m for m in words.months if len(m) > 3 or m == 'may')})"),
            ("year", r"(?:(?:in|since|during|of|until|by) (?:(?:early|mid|late)[ -]|(?:the )?(?:spring|summer|autumn|fall|winter) (?:of )?)?|(?:early|mid|late)[ -])(?P<y>(?:19|20)\d{2})"),
        ]  # fmt: skip
        hints = rf"{months}|{days}|ago|weekend|earlier in|last|past|previous|this|later|earlier|before|prior|after|{deictic}|{steps}"
        self._hint = re.compile(rf"\d|\b(?:{hints})\b", re.I | re.A)
        self._in_name = re.compile(rf" ?(?:[A-Z]\w+ )?(?:{'|'.join(words.name_heads)})\b", re.I)
        self._rules = [(name, re.compile(rf"\b{body}\b", re.I | re.A)) for name, body in rules]

    def find(self, text: str, offset: int, anchor: date | None, reference: date | None = None) -> list[EventTime]:
        """Every expression in the raw `text`, whose first character stands at `offset`, in reading order.

        `anchor` is the day of publication, `reference` the day of what was told before.
        """
        plain = smooth(text)
        if not self._hint.search(plain):
            return []
        taken: list[tuple[int, int]] = []
        found: list[EventTime] = []
        for name, pattern in self._rules:
            for match in pattern.finditer(plain):
                if any(a < match.end() and match.start() < b for a, b in taken) or not self._plausible(plain, match):
                    continue
                taken.append(match.span())
                words = text[match.start() : match.end()]
                span = Span(offset + match.start(), offset + match.end())
                counted = reference or anchor if name == "step" else anchor
                found.append(self._read(name, match, words, span, counted))
        return joined(sorted(found, key=lambda t: t.span.start if t.span else 0), text, offset)

    def is_period(self, words: str) -> bool:
        """Whether words begin with a stretch of days up to now: "over the past day"."""
        return self._is("rolling", words)

    def is_step(self, words: str) -> bool:
        """Whether words count from a day told before: "two days later"."""
        return self._is("step", words)

    def _is(self, rule: str, words: str) -> bool:
        return any(pattern.match(words) for name, pattern in self._rules if name == rule)

    def _plausible(self, text: str, match: re.Match[str]) -> bool:
        """Months that are also words or names ("may", "march", "Mar") must be capitalised; no date in a name."""
        if "mon" not in match.re.groupindex:
            return True
        return match["mon"][0].isupper() and not self._in_name.match(text, match.end())

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
        return first, month_end(first), "month", "stated"

    def _on_md(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        month, day = self._words.months[match["mon"].lower()], int(match["d"])
        when = date(anchor.year, month, day)
        if when > anchor + timedelta(days=31):
            when = date(anchor.year - 1, month, day)
        return when, when, "day", "relative"

    _on_dm = _on_md

    def _on_mdrange(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        found = self._on_md(match, anchor)
        if found is None:
            return None
        last = found[0].replace(day=int(match["e"]))
        return (found[0], last, "week", "relative") if last > found[0] else found

    _on_dmrange = _on_mdrange

    def _on_step(self, match: re.Match[str], reference: date | None) -> _Days | None:
        """Days from the time told before; "two days after X" counts back to X."""
        words = match[0].lower()
        if reference is None:
            return None
        if not match["n"]:
            day = reference + timedelta(days=self._words.steps[words])
            return day, day, "day", "relative"
        n = self._number(match["n"])
        if n is None:
            return None
        days = n * (7 if match["unit"].lower() == "week" else 1)
        day = reference + timedelta(days=days if match["way"].lower() == "later" else -days)
        first, last = (min(day, reference), max(day, reference)) if words.startswith("less") else (day, day)
        return first, last, "day", "relative"

    def _on_rolling(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        n = self._number(match["h"] or match["n"] or "one")
        if anchor is None or n is None:
            return None
        unit = (match["unit"] or "hour").lower()
        days = {"hour": max(1, n // 24), "day": n, "week": 7 * n, "month": 30 * n}[unit]
        return anchor - timedelta(days=days), anchor, "day" if days == 1 else "week", "relative"

    def _number(self, word: str) -> int | None:
        return int(word) if word.isdigit() else self._words.numbers.get(word.lower())

    def _on_month(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        first = date(anchor.year, self._words.months[match["mon"].lower()], 1)
        if first > anchor:
            first = first.replace(year=anchor.year - 1)
        return first, month_end(first), "month", "relative"

    def _on_year(self, match: re.Match[str], anchor: date | None) -> _Days:
        year = int(match["y"])
        return date(year, 1, 1), date(year, 12, 31), "year", "stated"

    _on_yearly = _on_year

    def _on_ago(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        n = self._number(match["n"])
        if anchor is None or n is None:
            return None
        unit = match["unit"].lower()
        if unit == "day":
            day = anchor - timedelta(days=n)
            return day, day, "day", "relative"
        if unit in {"week", "fortnight"}:
            day = anchor - timedelta(weeks=n * (2 if unit == "fortnight" else 1))
            return day - timedelta(days=3), day + timedelta(days=3), "week", "relative"
        if unit == "month":
            first = _months_back(anchor, n)
            return first, month_end(first), "month", "relative"
        return date(anchor.year - n, 1, 1), date(anchor.year - n, 12, 31), "year", "relative"

    def _on_last(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        words, unit = (match["rel"] or match["rel2"]).lower(), (match["unit"] or match["unit2"]).lower()
        back = 0 if "this" in words or (words.endswith("the") and unit != "weekend") else 1
        monday = anchor - timedelta(days=anchor.weekday() + 7 * back)
        if unit == "week":
            return monday, monday + timedelta(days=6), "week", "relative"
        if unit == "weekend":
            saturday = monday + timedelta(days=5 if back else -2)
            if anchor.weekday() >= SATURDAY and "last" not in words:
                saturday = anchor - timedelta(days=anchor.weekday() - SATURDAY)
            return saturday, saturday + timedelta(days=1), "day", "relative"
        if unit == "month":
            first = _months_back(anchor, back)
            return first, month_end(first), "month", "relative"
        return date(anchor.year - back, 1, 1), date(anchor.year - back, 12, 31), "year", "relative"

    def _on_weekday(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        wanted = self._words.weekdays[match["wd"].lower()]
        if (match["rel"] or "").lower() == "next":
            day = anchor + timedelta(days=(wanted - anchor.weekday() - 1) % 7 + 1)
        else:
            back = (anchor.weekday() - wanted) % 7
            day = anchor - timedelta(days=back or 7 * ((match["rel"] or "").lower() == "last"))
        return day, day, "day", "relative"

    def _on_deictic(self, match: re.Match[str], anchor: date | None) -> _Days | None:
        if anchor is None:
            return None
        word = match[0].lower()
        first, last = self._words.spans.get(word) or (self._words.deictic[word],) * 2
        return anchor + timedelta(days=first), anchor + timedelta(days=last), "day", "relative"


_Days = tuple[date, date, Precision, TimeBasis]


def _months_back(anchor: date, n: int) -> date:
    months = anchor.year * 12 + anchor.month - 1 - n
    return date(months // 12, months % 12 + 1, 1)
