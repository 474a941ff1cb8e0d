"""Looking things up: claims, events, documents and holdings under filters, in one fixed order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, func, or_, select

from fogline.errors import LedgerError
from fogline.model.claim import Claim
from fogline.model.document import Document, Reading
from fogline.model.event import Event
from fogline.model.filters import Filters
from fogline.model.holding import Holding
from fogline.model.issue import Issue
from fogline.model.judgement import Judgement
from fogline.model.record import Record
from fogline.model.wire import from_line
from fogline.store.filters import claim_filters, event_filters
from fogline.store.keep import chunks
from fogline.store.schema import (
    claims,
    documents,
    event_origins,
    event_places,
    events,
    holdings,
    issues,
    judgements,
    passages,
    tellings,
)

PAGE = 500
SPOT = 0.01  # degrees within which two names are one place
UNDATED = "9999"  # sorts after all days


class Query:
    """Reads one state of a ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def events(self, wanted: Filters) -> Iterator[Event]:
        """Events by first day and id, those without a day last; pages of `PAGE` keep memory flat."""
        day = func.coalesce(events.c.first, UNDATED)
        yield from self._pages(events, day, event_filters(wanted), wanted, Event)

    def claims(self, wanted: Filters) -> Iterator[Claim]:
        """Standing claims by first day and id."""
        day = func.coalesce(claims.c.first, UNDATED)
        rules = [claims.c.superseded.is_(None), *claim_filters(wanted)]
        yield from self._pages(claims, day, rules, wanted, Claim)

    def _pages(self, table: Any, day: Any, rules: list[Any], wanted: Filters, kind: type[Record]) -> Iterator[Any]:
        left = wanted.limit
        cursor = tuple(wanted.after.split("|", 1)) if wanted.after else None
        while left is None or left > 0:
            asked = select(day.label("day"), table.c.id, table.c.record).where(*rules).order_by(day, table.c.id)
            if cursor:
                asked = asked.where(or_(day > cursor[0], and_(day == cursor[0], table.c.id > cursor[1])))
            rows = self._connection.execute(asked.limit(min(PAGE, left or PAGE))).all()
            for row in rows:
                yield from_line(kind, row.record)
            if len(rows) < min(PAGE, left or PAGE):
                return
            cursor = (rows[-1].day, rows[-1].id)
            left = left - len(rows) if left is not None else None

    def count(self, wanted: Filters) -> int:
        """Events that meet the filters."""
        return int(
            self._connection.execute(
                select(func.count()).select_from(events).where(*event_filters(wanted))
            ).scalar_one()
        )

    def event(self, name: str) -> Event:
        """The event with an id, or the one that the claim which founded that id tells now. LedgerError for an unknown one."""
        found = self._one(select(events.c.record).where(events.c.id == name))
        if found is None and name.startswith(("evt_", "clm_")):
            claim = "clm_" + name[4:]
            of_claim = (
                select(tellings.c.event).join(claims, claims.c.telling == tellings.c.id).where(claims.c.id == claim)
            )
            found = self._one(select(events.c.record).where(events.c.id.in_(of_claim)))
        if found is None:
            raise LedgerError(f"{name}: no such event in this ledger; list them with: fogline events --ledger …")
        return from_line(Event, found)

    def claims_by_id(self, ids: Collection[str]) -> dict[str, Claim]:
        """Standing claims by id."""
        return {
            row.id: from_line(Claim, row.record)
            for some in chunks(ids)
            for row in self._connection.execute(
                select(claims.c.id, claims.c.record).where(claims.c.id.in_(some), claims.c.superseded.is_(None))
            )
        }

    def documents(self, ids: Collection[str] | None = None) -> Iterator[Document]:
        """Documents by id, or all of them by id; `copy_of` is the earliest document with the same words."""
        if ids is None:
            ids = list(self._column(select(documents.c.id)))
        for some in chunks(ids):
            copies = self._copies(some)
            for line in self._column(
                select(documents.c.record).where(documents.c.id.in_(some)).order_by(documents.c.id)
            ):
                document = from_line(Document, line)
                yield msgspec.structs.replace(document, copy_of=copies.get(document.id))

    def _copies(self, ids: Collection[str]) -> dict[str, str]:
        mine, first = passages.alias("mine"), passages.alias("first")
        asked = (
            select(mine.c.document, first.c.document.label("origin"), first.c.order)
            .join(first, (first.c.group == mine.c.group) & first.c.whole)
            .where(mine.c.document.in_(sorted(ids)), mine.c.whole)
            .order_by(first.c.order.desc())
        )
        found = {row.document: row.origin for row in self._connection.execute(asked)}
        return {document: origin for document, origin in found.items() if document != origin}

    def reading(self, document: str) -> Reading:
        """A document with its text. LedgerError for an unknown one."""
        row = self._connection.execute(
            select(documents.c.record, documents.c.text, documents.c.markup, documents.c.raw_sha256).where(
                documents.c.id == document
            )
        ).first()
        if row is None:
            raise LedgerError(f"{document}: no such document in this ledger")
        body = row.text.decode("utf-8", "surrogatepass")
        page = msgspec.structs.replace(from_line(Document, row.record), text=body if row.markup else None)
        return Reading(document=page, text=body, raw_sha256=row.raw_sha256)

    def codings(self) -> dict[str, str | None]:
        """The coder whose claims stand, by document."""
        return {row.id: row.coder for row in self._connection.execute(select(documents.c.id, documents.c.coder))}

    def coded_by(self, document: str) -> str | None:
        """The coder whose claims of a document stand; None where the document is not kept."""
        found: str | None = self._one(select(documents.c.coder).where(documents.c.id == document))
        return found

    def claims_of(self, document: str, coder: str | None = None) -> list[Claim]:
        """Claims of a document: the standing ones, or those of one coder."""
        rule = claims.c.superseded.is_(None) if coder is None else claims.c.coder == coder
        lines = self._column(select(claims.c.record).where(claims.c.document == document, rule).order_by(claims.c.seq))
        return [from_line(Claim, line) for line in lines]

    def coders_of(self, document: str) -> list[str]:
        """The coders that a document was coded by, in order of time."""
        rows = self._column(select(claims.c.coder).where(claims.c.document == document).order_by(claims.c.seq))
        return list(dict.fromkeys(rows))

    def holdings(self) -> dict[str, list[Holding]]:
        """Words about who holds a place, by place key."""
        asked = select(holdings.c.place, holdings.c.record).order_by(holdings.c.place, holdings.c.day)
        found: dict[str, list[Holding]] = {}
        for row in self._connection.execute(asked):
            found.setdefault(row.place, []).append(from_line(Holding, row.record))
        return found

    def neighbourhood(self, event: Event, relatives: Collection[str] = (), most: int = 40) -> list[Event]:
        """Events at the same places or spots, at `relatives` (places around), and of the same governorate and days."""
        if not event.places:
            return []
        names = {p.id or p.name for p in event.places} | set(relatives)
        at = select(event_places.c.event).where(event_places.c.place.in_(sorted(names)))
        rules: list[ColumnElement[bool]] = [events.c.id.in_(at)]
        rules += [
            and_(events.c.lat.between(p.lat - SPOT, p.lat + SPOT), events.c.lon.between(p.lon - SPOT, p.lon + SPOT))
            for p in event.places[:8]
            if p.lat is not None and p.lon is not None
        ]
        found: dict[str, Event] = {}
        when = event.time.earliest or UNDATED
        day = func.coalesce(events.c.first, UNDATED)
        here = select(events.c.record).where(or_(*rules), events.c.id != event.id)
        for asked in (
            here.where(day >= when).order_by(day, events.c.id),
            here.where(day < when).order_by(day.desc(), events.c.id),
            self._wider(event),
            self._later(event).order_by(day, events.c.id),
        ):
            found.update((e.id, e) for line in self._column(asked.limit(most)) if (e := from_line(Event, line)))
        return list(found.values())

    @staticmethod
    def _wider(event: Event) -> Select[Any]:
        """Region-level events of the same governorate whose days hold this event's."""
        admins = sorted({p.admin1 for p in event.places if p.admin1})
        return select(events.c.record).where(
            events.c.admin1.in_(admins), events.c.precision >= 3, events.c.id != event.id,
            events.c.first <= (event.time.earliest or ""), events.c.last >= (event.time.earliest or UNDATED),
        )  # fmt: skip

    @staticmethod
    def _later(event: Event) -> Select[Any]:
        """Region-level events of the same governorate after this one."""
        admins = sorted({p.admin1 for p in event.places if p.admin1})
        after = events.c.first > (event.time.earliest or UNDATED)
        return select(events.c.record).where(events.c.admin1.in_(admins), events.c.precision >= 3, after)

    def records(self) -> dict[str, tuple[int, int]]:
        """For each origin, in how many events shared with others it was not, and was, contradicted."""
        against = func.sum(event_origins.c.contradicted.cast(Integer))
        asked = (
            select(event_origins.c.origin, func.count(), against)
            .where(event_origins.c.shared)
            .group_by(event_origins.c.origin)
        )
        return {
            name: (int(total) - int(bad or 0), int(bad or 0)) for name, total, bad in self._connection.execute(asked)
        }

    def judgement(self, name: str) -> Judgement:
        """A judgement by id. LedgerError for an unknown one."""
        line = self._one(select(judgements.c.record).where(judgements.c.id == name))
        if line is None:
            raise LedgerError(f"{name}: no such judgement in this ledger")
        return from_line(Judgement, line)

    def judgements(self) -> Iterator[Judgement]:
        """All judgements in the order in which they were made."""
        for line in self._column(select(judgements.c.record).order_by(judgements.c.seq)):
            yield from_line(Judgement, line)

    def issues(self) -> Iterator[tuple[str | None, Issue]]:
        """Issues with their documents, in the order in which they were kept."""
        for row in self._connection.execute(select(issues.c.document, issues.c.record).order_by(issues.c.seq)):
            yield row.document, from_line(Issue, row.record)

    def _one(self, asked: Select[Any]) -> Any:
        return self._connection.execute(asked).scalar()

    def _column(self, asked: Select[Any]) -> Any:
        return self._connection.execute(asked).scalars().all()
