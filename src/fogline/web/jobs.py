"""Adding documents while the server goes on answering: one process of its own that reads, codes and keeps, one job after the other."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, NamedTuple

from fogline.app import App, Outcome
from fogline.desk.adding import Adding
from fogline.errors import FoglineError
from fogline.model.document import Reading
from fogline.model.issue import FAILING, Issue
from fogline.model.record import Record
from fogline.store.ledger import Ledger
from fogline.store.lookup import Lookup
from fogline.store.query import Query

KEPT, WAITING = 200, 20  # jobs that are remembered, and that may wait


class Said(Record, frozen=True, kw_only=True):
    """An issue in short."""

    code: str
    message: str


class JobDocument(Record, frozen=True, kw_only=True):
    """What became of one document."""

    ref: str
    outcome: Literal["added", "known", "failed"]
    document: str | None = None
    claims: int = 0
    events: int = 0
    issues: list[Said]


class Job(Record, frozen=True, kw_only=True):
    """A job as it stands; `rate` is documents a minute."""

    id: str
    state: Literal["running", "done", "failed"]
    done: int
    total: int | None
    rate: float | None
    message: str | None
    documents: list[JobDocument]


class Order(NamedTuple):
    """What a job has to add."""

    id: str
    inputs: tuple[str, ...]
    folder: str | None
    outlet: str | None
    published: str | None


class Jobs:
    """The queue of one server."""

    def __init__(self, address: str, packs: Sequence[Path]) -> None:
        self._address, self._packs = address, tuple(packs)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._orders: list[Order] = []
        self._lock, self._wake = threading.Lock(), threading.Condition()
        self._thread: threading.Thread | None = None
        self._process: Any = None
        self._stopped = False

    def start(self, order: Order) -> Job | None:
        """Put a job in the queue; None where too many wait already."""
        with self._wake:
            if len(self._orders) >= WAITING:
                return None
            total = len(order.inputs) if order.folder or len(order.inputs) == 1 else None
            job = Job(id=order.id, state="running", done=0, total=total, rate=None, message="waiting", documents=[])
            self._put(job)
            self._orders.append(order)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
                self._thread.start()
            self._wake.notify()
        return job

    def job(self, name: str) -> Job | None:
        """A job as it stands."""
        with self._lock:
            return self._jobs.get(name)

    def stop(self) -> None:
        """End the process; what it kept so far stays kept."""
        with self._wake:
            self._stopped = True
            self._wake.notify()
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)

    def _put(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)

    def _run(self) -> None:
        pipe: Connection | None = None
        while True:
            with self._wake:
                while not self._orders and not self._stopped:
                    self._wake.wait()
                if self._stopped:
                    return
                order = self._orders.pop(0)
            if pipe is None or not self._process.is_alive():
                pipe = self._spawn()
            self._watch(order, pipe)
            if order.folder:
                shutil.rmtree(order.folder, ignore_errors=True)

    def _spawn(self) -> Connection:
        context = get_context("spawn")
        mine, theirs = context.Pipe()
        self._process = context.Process(
            target=work, args=(theirs, self._address, self._packs), name="fogline-jobs", daemon=True
        )
        self._process.start()
        theirs.close()
        return mine

    def _watch(self, order: Order, pipe: Connection) -> None:
        """Note what the process says, until the job is done or the process is gone."""
        documents: list[JobDocument] = []
        start, total = time.monotonic(), len(order.inputs)

        def note(state: Literal["running", "done", "failed"], message: str | None) -> None:
            spent = time.monotonic() - start
            rate = round(60 * len(documents) / spent, 1) if documents and spent > 0 else None
            most = max(total, len(documents)) if state == "running" else len(documents)
            self._put(
                Job(
                    id=order.id,
                    state=state,
                    done=len(documents),
                    total=most,
                    rate=rate,
                    message=message,
                    documents=list(documents),
                )
            )

        try:
            pipe.send(order)
            note("running", None)
            while isinstance(item := pipe.recv(), JobDocument):
                documents.append(item)
                note("running", None)
            note("failed" if item else "done", item)
        except (EOFError, OSError):
            note("failed", "the process that adds documents ended; what was added so far is kept, add the rest again")


def work(pipe: Connection, address: str, packs: Sequence[Path]) -> None:
    """The process: orders come in, documents and an end (None, or what went wrong) go out."""
    app, ledger = App(packs), Ledger(address)
    while True:
        try:
            order: Order = pipe.recv()
        except EOFError:
            return
        try:
            _add(app, ledger, order, pipe)
            pipe.send(None)
        except FoglineError as error:
            pipe.send(str(error))


def _add(app: App, ledger: Ledger, order: Order, pipe: Connection) -> None:
    adding = Adding(app, ledger, datetime.now(UTC).isoformat(timespec="seconds"))
    for item in app.code(order.inputs, order.outlet, order.published, adding.fresh()):
        issues: list[Issue] = []
        adding.take(item, lambda _ref, issue, found=issues: found.append(issue) if issue else None)  # type: ignore[misc]
        pipe.send(_told(ledger, item, issues, order.folder))


def _told(ledger: Ledger, item: Outcome, issues: Sequence[Issue], folder: str | None) -> JobDocument:
    said = [Said(code=i.code, message=i.message.replace(f"{folder}/", "") if folder else i.message) for i in issues]
    if isinstance(item, Issue):
        ref = (item.document_ref or "?").replace(f"{folder}/", "") if folder else item.document_ref or "?"
        return JobDocument(ref=ref, outcome="failed", issues=said)
    reading = item if isinstance(item, Reading) else item[0]
    with ledger.reading() as connection:
        claims = [c.id for c in Query(connection).claims_of(reading.document.id)]
        events = set(Lookup(connection).events_of(claims).values())
    failed = any(i.code in FAILING for i in issues)
    outcome: Literal["added", "known", "failed"] = (
        "failed" if failed else "known" if isinstance(item, Reading) else "added"
    )
    return JobDocument(
        ref=reading.document.document_ref, outcome=outcome, document=reading.document.id, claims=len(claims), events=len(events), issues=said,
    )  # fmt: skip


def aside(files: Sequence[tuple[str, bytes]]) -> tuple[str, tuple[str, ...]]:
    """Uploaded files in a folder of their own; of their names only the last part is used."""
    folder = Path(tempfile.mkdtemp(prefix="fogline-add-"))
    names = []
    for number, (given, body) in enumerate(files, start=1):
        name = given.replace("\\", "/").rpartition("/")[2].replace("\x00", "").lstrip(".")[-100:] or "report.txt"
        path = folder / (name if not (folder / name).exists() else f"{number}-{name}")
        path.write_bytes(body)
        names.append(str(path))
    return str(folder), tuple(names)
