"""Hostile files, one after the other in one run: each ends in time and within memory, and the next document is not affected."""

from __future__ import annotations

import os
import resource
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fogline.app import App, Stage
from fogline.ingest.apart import Apart
from fogline.ingest.raw import Raw
from fogline.model.issue import Failure
from tests.hostile import ALL, FEEDS, PAGES
from tests.ledgers import SAMPLES

SECONDS, MEMORY = 10.0, 1 << 30
EVERY = bool(os.environ.get("FOGLINE_SOAK"))  # `make faults` tries all of them, `make test` a third
GOOD = "<html><body><p>Rebels shelled the town of Qamar on Tuesday, killing four civilians, the council said.</p></body></html>"


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    app = App([SAMPLES / "pack"])
    app.apart = Apart(seconds=2)
    made = Stage(app, None, None, None)
    made([_good()])  # models are loaded before the clock starts
    yield made
    app.apart.close()


def _good() -> Raw:
    return Raw(input="good.html", ref="good.html", shape="page", body=GOOD.encode())


def _run(stage: Stage, path: Path) -> list[object]:
    return [outcome for raw in stage.reader.gather([str(path)]) for outcome in stage([raw])]


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 60


@pytest.mark.parametrize("name", sorted(ALL) if EVERY else sorted(ALL)[::3])
def test_a_hostile_file_ends(stage: Stage, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def sent(*_: object) -> None:
        raise AssertionError("a file made the reader connect")

    monkeypatch.setattr(socket.socket, "connect", sent)
    path = tmp_path / name
    path.write_bytes(ALL[name]())
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    outcomes = _run(stage, path)
    took = time.monotonic() - start
    assert took < SECONDS * float(os.environ.get("FOGLINE_SLOW", "2")), f"{took:.1f} s"
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < MEMORY
    assert outcomes or name.endswith(".wacz"), "never silent"
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            assert outcome.code
            assert len(outcome.message) < 2000
    (_, claims, _) = stage([_good()])[0]  # type: ignore[misc]
    assert claims, "the next document is coded as ever"
    assert not list(tmp_path.parent.rglob("*evil*"))


def test_a_page_that_kills_its_process_is_told_and_the_next_is_read() -> None:
    apart = Apart(seconds=2, memory=300 << 20)
    for name in ("attributes-40k.html", "paragraphs-100k.html"):
        with pytest.raises(Exception, match=r"given up|break parsers"):
            apart.html(PAGES[name]().decode(), name)
    assert apart.html(GOOD, "good").text.startswith("Rebels")
    assert apart.started >= 2
    with pytest.raises(Exception, match=r"no RSS|given up|entities"):
        apart.feed(FEEDS["quadratic.xml"](), "quadratic.xml")
    apart.close()


def test_a_copy_of_the_reader_has_a_process_of_its_own() -> None:
    import pickle

    apart = Apart(seconds=3)
    assert apart.html(GOOD, "good").text.startswith("Rebels")
    copy: Apart = pickle.loads(pickle.dumps(apart))
    assert copy.started == 0
    apart.close()
