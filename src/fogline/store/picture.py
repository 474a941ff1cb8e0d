"""Events as a page draws them: points, bars and counts under filters, from columns alone; no record is read for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from fogline.model.filters import Filters
from fogline.model.place import REGION
from fogline.store.filters import event_filters
from fogline.store.schema import documents, event_disputes, event_origins, event_outlets, events, tellings


class Picture:
    """Counts over one state of a ledger under one set of filters."""

    def __init__(self, connection: Connection, wanted: Filters) -> None:
        self._connection = connection
        self._rules = event_filters(wanted)

    def points(self) -> Sequence[Any]:
        """Events at places with coordinates, not larger than a small area."""
        e = events.c
        asked = select(e.id, e.lon, e.lat, e.precision, e.event_type, e.first, e.agreement, e.disputed, e.killed).where(
            e.lat.is_not(None), func.coalesce(e.precision, 1) < REGION, *self._rules
        )
        return self._connection.execute(asked).all()

    def regions(self) -> Sequence[Any]:
        """Events that are known to a larger region only, region by region."""
        e = events.c
        asked = select(e.admin1, e.country, e.id).where(e.precision >= REGION, *self._rules)
        return self._connection.execute(asked.order_by(e.country, e.admin1, e.id)).all()

    def loose(self) -> tuple[int, int]:
        """How many events have no place on the map, and how many have no day."""
        e = events.c
        counts = [
            self._count(e.lat.is_(None), func.coalesce(e.precision, 1) < REGION),
            self._count(e.first.is_(None)),
        ]
        return counts[0], counts[1]

    def days(self) -> Sequence[Any]:
        """First day, type and number of events."""
        e = events.c
        asked = select(e.first, e.event_type, func.count()).where(e.first.is_not(None), *self._rules)
        return self._connection.execute(asked.group_by(e.first, e.event_type)).all()

    def kinds(self) -> Sequence[Any]:
        """Events by type, agreement, precision and country together, with how many are disputed and how many claims tell them."""
        e = events.c
        columns = (e.event_type, e.agreement, e.precision, e.country)
        disputed = func.sum((e.disputed > 0).cast(e.disputed.type))
        asked = select(*columns, func.count().label("n"), disputed.label("disputed"), func.sum(e.told).label("told"))
        return self._connection.execute(asked.where(*self._rules).group_by(*columns)).all()

    def outlets(self) -> Sequence[Any]:
        """Events by outlet that tells them."""
        asked = select(event_outlets.c.outlet, func.count())
        return self._connection.execute(
            self._under(asked, event_outlets.c.event).group_by(event_outlets.c.outlet)
        ).all()

    def sides(self) -> Sequence[Any]:
        """Events by camp of a first voice."""
        known = event_origins.c.side.is_not(None)
        asked = select(event_origins.c.side, func.count(event_origins.c.event.distinct())).where(known)
        return self._connection.execute(self._under(asked, event_origins.c.event).group_by(event_origins.c.side)).all()

    def disputes(self) -> Sequence[Any]:
        """Events by what is contradicted in them."""
        asked = select(event_disputes.c.field, func.count())
        return self._connection.execute(
            self._under(asked, event_disputes.c.event).group_by(event_disputes.c.field)
        ).all()

    def span(self) -> tuple[str | None, str | None]:
        """The first and the last day on which an event begins."""
        row = self._connection.execute(
            select(func.min(events.c.first), func.max(events.c.first)).where(*self._rules)
        ).one()
        return row[0], row[1]

    def documents(self) -> int:
        """Documents that tell any of the events; all documents where nothing is filtered."""
        if not self._rules:
            return int(self._connection.execute(select(func.count()).select_from(documents)).scalar_one())
        asked = select(func.count(tellings.c.document.distinct()))
        return int(self._connection.execute(self._under(asked, tellings.c.event)).scalar_one())

    def ids(self) -> Sequence[str]:
        """Ids of all events."""
        return self._connection.execute(select(events.c.id).where(*self._rules)).scalars().all()

    def _under(self, asked: Any, column: Any) -> Any:
        return asked.where(column.in_(select(events.c.id).where(*self._rules))) if self._rules else asked

    def _count(self, *rules: Any) -> int:
        return int(self._connection.execute(select(func.count()).where(*rules, *self._rules)).scalar_one())


def origins_by_event(connection: Connection) -> Sequence[Any]:
    """Event and first voice, for all events."""
    return connection.execute(select(event_origins.c.event, event_origins.c.origin)).all()
