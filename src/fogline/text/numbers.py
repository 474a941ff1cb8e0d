"""Reading of numbers in words as low / best / high (contract.md, "Numbers in words")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.model.measure import Measure
from fogline.model.record import Record
from fogline.packs.language import NumberWords

_DECIMAL = r"(?<![\d.,])\d{1,3}[.,]\d{1,2}"  # "10.7 million", "1,2 million"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|(?<!\d)\d{1,9}(?!\d)"
_FLAGS = re.I | re.A  # ASCII: "ſeveral" is no English word
THOUSAND = 1000


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
        units, scales = _either(words.units), _either(words.scales)
        tail = rf"(?:[ -](?:{scales})(?:(?: and |[ -])(?:{units})(?:[ -](?:{units}))?)?)*"
        spelled = rf"(?:(?:{units})(?:[ -](?:{units}))?|a (?:{scales})(?! of)){tail}"
        one = rf"{_DECIMAL} (?:{scales})|(?:{_DIGITS})(?: (?:{scales}))?|{spelled}"
        before = _either([*words.approx, *words.nearly, *words.more_than, *words.at_least, *words.up_to])
        self._pattern = re.compile(
            rf"(?<!\bno )\b(?:(?P<before>{before}) )?"
            rf"(?:(?P<vague>{_either(words.vague)})"
            rf"|between (?P<from>{one}) and (?:(?:{before}) )?(?P<to>{one})"
            rf"|(?P<low>{one})(?:\s?(?:-|to|or)\s?(?P<high>{one}))?(?P<plus>\+)?)(?!\w)",
            _FLAGS,
        )
        measures = _either(words.units_of_measure)
        self._not_people = re.compile(rf"\s?-?(?:{measures})(?!\w)|[ -](?:third|quarter|half|fifth)s?\b", _FLAGS)
        self._money = re.compile(rf"\s\w+ (?:{_either(words.currencies)})(?!\w)", _FLAGS)
        self._name_heads = re.compile(rf"(?:st|nd|rd|th)\b|\s(?:{_either(words.name_heads)})\b", _FLAGS)
        self._named = re.compile(rf"\b(?:{_either(words.name_before)})\s$", re.A)

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
        if any(p.match(text, end) for p in (self._not_people, self._money, self._name_heads)):
            return True
        left, right = text[max(0, start - 24) : start], text[end : end + 2]
        if left.endswith(("$", "€", "£", "-", "/", ".", ":", "#", "№")) or right[:1] in {"%", "/"}:
            return True
        if (right[:1] in {".", ",", ":"} and right[1:].isdigit()) or self._named.search(left):
            return True
        digits = match["low"] or ""
        return digits.isdigit() and len(digits) == 4 and 1900 <= int(digits) <= 2099 and not match["before"]

    def _measure(self, match: re.Match[str]) -> Measure | None:
        qualifier = (match["before"] or "").lower()
        if match["vague"]:
            low, best, high = self._words.vague[match["vague"].lower()]
            if best is not None and low == high:  # "a dozen" is a number like any other
                return self._qualified(best, qualifier)
            return Measure(high=best) if qualifier in self._words.up_to else Measure(low=low, best=best, high=high)
        first = self._value(match["from"] or match["low"])
        second = match["to"] or match["high"]
        if second:
            return self._range(first, self._value(second), second)
        if match["plus"]:
            return Measure(low=first, best=first)
        return self._qualified(first, qualifier)

    def _range(self, first: int, second: int, words: str) -> Measure | None:
        """N to M; "two to three thousand" shares its scale."""
        scale = next((n for w, n in self._words.scales.items() if words.lower().endswith(" " + w)), 1)
        first = first * scale if first < second // max(1, scale) * 10 and first < scale else first
        return Measure(low=first, high=second) if second > first else None

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
        """Digits or words: hundreds multiply what stands before them, thousands close a group."""
        digits, _, scale_word = text.lower().partition(" ")
        if re.fullmatch(_DECIMAL, digits) and scale_word in self._words.scales:
            return round(float(digits.replace(",", ".")) * self._words.scales[scale_word])
        total = current = 0
        for part in re.split(r"[ -]", text.lower().replace(",", "")):
            if part in self._words.scales:
                scale = self._words.scales[part]
                current = max(1, current) * scale
                if scale >= THOUSAND:
                    total, current = total + current, 0
            elif part.isdigit():
                current += int(part)
            elif part != "and":
                current += self._words.units.get(part, 0)
        return total + current


def _either(words: Iterable[str]) -> str:
    """An alternation, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
