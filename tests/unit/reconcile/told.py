"""Claims of an invented war for the reconciler's tests: who says what of which day, in few words."""

from __future__ import annotations

from datetime import date
from typing import Any

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim, ControlChange, Loss, Voice
from fogline.model.document import Document, OutletRef, Published
from fogline.model.holding import Holding
from fogline.model.place import PlaceRef
from fogline.model.record import Quote, Span
from fogline.model.when import EventTime
from fogline.reconcile.independence import Told
from tests.support import a_claim

CROWN = ActorRef(id="crown_army", name="Fenland Crown Army", side="crown")
FRONT = ActorRef(id="reed_front", name="Reedland Liberation Front", side="fen_rebels")
PEOPLE = ActorRef(id=None, name="Civilians", kind="civilians", side="civilian")
GRELSUND = PlaceRef(
    id="grelsund", name="Grelsund", lat=51.6, lon=3.6, precision=1, kind="town", admin1="Fen", country="XX"
)
WIERUM = PlaceRef(id="wierum", name="Wierum", lat=51.65, lon=3.65, precision=1, kind="town", admin1="Fen", country="XX")


def on(day: str, basis: Any = "relative") -> EventTime:
    return EventTime(edtf=day, earliest=day, latest=day, precision="day", basis=basis)


def dead(n: int, of: ActorRef | None = FRONT, **more: Any) -> Loss:
    bounds = {"low": n, "best": n, "high": n, **more}
    civilian = of is PEOPLE
    return Loss(kind="killed", of=of, civilian=civilian, text=str(n), span=Span(0, 1), **bounds)


def taken(
    by: ActorRef | None, before: ActorRef | None = None, place: PlaceRef = GRELSUND, extent: Any = "full"
) -> ControlChange:
    return ControlChange(place=place, from_=before, to=by, extent=extent)


def told(
    name: str, outlet: str = "Reedwire", side: str | None = "fen_rebels", published: str = "2031-02-04", voice: Voice | None = None,
    copied: str | None = None, **changed: Any,
) -> Told:  # fmt: skip
    """A claim called `name` in a document of its own."""
    fields: dict[str, Any] = {
        "losses": (), "control": (), "initiators": (CROWN,), "targets": (FRONT,), "places": (GRELSUND,), "time": on("2031-02-03"),
        "span": Quote(start=0, end=len(name), exact=name),
    }  # fmt: skip
    page = Document(
        id=f"doc_{changed.pop('document', name)}", document_ref=name, sha256="0", outlet=OutletRef(id=None, name=outlet, side=side),
        published=Published(edtf=published, basis="stated"),
    )  # fmt: skip
    chain = (Voice(name=outlet, kind="outlet", side=side), *([voice] if voice else []))
    claim: Claim = a_claim(id=f"clm_{name}", document=page.id, attribution=chain, **{**fields, **changed})
    return Told(claim, page, copied)


def holding(
    name: str, to: ActorRef | None, day: str, before: ActorRef | None = None, side: str = "fen_rebels", **changed: Any
) -> Holding:
    fields: dict[str, Any] = {
        "place": GRELSUND, "claim": f"clm_{name}", "event": f"evt_{name}", "document": f"doc_{name}", "first": day, "last": day,
        "known": day, "extent": "full", "from_": before, "to": to, "origin": name, "side": side, "order": day,
    }  # fmt: skip
    date.fromisoformat(day)
    return Holding(**{**fields, **changed})
