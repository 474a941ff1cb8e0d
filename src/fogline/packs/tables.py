"""Tables of a conflict pack: tab-separated, a header row, lists inside a cell separated by `|`."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeVar, get_type_hints

import msgspec

from fogline.errors import PackError
from fogline.model.record import Record


class SideRow(Record, frozen=True, kw_only=True):
    """A camp, with the camps it stands with and against."""

    id: str
    name: str
    allies: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()
    note: str = ""


class ActorRow(Record, frozen=True, kw_only=True):
    """An actor with all its names; `inter` is ACLED's code 1-8, `parent` the umbrella actor."""

    id: str
    name: str
    kind: str
    side: str = "unknown"
    country: str = ""
    inter: int | None = None
    acled: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    aliases_ar: tuple[str, ...] = ()
    note: str = ""


class WordRow(Record, frozen=True, kw_only=True):
    """A word for an actor and which camps use it; `@opponent` leaves the actor to the context."""

    word: str
    actor: str
    used_by: tuple[str, ...] = ("*",)
    kind: str = "generic"
    note: str = ""


class AllegianceRow(Record, frozen=True, kw_only=True):
    """The side of an actor between two dates (ISO, either may be blank)."""

    actor: str
    side: str
    from_: str = msgspec.field(default="", name="from")
    to: str = ""
    note: str = ""


class LeaderRow(Record, frozen=True, kw_only=True):
    """A public person who acts or speaks for an actor."""

    name: str
    actor: str
    role: str = ""
    from_: str = msgspec.field(default="", name="from")
    to: str = ""
    aliases: tuple[str, ...] = ()
    aliases_ar: tuple[str, ...] = ()


class OutletRow(Record, frozen=True, kw_only=True):
    """An outlet, agency, monitor or media office; `actor` is the actor whose mouthpiece it is."""

    id: str
    name: str
    kind: str
    side: str = "unknown"
    actor: str = ""
    country: str = ""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    aliases_ar: tuple[str, ...] = ()
    note: str = ""


class PlaceRow(Record, frozen=True, kw_only=True):
    """A place as facts; `precision` 1 the place itself, 2 near, 3 a region (ACLED's geo-precision)."""

    id: str
    name: str
    kind: str
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int = 1
    parent: str = ""
    aliases: tuple[str, ...] = ()
    aliases_ar: tuple[str, ...] = ()
    origin: str = ""
    note: str = ""
    country: str = ""


class CountryRow(Record, frozen=True, kw_only=True):
    """A country with its demonyms and names."""

    iso2: str
    iso3: str
    name: str
    demonym: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    aliases_ar: tuple[str, ...] = ()
    capital: str = ""
    gw: str = ""


Row = TypeVar("Row", bound=Record)


def read_table(path: Path, row_type: type[Row]) -> list[Row]:
    """All rows of a table, typed; an absent file is an empty table. PackError names file, line and field."""
    if not path.exists():
        return []
    hints = get_type_hints(row_type)
    wire = {f.encode_name: hints[f.name] for f in msgspec.structs.fields(row_type)}
    rows: list[Row] = []
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
            for raw in reader:
                rows.append(_typed(path, reader.line_num, raw, wire, row_type))
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8 ({error}); save the table as UTF-8") from error
    return rows


def _typed(
    path: Path, number: int, raw: dict[str | None, str | None], wire: dict[str, object], row_type: type[Row]
) -> Row:
    if None in raw or None in raw.values():
        raise PackError(f"{path}:{number}: the row has another number of columns than the header")
    values: dict[str, object] = {}
    for name, cell in raw.items():
        assert name is not None and cell is not None
        text = cell.strip()
        if not text:
            continue
        wanted = wire.get(name)
        if wanted is None:
            raise PackError(f"{path}:{number}: unknown column {name!r}; known: {', '.join(wire)}")
        is_list = getattr(wanted, "__origin__", None) is tuple
        values[name] = [part.strip() for part in text.split("|") if part.strip()] if is_list else text
    try:
        return msgspec.convert(values, row_type, strict=False)
    except msgspec.ValidationError as error:
        raise PackError(f"{path}:{number}: {error}") from error
