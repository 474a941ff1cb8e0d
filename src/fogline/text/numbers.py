"""Reading of numbers in words as low / best / high (contract.md, "Numbers in words")."""

from __future__ import annotations

import re

from fogline.model.measure import Measure
from fogline.model.record import Record
from fogline.packs.language import NumberWords

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"


class Quantity(Record, frozen=True, kw_only=True):
    """A figure found in a text: its range of code points, its measure, and whether words gave it as vague."""

    start: int
    end: int
    measure: Measure
    vague: bool = False
    qualitative: bool = False


class NumberReader:
    """Finds quantities in a short stretch of text."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        spelled = "|".join(sorted(map(re.escape, words.units), key=len, reverse=True))
        scales = "|".join(words.scales)
        one = rf"(?:{_DIGITS}|(?:{spelled})(?:[ -](?:{spelled}))?)(?: (?:{scales}))?|a (?:{scales})(?! of)"
        before = "|".join(
            sorted(
                map(re.escape, [*words.approx, *words.nearly, *words.more_than, *words.at_least, *words.up_to]),
                key=len,
                reverse=True,
            )
        )
        vague = "|".join(sorted(map(re.escape, words.vague), key=len, reverse=True))
        self._pattern = re.compile(
            rf"\b(?:(?P<before>{before}) )?(?:between )?"
            rf"(?:(?P<low>{one})(?:\s?(?:-|to|and|or)\s?(?P<high>{_DIGITS}|(?:{spelled})))?(?P<plus>\+)?|(?P<vague>{vague}))(?!\w)",
            re.I,
        )
        self._not_people = re.compile(
            r"\s?-?(?:"
            + "|".join(sorted((re.escape(u) for u in words.units_of_measure), key=len, reverse=True))
            + r")(?!\w)",
            re.I,
        )
        self._name_heads = re.compile(r"(?:st|nd|rd|th)\b|\s(?:" + "|".join(words.name_heads) + r")\b", re.I)

    def find(self, text: str) -> list[Quantity]:
        """Quantities in `text` (already smoothed); measures of distance, time, money and names are left out."""
        found = []
        for match in self._pattern.finditer(text):
            if match["low"] and self._is_other(text, match):
                continue
            measure = self._measure(match)
            if measure is not None:
                found.append(
                    Quantity(start=match.start(), end=match.end(), measure=measure, vague=match["vague"] is not None)
                )
        return found

    def _is_other(self, text: str, match: re.Match[str]) -> bool:
        start, end = match.start(), match.end()
        if self._not_people.match(text, end) or self._name_heads.match(text, end):
            return True
        left, right = text[max(0, start - 2) : start], text[end : end + 2]
        if left.endswith(("$", "€", "£", "-", "/", ".", "#", "№")) or right[:1] in {"%", "/", ":"}:
            return True
        if right[:1] in ".," and right[1:].isdigit():
            return True
        digits = match["low"]
        return digits.isdigit() and len(digits) == 4 and 1900 <= int(digits) <= 2099 and not match["before"]

    def _measure(self, match: re.Match[str]) -> Measure | None:
        qualifier = (match["before"] or "").lower()
        if match["vague"]:
            low, best, high = self._words.vague[match["vague"].lower()]
            if qualifier in self._words.up_to:
                return Measure(high=best)
            return Measure(low=low, best=best, high=high)
        first = self._value(match["low"])
        if match["high"]:
            second = self._value(match["high"])
            return Measure(low=first, high=second) if second > first else None
        if match["plus"]:
            return Measure(low=first, best=first)
        return self._qualified(first, qualifier)

    def _qualified(self, n: int, qualifier: str) -> Measure:
        words, delta = self._words, max(1, n // 10)
        if qualifier in words.approx:
            return Measure(low=max(0, n - delta), best=n, high=n + delta)
        if qualifier in words.nearly:
            return Measure(low=max(0, n - delta), best=n, high=n)
        if qualifier in words.more_than:
            return Measure(low=n + 1, best=n + 1)
        if qualifier in words.at_least:
            return Measure(low=n, best=n)
        if qualifier in words.up_to:
            return Measure(high=n)
        return Measure.exactly(n)

    def _value(self, text: str) -> int:
        total = 0
        for part in re.split(r"[ -]", text.lower().replace(",", "")):
            if part in self._words.scales:
                total = max(1, total) * self._words.scales[part]
            elif part.isdigit():
                total += int(part)
            else:
                total += self._words.units.get(part, 1 if part == "a" else 0)
        return total
