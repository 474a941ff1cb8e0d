"""`parquet` and `geoparquet`: the flat table typed, in row groups, with profile and version in the file's metadata.

GeoParquet 1.1: WKB points in a column `geometry`, a `geo` key in the metadata; without `crs` it is OGC:CRS84.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from fogline.errors import UsageError
from fogline.export.columns import COLUMNS
from fogline.export.flat import row
from fogline.export.job import Job
from fogline.model.dossier import Dossier

if TYPE_CHECKING:
    import pyarrow as pa


def arrow() -> Any:
    """pyarrow with its Parquet part; a usage error where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow; install it with `pip install 'fogline[data]'`") from error
    return pyarrow


def _schema(job: Job, geometry: bool) -> pa.Schema:
    lib = arrow()
    types = {
        "text": lib.string(), "int": lib.int64(), "float": lib.float64(), "date": lib.date32(),
        "flag": lib.bool_(), "list": lib.list_(lib.string()),
    }  # fmt: skip
    fields = [lib.field(c.name, types[c.type], metadata={"meaning": c.meaning}) for c in COLUMNS]
    meta = {"fogline:coding_profile": job.coding_profile, "fogline:version": job.version}
    if geometry:
        fields.append(lib.field("geometry", lib.binary()))
        geo = {
            "version": "1.1.0", "primary_column": "geometry",
            "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
        }  # fmt: skip
        meta["geo"] = msgspec.json.encode(geo, order="deterministic").decode()
    return lib.schema(fields, metadata=meta)


def wkb_point(lon: float, lat: float) -> bytes:
    """A point in little-endian well-known binary."""
    return struct.pack("<BIdd", 1, 1, lon, lat)


def _typed(cells: dict[str, Any], geometry: bool) -> dict[str, Any]:
    for name in ("date_start", "date_end"):
        cells[name] = date.fromisoformat(cells[name]) if cells.get(name) else None
    if geometry:
        lat, lon = cells.get("lat"), cells.get("lon")
        cells["geometry"] = wkb_point(lon, lat) if lat is not None and lon is not None else None
    return cells


def _batches(dossiers: Iterable[Dossier], size: int) -> Iterator[Sequence[Dossier]]:
    source = iter(dossiers)
    while batch := list(islice(source, size)):
        yield batch


def _write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job, geometry: bool) -> None:
    lib, schema = arrow(), _schema(job, geometry)
    with lib.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(dossiers, job.options.rows_at_once):
            rows = [_typed(row(dossier, job), geometry) for dossier in batch]
            writer.write_table(lib.Table.from_pylist(rows, schema=schema))
            job.report.events += len(rows)
            job.report.rows += len(rows)
            missing = sum(r.get("lat") is None for r in rows)
            if missing and geometry:
                job.note("no coordinates, geometry is null", missing)


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All events, dates as date32, lists as lists."""
    _write(dossiers, out, job, geometry=False)


def write_geo(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """The same with a geometry column."""
    _write(dossiers, out, job, geometry=True)
