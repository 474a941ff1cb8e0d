"""Processes that map groups of items in parallel; results come in the order of the input, and a dead worker stops nothing.

`multiprocessing.Pool` waits for ever for a worker that was killed, and `ProcessPoolExecutor` gives the whole run up.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

from fogline.errors import EngineError

In = TypeVar("In")
Out = TypeVar("Out")
PATIENCE = 300.0  # seconds for one group, after which its worker is taken for stuck
AHEAD = 4  # groups for each worker that are read before the first of them is done
STILLBORN = 3  # workers that die before they are ready, after which none will be


class _Task(NamedTuple):
    """Some items of a group; `again` where they are tried for the second time."""

    group: int
    places: tuple[int, ...]
    again: bool


class _Worker:
    """One process with its pipe."""

    def __init__(self, setup: Callable[[], Callable[[list[Any]], list[Any]]]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(setup, theirs), daemon=True)
        self.process.start()
        theirs.close()  # so that the pipe ends with the process
        self.ready = False
        self.task: _Task | None = None
        self.since = 0.0

    def give(self, task: _Task, items: list[Any]) -> bool:
        """Hand a task over; False where the process is gone."""
        self.task, self.since = task, time.monotonic()
        try:
            self.pipe.send(items)
        except OSError:
            return False
        return True

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool(Generic[In, Out]):
    """`setup` makes in each worker what maps a group; `lost` is the result of an item that killed its worker twice."""

    def __init__(
        self, count: int, setup: Callable[[], Callable[[list[In]], list[Out]]], lost: Callable[[In, str], Out],
        patience: float = PATIENCE,
    ) -> None:  # fmt: skip
        self._setup, self._lost, self._patience = setup, lost, patience
        self._workers = [_Worker(setup) for _ in range(count)]
        self._stillborn = 0
        self._queue: deque[_Task] = deque()
        self._groups: dict[int, list[In]] = {}
        self._results: dict[int, dict[int, Out]] = {}

    @property
    def processes(self) -> list[int]:
        """Ids of the workers' processes."""
        return [w.process.pid for w in self._workers if w.process.pid]

    def map(self, groups: Iterable[list[In]]) -> Iterator[Out]:
        """The result of each item, in order."""
        coming, read, told = enumerate(groups), 0, 0
        try:
            while True:
                while len(self._groups) < AHEAD * len(self._workers) and (new := next(coming, None)) is not None:
                    read, group = new[0] + 1, new[1]
                    self._groups[new[0]], self._results[new[0]] = group, {}
                    self._queue.append(_Task(new[0], tuple(range(len(group))), False))
                if told == read:
                    return
                self._hand_out()
                self._listen()
                while told < read and len(self._results[told]) == len(self._groups[told]):
                    results = self._results.pop(told)
                    del self._groups[told]
                    told += 1
                    yield from (results[place] for place in sorted(results))
        finally:
            for worker in self._workers:
                worker.stop()

    def _hand_out(self) -> None:
        for at, worker in enumerate(self._workers):
            if worker.ready and worker.task is None and self._queue:
                task = self._queue.popleft()
                if not worker.give(task, [self._groups[task.group][p] for p in task.places]):
                    self._queue.appendleft(task)  # it died idle: the task is not to blame
                    worker.task = None
                    self._replace(at)

    def _listen(self) -> None:
        """Hear what is done, notice who died, and end who is stuck."""
        pipes: dict[Any, int] = {worker.pipe: at for at, worker in enumerate(self._workers)}
        for pipe in wait(list(pipes), timeout=1.0):
            self._hear(pipes[pipe])
        for worker in self._workers:
            if worker.task is not None and time.monotonic() - worker.since > self._patience:
                worker.process.kill()

    def _hear(self, at: int) -> None:
        worker = self._workers[at]
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(at)
            return
        if not worker.ready:
            worker.ready, self._stillborn = True, 0
        elif worker.task is not None:
            self._results[worker.task.group].update(zip(worker.task.places, said, strict=True))
            worker.task = None

    def _replace(self, at: int) -> None:
        """A new worker for one that died; its items are tried once more, each alone."""
        worker = self._workers[at]
        task, ready = worker.task, worker.ready
        worker.process.join(5)
        why = _why(worker.process.exitcode)
        worker.stop()
        self._stillborn += not ready
        if self._stillborn >= STILLBORN:
            raise EngineError(f"the worker processes end before they are ready ({why}); try with --workers 1")
        self._workers[at] = _Worker(self._setup)
        if task is None:
            return
        if task.again:
            (place,) = task.places
            self._results[task.group][place] = self._lost(self._groups[task.group][place], why)
            return
        self._queue.extendleft(_Task(task.group, (place,), True) for place in reversed(task.places))


def _work(setup: Callable[[], Callable[[list[Any]], list[Any]]], pipe: Connection) -> None:
    """A worker's life: until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that was called hears it and ends us
    step = setup()
    pipe.send(None)
    while True:
        try:
            items = pipe.recv()
        except EOFError:
            return
        pipe.send(step(items))


def _why(code: int | None) -> str:
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"
