"""Small questions of a page: which event a claim is in, what people said of it, which documents came when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, or_, select

from fogline.errors import LedgerError
from fogline.model.event import Event
from fogline.model.filters import Filters
from fogline.model.issue import Issue
from fogline.model.judgement import Correction
from fogline.model.wire import from_line
from fogline.store.filters import claim_filters, document_filters
from fogline.store.keep import chunks
from fogline.store.schema import claims, corrections, documents, events, issues, passages, tellings

UNDATED = "9999"


class DocumentIds(NamedTuple):
    """Day and id of some documents, and how many there are in all."""

    rows: Sequence[tuple[str, str]]
    total: int


class Lookup:
    """Reads one state of a ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count_claims(self, wanted: Filters) -> int:
        """Standing claims that meet the filters."""
        rules = [claims.c.superseded.is_(None), *claim_filters(wanted)]
        return int(self._connection.execute(select(func.count()).select_from(claims).where(*rules)).scalar_one())

    def document_ids(self, wanted: Filters) -> DocumentIds:
        """Documents by day of publication and id, a page of them."""
        rules = document_filters(wanted)
        total = self._connection.execute(select(func.count()).select_from(documents).where(*rules)).scalar_one()
        day: ColumnElement[Any] = func.coalesce(documents.c.published, UNDATED)
        asked = select(day.label("day"), documents.c.id).where(*rules).order_by(day, documents.c.id)
        if wanted.after:
            at, name = wanted.after.split("|", 1)
            asked = asked.where(or_(day > at, (day == at) & (documents.c.id > name)))
        rows = self._connection.execute(asked.limit(wanted.limit)).all()
        return DocumentIds([(row.day, row.id) for row in rows], int(total))

    def events_by_id(self, ids: Collection[str]) -> list[Event]:
        """Events as they are kept."""
        return [
            from_line(Event, line)
            for some in chunks(ids)
            for line in self._column(select(events.c.record).where(events.c.id.in_(some)))
        ]

    def events_of(self, ids: Collection[str]) -> dict[str, str]:
        """Event by claim, for standing claims that tell one."""
        found: dict[str, str] = {}
        for some in chunks(ids):
            asked = select(claims.c.id, tellings.c.event).join(tellings, tellings.c.id == claims.c.telling)
            rows = self._connection.execute(asked.where(claims.c.id.in_(some), tellings.c.event.is_not(None)))
            found.update((row.id, row.event) for row in rows)
        return found

    def issues_of(self, document: str) -> list[Issue]:
        """Issues of a document, in the order in which they were kept."""
        asked = select(issues.c.record).where(issues.c.document == document).order_by(issues.c.seq)
        return [from_line(Issue, line) for line in self._column(asked)]

    def copies_of(self, document: str) -> list[str]:
        """Other documents that hold the same words, the earliest first."""
        mine = select(passages.c.group).where(passages.c.document == document, passages.c.whole)
        asked = select(passages.c.document).where(passages.c.group.in_(mine), passages.c.whole)
        return list(self._column(asked.where(passages.c.document != document).order_by(passages.c.order)))

    def corrections_of(self, ids: Collection[str]) -> list[Correction]:
        """What people corrected in some claims, oldest first."""
        asked = select(corrections.c.record).where(corrections.c.claim.in_(sorted(ids))).order_by(corrections.c.seq)
        return [from_line(Correction, line) for line in self._column(asked)]

    def correction(self, name: str) -> Correction:
        """A correction by id. LedgerError for an unknown one."""
        line = self._connection.execute(select(corrections.c.record).where(corrections.c.id == name)).scalar()
        if line is None:
            raise LedgerError(f"{name}: no such correction in this ledger")
        return from_line(Correction, line)

    def corrected_by(self, who: str) -> set[str]:
        """Events with a claim that somebody corrected."""
        mine = [
            c.claim
            for c in (from_line(Correction, x) for x in self._column(select(corrections.c.record)))
            if c.who == who
        ]
        return set(self.events_of(mine).values())

    def _column(self, asked: Any) -> Any:
        return self._connection.execute(asked).scalars().all()
