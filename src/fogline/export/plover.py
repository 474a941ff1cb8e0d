"""`plover`: PLOVER 0.8 records, one event a line (JSONL).

After the PLOVER manual, "JSON Data Fields" and "Compound and Reciprocal Actors": compound actors stay a list, both sides of
a clash stand in `actor`, the auxiliary values historical, future, hypothetical and negation stand among the modes, and the
slot `text` stays empty, because the rights to an article are not ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from fogline.export import tolls, wording
from fogline.export.days import bounds, told_day
from fogline.export.job import Job
from fogline.model.actor import ActorRef
from fogline.model.claim import Claim, Plover
from fogline.model.dossier import Dossier
from fogline.model.place import PlaceRef

CODEBOOK = "plover-0.8"
AUXILIARY = {"planned": "future", "possible": "hypothetical", "denied": "negation"}
HISTORICAL = "historical"
_RESOLUTION = {"country": 1, "governorate": 2, "region": 2, "desert": 2, "district": 3, "area": 3}
_SUB_CITY = frozenset({"neighbourhood", "landmark", "market", "hospital", "school", "mosque", "bridge", "prison", "factory", "camp", "junction"})  # fmt: skip


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All events of a PLOVER type with a date; also those that are planned, possible or denied, marked as such."""
    encode = msgspec.json.Encoder(order=None).encode
    for dossier in dossiers:
        job.report.events += 1
        record = _record(dossier, job)
        if isinstance(record, str):
            job.leave_out(record)
            continue
        out.write(encode(record) + b"\n")
        job.report.rows += 1


def _record(dossier: Dossier, job: Job) -> dict[str, Any] | str:
    event = dossier.event
    lead = _lead(dossier)
    if lead is None:
        return "no PLOVER type"
    claim, coded = lead
    if coded.type not in job.codes.plover:
        return "unknown PLOVER type"
    days = bounds(event.time)
    if days is None:
        return "no date"
    first, last = days
    actors = _entities(dossier, event.initiators, job)
    if not actors:
        job.note("actor not named, sector UNK")
        actors = [{"sector": "UNK"}]
    place = next(iter(event.places), None)
    country = job.codes.country_name(place.country) if place else ""
    optional = {
        "enddate": last.isoformat() if last != first else None,
        "recipient": _entities(dossier, event.targets, job),
        "mode": _modes(dossier, coded),
        "context": sorted({c for x in dossier.claims if x.plover and x.plover.type == coded.type for c in x.plover.contexts}),
        "event_loc": _location(place, job) if place else None,
        "event_text": [f"“{job.naming(dossier).text(claim.trigger.exact)}”"] if claim.trigger else None,
        "size": _size(dossier, job),
        "text_info": {"start": claim.span.start, "end": claim.span.end},
        "cite_info": _citation(dossier, claim, job),
        "comment": wording.summary(dossier, job.naming(dossier), f"On {told_day(first)}", place, country),
    }  # fmt: skip
    return {
        "id": event.id, "has_event": True, "date": first.isoformat(), "actor": actors, "event": [coded.type],
        "quad_code": job.codes.plover[coded.type].quad, "event_scale": _scale(coded, job),
        **{key: value for key, value in optional.items() if value},
        "coder": f"fogline {job.version}", "fogline_claims": list(event.claims), "agreement": event.agreement,
        "origins_count": len(event.origins), "date_precision": event.time.precision, "coding_profile": job.coding_profile,
    }  # fmt: skip


def _lead(dossier: Dossier) -> tuple[Claim, Plover] | None:
    """The type and mode that most claims have, with the earliest of these claims; denials only where there is nothing else."""
    told = [c for c in dossier.claims if c.status != "denied"] or list(dossier.claims)
    coded = [(c, c.plover) for c in told if c.plover is not None]
    if not coded:
        return None
    counts = Counter((p.type, p.mode) for _, p in coded)
    return max(coded, key=lambda item: (counts[item[1].type, item[1].mode], item[1].mode is not None))


def _modes(dossier: Dossier, coded: Plover) -> list[str]:
    """The mode, and the auxiliary values behind it."""
    event = dossier.event
    auxiliary = AUXILIARY.get(event.status)
    return [m for m in (coded.mode, HISTORICAL if event.background else None, auxiliary) if m]


def _scale(coded: Plover, job: Job) -> float:
    """The mode's own score where it has one, else the type's."""
    mode = job.codes.modes.get((coded.type, coded.mode or ""))
    return mode.scale if mode is not None and mode.scale is not None else job.codes.plover[coded.type].scale


def _entities(dossier: Dossier, actors: Iterable[ActorRef], job: Job) -> list[dict[str, Any]]:
    naming = job.naming(dossier)
    found = []
    for actor in actors:
        row = job.codes.row(actor)
        country = job.codes.country(row.country) if row else None
        entity = {
            "code": country.iso3 if country else None, "sector": _sector(actor, job),
            "entity_text": naming.actor(actor), "fogline_id": actor.id, "fogline_side": actor.side,
        }  # fmt: skip
        found.append({key: value for key, value in entity.items() if value})
    return found


def _sector(actor: ActorRef, job: Job) -> str:
    """PLOVER's sector; armed outsiders are a military where they are a state's, else a paramilitary."""
    kind = job.codes.kind(actor)
    if kind is None:
        return "UNK"
    return "MIL" if kind.kind == "external_forces" and job.codes.state_of(actor) else kind.plover


def _location(place: PlaceRef, job: Job) -> dict[str, Any]:
    country = job.codes.country(place.country)
    city = place.name if place.kind in {"city", "town", "village"} else None
    found = {
        "extracted_place": place.text, "resolved_place": place.name, "lat": place.lat, "lon": place.lon, "city": city,
        "district": job.codes.admin2(place), "province": place.admin1, "country": job.codes.country_name(place.country),
        "country_code": country.iso3 if country else place.country,
        "resolution": 5 if place.kind in _SUB_CITY else _RESOLUTION.get(place.kind or "", 4),
        "geonameid": int(place.id[9:]) if place.id and place.id.startswith("geonames:") and place.id[9:].isdigit() else None,
        "geo_precision": place.precision,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value not in (None, "")}


def _size(dossier: Dossier, job: Job) -> dict[str, int]:
    """People dead, injured, arrested: the best figure, else the least; absent where nobody gives one."""
    found = {}
    for name, kind in (("dead", "killed"), ("injured", "injured"), ("arrested", "captured")):
        toll = tolls.total(dossier.event, kind, job.codes)  # type: ignore[arg-type]
        if toll.best is not None or toll.low is not None:
            found[name] = toll.best if toll.best is not None else toll.lowest
    return found


def _citation(dossier: Dossier, claim: Claim, job: Job) -> dict[str, Any]:
    document = next((d for d in dossier.documents if d.id == claim.document), None)
    found = {
        "coder": f"fogline {job.version}",
        "codebook": CODEBOOK,
        "version": job.coding_profile,
        "corpus": claim.document_ref,
    }
    if document is not None:
        outlet = document.outlet.name if document.outlet else None
        more = {"url": document.url, "title": job.naming(dossier).text(document.title or ""), "language": document.language, "publication": outlet}  # fmt: skip
        found |= {key: value for key, value in more.items() if value}
    return found
