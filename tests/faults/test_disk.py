"""Disks and files that fail: flipped bits, a full disk, a file that may not be written, two writers, replays and wrong clocks."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import sqlite3
from pathlib import Path

import pytest

from fogline.app import App
from fogline.desk.adding import Adding
from fogline.errors import LedgerError
from fogline.store.ledger import Ledger
from tests.ledgers import NOW, Coded, fill, verdict

FLIPS = int(os.environ.get("FOGLINE_FLIPS", "120"))
APPENDED = ("documents", "claims", "issues", "judgements", "corrections", "failures", "chain")
PLACE = {"documents": "id, record, text", "claims": "id, record"}


@pytest.fixture(scope="module")
def whole(sample_app: App, samples: list[Coded], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "l.db"
    ledger = Ledger(str(path), create=True)
    fill(sample_app, ledger, samples)
    ledger.close()
    return path


def _rows(path: Path) -> list[str]:
    """What was kept, by reading the file without Fogline."""
    with sqlite3.connect(path) as connection:
        found = [
            repr(row)
            for table in APPENDED
            for row in connection.execute(f"SELECT {PLACE.get(table, '*')} FROM {table}")
        ]
    connection.close()
    return sorted(found)


def test_no_flipped_bit_in_what_was_kept_passes_unseen(whole: Path, tmp_path: Path) -> None:
    raw, kept, draw = whole.read_bytes(), _rows(whole), random.Random(7)
    told = 0
    for n in range(FLIPS):
        damaged = bytearray(raw)
        bit = draw.randrange(len(damaged) * 8)
        damaged[bit // 8] ^= 1 << bit % 8
        path = tmp_path / f"{n}.db"
        path.write_bytes(damaged)
        try:
            ledger = Ledger(str(path))
            problems = verdict(ledger).problems
            ledger.close()
        except LedgerError:
            told += 1
            continue
        told += bool(problems)
        if not problems:
            assert _rows(path) == kept, f"bit {bit} changed what was kept"
        path.unlink()
    assert told > FLIPS / 10


def _fill_within(app: App, samples: list[Coded], path: Path, most: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    ledger = Ledger(str(path), create=True)
    try:
        fill(app, ledger, samples)
    except LedgerError as error:
        os._exit(9 if "nothing of this step was kept" in str(error) else 1)
    os._exit(0)


@pytest.mark.parametrize("share", [0.65, 0.75, 0.85, 0.95])
def test_a_full_disk_loses_nothing_that_was_kept(
    sample_app: App, samples: list[Coded], whole: Path, tmp_path: Path, share: float
) -> None:
    """A limit of the file's size stands for a disk that is full."""
    path = tmp_path / "l.db"
    most = int(share * whole.stat().st_size)
    process = multiprocessing.get_context("fork").Process(target=_fill_within, args=(sample_app, samples, path, most))
    process.start()
    process.join()
    assert process.exitcode == 9
    ledger = Ledger(str(path), create=True)
    assert verdict(ledger).problems == ()
    fill(sample_app, ledger, samples)
    undisturbed = verdict(Ledger(str(whole)))
    found = verdict(ledger)
    assert (found.kept, found.derived, found.problems) == (undisturbed.kept, undisturbed.derived, ())


def test_a_damaged_log_loses_nothing_that_was_kept_before(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    path.write_bytes(whole.read_bytes())
    Path(f"{path}-wal").write_bytes(os.urandom(40_000))
    ledger = Ledger(str(path))
    assert verdict(ledger) == verdict(Ledger(str(whole)))


def test_a_file_that_is_no_ledger_is_refused_with_advice(tmp_path: Path) -> None:
    for n, data in enumerate((b"hello " * 5000, bytes(20_000))):
        path = tmp_path / f"{n}.db"
        path.write_bytes(data)
        with pytest.raises(LedgerError):
            Ledger(str(path))


def _add(app: App, samples: list[Coded], address: str) -> None:
    ledger = Ledger(address, create=True)
    fill(app, ledger, samples)
    ledger.close()


def test_two_writers_at_once_end_where_one_does(
    sample_app: App, samples: list[Coded], whole: Path, tmp_path: Path
) -> None:
    path = str(tmp_path / "l.db")
    Ledger(path, create=True).close()
    fork = multiprocessing.get_context("fork")
    both = [fork.Process(target=_add, args=(sample_app, part, path)) for part in (samples, samples[::-1])]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [p.exitcode for p in both] == [0, 0]
    found, alone = verdict(Ledger(path)), verdict(Ledger(str(whole)))
    assert (found.kept, found.derived, found.problems) == (alone.kept, alone.derived, ())


def test_replays_disorder_and_jumping_clocks_change_nothing(
    sample_app: App, samples: list[Coded], whole: Path, tmp_path: Path
) -> None:
    """Each report twice, in another order, at hours that go back and forth by years."""
    ledger = Ledger(str(tmp_path / "l.db"), create=True)
    delivered = [*samples, *samples]
    random.Random(3).shuffle(delivered)
    for n, item in enumerate(delivered):
        hour = ("1970-01-01T00:00:00+00:00", NOW, "2099-12-31T23:59:59+00:00")[n % 3]
        fill(sample_app, ledger, [item], Adding(sample_app, ledger, hour))
    found, once = verdict(ledger), verdict(Ledger(str(whole)))
    assert (found.kept, found.derived, found.problems) == (once.kept, once.derived, ())
