"""Trying again what failed. What works now is appended as resolved; what failed before stays readable."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from fogline.app import App
from fogline.desk.adding import Adding
from fogline.model.failed import Failed
from fogline.model.issue import FAILING, Issue
from fogline.model.record import Record
from fogline.store.keep import Keeper
from fogline.store.ledger import Ledger
from fogline.store.query import Query
from fogline.store.queue import standing

_LANGUAGE = "no-language-pack"
Told = Callable[[str, Issue | None], None]


class Retried(Record, frozen=True, kw_only=True):
    """What came of trying again: how many failures there were, and how many of them still stand."""

    format: str = "fogline/retried/1"
    tried: int
    resolved: int
    standing: int
    claims: int


def waiting(ledger: Ledger) -> list[Failed]:
    """What failed and has not been resolved."""
    with ledger.reading() as connection:
        return list(standing(connection))


def retry(app: App, ledger: Ledger, retrieved: str, told: Told, workers: int = 1) -> Retried:
    """Read and code again all that failed."""
    before = waiting(ledger)
    adding = Adding(app, ledger, retrieved)
    groups: dict[tuple[str, str | None, str | None], list[Failed]] = {}
    for failed in before:
        if failed.document is None:
            groups.setdefault((failed.input, failed.outlet, failed.published), []).append(failed)
    for (name, outlet, published), some in groups.items():
        if name in {"", "-"}:
            for failed in some:
                told(failed.part, _again(failed, "came from standing input, which is gone; add it again from a file"))
            continue
        adding.run([name], outlet, published, told, workers)
        _resolve(ledger, [f for f in some if not _stands(f, adding)])
    _recode(app, ledger, adding, [f for f in before if f.document is not None], told)
    left = {f.id for f in waiting(ledger)}
    return Retried(
        tried=len(before), resolved=sum(f.id not in left for f in before), standing=len(left), claims=adding.sum().claims
    )  # fmt: skip


def _stands(failed: Failed, adding: Adding) -> bool:
    """Whether it failed again, or could not be reached because all of its input failed."""
    return any(
        key == failed.id or (name == failed.input and not part and failed.part) for key, name, part in adding.failed
    )


def _recode(app: App, ledger: Ledger, adding: Adding, some: Sequence[Failed], told: Told) -> None:
    """Documents that were read and gave nothing: from their text in the ledger."""
    readings = []
    for failed in some:
        assert failed.document is not None
        with ledger.reading() as connection:
            reading = Query(connection).reading(failed.document)
        if failed.code == _LANGUAGE and reading.document.language != app.knowledge.language.code:
            told(reading.document.document_ref, _again(failed, failed.message))
        else:
            readings.append(msgspec.structs.replace(reading, input=failed.input))
    by_document = {f.document: f for f in some}
    for reading, claims, issues in app.extractor().extract(readings):
        with ledger.writing() as connection:
            adding.keep(connection, reading, claims, issues, again=True)
        for issue in issues:
            told(reading.document.document_ref, issue)
        if not any(i.code in FAILING for i in issues):
            _resolve(ledger, [by_document[reading.document.id]])


def _again(failed: Failed, message: str) -> Issue:
    return Issue(code=failed.code, message=message, document_ref=failed.part or failed.input)


def _resolve(ledger: Ledger, some: Sequence[Failed]) -> None:
    if some:
        with ledger.writing() as connection:
            keeper = Keeper(connection)
            for failed in some:
                keeper.failures([msgspec.structs.replace(failed, outcome="resolved")])
