"""Rules of the formats that are tables, asked of a finished file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from fogline.export import columns as flat_columns
from fogline.export import gdelt, hapi, hxl
from fogline.export.cells import harmless
from fogline.export.options import Problem
from fogline.export.rules import Row, as_date, as_number, degrees_problem, header_problems, numbered

_BOUNDS = tuple(n.removesuffix("_low") for n in flat_columns.NAMES if n.endswith("_low"))


def flat_table(columns: Sequence[str], rows: Iterable[Row]) -> list[Problem]:
    """The flat table: columns, ordered days and figures, ids once, no formulas."""
    found = header_problems(columns, flat_columns.NAMES)
    if found:
        return found
    ids: set[str] = set()
    for n, row in enumerate(rows, 1):
        found += numbered(n, (*_flat(row), *formulas(row)))
        if row["id"] in ids:
            found.append(Problem(row=n, rule="unique id", message=f"{row['id']} stands twice"))
        ids.add(row["id"])
    return found


def _flat(row: Row) -> Iterator[tuple[str, str]]:
    for name in ("id", "status", "agreement", "claim_ids", "coding_profile", "fogline_version"):
        if not row[name]:
            yield name, "empty"
    first, last = row["date_start"], row["date_end"]
    if (first and as_date(first) is None) or (last and as_date(last) is None) or first > last:
        yield "date_start", "no day, or after date_end"
    if row["lat"] or row["lon"]:
        yield from degrees_problem(row, "lat", 90)
        yield from degrees_problem(row, "lon", 180)
    for name in _BOUNDS:
        known = [as_number(row[f"{name}_{part}"]) for part in ("low", "best", "high") if row[f"{name}_{part}"]]
        if None in known or known != sorted(known, key=lambda v: v or 0) or any((v or 0) < 0 for v in known):
            yield name, "figures are not ordered"


def formulas(row: Row) -> Iterator[tuple[str, str]]:
    """Cells that a spreadsheet would run."""
    for name, value in row.items():
        if value and harmless(value) != value:
            yield name, "begins like a formula"


def hxl_table(columns: Sequence[str], rows: Iterable[Row]) -> list[Problem]:
    """HXL 1.1: hashtags directly under the header."""
    found = header_problems(columns, tuple(hxl.TAGS))
    if found:
        return found
    left = iter(rows)
    if tuple(next(left, {}).values()) != tuple(hxl.TAGS.values()):
        return [Problem(row=0, rule="hashtags", message="the row under the header does not hold the hashtags")]
    return [p for n, row in enumerate(left, 1) for p in numbered(n, formulas(row))]


def hapi_table(columns: Sequence[str], rows: Iterable[Row]) -> list[Problem]:
    """HAPI's conflict events: kinds, whole months, counts."""
    found = header_problems(columns, hapi.COLUMNS, hapi.OURS)
    if found:
        return found
    for n, row in enumerate(rows, 1):
        found += numbered(n, (*_month(row), *formulas(row)))
    return found


def _month(row: Row) -> Iterator[tuple[str, str]]:
    first = as_date(row["reference_period_start"])
    if first is None or first.day != 1 or row["reference_period_end"] != hapi.month_end(first).isoformat():
        yield "reference_period", "not a whole month"
    if row["event_type"] not in hapi.KINDS:
        yield "event_type", f"{row['event_type']!r} is not known"
    if not row["events"].isdigit() or not row["fatalities"].isdigit():
        yield "events", "not a count"
    if row["admin_level"] not in {"0", "1", "2"}:
        yield "admin_level", "not 0, 1 or 2"


def mentions(data: BinaryIO) -> list[Problem]:
    """GDELT Mentions: 16 fields, numbers where numbers belong."""
    found = []
    for n, line in enumerate(io.TextIOWrapper(data, encoding="utf-8", newline="\n"), 1):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != len(gdelt.COLUMNS):
            found.append(Problem(row=n, rule="columns", message=f"{len(cells)} fields, not {len(gdelt.COLUMNS)}"))
            continue
        row = dict(zip(gdelt.COLUMNS, cells, strict=True))
        found += numbered(
            n, (*_mention(row), *formulas({k: v for k, v in row.items() if not k.endswith("CharOffset")}))
        )
    return found


def _mention(row: Row) -> Iterator[tuple[str, str]]:
    for name in ("EventTimeDate", "MentionTimeDate"):
        if row[name] and not (len(row[name]) == 14 and row[name].isdigit()):
            yield name, "not YYYYMMDDHHMMSS"
    for name in ("GLOBALEVENTID", "MentionType", "Confidence", "ActionCharOffset"):
        if not row[name].isdigit():
            yield name, "not a number"
    if "claim=" not in row["Extras"]:
        yield "Extras", "without the claim"
