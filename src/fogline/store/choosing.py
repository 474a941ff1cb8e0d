"""Which events meet the filters, answered from columns. What it chooses is what `event_filters` chooses in the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, func, select

from fogline.model.filters import Filters
from fogline.model.place import REGION
from fogline.store.columns import UNDATED, UNKNOWN, Array, Coded, Columns
from fogline.store.schema import documents
from fogline.store.search import holding


def chosen(connection: Connection, columns: Columns, wanted: Filters) -> Array:
    """A mask over the rows."""
    mask = np.ones(len(columns), dtype=bool)
    for rule in (_when, _where, _what, _who, _open, _words):
        for met in rule(connection, columns, wanted):
            mask &= met
    return mask


def _when(_connection: Connection, columns: Columns, wanted: Filters) -> list[Array]:
    first, last = columns.numbers["first"], columns.numbers["last"]
    rules = []
    if wanted.from_:
        rules.append((last >= date.fromisoformat(wanted.from_).toordinal()) & (last != UNDATED))
    if wanted.to:
        rules.append((first <= date.fromisoformat(wanted.to).toordinal()) & (first != UNDATED))
    return rules


def _where(connection: Connection, columns: Columns, wanted: Filters) -> list[Array]:
    rules = []
    if wanted.country:
        rules.append(_equal(columns.texts["country"], wanted.country.upper()))
    if wanted.bbox:
        lat, lon, box = columns.numbers["lat"], columns.numbers["lon"], wanted.bbox
        rules.append((lon >= box.west) & (lon <= box.east) & (lat >= box.south) & (lat <= box.north))
    if wanted.place:
        rules.append(_paired(connection, columns, ("place", "place_name"), wanted.place))
    return rules


def _what(connection: Connection, columns: Columns, wanted: Filters) -> list[Array]:
    rules = []
    if wanted.type:
        kind = wanted.type.lower()
        rules.append(_match(columns.texts["event_type"], kind) | _match(columns.texts["sub_event_type"], kind))
    if wanted.agreement:
        rules.append(_equal(columns.texts["agreement"], wanted.agreement))
    if wanted.disputed == "any":
        rules.append(columns.numbers["disputed"] > 0)
    elif wanted.disputed:
        rules.append(_paired(connection, columns, ("dispute",), wanted.disputed))
    return rules


def _who(connection: Connection, columns: Columns, wanted: Filters) -> list[Array]:
    rules = []
    if wanted.actor:
        name = wanted.actor.lower()
        met = _paired(connection, columns, (wanted.role or "actor",), wanted.actor)
        for role in ("initiator", "target"):
            if wanted.role in {None, role}:
                met |= _where_text(columns.texts[role], lambda text: name in text.lower())
        rules.append(met)
    if wanted.outlet:
        by = select(documents.c.id).where(func.lower(documents.c.outlet) == wanted.outlet.lower())
        names = set(connection.execute(by).scalars())
        told = _of(connection, columns, "document", lambda name: name in names)
        rules.append(_paired(connection, columns, ("outlet",), wanted.outlet) | told)
    return rules


def _open(_connection: Connection, columns: Columns, wanted: Filters) -> list[Array]:
    near = columns.numbers["precision"] < REGION
    rules = []
    if wanted.without == "place":
        rules.append(np.isnan(columns.numbers["lat"]) & near)
    if wanted.without == "date":
        rules.append(columns.numbers["first"] == UNDATED)
    if wanted.region:
        country, _, admin1 = wanted.region.partition("/")
        rules += [
            ~near,
            _equal(columns.texts["country"], country or None),
            _equal(columns.texts["admin1"], admin1 or None),
        ]
    return rules


def _words(connection: Connection, columns: Columns, wanted: Filters) -> list[Array]:
    if not wanted.q:
        return []
    found = np.array(connection.execute(holding(wanted.q)).scalars().all(), dtype=np.int64)
    rows, numbers = columns.numbered(connection, "claim")
    hit = np.zeros(1 + max(int(numbers.max(initial=0)), int(found.max(initial=0))), dtype=bool)
    hit[found] = True
    mask = np.zeros(len(columns), dtype=bool)
    mask[rows[hit[numbers]]] = True
    return [mask]


def _equal(column: Coded, value: Any) -> Array:
    """Rows with exactly this value."""
    code = column.names.index(value) if value in column.names else UNKNOWN
    met: Array = column.codes == code
    return met


def _match(column: Coded, value: str) -> Array:
    return _where_text(column, lambda text: text.lower() == value)


def _where_text(column: Coded, test: Callable[[str], bool]) -> Array:
    good = np.array([name is not None and test(name) for name in column.names], dtype=bool)
    return good[column.codes] if len(good) else np.zeros(len(column.codes), dtype=bool)


def _paired(connection: Connection, columns: Columns, kinds: tuple[str, ...], value: str) -> Array:
    """Rows that any of the pairs gives this value, whatever its capitals."""
    mask = np.zeros(len(columns), dtype=bool)
    for kind in kinds:
        mask |= _of(connection, columns, kind, lambda name: name.lower() == value.lower())
    return mask


def _of(connection: Connection, columns: Columns, kind: str, test: Callable[[str], bool]) -> Array:
    pairs = columns.told(connection, kind)
    mask = np.zeros(len(columns), dtype=bool)
    mask[pairs.rows[_where_text(pairs.values, test)]] = True
    return mask
