"""ACLED's own rules, asked of a finished file: columns, enumerations, codes that must agree, one row a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fogline.export.acled import COLUMNS, OURS, SCALES
from fogline.export.codes import INTERACTIONS, Codes, interaction_code
from fogline.export.options import Problem
from fogline.export.rules import Row, date_problem, degrees_problem, header_problems, missing, numbered

_ID = re.compile(r"[A-Z]{3}\d+")
_NEEDED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "inter1", "interaction", "region", "country", "location", "latitude", "longitude", "geo_precision", "fatalities",
)  # fmt: skip


def check(columns: Sequence[str], rows: Iterable[Row], codes: Codes) -> list[Problem]:
    """All breaches, in order of rows."""
    found = header_problems(columns, COLUMNS, OURS)
    if found:
        return found
    seen: dict[tuple[str, ...], int] = {}
    ids: dict[str, int] = {}
    for n, row in enumerate(rows, 1):
        found += numbered(n, _row(row, codes))
        if row["event_id_cnty"] in ids:
            found.append(Problem(row=n, rule="unique id", message=f"same id as row {ids[row['event_id_cnty']]}"))
        ids.setdefault(row["event_id_cnty"], n)
        kind = codes.types.get(row["sub_event_type"])
        if kind is not None and kind.violent:
            pair = sorted((row["actor1"], row["actor2"]))
            key = (row["event_date"], row["time_precision"], row["country"], row["location"], row["latitude"], row["longitude"], *pair)  # fmt: skip
            if key in seen:
                found.append(Problem(row=n, rule="hierarchy", message=f"same day, place and actors as row {seen[key]}"))
            seen.setdefault(key, n)
    return found


def _row(row: Row, codes: Codes) -> Iterator[tuple[str, str]]:
    yield from missing(row, _NEEDED)
    yield from _formats(row)
    yield from _types(row, codes)
    yield from _actors(row, codes)
    yield from _country(row, codes)


def _formats(row: Row) -> Iterator[tuple[str, str]]:
    if not _ID.fullmatch(row["event_id_cnty"]):
        yield "event_id_cnty", f"{row['event_id_cnty']!r} is not three letters and a number"
    yield from date_problem(row, "event_date")
    if row["year"] != row["event_date"][:4]:
        yield "year", "not the year of event_date"
    for name in ("time_precision", "geo_precision"):
        if row[name] not in {"1", "2", "3"}:
            yield name, f"{row[name]!r} is not 1, 2 or 3"
    yield from degrees_problem(row, "latitude", 90)
    yield from degrees_problem(row, "longitude", 180)
    if not row["fatalities"].isdigit():
        yield "fatalities", f"{row['fatalities']!r} is not a whole number"
    if row["timestamp"] and not row["timestamp"].isdigit():
        yield "timestamp", "not a Unix time"
    if any(value in {"NA", "None", "nan", "null"} for value in row.values()):
        yield "blank", "an unknown value is written as a word; it must be blank"
    if row["source_scale"] and not set(row["source_scale"].split("-")) <= set(SCALES):
        yield "source_scale", f"{row['source_scale']!r} is not a combination of known scales"


def _types(row: Row, codes: Codes) -> Iterator[tuple[str, str]]:
    kind = codes.types.get(row["sub_event_type"])
    if kind is None:
        yield "sub_event_type", f"{row['sub_event_type']!r} is not known"
        return
    if row["event_type"] != kind.event_type:
        yield "event_type", f"{kind.sub_event_type} belongs to {kind.event_type}"
    if row["disorder_type"] != kind.disorder_type:
        yield "disorder_type", f"{kind.sub_event_type} is {kind.disorder_type}"


def _inter(text: str, by_name: Mapping[str, int]) -> int | None:
    return by_name.get(text) or (int(text) if text.isdigit() and 0 < int(text) < 9 else None)


def _actors(row: Row, codes: Codes) -> Iterator[tuple[str, str]]:
    by_name = {i.name: i.code for i in codes.inters.values()}
    one, other = _inter(row["inter1"], by_name), _inter(row["inter2"], by_name)
    if one is None:
        yield "inter1", f"{row['inter1']!r} is not known"
    if (row["inter2"] not in {"", "0"}) != bool(row["actor2"]):
        yield "inter2", "filled without actor2, or empty beside it"
    code = interaction_code(one, other)
    if code not in INTERACTIONS or row["interaction"] not in {str(code), _text(code, codes)}:
        yield "interaction", f"{row['interaction']!r} does not fit inter1 and inter2"
    against = row["event_type"] == "Violence against civilians"
    if against and other != 7:
        yield "actor2", "the target of violence against civilians is not civilians"
    if row["event_type"] == "Battles" and 7 in {one, other}:
        yield "actors", "civilians as a party to a battle"
    targeted = against or (other == 7 and row["event_type"] in {"Explosions/Remote violence", "Riots"})
    if targeted and row["civilian_targeting"] != "Civilians targeted":
        yield "civilian_targeting", "blank though civilians are the target"
    if row["civilian_targeting"] not in {"", "Civilians targeted"} or (
        row["civilian_targeting"] and row["event_type"] == "Battles"
    ):
        yield "civilian_targeting", "not blank where it must be"


def _text(code: int | None, codes: Codes) -> str:
    if code is None:
        return ""
    first, second = divmod(code, 10)
    if not second:
        return f"{codes.inters[first].name} only"
    names = [codes.inters[first].name, codes.inters[second].name]
    return "-".join(reversed(names) if code == 78 else names)


def _country(row: Row, codes: Codes) -> Iterator[tuple[str, str]]:
    known = next((c for c in codes.knowledge.crosswalk.countries if codes.country_name(c.iso2) == row["country"]), None)
    if known is None:
        yield "country", f"{row['country']!r} is no country of the packs"
        return
    if row["iso"] != ("" if known.numeric is None else str(known.numeric)):
        yield "iso", f"{row['iso']!r} is not the number of {row['country']}"
    if row["region"] != known.acled_region:
        yield "country", "the region does not fit the country"
    if not row["event_id_cnty"].startswith(codes.knowledge.countries[known.iso2].iso3):
        yield "event_id_cnty", "its letters are not the country's"
