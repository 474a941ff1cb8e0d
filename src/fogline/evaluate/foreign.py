"""Hand coding in the schema `conflict-claims-gold/1` (claims with spans, the page's text in a file of its own)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from fogline.errors import GoldError
from fogline.evaluate import gold
from fogline.model.claim import Extent, LossKind

SCHEMA = "conflict-claims-gold/1"
_STATUS = {"denied": "denied", "planned": "planned", "intended": "planned", "could_not_verify": "unverified"}
_EXTENT: dict[str, Extent] = {  # by how the kind begins
    "full": "full", "partial": "partial", "fire control": "fire-control", "observation": "fire-control",
    "interdicted": "cut", "besieged": "besieged", "state": "kept", "no change": "kept",
}  # fmt: skip
_LOSS = {"killed", "injured", "killed_or_injured", "captured", "missing", "displaced"}


def read_foreign(path: Path, data: dict[str, Any]) -> gold.GoldArticle:
    """One article; its text is looked for beside the file and in a folder `seeds` beside that folder."""
    text = _text(path, str(data["document"]["file"]))
    names = {row["id"]: str(row["canonical"]) for kind in ("actors", "places") for row in data.get(kind, ())}
    document = data["document"]
    known = document.get("known_date") or {}
    groups: dict[tuple[object, ...], list[dict[str, Any]]] = {}
    for claim in data.get("claims", ()):
        if claim.get("code_as_event") and claim.get("acled"):
            groups.setdefault(_group(claim), []).append(claim)
    return gold.GoldArticle(
        id=path.stem,
        text=text,
        events=tuple(_event(claims, names, text) for claims in groups.values()),
        war="syria",
        style="page",
        outlet=(document.get("outlet") or {}).get("name"),
        published=_day(known.get("date")),
    )


def _text(path: Path, name: str) -> str:
    for folder in (path.parent, path.parent.parent / "seeds"):
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    raise GoldError(f"{path}: the text {name} stands neither beside it nor in {path.parent.parent / 'seeds'}")


def _group(claim: dict[str, Any]) -> tuple[object, ...]:
    """Claims of one event with one type, sides and sentence are one event to be found (a list of places, a headline)."""
    head = (claim.get("governing_clause") or {}).get("span", claim["span"])[0]
    one = "headline" if "headline" in claim.get("kind", "") else head
    events = tuple(claim.get("events") or (claim["id"],))
    return events[:1], claim["acled"].get("sub_event_type"), tuple(claim.get("actors") or ()), one


def _event(claims: list[dict[str, Any]], names: dict[str, str], text: str) -> gold.GoldEvent:
    first = claims[0]
    return gold.GoldEvent(
        words=tuple(_words(c, text) for c in claims),
        type=first["acled"].get("event_type"),
        sub=first["acled"].get("sub_event_type"),
        status=_status(first),
        background=bool(first.get("is_background")),
        initiators=tuple(gold.GoldActor(name=names[a]) for a in first.get("actors") or ()),
        targets=tuple(gold.GoldActor(name=names[a]) for a in first.get("targets") or ()),
        places=tuple(
            gold.GoldPlace(name=names[p])
            for p in dict.fromkeys(
                p["place"] for c in claims for p in c.get("places") or () if p.get("role") != "containing"
            )
        ),
        time=_time(first),
        losses=tuple(loss for c in claims for loss in (*_people(c, names), *_things(c, names))),
        control=tuple(
            gold.GoldControl(place=names[e["place"]], to=names[e["to"][0]] if e.get("to") else None, extent=extent)
            for c in claims
            for e in c.get("control") or ()
            if (extent := next((x for k, x in _EXTENT.items() if str(e.get("kind")).startswith(k)), None))
        ),
        voices=tuple(names.get(v["who"], v["who"]) for v in (first.get("attribution") or ())[1:]),
    )  # fmt: skip


def _status(claim: dict[str, Any]) -> Any:
    if str(claim.get("outcome") or "").startswith("failed"):
        return "failed"
    return _STATUS.get(str(claim.get("modality")), "happened")


def _time(claim: dict[str, Any]) -> gold.GoldTime | None:
    """The day behind an expression of the text, where the coder found it out; the page's day of publication anchors it."""
    time = claim.get("time") or {}
    real = str(time.get("real_world") or "")
    return gold.GoldTime(edtf=real) if time.get("expression") and re.fullmatch(r"\d{4}(-\d\d){0,2}", real) else None


def _people(claim: dict[str, Any], names: dict[str, str]) -> Iterator[gold.GoldLoss]:
    for row in claim.get("casualties") or ():
        kind = str(row.get("status", "")).split(" ")[0]
        if kind in _LOSS:
            yield gold.GoldLoss(
                kind=cast("LossKind", kind), of=names.get(row.get("victim", "")),
                low=row.get("low"), best=row.get("best"), high=row.get("high"),
            )  # fmt: skip


def _things(claim: dict[str, Any], names: dict[str, str]) -> Iterator[gold.GoldLoss]:
    for row in claim.get("equipment") or ():
        yield gold.GoldLoss(
            kind="materiel", item=str(row["item"]), of=names.get(row.get("lost_by", "")),
            low=row.get("count_low"), best=row.get("count_best"), high=row.get("count_high"),
        )  # fmt: skip


def _words(claim: dict[str, Any], text: str) -> str:
    start, end = claim["span"]
    return text[start:end]


def _day(value: object) -> str | None:
    return value.isoformat() if isinstance(value, dt.date) else str(value) if value else None
