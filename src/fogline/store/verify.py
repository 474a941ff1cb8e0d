"""Whether a ledger is whole: the database, every record against the chain, every quote against its text, every event."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import Connection, Table, func, select

from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.record import Record
from fogline.model.wire import from_line
from fogline.store.chain import START, digest, link
from fogline.store.schema import (
    chain,
    claims,
    corrections,
    documents,
    events,
    failures,
    issues,
    judgements,
    reviews,
    tellings,
)

_ILLEGIBLE = (msgspec.MsgspecError, UnicodeDecodeError)
MOST = 50  # problems of one kind that are told one by one


class Verdict(Record, frozen=True, kw_only=True):
    """What was checked, what was found, and digests by which two ledgers can be compared, whatever order they were made in."""

    format: str = "fogline/verdict/1"
    documents: int
    claims: int
    links: int
    events: int
    problems: tuple[str, ...]
    kept: str
    derived: str


class Verifier:
    """Checks one state of a ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def verdict(self) -> Verdict:
        """Everything, as one record."""
        problems = [
            p
            for check in (self._database, self._chain, self._records, self._quotes, self._events)
            for p in _first(_legible(check))
        ]
        return Verdict(
            documents=self._count(documents), claims=self._count(claims), links=self._count(chain), events=self._count(events),
            problems=tuple(problems), kept=self._set(self._kept), derived=self._set(self._derived),
        )  # fmt: skip

    def _database(self) -> Iterator[str]:
        if self._connection.dialect.name != "sqlite":
            return
        for (said,) in self._connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if said != "ok":
                yield f"database: {said}"

    def _chain(self) -> Iterator[str]:
        """Each link holds the hash of the one before."""
        last = START
        for row in self._connection.execute(select(chain).order_by(chain.c.seq)):
            if row.previous != last or row.hash != link(row.previous, row.kind, row.ref, row.digest):
                yield f"chain: link {row.seq} ({row.kind} {row.ref}) does not follow from the one before"
            last = row.hash

    def _records(self) -> Iterator[str]:
        """Each record has the digest that the chain holds of it, and each link its record."""
        promised: dict[tuple[str, str], list[str]] = {}
        for row in self._connection.execute(select(chain.c.kind, chain.c.ref, chain.c.digest)):
            if row.kind != "recode":
                promised.setdefault((row.kind, row.ref), []).append(row.digest)
        for kind, ref, found in self._digests():
            left = promised.get((kind, ref), [])
            if found in left:
                left.remove(found)
            else:
                yield f"{kind} {ref}: is not what was kept"
        for (kind, ref), left in promised.items():
            if left:
                yield f"{kind} {ref}: was kept and is gone or changed"

    def _digests(self) -> Iterator[tuple[str, str, str]]:
        for name, line, body in self._connection.execute(select(documents.c.id, documents.c.record, documents.c.text)):
            yield "document", name, digest(line + digest(body))
        for page, line, key in self._connection.execute(select(issues.c.document, issues.c.record, issues.c.digest)):
            yield "issue", key[:60], digest(f"{page or ''}\x1f{line}")
        for kind, table in (
            ("claim", claims),
            ("judgement", judgements),
            ("correction", corrections),
            ("review", reviews),
            ("failure", failures),
        ):
            for name, line in self._connection.execute(select(table.c.id, table.c.record)):
                yield kind, name, digest(line)

    def _quotes(self) -> Iterator[str]:
        """Law 2: a claim's words stand in its text."""
        asked = (
            select(claims.c.id, claims.c.record, documents.c.id.label("page"), documents.c.text)
            .join(documents, documents.c.id == claims.c.document)
            .order_by(documents.c.id)
        )
        page, body = "", ""
        for row in self._connection.execute(asked):
            if row.page != page:
                page, body = row.page, row.text.decode("utf-8", "surrogatepass")
                kept = self._connection.execute(select(documents.c.sha256).where(documents.c.id == page)).scalar()
                if hashlib.sha256(row.text).hexdigest() != kept:
                    yield f"document {page}: its text is not the one that was read"
            claim = from_line(Claim, row.record)
            for quote in (claim.span, *claim.extra_spans):
                if body[quote.start : quote.end] != quote.exact:
                    yield f"claim {row.id}: its words are not at {quote.start}:{quote.end} of {page}"

    def _events(self) -> Iterator[str]:
        """Each telling belongs to an event that is there."""
        lost = (
            select(tellings.c.id).outerjoin(events, events.c.id == tellings.c.event).where(events.c.id.is_(None)).limit(MOST)
        )  # fmt: skip
        for name in self._connection.execute(lost).scalars():
            yield f"telling {name}: belongs to no event; run: fogline reconcile"

    def _kept(self) -> Iterator[str]:
        """Documents without the name they came under, and standing claims: what two ledgers of the same documents share."""
        for line in self._connection.execute(select(documents.c.record)).scalars():
            yield digest(msgspec.json.encode(msgspec.structs.replace(from_line(Document, line), document_ref="")))
        for line in self._connection.execute(select(claims.c.record).where(claims.c.superseded.is_(None))).scalars():
            yield digest(msgspec.json.encode(msgspec.structs.replace(from_line(Claim, line), document_ref="")))

    def _derived(self) -> Iterator[str]:
        for line in self._connection.execute(select(events.c.record)).scalars():
            yield digest(line)

    @staticmethod
    def _set(digests: Callable[[], Iterator[str]]) -> str:
        """A digest over all; one that equals no other where a record cannot be read, which the checks tell."""
        try:
            return digest("\n".join(sorted(digests())))
        except _ILLEGIBLE:
            return "illegible"

    def _count(self, table: Table) -> int:
        return int(self._connection.execute(select(func.count()).select_from(table)).scalar_one())


def _legible(check: Callable[[], Iterator[str]]) -> Iterator[str]:
    """The problems that a check finds; a record that is no record any more is one, and ends the check."""
    try:
        yield from check()
    except _ILLEGIBLE as error:
        yield f"{check.__name__.strip('_')}: a record cannot be read ({error})"


def _first(problems: Iterator[str]) -> Iterator[str]:
    for count, problem in enumerate(problems):
        if count == MOST:
            yield "… and more of this kind"
            return
        yield problem
