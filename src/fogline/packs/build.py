"""Gazetteers from files that users download themselves: OCHA COD-PP tables, COD-AB shapefiles, GeoNames dumps."""

from __future__ import annotations

import csv
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapefile

from fogline.errors import PackError
from fogline.packs.gazetteer import data_home, write_places
from fogline.packs.tables import PlaceRow

GEONAMES_COLUMNS = 19
LEVELS = ("governorate", "district", "subdistrict")
# GeoNames feature codes -> our kinds; others are left out
GEONAMES_KINDS = {
    "PPLC": "city", "PPLA": "city", "PPLA2": "town", "PPLA3": "town", "PPL": "village", "PPLX": "neighbourhood",
    "PPLL": "village", "ADM1": "governorate", "ADM2": "district", "ADM3": "subdistrict", "MT": "mountain",
    "HLL": "hill", "DAM": "dam", "AIRB": "airbase", "AIRP": "airport", "AIRF": "airport", "OILF": "field",
    "CMP": "camp", "RSTN": "station", "CSTL": "landmark", "ISL": "island", "LK": "lake", "STM": "river", "WAD": "valley",
}  # fmt: skip


def build_gazetteer(file: Path, country: str, name: str, licence: str) -> tuple[Path, int]:
    """Read a table by its shape and write the gazetteer. PackError says which shapes are understood."""
    origin = f"{name}, {licence}"
    try:
        rows = list(
            _from_shapes(file, country, origin) if file.suffix == ".shp" else _from_table(file, country, origin)
        )
    except (ValueError, LookupError, AttributeError, struct.error, csv.Error, shapefile.ShapefileException) as error:
        raise PackError(f"{file}: not of the shape of a COD or GeoNames file ({error!r})") from error
    if not rows:
        raise PackError(f"{file}: no place was found in it; a COD or GeoNames file of {country} was expected")
    target = data_home() / "gazetteers" / f"{country}.{name}.tsv"
    return target, write_places(target, rows)


def _from_table(file: Path, country: str, origin: str) -> Iterator[PlaceRow]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        first = handle.readline()
        handle.seek(0)
        separator = "\t" if "\t" in first else ","
        if len(first.split("\t")) == GEONAMES_COLUMNS and first.split("\t")[0].isdigit():
            yield from _from_geonames(csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE), country, origin)
        elif "name_en" in first.lower() or "pcode" in first.lower():
            yield from _from_cod(csv.DictReader(handle, delimiter=separator), country, origin)
        else:
            raise PackError(f"{file}: neither a COD table (name_en, pcode, lon, lat) nor a GeoNames dump (19 columns)")


def _from_geonames(rows: Any, country: str, origin: str) -> Iterator[PlaceRow]:
    for row in rows:
        kind = GEONAMES_KINDS.get(row[7])
        if len(row) != GEONAMES_COLUMNS or kind is None or row[8] != country:
            continue
        names = [n.replace("|", " ") for n in row[3].split(",") if len(n) > 2]
        yield PlaceRow(
            id=f"geonames:{row[0]}", name=row[1].replace("|", " "), kind=kind, lat=float(row[4]), lon=float(row[5]),
            aliases=tuple(dict.fromkeys(n for n in (row[2], *names) if n.isascii())),
            aliases_ar=tuple(n for n in names if not n.isascii()), origin=origin, country=country,
        )  # fmt: skip


def _from_cod(rows: Any, country: str, origin: str) -> Iterator[PlaceRow]:
    for row in rows:
        cells = {str(k).lower(): (v or "").strip() for k, v in row.items()}
        if not cells.get("name_en") or not cells.get("lat"):
            continue
        yield PlaceRow(
            id=f"cod:{cells['pcode']}", name=cells["name_en"].replace("|", " "), kind=_cod_kind(cells.get("type", "")),
            admin1=cells.get("adm1_en", ""), lat=float(cells["lat"]), lon=float(cells["lon"]),
            aliases_ar=tuple(n for n in [cells.get("name_ar", "")] if n), origin=origin, country=country,
        )  # fmt: skip


def _cod_kind(kind: str) -> str:
    return {"N": "neighbourhood", "C": "village"}.get(kind, "village")


def _from_shapes(file: Path, country: str, origin: str) -> Iterator[PlaceRow]:
    """Administrative areas: the middle of the bounding box as representative point, precision 3."""
    with shapefile.Reader(str(file)) as reader:
        for item in reader.iterShapeRecords():
            cells = {k.lower(): str(v).strip() for k, v in item.record.as_dict().items()}
            above = max((n for n in (0, 1, 2, 3) if cells.get(f"adm{n}_en")), default=None)
            if above is None:
                continue
            level = above if not cells.get("name_en") else above + 1  # older files name their own level NAME_EN, PCODE
            if not 1 <= level <= len(LEVELS):
                continue
            own = "name_en" if cells.get("name_en") else f"adm{level}_en"
            code = "pcode" if cells.get("name_en") else f"adm{level}_pcode"
            arabic = cells.get("name_ar") or cells.get(f"adm{level}_ar", "")
            west, south, east, north = item.shape.bbox
            yield PlaceRow(
                id=f"cod:{cells.get(code, '')}", name=cells[own],
                kind=LEVELS[level - 1], admin1=cells.get("adm1_en", cells[own] if level == 1 else ""),
                lat=round((south + north) / 2, 4), lon=round((west + east) / 2, 4), precision=3,
                aliases_ar=tuple(n for n in [arabic] if n and n != "None"),
                origin=origin, country=country,
            )  # fmt: skip
