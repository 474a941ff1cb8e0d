"""`geojson`: a FeatureCollection after RFC 7946, one feature at a time. Longitude first, WGS 84, no `crs` member, no jitter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from fogline.export.flat import row
from fogline.export.job import Job
from fogline.model.dossier import Dossier


def feature(dossier: Dossier, job: Job) -> dict[str, Any]:
    """One event; its geometry is null where nobody knows the coordinates (RFC 7946, 3.2)."""
    cells = row(dossier, job)
    lat, lon = cells.pop("lat", None), cells.pop("lon", None)
    point = {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]} if None not in (lat, lon) else None
    return {"type": "Feature", "id": cells["id"], "geometry": point, "properties": cells}


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All events; those without coordinates are counted."""
    encode = msgspec.json.Encoder(order="deterministic").encode
    head = {"coding_profile": job.coding_profile, "fogline_version": job.version}
    out.write(b'{"type":"FeatureCollection","fogline":' + encode(head) + b',"features":[')
    for dossier in dossiers:
        job.report.events += 1
        made = feature(dossier, job)
        if made["geometry"] is None:
            job.note("no coordinates, geometry is null")
        out.write((b",\n" if job.report.rows else b"\n") + encode(made))
        job.report.rows += 1
    out.write(b"\n]}\n")
