"""An event as rows of the tables it is looked up by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from fogline.model.event import Event, EventLoss
from fogline.model.wire import to_line
from fogline.model.worth import worth
from fogline.store.schema import (
    event_actors,
    event_disputes,
    event_origins,
    event_outlets,
    event_places,
    events,
    sights,
)


def event_rows(event: Event) -> list[tuple[Table, list[dict[str, Any]]]]:
    """All rows of one event by table."""
    contradicted = {n for d in event.disputes if d.kind == "contradiction" for value in d.values for n in value.origins}
    roles = [(a.id or a.name, "initiator") for a in event.initiators] + [
        (a.id or a.name, "target") for a in event.targets
    ]
    outlets = dict.fromkeys(o for origin in event.origins for o in origin.outlets)
    places = {_plain(p.id or p.name): _plain(p.name) for p in event.places}
    row = _event(event)
    return [
        (events, [row]),
        (sights, [_sight(event, row)]),
        (event_outlets, [{"outlet": _plain(o), "event": event.id} for o in outlets]),
        (event_actors, [{"actor": _plain(a), "event": event.id, "role": r} for a, r in dict.fromkeys(roles)]),
        (event_disputes, [{"field": f, "event": event.id} for f in _fields(event)]),
        (event_places, [{"place": p, "event": event.id, "name": name} for p, name in places.items()]),
        (
            event_origins,
            [
                {
                    "origin": _plain(n),
                    "event": event.id,
                    "side": side,
                    "shared": len(event.origins) > 1,
                    "contradicted": n in contradicted,
                }
                for n, side in {o.name: o.side for o in event.origins}.items()
            ],
        ),
    ]


def _fields(event: Event) -> list[str]:
    """What is contradicted, by the first part of the field."""
    return sorted({d.field.split(".")[0][:32] for d in event.disputes if d.kind == "contradiction"})


def _plain(text: str) -> str:
    return text.replace("\x00", " ")


def _event(event: Event) -> dict[str, Any]:
    place = event.places[0] if event.places else None
    return {
        "id": event.id, "event_type": event.event_type, "sub_event_type": event.sub_event_type,
        "first": event.time.earliest, "last": event.time.latest,
        "place": _plain(place.id or place.name) if place else None, "place_name": _plain(place.name) if place else None,
        "admin1": place.admin1 if place else None, "country": place.country if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None, "precision": place.precision if place else None,
        "initiator": _side(event, "initiators"), "target": _side(event, "targets"), "killed": _killed(event.losses),
        "agreement": event.agreement, "origins": len(event.origins), "confidence": event.confidence,
        "record": to_line(event).decode(),
    }  # fmt: skip


_SEEN = ("event_type", "sub_event_type", "first", "last", "admin1", "country", "lat", "lon", "precision", "initiator", "target",
         "killed", "agreement")  # fmt: skip


def _sight(event: Event, row: dict[str, Any]) -> dict[str, Any]:
    disputed = sum(d.kind == "contradiction" for d in event.disputes)
    counts = {"disputed": disputed, "told": len(event.claims), "worth": worth(event)}
    return {"event": event.id, **{name: row[name] for name in _SEEN}, **counts}


def _side(event: Event, role: str) -> str | None:
    return _plain("; ".join(a.name for a in getattr(event, role))) or None


def _killed(losses: tuple[EventLoss, ...]) -> int | None:
    """The killed of all sides by the event's policy; None where no figure is given."""
    best = [loss.best for loss in losses if loss.kind == "killed" and loss.best is not None]
    return sum(best) if best else None
