"""A seeded war of invented incidents for measuring: places and actors of the packs, sentences made by a template.

Each incident has a day, a place, two sides and a toll; up to four outlets tell it with their own figure, some relay another's
sentence word for word. A document tells several incidents of the days before. The same seed gives the same documents.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim, Loss, Producer, Voice
from fogline.model.document import Document, OutletRef, Published, Reading, Segment
from fogline.model.ids import content_id
from fogline.model.place import PlaceRef
from fogline.model.record import Quote, Span
from fogline.model.when import EventTime
from fogline.packs.load import Knowledge

CLAIMS = 6  # of a document
DAYS = 1500
PER_DAY = 14  # incidents in all of the war
FIRST = date(2013, 1, 1)
TYPES = (
    ("Battles", "Armed clash", "clashed with"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "shelled"),
    ("Explosions/Remote violence", "Air/drone strike", "bombed"),
    ("Battles", "Non-state actor overtakes territory", "captured the positions of"),
    ("Violence against civilians", "Attack", "attacked"),
)


class Incident(NamedTuple):
    day: date
    place: PlaceRef
    kind: tuple[str, str, str]
    sides: tuple[ActorRef, ActorRef]
    toll: int


class War:
    """Documents of an invented war."""

    def __init__(self, knowledge: Knowledge, seed: int = 7, per_day: int = PER_DAY) -> None:
        self._random, self._per_day = random.Random(seed), per_day
        places = [
            p
            for _, p in sorted(knowledge.places.items())
            if p.lat is not None and p.precision == 1 and p.kind in {"village", "town", "city"}
        ]
        self._places = self._random.sample(places, min(400, len(places)))
        armed = [
            a for _, a in sorted(knowledge.actors.items()) if a.side not in {"unknown", "civilian", ""} and not a.parent
        ]
        self._pairs = [
            (a, b)
            for a in armed[:40]
            for b in armed[:40]
            if b.side in (knowledge.sides[a.side].opponents if a.side in knowledge.sides else ())
        ]
        self._outlets = [
            (f"bench_{i}", f"Bench Outlet {i}", side)
            for i, side in enumerate(["government", "opposition", "kurdish", "unknown"] * 5)
        ]
        self._incidents: dict[date, list[Incident]] = {}
        self._last: list[str] = []

    def documents(self, count: int, first_day: int = 0) -> Iterator[tuple[Reading, list[Claim]]]:
        """So many documents, spread evenly over the days of the war."""
        for number in range(count):
            day = FIRST + timedelta(days=first_day + int(number * (DAYS - first_day) / count))
            yield self._document(number, day)

    def _of(self, day: date) -> list[Incident]:
        if day not in self._incidents:
            rng = random.Random(day.toordinal())
            made = []
            for _ in range(self._per_day):
                row, (a, b) = rng.choice(self._places), rng.choice(self._pairs)
                place = PlaceRef(
                    id=row.id, name=row.name, lat=row.lat, lon=row.lon, precision=1, kind=row.kind, admin1=row.admin1 or None,
                    country=row.country or None, candidates=1,
                )  # fmt: skip
                sides = tuple(ActorRef(id=x.id, name=x.name, kind=x.kind, side=x.side) for x in (a, b))
                made.append(Incident(day, place, rng.choice(TYPES), sides, rng.choice((0, 0, 1, 2, 3, 5, 8, 13, 30))))  # type: ignore[arg-type]
            self._incidents[day] = made
            self._incidents.pop(day - timedelta(days=30), None)
        return self._incidents[day]

    def _document(self, number: int, day: date) -> tuple[Reading, list[Claim]]:
        rng = self._random
        outlet = rng.choice(self._outlets)
        told = [rng.choice(self._of(day - timedelta(days=rng.choice((0, 1, 1, 2))))) for _ in range(CLAIMS)]
        sentences = [self._sentence(i, rng) for i in dict.fromkeys(told)]
        text = f"Report {number}\n\n" + " ".join(sentences)
        document = Document(
            id=content_id("doc", (text, outlet[0], number)), document_ref=f"bench-{number}",
            sha256=hashlib.sha256(text.encode()).hexdigest(), language="en",
            outlet=OutletRef(id=None, name=outlet[1], side=outlet[2]), title=f"Report {number}",
            published=Published(edtf=day.isoformat(), basis="metadata"),
            segments=(Segment(kind="title", start=0, end=len(f"Report {number}"), reason="bench"), Segment(kind="body", start=len(f"Report {number}"), end=len(text), reason="bench")),
        )  # fmt: skip
        claims = [
            self._claim(document, text, s, i, n)
            for n, (s, i) in enumerate(zip(sentences, dict.fromkeys(told), strict=True))
        ]
        return Reading(document=document, text=text), claims

    def _sentence(self, incident: Incident, rng: random.Random) -> str:
        toll = max(0, incident.toll + rng.choice((0, 0, 0, 1, -1, 4)))
        lead = rng.choice(
            ("On that day", "According to local reports", "Earlier in the week", "In the morning", "After dark")
        )
        tail = rng.choice(
            (
                "and both sides sent more men to the front",
                "while roads around the town stayed shut",
                "as families left for the hills",
            )
        )
        killed = f"{toll} were killed " if toll else "no figures were given "
        return f"{lead} {incident.sides[0].name} {incident.kind[2]} {incident.sides[1].name} in {incident.place.name} {killed}{tail}."

    @staticmethod
    def _claim(document: Document, text: str, sentence: str, incident: Incident, number: int) -> Claim:
        start = text.index(sentence)
        words = sentence.split()
        toll = next((int(w) for w in words if w.isdigit()), None)
        day = incident.day.isoformat()
        losses = ()
        if toll is not None and f"{toll} were killed" in sentence:
            at = start + sentence.index(f"{toll} were killed")
            losses = (
                Loss(
                    kind="killed",
                    of=incident.sides[1],
                    low=toll,
                    best=toll,
                    high=toll,
                    text=str(toll),
                    span=Span(at, at + len(str(toll))),
                ),
            )
        return Claim(
            id=content_id("clm", (document.id, start, "bench")), document=document.id, document_ref=document.document_ref,
            span=Quote(start=start, end=start + len(sentence), exact=sentence), event=f"E{number + 1}", kind="event",
            event_type=incident.kind[0], sub_event_type=incident.kind[1], status="happened", initiators=(incident.sides[0],),
            targets=(incident.sides[1],), places=(incident.place,), losses=losses,
            time=EventTime(edtf=day, earliest=day, latest=day, precision="day", basis="relative", text="that day"),
            attribution=(Voice(name=document.outlet.name if document.outlet else "?", kind="outlet"),), confidence=0.7, rule="bench",
            producer=Producer(name="bench", version="1"),
        )  # fmt: skip
