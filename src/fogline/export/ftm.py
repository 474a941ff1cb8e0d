"""`ftm`: FollowTheMoney entities, one a line: Event, Article, Organization, PublicBody and Mention.

After the FollowTheMoney model (Event: `involved`, `organizer`, `proof`; Mention: `document`, `resolved`). Entities that several
events share are written once. Civilians and nameless groups are no organisations: they stand in the event's words only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from fogline.export import flat, wording
from fogline.export.cells import one_line
from fogline.export.job import Job
from fogline.export.naming import UNIDENTIFIED
from fogline.model.actor import ActorRef
from fogline.model.document import Document
from fogline.model.dossier import Dossier
from fogline.model.ids import content_id
from fogline.model.when import day_of

Entity = dict[str, Any]
_REFERENCES = {"document", "resolved", "proof", "involved", "organizer"}


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All events with what they refer to."""
    encode = msgspec.json.Encoder(order=None).encode
    seen: set[str] = set()
    for dossier in dossiers:
        job.report.events += 1
        for entity in _entities(dossier, job):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                out.write(encode(entity) + b"\n")
                job.report.rows += 1


def _entity(key: str, schema: str, **values: Any) -> Entity:
    """An entity; every property is a list of strings, empty ones are left away."""
    properties = {}
    for name, value in values.items():
        many = value if isinstance(value, list | tuple) else [value]
        texts = list(dict.fromkeys(one_line(str(v)) for v in many if v not in (None, "")))
        if texts:
            properties[name] = texts
    for name in _REFERENCES & set(properties):
        properties[name] = [_key(x) for x in properties[name]]
    return {"id": _key(key), "schema": schema, "properties": properties}


def _key(key: str) -> str:
    """FollowTheMoney takes letters, digits, points and hyphens in ids."""
    return key.replace("_", "-")


def _entities(dossier: Dossier, job: Job) -> Iterator[Entity]:
    for document in dossier.documents:
        yield _article(document, dossier, job)
    event = dossier.event
    actors = {}
    for actor in (*event.initiators, *event.targets):
        organization = _organization(actor, dossier, job)
        if organization is not None:
            actors[actor.id or actor.name] = organization["id"]
            yield organization
    yield from _mentions(dossier, actors, job)
    yield _event(dossier, actors, job)


def _article(document: Document, dossier: Dossier, job: Job) -> Entity:
    naming = job.naming(dossier)
    author = document.byline if job.options.allow_names else None
    return _entity(
        document.id, "Article", title=naming.text(document.title or "") or None, author=author, language=job.codes.languages.get(document.language or ""),
        publishedAt=day_of(document.published.edtf), sourceUrl=document.url,
        publisher=document.outlet.name if document.outlet else None, fileName=document.document_ref,
    )  # fmt: skip


def _organization(actor: ActorRef, dossier: Dossier, job: Job) -> Entity | None:
    name, row = job.naming(dossier).actor(actor), job.codes.row(actor)
    if job.codes.civilian(actor) or name == UNIDENTIFIED:
        return None
    kind = job.codes.kind(actor)
    schema = "PublicBody" if kind is not None and kind.state else "Organization"
    return _entity(
        content_id("act", (actor.id or name,)), schema, name=name, country=row.country.lower() if row else None,
        classification=(row.kind if row else actor.kind),
    )  # fmt: skip


def _mentions(dossier: Dossier, actors: dict[str, str], job: Job) -> Iterator[Entity]:
    """How each document names each actor, in its own words."""
    for claim in dossier.claims:
        for actor in (*claim.initiators, *claim.targets):
            resolved = actors.get(actor.id or actor.name)
            if resolved is None or actor.text is None:
                continue
            words = f"“{job.naming(dossier).text(actor.text)}”"
            key = content_id("men", (claim.document, resolved, words))
            yield _entity(
                key, "Mention", document=claim.document, resolved=resolved, name=words, detectedSchema="Organization"
            )


def _event(dossier: Dossier, actors: dict[str, str], job: Job) -> Entity:
    event, naming, place = dossier.event, job.naming(dossier), flat.first_place(dossier)
    country = job.codes.country_name(place.country) if place else ""
    when = f"On {event.time.earliest}" if event.time.earliest else "On an unknown day"
    name = ", ".join(p for p in (event.sub_event_type or event.event_type or "Event", place.name if place else "", event.time.earliest or "") if p)  # fmt: skip
    directed = not wording.undirected(dossier)
    return _entity(
        event.id, "Event", name=name, startDate=event.time.earliest, endDate=event.time.latest, recordId=event.id,
        location=[p.name for p in event.places], country=[p.country.lower() for p in event.places if p.country],
        organizer=[actors[k] for a in event.initiators if (k := a.id or a.name) in actors] if directed else None,
        involved=[actors[k] for a in (*event.initiators, *event.targets) if (k := a.id or a.name) in actors],
        proof=[d.id for d in dossier.documents], sourceUrl=[d.url for d in dossier.documents if d.url],
        summary=wording.summary(dossier, naming, when, place, country),
        keywords=[event.event_type, event.sub_event_type, f"status: {event.status}", f"agreement: {event.agreement}"],
        notes=[f"claims: {', '.join(event.claims)}", f"coding profile: {job.coding_profile}, Fogline {job.version}"],
    )  # fmt: skip
