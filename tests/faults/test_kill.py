"""`fogline add` killed at any moment: the ledger is whole, and adding again ends where an undisturbed run ends.

The command's own process is forked from one that has the models loaded, so that many moments can be tried. `make test` tries
some, `make soak` two hundred (FOGLINE_KILLS).
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from fogline.app import App
from fogline.desk.adding import Adding
from fogline.store.ledger import Ledger
from tests.ledgers import NOW, SAMPLES, Coded, verdict

KILLS = int(os.environ.get("FOGLINE_KILLS", "12"))


def add(app: App, path: Path) -> None:
    """What the command does, without its words."""
    ledger = Ledger(str(path), create=True)
    Adding(app, ledger, NOW).run([str(SAMPLES / "reports")], None, None, lambda ref, issue: None)
    ledger.close()


@pytest.fixture(scope="module")
def undisturbed(
    sample_app: App, samples: list[Coded], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, str, float]:
    path = tmp_path_factory.mktemp("undisturbed") / "ledger.db"
    start = time.monotonic()
    add(sample_app, path)
    took = time.monotonic() - start
    found = verdict(Ledger(str(path)))
    assert found.documents == len(samples)
    return found.kept, found.derived, took


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_a_random_moment(
    sample_app: App, undisturbed: tuple[str, str, float], tmp_path: Path, seed: int
) -> None:
    kept, derived, took = undisturbed
    path = tmp_path / "ledger.db"
    process = multiprocessing.get_context("fork").Process(target=add, args=(sample_app, path))
    process.start()
    time.sleep(random.Random(seed).uniform(0, took))
    if process.pid is not None and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    if path.exists():
        assert verdict(Ledger(str(path), create=True)).problems == ()
    add(sample_app, path)
    found = verdict(Ledger(str(path)))
    assert found.problems == ()
    assert (found.kept, found.derived) == (kept, derived)
