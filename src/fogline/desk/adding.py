"""Documents into a ledger: read, coded, reconciled and kept, each in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from fogline.app import App, Outcome
from fogline.ingest.fetch import is_url
from fogline.ingest.syndication import Syndication
from fogline.model.claim import Claim
from fogline.model.document import Reading
from fogline.model.failed import Failed
from fogline.model.ids import content_id
from fogline.model.issue import FAILING, Failure, Issue
from fogline.model.record import Record
from fogline.reconcile.incremental import Reconciler
from fogline.store.bench import SqlBench
from fogline.store.keep import Keeper, count
from fogline.store.ledger import Ledger
from fogline.store.query import Query
from fogline.store.reviewing import standing_claims
from fogline.store.schema import claims as claims_table
from fogline.store.schema import documents, events
from fogline.store.shelf import SqlShelf


class Added(Record, frozen=True, kw_only=True):
    """What came of adding: documents by outcome, claims made, issues by code, and what the ledger holds now."""

    format: str = "fogline/added/1"
    documents: int = 0
    known: int = 0
    recoded: int = 0
    failed: int = 0
    claims: int = 0
    issues: dict[str, int] = msgspec.field(default_factory=dict)
    ledger: dict[str, int] = msgspec.field(default_factory=dict)


class Adding:
    """One run of adding. `retrieved` is the time that the collection log notes."""

    def __init__(self, app: App, ledger: Ledger, retrieved: str) -> None:
        self._app, self._ledger, self.retrieved = app, ledger, retrieved
        self._reconciler = Reconciler(app.knowledge)
        self._syndication = Syndication()
        self._coder = app.coder_id()
        self._counts: Counter[str] = Counter()
        self._issues: Counter[str] = Counter()
        self._said: tuple[str | None, str | None] = (None, None)
        self.failed: set[tuple[str, str, str]] = set()  # id, input and part of what could not be read

    def run(
        self, inputs: Sequence[str], outlet: str | None, published: str | None,
        told: Callable[[str, Issue | None], None], workers: int = 1,
    ) -> Added:  # fmt: skip
        """Add all inputs. `told` hears of each document with its name, and of each issue."""
        self._said = outlet, published
        for item in self._app.code(inputs, outlet, published, self.fresh(), workers):
            self.take(item, told)
        return self.sum()

    def fresh(self) -> Fresh:
        """What tells whether a document must be coded."""
        return Fresh(self._ledger, self._coder)

    def take(self, item: Outcome, told: Callable[[str, Issue | None], None]) -> None:
        """Keep what became of one document."""
        if isinstance(item, Issue):
            self._unread(item)
            told(item.document_ref or "?", item)
            return
        if isinstance(item, Reading):
            self._known(item)
        else:
            self._coded(*item, told)
        told(item.document.document_ref if isinstance(item, Reading) else item[0].document.document_ref, None)

    def _known(self, reading: Reading) -> None:
        """The same words by the same coder and packs change nothing."""
        with self._ledger.writing() as connection:
            Keeper(connection).collected(reading, self.retrieved, self._coder)
        self._counts["known"] += 1

    def _coded(
        self, reading: Reading, said: Sequence[Claim], found: Sequence[Issue], told: Callable[[str, Issue | None], None]
    ) -> None:
        issues = [*reading.document.issues, *found]
        with self._ledger.writing() as connection:
            self.keep(connection, reading, said, issues)
        for issue in issues:
            told(reading.document.document_ref, issue)

    def keep(
        self,
        connection: Connection,
        reading: Reading,
        said: Sequence[Claim],
        issues: Sequence[Issue],
        again: bool = False,
    ) -> None:
        """One coded document into the ledger, inside a transaction of the caller. `again` codes anew what the same coder coded."""
        document = reading.document
        keeper, before = Keeper(connection), Query(connection).coded_by(document.id)
        if before == self._coder and not again:  # twice in one run, or another writer was faster
            self._counts["known"] += 1
            keeper.collected(reading, self.retrieved, self._coder)
            return
        touched: set[str] = set()
        if before is None:
            keeper.document(reading, self._coder)
            self._counts["documents"] += 1
        else:
            keeper.supersede(document.id, self._coder)
            self._counts["recoded"] += 1
        keeper.collected(reading, self.retrieved, self._coder)
        keeper.issues(document.id, issues)
        keeper.failures(failed_of(i, reading.input, self._said, document.id) for i in issues if i.code in FAILING)
        keeper.claims(said, self._coder)
        if before is None:
            touched = self._syndication.add(SqlShelf(connection), document, reading.text, said)
        kept = msgspec.structs.replace(document, text=None, issues=())
        bench = SqlBench(connection)
        standing = said if before is None else standing_claims(connection, document.id)
        self._reconciler.add(bench, kept, standing, touched, new=before is None)
        self._counts["claims"] += len(said)
        self._counts["failed"] += any(i.code in FAILING for i in issues)
        self._issues.update(i.code for i in issues)

    def _unread(self, issue: Issue) -> None:
        plain = issue.issue() if isinstance(issue, Failure) else issue
        failed = failed_of(issue, issue.input if isinstance(issue, Failure) else None, self._said)
        with self._ledger.writing() as connection:
            Keeper(connection).issues(None, [plain])
            Keeper(connection).failures([failed])
        self.failed.add((failed.id, failed.input, failed.part))
        self._counts["failed"] += 1
        self._issues[issue.code] += 1

    def sum(self) -> Added:
        """What came of it so far."""
        with self._ledger.reading() as connection:
            holds = {t.name: count(connection, t) for t in (documents, claims_table, events)}
        done = self._counts
        return Added(
            documents=done["documents"], known=done["known"], recoded=done["recoded"], failed=done["failed"],
            claims=done["claims"], issues=dict(sorted(self._issues.items())), ledger=holds,
        )  # fmt: skip


class Fresh:
    """Whether a document must be coded; goes along to worker processes, each of which opens the ledger for itself."""

    def __init__(self, ledger: Ledger, coder: str) -> None:
        self._ledger: Ledger | None = ledger
        self._address, self._coder = ledger.address, coder

    def __getstate__(self) -> tuple[str, str]:
        return self._address, self._coder

    def __setstate__(self, state: tuple[str, str]) -> None:
        self._ledger, (self._address, self._coder) = None, state

    def __call__(self, reading: Reading) -> bool:
        """False where the ledger holds it by this coder and these packs."""
        if self._ledger is None:
            self._ledger = Ledger(self._address)
        with self._ledger.reading() as connection:
            return Query(connection).coded_by(reading.document.id) != self._coder


def failed_of(
    issue: Issue, given: str | None, said: tuple[str | None, str | None], document: str | None = None
) -> Failed:
    """What the queue keeps of an issue that cost a document."""
    name, ref = given or "", issue.document_ref or ""
    part = ref.removeprefix(name) if name else ref
    place = name if not name or name == "-" or is_url(name) else str(Path(name).resolve())
    return Failed(
        id=content_id("fai", (place, part, issue.code, document or "")), outcome="failed", input=place, part=part, code=issue.code,
        message=issue.message, outlet=said[0], published=said[1], document=document,
    )  # fmt: skip
