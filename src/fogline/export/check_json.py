"""Rules of the formats that are JSON, asked of a finished file."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, BinaryIO

from fogline.export import columns as flat_columns
from fogline.export.codes import Codes
from fogline.export.options import Problem
from fogline.export.plover import AUXILIARY, HISTORICAL
from fogline.export.rules import as_date, numbered


def lines(data: BinaryIO) -> Iterator[Any]:
    """The records of a JSONL file, one at a time."""
    return (json.loads(line) for line in data if line.strip())


def plover(data: BinaryIO, codes: Codes) -> list[Problem]:
    """PLOVER 0.8: required fields, known types and modes, quad and score of the type."""
    found = []
    ids: set[str] = set()
    for n, record in enumerate(lines(data), 1):
        found += numbered(n, _plover(record, codes))
        if record.get("id") in ids:
            found.append(Problem(row=n, rule="unique id", message="the id stands twice"))
        ids.add(record.get("id", ""))
    return found


def _plover(record: dict[str, Any], codes: Codes) -> Iterator[tuple[str, str]]:
    for name in ("id", "date", "actor", "event", "fogline_claims", "coding_profile"):
        if not record.get(name):
            yield name, "missing"
    if as_date(str(record.get("date"))) is None or str(record.get("enddate", "9999")) < str(record.get("date")):
        yield "date", "no day, or after enddate"
    known = {mode for kind, mode in codes.modes if kind in record.get("event", [])} | {HISTORICAL, *AUXILIARY.values()}
    if not set(record.get("mode", [])) <= known:
        yield "mode", f"{record['mode']} are not all known for {record.get('event')}"
    for kind in record.get("event", []):
        row = codes.plover.get(kind)
        if row is None:
            yield "event", f"{kind!r} is not known"
        elif record.get("quad_code") != row.quad:
            yield "quad_code", f"{kind} belongs to {row.quad}"
    if record.get("text"):
        yield "text", "filled; the rights to the article are not ours"


def geojson(data: BinaryIO) -> list[Problem]:
    """RFC 7946: longitude and latitude on the globe, null geometry allowed, no `crs`."""
    whole = json.load(data)
    if whole.get("type") != "FeatureCollection" or "crs" in whole:
        return [Problem(row=0, rule="RFC 7946", message="not a FeatureCollection, or with a crs member")]
    found = []
    for n, feature in enumerate(whole["features"], 1):
        found += numbered(n, _feature(feature))
    return found


def _feature(feature: dict[str, Any]) -> Iterator[tuple[str, str]]:
    point = feature.get("geometry", 0)
    if point is not None:
        lon, lat = (
            point["coordinates"] if isinstance(point, dict) and point.get("type") == "Point" else (math.nan, math.nan)
        )
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            yield "geometry", "not a point on the globe"
    names = set(feature.get("properties", {})) | {"lat", "lon"}
    if names != set(flat_columns.NAMES):
        yield "properties", "not those of the data dictionary"


def entities(data: BinaryIO) -> list[Problem]:
    """FollowTheMoney: lists of strings, names where they are needed, references that resolve."""
    found: list[Problem] = []
    records = list(lines(data))
    ids = {r["id"] for r in records}
    for n, record in enumerate(records, 1):
        properties = record["properties"]
        bad = [k for k, v in properties.items() if not v or not all(isinstance(x, str) and x for x in v)]
        found += [Problem(row=n, rule=name, message="not a list of strings") for name in bad]
        if record["schema"] != "Article" and not properties.get("name"):
            found.append(Problem(row=n, rule="name", message="empty"))
        refs = [x for k in ("proof", "involved", "organizer", "document", "resolved") for x in properties.get(k, [])]
        found += [Problem(row=n, rule="reference", message=f"{x} is not in the file") for x in refs if x not in ids]
    return found


def annotation_page(data: BinaryIO) -> list[Problem]:
    """W3C Web Annotation: body, target and position of each item, ids once."""
    page = json.load(data)
    found = []
    ids: set[str] = set()
    for n, item in enumerate(page["items"], 1):
        selectors = {s["type"]: s for s in item["target"]["selector"]}
        position = selectors.get("TextPositionSelector")
        if position is None or position["end"] < position["start"]:
            found.append(Problem(row=n, rule="selector", message="without a position"))
            continue
        quote = selectors.get("TextQuoteSelector")
        if quote is not None and len(quote["exact"]) != position["end"] - position["start"]:
            found.append(Problem(row=n, rule="selector", message="quote and position are not of one length"))
        if not item["body"]["value"] or item["id"] in ids:
            found.append(Problem(row=n, rule="id", message="empty body, or an id that stands twice"))
        ids.add(item["id"])
    return found
