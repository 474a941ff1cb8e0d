"""Rules that checks of several formats share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from fogline.export.options import Problem

Row = Mapping[str, str]
Found = tuple[str, str]  # the rule and what is wrong


def numbered(n: int, found: Iterable[Found]) -> list[Problem]:
    """What is wrong with one row, with its number."""
    return [Problem(row=n, rule=rule, message=message) for rule, message in found]


def header_problems(columns: Sequence[str], wanted: Sequence[str], ours: Sequence[str] = ()) -> list[Problem]:
    """The foreign columns in their order, then ours or nothing."""
    if tuple(columns[: len(wanted)]) != tuple(wanted):
        at = next((i for i, (a, b) in enumerate(zip(columns, wanted, strict=False)) if a != b), len(columns))
        return [Problem(row=0, rule="columns", message=f"column {at + 1} is not as the format wants it")]
    rest = tuple(columns[len(wanted) :])
    if rest and rest != tuple(ours):
        return [Problem(row=0, rule="columns", message=f"unknown columns behind the format's own: {', '.join(rest)}")]
    return []


def missing(row: Row, needed: Iterable[str]) -> Iterator[Found]:
    """Cells that must not be empty."""
    for name in needed:
        if row.get(name, "") == "":
            yield name, "empty"


def date_problem(row: Row, name: str) -> Iterator[Found]:
    """An ISO day."""
    if as_date(row[name]) is None:
        yield name, f"{row[name]!r} is no day"


def as_date(text: str) -> date | None:
    """The day, or None where the text is none."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def as_number(text: str) -> float | None:
    """The number, or None where the text is none."""
    try:
        return float(text)
    except ValueError:
        return None


def degrees_problem(row: Row, name: str, most: float) -> Iterator[Found]:
    """Degrees on the globe."""
    value = as_number(row[name])
    if value is None or not -most <= value <= most:
        yield name, f"{row[name]!r} is not between -{most} and {most}"


def first_problems(problems: Sequence[Problem], most: int = 20) -> list[str]:
    """The first problems in words, and how many more there are."""
    told = [f"row {p.row}: {p.rule}: {p.message}" if p.row else f"{p.rule}: {p.message}" for p in problems[:most]]
    return [*told, *([f"… and {len(problems) - most} more"] if len(problems) > most else [])]
