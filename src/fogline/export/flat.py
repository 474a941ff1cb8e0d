"""One event as one flat row. The table COLUMNS is the data dictionary: names, types and meanings of all columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from fogline.export import tolls, wording
from fogline.export.job import Job
from fogline.model.actor import ActorRef
from fogline.model.claim import LossKind
from fogline.model.dossier import Dossier
from fogline.model.place import PlaceRef
from fogline.model.record import Record

Type = Literal["text", "int", "float", "date", "flag", "list"]


class Column(Record, frozen=True, kw_only=True):
    """A column of the flat table."""

    name: str
    type: Type
    meaning: str


_PEOPLE: tuple[tuple[LossKind, str], ...] = (
    ("killed", "killed"), ("injured", "injured"), ("killed_or_injured", "killed or injured, not told apart"),
    ("captured", "captured"), ("missing", "missing"), ("displaced", "displaced"),
)  # fmt: skip
_WITH_CIVILIANS: tuple[LossKind, ...] = ("killed", "injured")


def _columns() -> Iterator[Column]:
    def col(name: str, type_: Type, meaning: str) -> Column:
        return Column(name=name, type=type_, meaning=meaning)

    yield col("id", "text", "Id of the event; kept when claims are added or events merged")
    yield col("date_start", "date", "First day on which it may have happened")
    yield col("date_end", "date", "Last day on which it may have happened")
    yield col("date_precision", "text", "day, week, month, year or none")
    yield col("date_basis", "text", "What the date rests on: stated, relative, dateline, published or none")
    yield col("event_type", "text", "ACLED's event type")
    yield col("sub_event_type", "text", "ACLED's sub-event type")
    yield col("status", "text", "happened, ongoing, failed, unverified, possible, planned or denied")
    yield col("background", "flag", "Told only as context of something later")
    for role, who in (
        ("initiator", "Who acts; both sides where none is said to have begun"),
        ("target", "Who is acted upon"),
    ):
        yield col(f"{role}s", "list", f"{who}: neutral names")
        yield col(f"{role}_ids", "list", f"Ids of the {role}s in the packs; names that no pack knows have none")
        yield col(f"{role}_sides", "list", f"Camps of the {role}s as of the event's date")
    yield col("place", "text", "The most exact place")
    yield col("place_id", "text", "Its id in the packs or the gazetteer")
    yield col("place_kind", "text", "city, town, village, hill, governorate, country, …")
    yield col("admin1", "text", "Region of the first order")
    yield col("admin2", "text", "District, where the packs know it")
    yield col("country", "text", "ISO 3166 two-letter code")
    yield col("country_name", "text", "Name of the country")
    yield col("lat", "float", "WGS 84 degrees, never moved; of a region: where the packs put it")
    yield col("lon", "float", "WGS 84 degrees, never moved")
    yield col("geo_precision", "int", "1 the place itself, 2 near it or a small area, 3 a larger region")
    yield col("other_places", "list", "Further places of the event")
    for kind, words in _PEOPLE:
        for part, bound in (("low", "least"), ("best", "most likely reported"), ("high", "greatest")):
            yield col(
                f"{kind}_{part}", "int", f"People {words}, all sides: {bound} number; empty is not known, never 0"
            )
        if kind in _WITH_CIVILIANS:
            for part, bound in (("low", "least"), ("best", "most likely reported"), ("high", "greatest")):
                yield col(f"{kind}_civilians_{part}", "int", f"Civilians {words}: {bound} number")
    yield col("equipment", "list", "Materiel lost, used or found: number, thing, fate, owner")
    yield col("control", "list", "Places that change hands or are besieged, cut or kept, as told")
    yield col("losses_policy", "text", "Named policy under which figures of several tellings were joined")
    yield col("agreement", "text", "single, corroborated, cross-side, contested or denied")
    yield col("origins", "list", "Independent first voices; relays and copies count once; private persons by kind")
    yield col("origins_count", "int", "How many independent first voices there are")
    yield col("origins_against_interest", "list", "Those that admit a loss or an attack of their own camp")
    yield col("outlets", "list", "Outlets that carry it")
    yield col("camps", "list", "Camps of the first voices")
    yield col("disputes", "list", "Fields that tellings disagree about: value (who says so) / value (who says so)")
    yield col("grade", "text", "Admiralty grade: letter for who says it, figure for what is said")
    yield col("grade_why", "text", "The reason for the grade")
    yield col(
        "confidence", "float", "Chance that at least one origin was read rightly; says nothing of the origin's honesty"
    )
    yield col("judged", "flag", "A person decided which claims tell this event")
    yield col("claim_ids", "list", "Ids of all claims of the event: `fogline explain` shows their words")
    yield col("quotes", "list", "The first quoted words of each origin, shortened; names of private persons withheld")
    yield col("urls", "list", "Addresses of the documents")
    yield col("documents", "list", "Ids of the documents")
    yield col("coding_profile", "text", "Rules by which this row was made, with their version")
    yield col("fogline_version", "text", "Version of the program")


COLUMNS: tuple[Column, ...] = tuple(_columns())
NAMES: tuple[str, ...] = tuple(c.name for c in COLUMNS)


def first_place(dossier: Dossier) -> PlaceRef | None:
    """The most exact place: events keep their exact places first."""
    return next(iter(dossier.event.places), None)


def row(dossier: Dossier, job: Job) -> dict[str, Any]:
    """The flat row of an event."""
    event, naming = dossier.event, job.naming(dossier)
    grade = event.grade
    found: dict[str, Any] = {
        "id": event.id, "date_start": event.time.earliest, "date_end": event.time.latest,
        "date_precision": event.time.precision, "date_basis": event.time.basis,
        "event_type": event.event_type, "sub_event_type": event.sub_event_type, "status": event.status,
        "background": event.background,
        "equipment": [wording.loss(x, naming) for x in event.losses if x.kind == "materiel"],
        "losses_policy": next((x.policy for x in event.losses), None),
        "agreement": event.agreement,
        "origins": list(dict.fromkeys(naming.origin(o.name) for o in event.origins)), "origins_count": len(event.origins),
        "origins_against_interest": [naming.origin(o.name) for o in event.origins if o.against_interest],
        "outlets": wording.outlet_names(dossier),
        "camps": list(dict.fromkeys(o.side for o in event.origins if o.side)),
        "disputes": wording.disputes(event, naming),
        "grade": f"{grade.source}{grade.information}" if grade else None,
        "grade_why": naming.text(grade.why) if grade else None,
        "confidence": event.confidence, "judged": event.judged, "claim_ids": list(event.claims),
        "control": _control(dossier, job),
        "quotes": _quotes(dossier, job), "urls": list(dict.fromkeys(d.url for d in dossier.documents if d.url)),
        "documents": [d.id for d in dossier.documents],
        "coding_profile": job.coding_profile, "fogline_version": job.version,
    }  # fmt: skip
    empty: dict[str, Any] = {c.name: [] if c.type == "list" else None for c in COLUMNS}
    return {**empty, **found, **_actors(dossier, job), **_places(dossier, job), **_people(dossier, job)}


def _actors(dossier: Dossier, job: Job) -> dict[str, Any]:
    naming = job.naming(dossier)
    found: dict[str, Any] = {}
    roles: tuple[tuple[str, tuple[ActorRef, ...]], ...] = (
        ("initiator", dossier.event.initiators), ("target", dossier.event.targets),
    )  # fmt: skip
    for role, actors in roles:
        found[f"{role}s"] = naming.actors(actors)
        found[f"{role}_ids"] = list(dict.fromkeys(a.id for a in actors if a.id))
        found[f"{role}_sides"] = list(dict.fromkeys(a.side for a in actors if a.side))
    return found


def _places(dossier: Dossier, job: Job) -> dict[str, Any]:
    place = first_place(dossier)
    if place is None:
        return {}
    return {
        "place": place.name, "place_id": place.id, "place_kind": place.kind, "admin1": place.admin1,
        "admin2": job.codes.admin2(place) or None, "country": place.country,
        "country_name": job.codes.country_name(place.country) or None,
        "lat": place.lat, "lon": place.lon, "geo_precision": place.precision,
        "other_places": [p.name for p in dossier.event.places[1:]],
    }  # fmt: skip


def _people(dossier: Dossier, job: Job) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, _ in _PEOPLE:
        groups = [(kind, False)] + ([(f"{kind}_civilians", True)] if kind in _WITH_CIVILIANS else [])
        for name, civilians in groups:
            toll = tolls.total(dossier.event, kind, job.codes, civilians)
            found |= {f"{name}_low": toll.low, f"{name}_best": toll.best, f"{name}_high": toll.high}
    return found


def _control(dossier: Dossier, job: Job) -> list[str]:
    naming = job.naming(dossier)
    told = [
        f"{k.place.name}: {naming.actor(k.from_) if k.from_ else '?'} → {naming.actor(k.to) if k.to else '?'} ({k.extent})"
        for c in dossier.claims for k in c.control
    ]  # fmt: skip
    return list(dict.fromkeys(told))


def _quotes(dossier: Dossier, job: Job) -> list[str]:
    """The first words of each origin."""
    if not job.options.quotes:
        return []
    naming, by_id = job.naming(dossier), {c.id: c for c in dossier.claims}
    first = [next((by_id[c] for c in o.claims if c in by_id), None) for o in dossier.event.origins]
    return [f"“{naming.quote(c, job.options.quote_length)}”" for c in first if c is not None]
