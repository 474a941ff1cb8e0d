"""Columns choose what the database chooses, and are the same however a ledger came to its state."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sqlalchemy import Connection, select

from fogline.app import App
from fogline.desk.judging import Judging
from fogline.model.filters import Box, Filters
from fogline.store import columns as columns_module
from fogline.store.choosing import chosen
from fogline.store.columns import PAIRS, Columns, load
from fogline.store.filters import event_filters
from fogline.store.ledger import Ledger
from fogline.store.query import Query
from fogline.store.schema import events
from tests.ledgers import NOW, Coded, fill

WANTED: list[dict[str, Any]] = [
    {}, {"from_": "2016-04-11"}, {"to": "2016-04-10"}, {"from_": "2016-04-11", "to": "2016-04-12"}, {"type": "battles"},
    {"type": "Armed clash"}, {"country": "sy"}, {"bbox": Box(36.0, 35.0, 37.5, 36.0)}, {"place": "tell al-sayyad"}, {"place": "tell_al_sayyad"},
    {"actor": "syrian_army"}, {"actor": "army"}, {"actor": "syrian_army", "role": "target"}, {"actor": "army", "role": "initiator"},
    {"outlet": "Barada Press Agency"}, {"outlet": "barada_press"}, {"agreement": "contested"}, {"disputed": "any"}, {"disputed": "losses"},
    {"disputed": "nothing"}, {"without": "place"}, {"without": "date"}, {"region": "SY/Hama"}, {"region": "/"}, {"q": "killed"}, {"q": "kill*"},
    {"q": "…"}, {"type": "Battles", "disputed": "control", "q": "hill"}, {"country": "XX"},
]  # fmt: skip


@pytest.fixture
def ledger(address: str, sample_app: App, samples: list[Coded]) -> Ledger:
    made = Ledger(address, create=True)
    fill(sample_app, made, samples[:-2])
    return made


def by_columns(connection: Connection, columns: Columns, wanted: Filters) -> list[str]:
    return [str(name) for name in columns.ids[chosen(connection, columns, wanted)]]


def agree(connection: Connection, columns: Columns) -> int:
    seen = 0
    for given in WANTED:
        wanted = Filters(**given)
        rows = connection.execute(select(events.c.id).where(*event_filters(wanted))).scalars().all()
        found = by_columns(connection, columns, wanted)
        assert sorted(found) == sorted(rows), given
        assert found == [e.id for e in Query(connection).events(wanted)], given
        seen += 0 < len(rows) < len(columns)
    return seen


def same(one: Columns, other: Columns) -> None:
    assert one.ids.tolist() == other.ids.tolist()
    for name, column in one.numbers.items():
        np.testing.assert_array_equal(column, other.numbers[name], name)
    for name, texts in one.texts.items():
        mine, theirs = ([c.names[i] for i in c.codes] for c in (texts, other.texts[name]))
        assert mine == theirs, name
    for name, pairs in one.pairs.items():
        rows = [
            {(int(r), p.values.names[v]) for r, v in zip(p.rows, p.values.codes, strict=True)}
            for p in (pairs, other.pairs[name])
        ]
        assert rows[0] == rows[1], name


def test_columns_choose_what_the_database_chooses(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert agree(connection, load(connection)) > 12


def test_columns_follow_every_change(
    ledger: Ledger, sample_app: App, samples: list[Coded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns_module, "FEW", 9.0)  # even where most of a small ledger changed
    with ledger.reading() as connection:
        columns = load(connection)
        for name in PAIRS:
            columns.told(connection, name)
    judging = Judging(ledger, sample_app.knowledge, "A. Coder", NOW, "a test")
    one, other = (str(name) for name in columns.ids[:2])
    acts = (
        lambda: judging.merge([one, other]),
        lambda: fill(sample_app, ledger, samples[-2:]),
        lambda: judging.correct("clm_" + one[4:], "status", "failed"),
    )
    for act in acts:
        act()
        with ledger.reading() as connection:
            before, columns = columns, load(connection, columns)
            assert columns is not before
            assert load(connection, columns) is columns
            new = load(connection)
            for name in PAIRS:
                new.told(connection, name)
            same(columns, new)
            assert agree(connection, columns) > 12
