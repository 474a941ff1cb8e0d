"""One event as one flat row. The columns stand in `columns`."""

from __future__ import annotations

from typing import Any

from fogline.export import tolls, wording
from fogline.export.columns import COLUMNS, PEOPLE, WITH_CIVILIANS
from fogline.export.job import Job
from fogline.model.actor import ActorRef
from fogline.model.dossier import Dossier
from fogline.model.place import PlaceRef


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
        "grade": f"{grade.letter}{grade.information}" if grade else None,
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
    for kind, _ in PEOPLE:
        groups = [(kind, False)] + ([(f"{kind}_civilians", True)] if kind in WITH_CIVILIANS else [])
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
