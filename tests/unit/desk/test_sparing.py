"""Care in taking data out."""

from __future__ import annotations

from datetime import date

import msgspec

from fogline.desk.sparing import Sparing, held_back, roughly, spared
from fogline.model.dossier import Dossier
from fogline.model.event import Event
from fogline.model.when import EventTime
from tests.support import a_claim


def dossier(day: str | None) -> Dossier:
    claim = a_claim()
    event = Event(id="evt_1", claims=(claim.id,), places=claim.places, time=EventTime(earliest=day, latest=day))
    return Dossier(event=event, claims=(claim,), documents=())


def test_events_of_the_last_days_are_held_back() -> None:
    care = Sparing(until=held_back(14, date(2026, 1, 20)))
    days = ["2026-01-06", "2026-01-07", None]
    assert [d.event.time.earliest for d in spared(map(dossier, days), care)] == ["2026-01-06"]


def test_places_are_told_by_squares_wherever_they_stand() -> None:
    rough = next(spared([dossier("2026-01-01")], Sparing(grid=0.5)))
    places = [*rough.event.places, *rough.claims[0].places, *(c.place for c in rough.claims[0].control)]
    assert {(p.lat, p.lon, p.precision) for p in places} == {(51.75, 3.75, 2)}
    assert b"51.5" not in msgspec.json.encode(rough)


def test_a_region_stays_a_region() -> None:
    place = msgspec.structs.replace(a_claim().places[0], precision=3)
    assert roughly(place, 1.0).precision == 3
    assert roughly(msgspec.structs.replace(place, lat=None, lon=None), 1.0).lat is None
