"""Documents into a ledger: read, coded, reconciled and kept, each in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec
from sqlalchemy import Connection

from fogline.app import App
from fogline.ingest.syndication import Syndication
from fogline.model.claim import Claim
from fogline.model.document import Reading
from fogline.model.issue import Issue
from fogline.model.record import Record
from fogline.reconcile.incremental import Reconciler
from fogline.store.bench import SqlBench
from fogline.store.keep import Keeper, count
from fogline.store.ledger import Ledger
from fogline.store.query import Query
from fogline.store.schema import claims as claims_table
from fogline.store.schema import documents, events
from fogline.store.shelf import SqlShelf

_FAILURES = frozenset({"no-language-pack", "model-failed"})


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
        self._app, self._ledger, self._retrieved = app, ledger, retrieved
        self._reconciler = Reconciler(app.knowledge)
        self._syndication = Syndication()
        self._coder = app.coder_id()
        self._counts: Counter[str] = Counter()
        self._issues: Counter[str] = Counter()

    def run(
        self,
        inputs: Sequence[str],
        outlet: str | None,
        published: str | None,
        told: Callable[[str, Issue | None], None],
    ) -> Added:
        """Add all inputs. `told` hears of each document with its name, and of each issue."""
        for item in self._app.code(inputs, outlet, published, self._fresh):
            if isinstance(item, Issue):
                self._unread(item)
                told(item.document_ref or "?", item)
                continue
            reading, said, found = item
            with self._ledger.writing() as connection:
                self.keep(connection, reading, said, [*reading.document.issues, *found])
            for issue in (*reading.document.issues, *found):
                told(reading.document.document_ref, issue)
            told(reading.document.document_ref, None)
        return self._sum()

    def _fresh(self, reading: Reading) -> bool:
        """Whether a document must be coded: the same words by the same coder and packs change nothing."""
        with self._ledger.reading() as connection:
            coder = Query(connection).coded_by(reading.document.id)
        if coder != self._coder:
            return True
        with self._ledger.writing() as connection:
            Keeper(connection).collected(reading, self._retrieved, self._coder)
        self._counts["known"] += 1
        return False

    def keep(self, connection: Connection, reading: Reading, said: Sequence[Claim], issues: Sequence[Issue]) -> None:
        """One coded document into the ledger, inside a transaction of the caller."""
        document = reading.document
        keeper, before = Keeper(connection), Query(connection).coded_by(document.id)
        if before == self._coder:  # twice in one run, or another writer was faster
            self._counts["known"] += 1
            keeper.collected(reading, self._retrieved, self._coder)
            return
        touched: set[str] = set()
        if before is None:
            keeper.document(reading, self._coder)
            self._counts["documents"] += 1
        else:
            keeper.supersede(document.id, self._coder)
            self._counts["recoded"] += 1
        keeper.collected(reading, self._retrieved, self._coder)
        keeper.issues(document.id, issues)
        keeper.claims(said, self._coder)
        if before is None:
            touched = self._syndication.add(SqlShelf(connection), document, reading.text, said)
        kept = msgspec.structs.replace(document, text=None, issues=())
        bench = SqlBench(connection)
        standing = said if before is None else [c for c, _, _ in bench.told([c.id for c in said])]
        self._reconciler.add(bench, kept, standing, touched, new=before is None)
        self._counts["claims"] += len(said)
        self._counts["failed"] += any(i.code in _FAILURES for i in issues)
        self._issues.update(i.code for i in issues)

    def _unread(self, issue: Issue) -> None:
        with self._ledger.writing() as connection:
            Keeper(connection).issues(None, [issue])
        self._counts["failed"] += 1
        self._issues[issue.code] += 1

    def _sum(self) -> Added:
        with self._ledger.reading() as connection:
            holds = {t.name: count(connection, t) for t in (documents, claims_table, events)}
        done = self._counts
        return Added(
            documents=done["documents"], known=done["known"], recoded=done["recoded"], failed=done["failed"],
            claims=done["claims"], issues=dict(sorted(self._issues.items())), ledger=holds,
        )  # fmt: skip
