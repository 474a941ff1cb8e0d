"""The Bench port over one transaction: what reconciliation looks up and keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, or_, select, update

from fogline.model.claim import Claim
from fogline.model.correct import corrected
from fogline.model.document import Document
from fogline.model.event import Event, Link
from fogline.model.holding import Holding
from fogline.model.judgement import Correction, Judgement
from fogline.model.telling import LONGEST, Telling
from fogline.model.wire import from_line, to_line
from fogline.store.changes import log_changes
from fogline.store.keep import chunks, plain
from fogline.store.rows import event_rows
from fogline.store.schema import (
    claims,
    corrections,
    documents,
    event_actors,
    event_disputes,
    event_origins,
    event_outlets,
    event_places,
    events,
    holdings,
    judged,
    judgements,
    pairs,
    passages,
    sights,
    telling_keys,
    tellings,
)


class SqlBench:
    """Reads and writes what reconciliation derives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def candidates(self, keys: Collection[str], first: int, last: int) -> list[Telling]:
        """Tellings kept under any of the keys whose days meet the window."""
        found: set[str] = set()
        for some in chunks(keys):
            meets = telling_keys.c.first <= last, telling_keys.c.first >= first - LONGEST, telling_keys.c.last >= first
            found.update(self._column(select(telling_keys.c.telling).where(telling_keys.c.key.in_(some), *meets)))
        return self.tellings(found)

    def put_tellings(self, tellings_: Iterable[tuple[Telling, Collection[str], tuple[int, int]]]) -> None:
        """Keep tellings, each under its keys and days."""
        rows, links, under = [], [], []
        for telling, keys, (first, last) in tellings_:
            line = to_line(telling).decode()
            rows.append({"id": telling.id, "document": telling.document, "event": None, "record": line})
            links += [{"claim_": c, "telling_": telling.id} for c in telling.claims]
            under += [{"key": k[:160], "telling": telling.id, "first": first, "last": last} for k in sorted(set(keys))]
        if rows:
            self._connection.execute(insert(tellings), rows)
            mine = (claims.c.id == bindparam("claim_")) & claims.c.superseded.is_(None)
            self._connection.execute(update(claims).where(mine).values(telling=bindparam("telling_")), links)
        if under:
            self._connection.execute(insert(telling_keys), under)

    def drop_tellings(self, document: str) -> set[str]:
        """Forget a document's tellings; ids of those they were compared with or shared an event with."""
        ids = list(self._column(select(tellings.c.id).where(tellings.c.document == document)))
        self._connection.execute(delete(holdings).where(holdings.c.document == document))
        if not ids:
            return set()
        touched = {t for a, b, _ in self.pairs_of(ids) for t in (a, b)}
        shared = list(self._column(select(tellings.c.event).where(tellings.c.id.in_(ids)).distinct()))
        touched |= set(self._column(select(tellings.c.id).where(tellings.c.event.in_(shared))))
        gone = {e for e in shared if e}
        self._forget_events(gone)
        log_changes(self._connection, (), gone)
        self._connection.execute(update(claims).where(claims.c.document == document).values(telling=None))
        for table, column in (
            (telling_keys, telling_keys.c.telling),
            (pairs, pairs.c.a),
            (pairs, pairs.c.b),
            (tellings, tellings.c.id),
        ):
            self._connection.execute(delete(table).where(column.in_(ids)))
        return touched - set(ids)

    def tellings(self, ids: Collection[str]) -> list[Telling]:
        """Tellings by id, in their own order."""
        found = [
            from_line(Telling, line)
            for some in chunks(ids)
            for line in self._column(select(tellings.c.record).where(tellings.c.id.in_(some)))
        ]
        return sorted(found, key=lambda t: t.order)

    def telling_of(self, claims_: Collection[str]) -> dict[str, str]:
        """Telling by claim, for standing claims that belong to one."""
        found: dict[str, str] = {}
        for some in chunks(claims_):
            asked = select(claims.c.id, claims.c.telling).where(claims.c.id.in_(some), claims.c.telling.is_not(None))
            found.update((row.id, row.telling) for row in self._connection.execute(asked))
        return found

    def together_with(self, ids: Collection[str]) -> set[str]:
        """These tellings and all that share an event with them."""
        shared = select(tellings.c.event).where(tellings.c.id.in_(sorted(ids)))
        return set(ids) | set(self._column(select(tellings.c.id).where(tellings.c.event.in_(shared))))

    def tellings_in(self, documents_: Collection[str]) -> set[str]:
        """Ids of the tellings of some documents."""
        return {
            t
            for some in chunks(documents_)
            for t in self._column(select(tellings.c.id).where(tellings.c.document.in_(some)))
        }

    def put_pairs(self, pairs_: Iterable[tuple[str, str, float, str]]) -> None:
        """Keep pairs that may be one event."""
        rows = [{"a": min(a, b), "b": max(a, b), "score": score, "why": why} for a, b, score, why in pairs_]
        if rows:
            self._connection.execute(insert(pairs), rows)

    def pairs_of(self, tellings_: Collection[str]) -> list[tuple[str, str, float]]:
        """Pairs in which any of the tellings takes part."""
        found: set[tuple[str, str, float]] = set()
        for some in chunks(tellings_):
            asked = select(pairs.c.a, pairs.c.b, pairs.c.score).where(or_(pairs.c.a.in_(some), pairs.c.b.in_(some)))
            found.update((row.a, row.b, row.score) for row in self._connection.execute(asked))
        return sorted(found)

    def judgements_on(self, claims_: Collection[str]) -> list[Judgement]:
        """Judgements that stand on any of the claims, in the order in which they were made."""
        ids = {
            j
            for some in chunks(claims_)
            for j in self._column(select(judged.c.judgement).where(judged.c.claim.in_(some)))
        }
        if not ids:
            return []
        asked = select(judgements.c.record).where(or_(judgements.c.id.in_(sorted(ids)), judgements.c.kind == "undo"))
        made = [from_line(Judgement, line) for line in self._column(asked.order_by(judgements.c.seq))]
        undone = {j.undoes for j in made if j.kind == "undo"}
        return [j for j in made if j.id in ids and j.id not in undone]

    def related(self, event: str) -> list[Link]:
        """Links that people have made from an event to others."""
        mine = set(
            self._column(
                select(claims.c.id).join(tellings, tellings.c.id == claims.c.telling).where(tellings.c.event == event)
            )
        )
        found = []
        for judgement in self.judgements_on(mine):
            if judgement.kind == "relate" and set(judgement.claims) & mine:
                there = select(tellings.c.event).join(claims, claims.c.telling == tellings.c.id)
                for other in self._column(there.where(claims.c.id.in_(judgement.others)).distinct()):
                    found.append(
                        Link(to=other, kind="related", why=f"{judgement.relation}: {judgement.why} ({judgement.who})")
                    )
        return found

    def told(self, claims_: Collection[str]) -> list[tuple[Claim, Document, str | None]]:
        """Standing claims as corrected, with document and group of copied passages."""
        columns = select(claims.c.record, documents.c.record.label("page")).join(
            documents, documents.c.id == claims.c.document
        )
        pages: dict[str, Document] = {}
        said: list[tuple[Claim, Document]] = []
        for some in chunks(claims_):
            asked = columns.where(claims.c.id.in_(some), claims.c.superseded.is_(None))
            for row in self._connection.execute(asked):
                claim = from_line(Claim, row.record)
                if claim.document not in pages:
                    pages[claim.document] = from_line(Document, row.page)
                said.append((claim, pages[claim.document]))
        changed = self._corrections([c.id for c, _ in said])
        copied = self._copied(list(pages))
        return [(corrected(c, changed.get(c.id, ())), page, _group(c, copied.get(page.id, ()))) for c, page in said]

    def _corrections(self, ids: Collection[str]) -> dict[str, list[Correction]]:
        found: dict[str, list[Correction]] = {}
        for some in chunks(ids):
            asked = select(corrections.c.record).where(corrections.c.claim.in_(some)).order_by(corrections.c.seq)
            for line in self._column(asked):
                correction = from_line(Correction, line)
                found.setdefault(correction.claim, []).append(correction)
        return found

    def _copied(self, ids: Collection[str]) -> dict[str, list[tuple[int, int, str]]]:
        found: dict[str, list[tuple[int, int, str]]] = {}
        columns = select(passages.c.document, passages.c.start, passages.c.end, passages.c.group)
        for some in chunks(ids):
            for row in self._connection.execute(
                columns.where(passages.c.document.in_(some), passages.c.whole.is_(False))
            ):
                found.setdefault(row.document, []).append((row.start, row.end, row.group))
        return found

    def put_events(self, tellings_: Collection[str], events_: Sequence[tuple[Event, Collection[str]]]) -> None:
        """Put events in the place of all that the tellings belonged to."""
        before: set[str] = set()
        for some in chunks(tellings_):
            asked = select(tellings.c.event).where(tellings.c.id.in_(some), tellings.c.event.is_not(None)).distinct()
            before.update(self._column(asked))
        self._forget_events(before)
        log_changes(self._connection, {e.id for e, _ in events_}, before)
        by_table: dict[Table, list[dict[str, Any]]] = {}
        for event, _ in events_:
            for table, rows in event_rows(event):
                by_table.setdefault(table, []).extend(rows)
        for table, rows in by_table.items():
            if rows:
                self._connection.execute(insert(table), rows)
        members = [{"telling_": t, "event_": event.id} for event, some in events_ for t in some]
        if members:
            mine = tellings.c.id == bindparam("telling_")
            self._connection.execute(update(tellings).where(mine).values(event=bindparam("event_")), members)

    def _forget_events(self, ids: Iterable[str]) -> None:
        for some in chunks(ids):
            for column in (
                event_outlets.c.event,
                event_actors.c.event,
                event_origins.c.event,
                event_disputes.c.event,
                event_places.c.event,
                sights.c.event,
                events.c.id,
            ):
                self._connection.execute(delete(column.table).where(column.in_(some)))

    def put_holdings(self, claims_: Collection[str], holdings_: Mapping[str, Sequence[Holding]]) -> None:
        """Put words about who holds a place in the place of those of the claims."""
        for some in chunks(claims_):
            self._connection.execute(delete(holdings).where(holdings.c.claim.in_(some)))
        count: dict[str, int] = {}
        rows: list[dict[str, Any]] = []
        for place, words in sorted(holdings_.items()):
            for word in words:
                count[word.claim] = n = count.get(word.claim, -1) + 1
                line = to_line(word).decode()
                rows.append(
                    {
                        "claim": word.claim,
                        "n": n,
                        "place": plain(place),
                        "day": word.day,
                        "document": word.document,
                        "record": line,
                    }
                )
        if rows:
            self._connection.execute(insert(holdings), rows)

    def _column(self, asked: Select[Any]) -> Iterator[Any]:
        return iter(self._connection.execute(asked).scalars().all())


def _group(claim: Claim, copied: Iterable[tuple[int, int, str]]) -> str | None:
    """The group of the passage that a claim stands in; a passage that nobody else has is a group of its own."""
    return next((group for start, end, group in copied if start <= claim.span.start and claim.span.end <= end), None)
