"""One suite for every store: what a ledger promises, whatever it rests on."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from fogline.app import App
from fogline.desk.adding import Adding
from fogline.desk.judging import Judging
from fogline.desk.looking import Looking
from fogline.desk.recoding import changes
from fogline.errors import LedgerError, UsageError
from fogline.model.event import Event
from fogline.model.filters import Box, Filters
from fogline.store.ledger import Ledger
from fogline.store.query import Query
from fogline.store.search import find
from tests.ledgers import NOW, Coded, fill, verdict


def events(app: App, ledger: Ledger, wanted: Filters | None = None) -> list[Event]:
    with ledger.reading() as connection:
        return list(Looking(connection, app.knowledge).events(wanted or Filters()))


@pytest.fixture
def ledger(address: str, sample_app: App, samples: list[Coded]) -> Ledger:
    made = Ledger(address, create=True)
    fill(sample_app, made, samples)
    return made


def test_what_was_kept_is_found_again(ledger: Ledger, samples: list[Coded]) -> None:
    with ledger.reading() as connection:
        query = Query(connection)
        for item in samples:
            back = query.reading(item.reading.document.id)
            assert back.text == item.reading.text
            assert query.claims_of(item.reading.document.id) == item.claims
            assert back.document.segments == item.reading.document.segments


def test_whole(ledger: Ledger, samples: list[Coded]) -> None:
    found = verdict(ledger)
    assert found.problems == ()
    assert found.documents == len(samples)
    assert found.claims == sum(len(s.claims) for s in samples)


def test_the_same_again_changes_nothing(ledger: Ledger, sample_app: App, samples: list[Coded]) -> None:
    before = verdict(ledger)
    fill(sample_app, ledger, samples)
    assert verdict(ledger) == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_does_not_matter(
    address: str, ledger: Ledger, sample_app: App, samples: list[Coded], seed: int, tmp_path: Path
) -> None:
    other = Ledger(str(tmp_path / "other.db"), create=True)
    fill(sample_app, other, random.Random(seed).sample(samples, len(samples)))
    mine, theirs = verdict(ledger), verdict(other)
    assert (mine.kept, mine.derived) == (theirs.kept, theirs.derived)


def test_events_hold_claims_of_several_outlets(ledger: Ledger, sample_app: App) -> None:
    hill = [e for e in events(sample_app, ledger) if any("Sayyad" in p.name for p in e.places) and len(e.documents) > 1]
    assert hill, "the hill is told by several reports"


def test_ids_survive_merge_and_split(ledger: Ledger, sample_app: App) -> None:
    one, other = events(sample_app, ledger)[:2]
    before = verdict(ledger)
    judging = Judging(ledger, sample_app.knowledge, "A. Coder", NOW, "same raid")
    merged = judging.merge([one.id, other.id])
    with ledger.reading() as connection:
        query = Query(connection)
        assert query.event(one.id).id == query.event(other.id).id == merged.id
        made = next(query.judgements())
    assert set(merged.claims) == {*one.claims, *other.claims}
    assert merged.judged
    again = Judging(ledger, sample_app.knowledge, "B. Coder", NOW, "two raids")
    again.undo(made.id)
    assert verdict(ledger).derived == before.derived
    assert verdict(ledger).problems == ()


def test_a_split_holds_when_more_comes(address: str, sample_app: App, samples: list[Coded]) -> None:
    ledger = Ledger(address, create=True)
    fill(sample_app, ledger, samples[:-1])
    shared = next(e for e in events(sample_app, ledger) if len(e.documents) > 1)
    with ledger.reading() as connection:
        claims = Query(connection).claims_by_id(shared.claims)
    mine = [c for c in shared.claims if claims[c].document == shared.documents[0]]
    first, second = Judging(ledger, sample_app.knowledge, "A", NOW, "another day").split(shared.id, mine)
    assert not set(first.claims) & set(second.claims)
    fill(sample_app, ledger, samples[-1:])
    with ledger.reading() as connection:
        query = Query(connection)
        assert query.event(first.id).id != query.event(second.id).id


def test_relations_are_shown(ledger: Ledger, sample_app: App) -> None:
    one, other = events(sample_app, ledger)[:2]
    Judging(ledger, sample_app.knowledge, "A", NOW, "said so").relate(one.id, other.id, "in retaliation for")
    link = next(x for e in events(sample_app, ledger) if e.id == one.id for x in e.links if x.kind == "related")
    assert link.to == other.id
    assert "in retaliation for" in link.why


def test_a_judgement_needs_a_reason(ledger: Ledger, sample_app: App) -> None:
    with pytest.raises(UsageError, match="--why"):
        Judging(ledger, sample_app.knowledge, "A", NOW, " ")


def test_a_correction_reaches_the_event_and_keeps_the_reading(ledger: Ledger, sample_app: App) -> None:
    event = next(e for e in events(sample_app, ledger) if len(e.claims) == 1 and e.status == "happened")
    judging = Judging(ledger, sample_app.knowledge, "A", NOW, "the text says it failed")
    made = judging.correct(event.claims[0], "status", "failed")
    assert made.before == "happened"
    with ledger.reading() as connection:
        query = Query(connection)
        assert query.event(event.id).status == "failed"
        assert query.claims_by_id(event.claims)[event.claims[0]].status == "happened"
    assert verdict(ledger).problems == ()
    with pytest.raises(UsageError, match="status"):
        judging.correct(event.claims[0], "status", "perhaps")
    with pytest.raises(UsageError, match="cannot be corrected"):
        judging.correct(event.claims[0], "id", "clm_x")


def test_a_later_coder_supersedes_and_loses_nothing(ledger: Ledger, sample_app: App, samples: list[Coded]) -> None:
    later = Adding(sample_app, ledger, NOW)
    later._coder = "cdr_later"  # what another version of packs or code is called
    document, said, issues = samples[1]
    changed = [msgspec.structs.replace(said[0], status="possible"), *said[2:]]
    with ledger.writing() as connection:
        later.keep(connection, document, changed, issues)
    found = {c.change: c for c in changes(ledger)}
    assert found["changed"].fields["status"] == (said[0].status, "possible")
    assert found["gone"].claim == said[1].id
    with ledger.reading() as connection:
        query = Query(connection)
        assert query.claims_of(document.document.id, Adding(sample_app, ledger, NOW)._coder) == said
        assert len(query.claims_of(document.document.id)) == len(changed)
    assert verdict(ledger).problems == ()


def test_filters(ledger: Ledger, sample_app: App) -> None:
    every = events(sample_app, ledger)
    day = "2016-04-11"
    assert {e.id for e in events(sample_app, ledger, Filters(from_=day, to=day))} == {
        e.id for e in every if e.time.earliest and e.time.earliest <= day <= (e.time.latest or e.time.earliest)
    }
    shelled = events(sample_app, ledger, Filters(type="explosions/remote violence"))
    assert shelled and all(e.event_type == "Explosions/Remote violence" for e in shelled)
    there = events(sample_app, ledger, Filters(place="kafr zita"))
    assert there and all(any(p.name.lower() == "kafr zita" for p in e.places) for e in there)
    assert events(sample_app, ledger, Filters(bbox=Box(0, 0, 1, 1))) == []
    told = events(sample_app, ledger, Filters(outlet="asi_valley_monitor"))
    assert told and {e.id for e in told} < {e.id for e in every}
    army = events(sample_app, ledger, Filters(actor="saa"))
    assert army and all("saa" in {a.id for a in (*e.initiators, *e.targets)} for e in army)


def test_pages_follow_one_another(ledger: Ledger, sample_app: App) -> None:
    every = events(sample_app, ledger)
    seen: list[Event] = []
    cursor = None
    while page := events(sample_app, ledger, Filters(limit=3, after=cursor)):
        seen += page
        cursor = f"{page[-1].time.earliest or '9999'}|{page[-1].id}"
    assert seen == every


def test_words_are_found(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert find(connection, "market warplanes", "document")
        assert find(connection, "marke*", "document")
        assert find(connection, "quinoa", "document") == []
        assert find(connection, "') OR 1=1 --", "claim") == []


def test_control_of_a_place(ledger: Ledger, sample_app: App) -> None:
    with ledger.reading() as connection:
        looking = Looking(connection, sample_app.knowledge)
        steps = looking.control("Tell al-Sayyad")
        assert steps
        with pytest.raises(LedgerError, match="nobody"):
            looking.control("Atlantis")


def test_a_second_writer_waits_and_is_told(address: str) -> None:
    first = Ledger(address, create=True)
    told: list[str] = []
    second = Ledger(address, tell=told.append)
    order: list[str] = []

    def write() -> None:
        with second.writing():
            order.append("second")

    with first.writing():
        thread = threading.Thread(target=write)
        thread.start()
        time.sleep(1.5)
        order.append("first")
    thread.join(timeout=20)
    assert order == ["first", "second"]
    assert told == ["somebody else is writing to this ledger; waiting"]


def test_a_reader_sees_one_state(address: str, sample_app: App, samples: list[Coded]) -> None:
    ledger = Ledger(address, create=True)
    fill(sample_app, ledger, samples[:2])
    with ledger.reading() as connection:
        before = len(Query(connection).codings())
        fill(sample_app, Ledger(address), samples[2:4])
        assert len(Query(connection).codings()) == before == 2
    with ledger.reading() as connection:
        assert len(Query(connection).codings()) == 4


def test_what_fails_midway_leaves_nothing(address: str, sample_app: App, samples: list[Coded]) -> None:
    ledger = Ledger(address, create=True)
    fill(sample_app, ledger, samples[:1])
    before = verdict(ledger)
    adding = Adding(sample_app, ledger, NOW)
    with pytest.raises(ZeroDivisionError), ledger.writing() as connection:
        adding.keep(connection, samples[1].reading, samples[1].claims, ())
        raise ZeroDivisionError
    assert verdict(ledger) == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE claims SET record = replace(record, 'happened', 'planned') WHERE status = 'happened'",
        "DELETE FROM voices; DELETE FROM claims WHERE seq = 2",
        "DELETE FROM chain WHERE seq = 3",
        "UPDATE chain SET digest = hash WHERE seq = 4",
        "DELETE FROM events",
    ],
)
def test_harm_is_seen(ledger: Ledger, harm: str) -> None:
    with ledger.writing() as connection:
        for statement in harm.split("; "):
            connection.execute(text(statement))
    assert verdict(ledger).problems


def test_a_newer_ledger_is_refused(address: str) -> None:
    ledger = Ledger(address, create=True)
    with ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ledger.close()
    with pytest.raises(LedgerError, match="newer Fogline"):
        Ledger(address)


def test_odd_texts_come_back(address: str, sample_app: App) -> None:
    """NUL, direction marks, emoji: every store gives back what it was given."""
    odd = "Odd page\n\nThe army \x00 shelled the town \u202eof\u202c حلب \U0001f4a5 on Monday.\r\nEnd."
    reading = sample_app.reader().read_text(odd, "odd\x00name")
    ledger = Ledger(address, create=True)
    with ledger.writing() as connection:
        Adding(sample_app, ledger, NOW).keep(connection, reading, [], reading.document.issues)
    with ledger.reading() as connection:
        assert Query(connection).reading(reading.document.id).text == odd
        assert find(connection, "shelled town", "document")
    assert verdict(ledger).problems == ()


def test_addresses_that_are_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger(str(tmp_path / "none.db"))
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger(str(tmp_path))
    with pytest.raises(LedgerError, match="does not exist"):
        Ledger(str(tmp_path / "no" / "where.db"), create=True)
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger("mysql://somewhere")
    (tmp_path / "letter.db").write_text("Dear reader, this is no database at all, though it is long enough.")
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(str(tmp_path / "letter.db"))
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE mine (x)")
    Ledger(str(tmp_path / "other.db"))  # an unused database becomes a ledger beside what it holds
