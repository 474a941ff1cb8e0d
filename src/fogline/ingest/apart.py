"""HTML and feeds are read in a process of their own, which a hostile page may hang, bloat or crash without harm to the run.

The process is started with the first page, reads one after the other, and is ended and started anew where a page takes too
long, needs too much memory or brings it down; that page is a failure with its reason, the next one is not affected.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import sys
import threading
import time
from typing import IO, Any

import msgspec

from fogline.errors import InputError
from fogline.ingest.feed import Entry
from fogline.ingest.html import Markup
from fogline.model.record import Record

SECONDS = 8.0  # of wall and processor time for one page
MEMORY = 1 << 30  # bytes of address space of the process
START = 60.0  # seconds that a busy machine may take to start it
HEAD = 8  # bytes that tell the length of a message


class Job(Record, frozen=True, kw_only=True):
    """What is to be read: a page's text, or the bytes of a feed."""

    kind: str
    ref: str
    text: str = ""
    data: bytes = b""
    address: str | None = None


class Answer(Record, frozen=True, kw_only=True):
    """What came of it; `code` and `message` where it failed."""

    code: str | None = None
    message: str = ""
    markup: Markup | None = None
    entries: tuple[Entry, ...] = ()


class Apart:
    """One reading process, for one job at a time."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self.started = 0

    def html(self, source: str, ref: str) -> Markup:
        """See `read_html`."""
        made = self._asked(Job(kind="html", ref=ref, text=source)).markup
        assert made is not None
        return made

    def feed(self, data: bytes, name: str, address: str | None = None) -> list[Entry]:
        """See `feed.entries`."""
        return list(self._asked(Job(kind="feed", ref=name, data=data, address=address)).entries)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _asked(self, job: Job) -> Answer:
        with self._lock:
            reply = self._exchange(msgspec.msgpack.encode(job))
            if isinstance(reply, str):
                code = "bad-feed" if job.kind == "feed" else "bad-html"
                what = "feed" if job.kind == "feed" else "page"
                raise InputError(
                    f"{job.ref}: the {what} {reply} and was given up; look at it, or save its text",
                    code=code,
                    ref=job.ref,
                )
        answer = msgspec.msgpack.decode(reply, type=Answer)
        if answer.code is not None:
            raise InputError(answer.message, code=answer.code, ref=job.ref)
        return answer

    def _exchange(self, message: bytes) -> bytes | str:
        """The reply, or what the page did to the process."""
        process = self._started()
        assert process.stdin and process.stdout
        try:
            process.stdin.write(len(message).to_bytes(HEAD, "big") + message)
            process.stdin.flush()
            reply = _read(process.stdout, time.monotonic() + self._seconds + 1)  # the process itself gives up first
        except TimeoutError:
            self._end()
            return f"takes more than {self._seconds:.0f} seconds to read"
        except OSError:
            reply = None
        if reply is not None:
            return reply
        code = process.wait(5)
        self._end()
        return f"ended the process that read it ({_why(code)})"

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        command = [sys.executable, "-m", "fogline.ingest.apart_main", str(self._seconds), str(self._memory)]
        environment = {
            **os.environ,
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        }
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self._process = process
        self.started += 1
        assert process.stdout
        try:
            if _read(process.stdout, time.monotonic() + START) is None:
                raise InputError(
                    "the process that reads pages does not start; see: fogline doctor", code="unreadable", ref=""
                )
        except TimeoutError as error:
            self._end()
            raise InputError("the process that reads pages does not start", code="unreadable", ref="") from error
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
                    pipe.close()

    def __del__(self) -> None:
        self._end()

    def __getstate__(self) -> dict[str, Any]:
        return {"seconds": self._seconds, "memory": self._memory}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]  # a copy in another process starts its own


def _read(pipe: IO[bytes], until: float) -> bytes | None:
    """One message; None where the pipe ended; TimeoutError where it did not come in time."""
    head = _bytes(pipe, HEAD, until)
    return None if head is None else _bytes(pipe, int.from_bytes(head, "big"), until)


def _bytes(pipe: IO[bytes], count: int, until: float) -> bytes | None:
    found = bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        while len(found) < count:
            if not waiting.select(max(0.0, until - time.monotonic())):
                raise TimeoutError
            piece = os.read(pipe.fileno(), min(count - len(found), 1 << 20))
            if not piece:
                return None
            found += piece
    return bytes(found)


def _why(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
