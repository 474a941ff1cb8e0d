"""Helpers of the tests: an invented war, as a pack, and pages written line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fogline.model.claim import Claim, ControlChange, Loss, Plover, Producer, Voice
from fogline.model.document import Document
from fogline.model.place import PlaceRef
from fogline.model.record import Quote, Span
from fogline.model.when import EventTime

Rows = Sequence[Mapping[str, str]]

# the fields of contract.md
CLAIM_FIELDS = {
    "format",
    "id",
    "document",
    "document_ref",
    "span",
    "extra_spans",
    "event",
    "kind",
    "event_type",
    "sub_event_type",
    "plover",
    "status",
    "background",
    "undirected",
    "initiators",
    "targets",
    "places",
    "time",
    "losses",
    "control",
    "attribution",
    "confidence",
    "rule",
    "producer",
}
DOCUMENT_FIELDS = {
    "format",
    "id",
    "document_ref",
    "sha256",
    "url",
    "language",
    "outlet",
    "title",
    "byline",
    "dateline",
    "published",
    "segments",
    "copy_of",
    "issues",
}

MANIFEST = "id: conflict/fenland\nname: War in the Fenland\nversion: 0.0.1\nlicence: CC0-1.0\ncountries: [FN]\n"

FENLAND: dict[str, Rows] = {
    "sides": [
        {"id": "crown", "name": "Crown", "opponents": "fen_rebels"},
        {"id": "fen_rebels", "name": "Fen rebels", "opponents": "crown"},
    ],
    "actors": [
        {"id": "crown_army", "name": "Fenland Crown Army", "kind": "state_forces", "side": "crown", "inter": "1"},
        {
            "id": "reed_front", "name": "Reedland Liberation Front", "kind": "rebel_group", "side": "fen_rebels",
            "inter": "2", "aliases": "Reed Front",
        },
    ],
    "outlets": [
        {
            "id": "fen_herald", "name": "Fenland Herald", "kind": "outlet", "side": "crown", "actor": "crown_army",
            "domains": "fenlandherald.example", "aliases": "The Fen Herald",
        },
        {
            "id": "reed_wire", "name": "Reedwire Agency", "kind": "agency", "side": "fen_rebels",
            "domains": "reedwire.example", "aliases": "Reedwire",
        },
    ],
    "places": [
        {
            "id": "osterholm", "name": "Osterholm", "kind": "town", "admin1": "Upper Fen", "lat": "51.5", "lon": "3.5",
            "precision": "1", "origin": "own",
        },
        {
            "id": "grelsund", "name": "Grelsund", "kind": "village", "admin1": "Upper Fen", "lat": "51.6", "lon": "3.6",
            "precision": "1", "parent": "osterholm", "origin": "own",
        },
    ],
    "words": [{"word": "Reed bandits", "actor": "reed_front", "used_by": "crown"}],
    "leaders": [{"name": "Colonel Ysbrand Tolk", "actor": "crown_army"}],
    "allegiances": [{"actor": "reed_front", "side": "fen_rebels", "from": "2019-01-01"}],
}  # fmt: skip


def write_table(path: Path, rows: Rows) -> Path:
    """A TSV with the columns that any of the rows has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = ["\t".join(columns), *("\t".join(row.get(name, "") for name in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_pack(folder: Path, manifest: str = MANIFEST, **changed: Rows) -> Path:
    """The Fenland pack in `folder`, with some tables replaced or enlarged by the caller."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yml").write_text(manifest, encoding="utf-8")
    for name, rows in {**FENLAND, **changed}.items():
        write_table(folder / f"{name}.tsv", rows)
    return folder


def fenland_and(table: str, *rows: Mapping[str, str]) -> dict[str, Rows]:
    """The table of the Fenland pack with further rows."""
    return {table: [*FENLAND[table], *rows]}


def gaps(document: Document, text: str) -> list[str]:
    """What is wrong with the cover of the segments; empty where they cover the text, in order, without overlap."""
    found, at = [], 0
    for part in document.segments:
        if part.start != at:
            found.append(f"{part.kind} begins at {part.start}, not at {at}")
        if part.end <= part.start:
            found.append(f"{part.kind} at {part.start} is empty")
        at = part.end
    if at != len(text):
        found.append(f"the segments end at {at}, the text at {len(text)}")
    return found


def lines_of_kind(document: Document, text: str, *kinds: str) -> list[str]:
    """The non-empty lines inside segments of these kinds."""
    parts = [text[s.start : s.end] for s in document.segments if s.kind in kinds]
    return [line.strip() for part in parts for line in part.splitlines() if line.strip()]


def quotes(value: Any, path: str = "$") -> Iterator[tuple[str, int, int, str]]:
    """Every place of a JSON value where a span and its words stand together, as (path, start, end, words)."""
    if isinstance(value, list):
        for n, item in enumerate(value):
            yield from quotes(item, f"{path}[{n}]")
    if not isinstance(value, dict):
        return
    if isinstance(value.get("span"), list) and value.get("text") is not None:
        yield path, value["span"][0], value["span"][1], value["text"]
    if "exact" in value:
        yield path, value["start"], value["end"], value["exact"]
    for key, item in value.items():
        yield from quotes(item, f"{path}.{key}")


def bare_spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every span of a JSON value, with or without words beside it."""
    if isinstance(value, list):
        for item in value:
            yield from bare_spans(item)
    if isinstance(value, dict):
        if isinstance(value.get("span"), list):
            yield tuple(value["span"])
        for item in value.values():
            yield from bare_spans(item)


def a_claim(**changed: Any) -> Claim:
    """A claim with every part filled."""
    from fogline.model.actor import ActorRef

    army = ActorRef(id="crown_army", name="Fenland Crown Army", text="the army", span=Span(0, 8), side="crown")
    front = ActorRef(id=None, name="Reed Front", text="Reed Front", span=Span(20, 30), kind="rebel_group")
    town = PlaceRef(
        id="osterholm", name="Osterholm", text="Osterholm", span=Span(40, 49), lat=51.5, lon=3.5, precision=1
    )
    fields: dict[str, Any] = {
        "id": "clm_1", "document": "doc_1", "document_ref": "page.txt",
        "span": Quote(start=0, end=8, exact="the army"), "event": "E1", "kind": "event",
        "event_type": "Battles", "sub_event_type": "Armed clash", "status": "happened",
        "plover": Plover(type="ASSAULT", mode="heavy-weapons", contexts=("military",)),
        "initiators": (army,), "targets": (front,), "places": (town,),
        "time": EventTime(edtf="2031-02-03", earliest="2031-02-03", latest="2031-02-03", precision="day", basis="stated"),
        "losses": (Loss(kind="killed", of=front, low=31, best=31, text="More than 30", span=Span(50, 62)),),
        "control": (ControlChange(place=town, from_=front, to=army, extent="full"),),
        "attribution": (Voice(name="Fenland Herald", kind="outlet"), Voice(name="Reedwire", kind="agency", verb="said")),
        "confidence": 0.5, "rule": "test", "producer": Producer(name="rules", version="0", packs={"b": "2", "a": "1"}),
    }  # fmt: skip
    return Claim(**{**fields, **changed})
