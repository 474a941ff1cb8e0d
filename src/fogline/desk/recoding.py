"""Coding again by a later coder or pack, and what that changed. What was claimed before stays readable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec

from fogline.app import App
from fogline.desk.adding import Adding
from fogline.model.claim import Claim
from fogline.model.record import Record
from fogline.store.ledger import Ledger
from fogline.store.query import Query

_OF_THE_RUN = frozenset({"producer", "confidence", "rule", "doubtful", "event"})


class Change(Record, frozen=True, kw_only=True):
    """One claim that a later coding changed; `fields` give the values before and after of what differs."""

    format: str = "fogline/change/1"
    document: str
    claim: str
    change: Literal["new", "gone", "changed"]
    words: str
    fields: dict[str, tuple[Any, Any]] = msgspec.field(default_factory=dict)


def recode(app: App, ledger: Ledger, retrieved: str, told: Callable[[str], None]) -> int:
    """Code every document again that another coder or other packs coded. How many there were."""
    with ledger.reading() as connection:
        stale = [name for name, coder in sorted(Query(connection).codings().items()) if coder != app.coder_id()]
    adding = Adding(app, ledger, retrieved)

    def readings() -> Iterator[Any]:
        for name in stale:
            with ledger.reading() as connection:
                yield Query(connection).reading(name)

    for reading, claims, issues in app.extractor().extract(readings()):
        with ledger.writing() as connection:
            adding.keep(connection, reading, claims, issues)
        told(reading.document.document_ref)
    return len(stale)


def changes(ledger: Ledger, document: str | None = None) -> Iterator[Change]:
    """What the last coding of each document changed against the one before."""
    with ledger.reading() as connection:
        query = Query(connection)
        for name in [document] if document else sorted(query.codings()):
            coders = query.coders_of(name)
            if len(coders) > 1:
                yield from _between(query.claims_of(name, coders[-2]), query.claims_of(name, coders[-1]))


def _between(before: list[Claim], after: list[Claim]) -> Iterator[Change]:
    old, new = {c.id: c for c in before}, {c.id: c for c in after}
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        shown = now or was
        assert shown is not None
        fields: dict[str, tuple[Any, Any]] = {}
        if was and now:
            one, two = msgspec.to_builtins(was), msgspec.to_builtins(now)
            fields = {k: (one[k], two[k]) for k in one if one[k] != two[k] and k not in _OF_THE_RUN}
            if not fields:
                continue
        kind: Literal["new", "gone", "changed"] = "changed" if was and now else "new" if now else "gone"
        yield Change(document=shown.document, claim=name, change=kind, words=shown.span.exact, fields=fields)
