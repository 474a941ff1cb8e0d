"""UCDP's own rules, asked of a finished file; stricter than the published set where that allows exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fogline.export.codes import Codes
from fogline.export.days import ucdp_precision
from fogline.export.options import Problem
from fogline.export.rules import (
    Row,
    as_date,
    as_number,
    date_problem,
    degrees_problem,
    header_problems,
    missing,
    numbered,
)
from fogline.export.ucdp import COLUMNS, OURS, priogrid

_NEEDED = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b",
    "number_of_sources", "where_prec", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
    "best", "high", "low",
)  # fmt: skip
_ALLOWED = {
    "type_of_violence": "123", "where_prec": "1234567", "date_prec": "12345", "event_clarity": "12", "active_year": "01",
}  # fmt: skip
_REGIONS = frozenset({"Africa", "Americas", "Asia", "Europe", "Middle East"})


def check(columns: Sequence[str], rows: Iterable[Row], codes: Codes) -> list[Problem]:
    """All breaches, in order of rows."""
    found = header_problems(columns, COLUMNS, OURS)
    if found:
        return found
    ids: dict[str, int] = {}
    for n, row in enumerate(rows, 1):
        found += numbered(
            n, (*missing(row, _NEEDED), *_codes(row), *_deaths(row), *_days(row), *_place(row), *_sides(row))
        )
        if row["id"] in ids:
            found.append(Problem(row=n, rule="unique id", message=f"same id as row {ids[row['id']]}"))
        ids.setdefault(row["id"], n)
    return found


def _codes(row: Row) -> Iterator[tuple[str, str]]:
    for name, allowed in _ALLOWED.items():
        if len(row[name]) != 1 or row[name] not in allowed:
            yield name, f"{row[name]!r} is not one of {', '.join(allowed)}"
    if row["code_status"] != "Clear":
        yield "code_status", "not Clear"
    if row["region"] not in _REGIONS:
        yield "region", f"{row['region']!r} is not a region of UCDP"


def _deaths(row: Row) -> Iterator[tuple[str, str]]:
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
    if not all(row[n].isdigit() for n in names):
        yield "deaths", "a count is not a whole number"
        return
    a, b, civilians, unknown, best, high, low = (int(row[n]) for n in names)
    if best != a + b + civilians + unknown:
        yield "best", "not the sum of the four columns"
    if not low <= best <= high:
        yield "order", "not low <= best <= high"
    if high == 0:
        yield "lethal", "no death in best, high or low"


def _days(row: Row) -> Iterator[tuple[str, str]]:
    yield from date_problem(row, "date_start")
    yield from date_problem(row, "date_end")
    first, last = as_date(row["date_start"]), as_date(row["date_end"])
    if first is None or last is None:
        return
    if last < first:
        yield "date_end", "before date_start"
    elif str(ucdp_precision(first, last)) != row["date_prec"]:
        yield "date_prec", "does not fit the range of days"
    if str(first.year) != row["year"]:
        yield "year", "not the year of date_start"


def _place(row: Row) -> Iterator[tuple[str, str]]:
    yield from degrees_problem(row, "latitude", 90)
    yield from degrees_problem(row, "longitude", 180)
    lat, lon = as_number(row["latitude"]), as_number(row["longitude"])
    if lat is None or lon is None:
        return
    if row["geom_wkt"] != f"POINT ({row['longitude']} {row['latitude']})":
        yield "geom_wkt", "not the point of longitude and latitude"
    if row["priogrid_gid"] != str(priogrid(lat, lon)):
        yield "priogrid_gid", "not the cell of the point"


def _sides(row: Row) -> Iterator[tuple[str, str]]:
    kind = row["type_of_violence"]
    if (kind == "3") != (row["side_b"] == "Civilians"):
        yield "side_b", "Civilians stand as side B of one-sided violence and nowhere else"
    if kind == "1" and not row["side_a"].startswith("Government of "):
        yield "side_a", "side A of state-based violence is not a government"
    if row["side_a"] == row["side_b"]:
        yield "side_b", "both sides are one"
    if kind == "2" and (row["gwnoa"] or row["gwnob"]):
        yield "gwnoa", "a state in non-state violence"
    if kind == "3" and row["deaths_b"] != "0":
        yield "deaths_b", "combatants of side B in one-sided violence"
