"""Events in columns, in memory: what a page draws and counts by, kept up to date from the log of changes.

Loaded once by plain queries; afterwards only events that changed are read again. Rows stand in the order of `Query.events`:
by first day (those without a day last) and id.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, select

from fogline.store.changes import newest
from fogline.store.keep import chunks
from fogline.store.schema import (
    claims,
    event_actors,
    event_disputes,
    event_log,
    event_origins,
    event_outlets,
    event_places,
    sights,
    tellings,
)

UNDATED = 10**7  # sorts after every day
UNKNOWN = -1
FEW = 0.25  # share of events up to which only what changed is read again
Array = NDArray[Any]
_TEXTS = ("event_type", "sub_event_type", "admin1", "country", "initiator", "target", "agreement")
_NUMBERS = ("precision", "killed", "disputed", "told")
PAIRS: dict[str, Select[Any]] = {
    "actor": select(event_actors.c.event, event_actors.c.actor),
    "initiator": select(event_actors.c.event, event_actors.c.actor).where(event_actors.c.role == "initiator"),
    "target": select(event_actors.c.event, event_actors.c.actor).where(event_actors.c.role == "target"),
    "place": select(event_places.c.event, event_places.c.place),
    "place_name": select(event_places.c.event, event_places.c.name),
    "outlet": select(event_outlets.c.event, event_outlets.c.outlet),
    "origin": select(event_origins.c.event, event_origins.c.origin),
    "side": select(event_origins.c.event, event_origins.c.side).where(event_origins.c.side.is_not(None)).distinct(),
    "dispute": select(event_disputes.c.event, event_disputes.c.field),
    "document": select(tellings.c.event, tellings.c.document).where(tellings.c.event.is_not(None)).distinct(),
    "claim": select(tellings.c.event, claims.c.seq).join(claims, claims.c.telling == tellings.c.id).where(tellings.c.event.is_not(None)),
}  # fmt: skip


class Coded(NamedTuple):
    """A column of texts: for each row a number, for each number its text; None has a number too."""

    codes: Array
    names: list[Any]


class Pairs(NamedTuple):
    """Rows and values that belong together, any number of values a row."""

    rows: Array
    values: Coded


class Columns:
    """One state of a ledger's events. Never changed; `updated` makes the next."""

    def __init__(self, seq: int, ids: Array, texts: dict[str, Coded], numbers: dict[str, Array]) -> None:
        self.seq, self.ids, self.texts, self.numbers = seq, ids, texts, numbers
        self.pairs: dict[str, Pairs] = {}
        self._numbered: dict[str, tuple[Array, Array]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def rows_of(self, names: Collection[str]) -> Array:
        """Rows of events, in no order; events that are not there have none."""
        wanted = np.array(sorted(names), dtype=self.ids.dtype)
        order = self._by_id
        at = np.clip(np.searchsorted(self.ids, wanted, sorter=order), 0, max(0, len(self) - 1))
        rows = order[at] if len(self) else at
        return rows[self.ids[rows] == wanted] if len(self) else np.empty(0, dtype=np.int64)

    @property
    def _by_id(self) -> Array:
        if not hasattr(self, "_sorted"):
            self._sorted = np.argsort(self.ids, kind="stable")
        return self._sorted

    def told(self, connection: Connection, name: str) -> Pairs:
        """The pairs of a kind, loaded when they are first asked for."""
        if name not in self.pairs:
            self.pairs[name] = self._paired(connection.execute(PAIRS[name]).all())
        return self.pairs[name]

    def numbered(self, connection: Connection, name: str) -> tuple[Array, Array]:
        """Pairs whose values are numbers: rows and numbers."""
        if name not in self._numbered:
            rows, values = self.told(connection, name)
            self._numbered[name] = rows, np.array(values.names, dtype=np.int64)[values.codes]
        return self._numbered[name]

    def _paired(self, found: Sequence[Any]) -> Pairs:
        events = np.array([row[0] for row in found], dtype=self.ids.dtype)
        order = self._by_id
        at = np.clip(np.searchsorted(self.ids, events, sorter=order), 0, max(0, len(self) - 1))
        rows = order[at].astype(np.int32) if len(self) else np.empty(0, dtype=np.int32)
        known = self.ids[rows] == events if len(self) else np.zeros(len(events), dtype=bool)
        values = coded([row[1] for row in found])
        return Pairs(rows[known] if len(self) else rows, Coded(values.codes[known], values.names))


def load(connection: Connection, before: Columns | None = None) -> Columns:
    """The columns as the ledger is now; from those of before only what changed is read."""
    seq = newest(connection)
    if before is not None and before.seq == seq:
        return before
    if before is not None and before.seq < seq:
        changed = connection.execute(select(event_log.c.event).where(event_log.c.seq > before.seq)).scalars().all()
        if len(changed) <= FEW * len(before):
            return _updated(connection, before, changed, seq)
    return _columns(seq, connection.execute(select(sights)).all())


def _columns(seq: int, rows: Sequence[Any]) -> Columns:
    rows = sorted(rows, key=lambda r: (r.first or "9999", r.event))
    numbers: dict[str, Array] = {
        name: np.array([UNKNOWN if (v := getattr(r, name)) is None else v for r in rows], dtype=np.int32)
        for name in _NUMBERS
    }
    for name in ("lat", "lon"):
        numbers[name] = np.array([np.nan if (v := getattr(r, name)) is None else v for r in rows], dtype=np.float64)
    numbers["first"] = np.array([_day(r.first) for r in rows], dtype=np.int32)
    numbers["last"] = np.array([_day(r.last or r.first) for r in rows], dtype=np.int32)
    numbers["worth"] = np.array([r.worth for r in rows], dtype=np.float64)
    texts = {name: coded([getattr(r, name) for r in rows]) for name in _TEXTS}
    return Columns(seq, np.array([r.event for r in rows], dtype="U64"), texts, numbers)


def _updated(connection: Connection, before: Columns, changed: Sequence[str], seq: int) -> Columns:
    """Rows that changed are taken out and read again; the others and their pairs are moved."""
    fresh = [r for some in chunks(changed) for r in connection.execute(select(sights).where(sights.c.event.in_(some)))]
    new = _columns(seq, fresh)
    keep = np.ones(len(before), dtype=bool)
    keep[before.rows_of(changed)] = False
    ids = np.concatenate([before.ids[keep], new.ids])
    first = np.concatenate([before.numbers["first"][keep], new.numbers["first"]])
    order = np.lexsort((ids, first))
    numbers = {n: np.concatenate([before.numbers[n][keep], new.numbers[n]])[order] for n in before.numbers}
    texts = {n: _joined(before.texts[n], keep, new.texts[n], order) for n in before.texts}
    made = Columns(seq, ids[order], texts, numbers)
    place = np.empty(len(ids), dtype=np.int32)
    place[order] = np.arange(len(ids), dtype=np.int32)
    moved = np.full(len(before), UNKNOWN, dtype=np.int32)
    moved[keep] = place[: int(keep.sum())]
    for name, pairs in before.pairs.items():
        column = PAIRS[name].selected_columns[0]
        rows = [r for some in chunks(changed) for r in connection.execute(PAIRS[name].where(column.in_(some)))]
        added, stay = made._paired(rows), moved[pairs.rows] >= 0
        values = _joined(pairs.values, stay, added.values, None)
        made.pairs[name] = Pairs(np.concatenate([moved[pairs.rows[stay]], added.rows]), values)
    return made


def coded(values: Sequence[Any]) -> Coded:
    """Texts as numbers."""
    place: dict[Any, int] = {}
    codes = np.array([place.setdefault(v, len(place)) for v in values], dtype=np.int32)
    return Coded(codes, list(place))


def _joined(one: Coded, keep: Array, other: Coded, order: Array | None) -> Coded:
    place = {name: n for n, name in enumerate(one.names)}
    moved = np.array([place.setdefault(name, len(place)) for name in other.names], dtype=np.int32)
    codes = np.concatenate([one.codes[keep], moved[other.codes] if len(other.codes) else other.codes])
    return Coded(codes if order is None else codes[order], list(place))


@lru_cache(maxsize=100_000)
def _day(value: str | None) -> int:
    return date.fromisoformat(value[:10]).toordinal() if value else UNDATED
