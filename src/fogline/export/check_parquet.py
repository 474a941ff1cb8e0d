"""Rules of the Parquet files: types, ordered figures, metadata, and points that match their degrees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from fogline.export.columns import COLUMNS, NAMES
from fogline.export.options import Problem
from fogline.export.parquet import arrow, wkb_point
from fogline.export.rules import numbered

_BOUNDS = tuple(n.removesuffix("_low") for n in NAMES if n.endswith("_low"))
_TYPES = {"text": "string", "int": "int64", "float": "double", "date": "date32[day]", "flag": "bool", "list": "list"}


def check(data: BinaryIO, geometry: bool = False) -> list[Problem]:
    """All breaches of a file."""
    table = arrow().parquet.read_table(data)
    wanted = [*NAMES, "geometry"] if geometry else list(NAMES)
    if table.schema.names != wanted:
        return [Problem(row=0, rule="columns", message="not those of the data dictionary")]
    found = [
        Problem(row=0, rule="type", message=f"{c.name} is {table.schema.field(c.name).type}")
        for c in COLUMNS
        if not str(table.schema.field(c.name).type).startswith(_TYPES[c.type])
    ]
    meta = table.schema.metadata or {}
    if b"fogline:coding_profile" not in meta or b"fogline:version" not in meta:
        found.append(Problem(row=0, rule="metadata", message="without profile or version"))
    if geometry and json.loads(meta.get(b"geo", b"{}")).get("primary_column") != "geometry":
        found.append(Problem(row=0, rule="geo", message="without the metadata of GeoParquet"))
    for n, row in enumerate(table.to_pylist(), 1):
        found += numbered(n, _row(row, geometry))
    return found


def _row(row: dict[str, Any], geometry: bool) -> Iterator[tuple[str, str]]:
    for name in _BOUNDS:
        known = [v for part in ("low", "best", "high") if (v := row[f"{name}_{part}"]) is not None]
        if known != sorted(known):
            yield name, "figures are not ordered"
    if not row["id"] or not row["claim_ids"]:
        yield "id", "without id or claims"
    if geometry:
        lat, lon = row["lat"], row["lon"]
        point = wkb_point(lon, lat) if lat is not None and lon is not None else None
        if row["geometry"] != point:
            yield "geometry", "not the point of lon and lat"
