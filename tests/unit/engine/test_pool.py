"""Workers: results in order, dead and stuck workers noticed, the item that did it tried once more and then told."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from fogline.engine.chunks import HEAVY, MOST, chunks
from fogline.engine.pool import Pool
from fogline.errors import EngineError


def doubling() -> Callable[[list[int]], list[object]]:
    """Doubles numbers; -1 kills the process, -2 hangs, -3 raises."""

    def step(items: list[int]) -> list[object]:
        for n in items:
            if n == -1:
                os.kill(os.getpid(), signal.SIGKILL)
            if n == -2:
                time.sleep(60)
            if n == -3:
                raise ValueError("a fault of ours")
        time.sleep(0.01)
        return [n * 2 for n in items]

    return step


def slowly() -> Callable[[list[int]], list[object]]:
    def step(items: list[int]) -> list[object]:
        time.sleep(0.2)
        return [n * 2 for n in items]

    return step


def broken() -> Callable[[list[int]], list[object]]:
    raise SystemExit(7)


def lost(item: int, why: str) -> object:
    return (item, why)


def groups(numbers: list[int], size: int = 4) -> Iterator[list[int]]:
    return (numbers[i : i + size] for i in range(0, len(numbers), size))


def test_results_come_in_order() -> None:
    numbers = list(range(200))
    assert list(Pool(3, doubling, lost).map(groups(numbers))) == [n * 2 for n in numbers]


def test_a_killer_costs_only_itself() -> None:
    numbers = list(range(40))
    numbers[5] = numbers[22] = -1
    found = list(Pool(2, doubling, lost).map(groups(numbers)))
    expected: list[object] = [n * 2 for n in numbers]
    expected[5] = expected[22] = (-1, "killed by SIGKILL")
    assert found == expected


def test_a_fault_and_a_hang_are_told(capfd: pytest.CaptureFixture[str]) -> None:
    found = list(Pool(2, doubling, lost, patience=1.5).map(groups([1, -3, 2, -2, 3])))
    assert found == [2, (-3, "exit code 1"), 4, (-2, "killed by SIGKILL"), 6]
    assert "a fault of ours" in capfd.readouterr().err


@pytest.mark.parametrize("after", [0.3, 0.7, 1.1])
def test_a_worker_killed_from_outside_costs_nothing(after: float) -> None:
    numbers = list(range(60))
    pool = Pool(2, slowly, lost)

    def nemesis() -> None:  # once: what dies twice is given up, and on a busy machine two kills may meet one item
        time.sleep(after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pool.processes[0], signal.SIGKILL)

    killer = threading.Thread(target=nemesis)
    killer.start()
    found = list(pool.map(groups(numbers)))
    killer.join()
    assert found == [n * 2 for n in numbers]


def test_nothing_is_read_far_ahead() -> None:
    read = 0

    def endless() -> Iterator[list[int]]:
        nonlocal read
        while True:
            read += 1
            yield [read]

    stream = Pool(2, doubling, lost).map(endless())
    assert [next(stream) for _ in range(5)] == [2, 4, 6, 8, 10]
    stream.close()  # type: ignore[attr-defined]
    assert read < 25


def test_workers_that_cannot_start() -> None:
    with pytest.raises(EngineError, match="exit code 7"):
        list(Pool(2, broken, lost).map(groups([1, 2])))


def test_no_worker_stays_behind() -> None:
    pool = Pool(2, doubling, lost)
    ids = pool.processes
    list(pool.map(groups([1, 2, 3])))
    for process in ids:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_groups() -> None:
    assert [len(g) for g in chunks(range(MOST + 3), lambda _: 1)] == [MOST, 3]
    assert [len(g) for g in chunks([1, 2, 3], lambda _: HEAVY)] == [1, 1, 1]
    assert list(chunks([], lambda _: 1)) == []
