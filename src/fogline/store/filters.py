"""Filters of readers as conditions of a query."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from fogline.model.filters import Filters
from fogline.model.place import REGION
from fogline.store.schema import (
    claims,
    documents,
    event_actors,
    event_disputes,
    event_outlets,
    event_places,
    events,
    tellings,
)
from fogline.store.search import holding


def event_filters(wanted: Filters) -> list[ColumnElement[bool]]:
    """Conditions on the table of events."""
    rules = _common(events, wanted)
    if wanted.actor:
        cast = select(event_actors.c.event).where(_like(event_actors.c.actor, wanted.actor))
        if wanted.role:
            cast = cast.where(event_actors.c.role == wanted.role)
        sides = [_holds(events.c[r], wanted.actor) for r in ("initiator", "target") if wanted.role in {None, r}]
        rules.append(or_(events.c.id.in_(cast), *sides))
    if wanted.place:
        named = or_(_like(event_places.c.place, wanted.place), _like(event_places.c.name, wanted.place))
        rules.append(events.c.id.in_(select(event_places.c.event).where(named)))
    if wanted.outlet:
        told = select(event_outlets.c.event).where(_like(event_outlets.c.outlet, wanted.outlet))
        by_id = (
            select(tellings.c.event).join(documents, documents.c.id == tellings.c.document)
            .where(_like(documents.c.outlet, wanted.outlet))
        )  # fmt: skip
        rules.append(or_(events.c.id.in_(told), events.c.id.in_(by_id)))
    if wanted.agreement:
        rules.append(events.c.agreement == wanted.agreement)
    if wanted.disputed:
        fields = select(event_disputes.c.event).where(event_disputes.c.field == wanted.disputed)
        some = select(event_disputes.c.event) if wanted.disputed == "any" else fields
        rules.append(events.c.id.in_(some))
    rules += _open(wanted)
    if wanted.q:
        hits = select(tellings.c.event).join(claims, claims.c.telling == tellings.c.id)
        rules.append(events.c.id.in_(hits.where(claims.c.seq.in_(holding(wanted.q)))))
    return rules


def _open(wanted: Filters) -> list[ColumnElement[bool]]:
    """What is known of a place only roughly, or not at all."""
    rules: list[ColumnElement[bool]] = []
    if wanted.without == "place":
        rules += [events.c.lat.is_(None), func.coalesce(events.c.precision, 1) < REGION]
    if wanted.without == "date":
        rules.append(events.c.first.is_(None))
    if wanted.region:
        country, _, admin1 = wanted.region.partition("/")
        rules += [
            events.c.precision >= REGION,
            func.coalesce(events.c.country, "") == country,
            func.coalesce(events.c.admin1, "") == admin1,
        ]
    return rules


def claim_filters(wanted: Filters) -> list[ColumnElement[bool]]:
    """Conditions on the table of claims."""
    rules = _common(claims, wanted)
    if wanted.place:
        rules.append(
            or_(
                _like(claims.c.place, wanted.place),
                claims.c.record.contains(f'"name":"{wanted.place}"', autoescape=True),
            )
        )
    if wanted.actor:
        named = (claims.c.record.contains(f'"{key}":"{wanted.actor}"', autoescape=True) for key in ("id", "name"))
        rules.append(or_(*named))
    if wanted.outlet:
        rules.append(claims.c.document.in_(select(documents.c.id).where(_like(documents.c.outlet, wanted.outlet))))
    if wanted.q:
        rules.append(claims.c.seq.in_(holding(wanted.q)))
    return rules


def document_filters(wanted: Filters) -> list[ColumnElement[bool]]:
    """Conditions on the table of documents: those of the filters that a document can meet."""
    day = documents.c.published
    rules: list[ColumnElement[bool]] = []
    if wanted.from_:
        rules.append(day >= wanted.from_)
    if wanted.to:
        rules.append(func.substr(day, 1, 10) <= wanted.to)
    if wanted.outlet:
        rules.append(_like(documents.c.outlet, wanted.outlet))
    if wanted.q:
        rules.append(documents.c.seq.in_(holding(wanted.q, "document")))
    return rules


def _common(table: Any, wanted: Filters) -> list[ColumnElement[bool]]:
    rules: list[ColumnElement[bool]] = []
    if wanted.from_:
        rules.append(func.coalesce(table.c.last, table.c.first) >= wanted.from_)
    if wanted.to:
        rules.append(table.c.first <= wanted.to)
    if wanted.type:
        rules.append(or_(_like(table.c.event_type, wanted.type), _like(table.c.sub_event_type, wanted.type)))
    if wanted.country:
        rules.append(table.c.country == wanted.country.upper())
    if wanted.bbox:
        rules += [
            table.c.lon.between(wanted.bbox.west, wanted.bbox.east),
            table.c.lat.between(wanted.bbox.south, wanted.bbox.north),
        ]
    return rules


def _like(column: Any, value: str) -> ColumnElement[bool]:
    rule: ColumnElement[bool] = func.lower(column) == value.lower()
    return rule


def _holds(column: Any, value: str) -> ColumnElement[bool]:
    rule: ColumnElement[bool] = func.lower(column).contains(value.lower(), autoescape=True)
    return rule
