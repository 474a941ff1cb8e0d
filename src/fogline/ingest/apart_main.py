"""The process that reads pages and feeds for `apart.Apart`: jobs come on standard input, answers go to standard output."""

from __future__ import annotations

import os
import sys

import msgspec

from fogline.errors import InputError
from fogline.ingest.apart import HEAD, Answer, Job
from fogline.ingest.feed import entries
from fogline.ingest.html import read_html

try:
    import resource
except ImportError:  # Windows knows no such limits; the wall clock of the one that asks still holds
    resource = None  # type: ignore[assignment]


def main() -> None:
    """Read until the input ends."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not garble the answers
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    _tell(answers, b"")
    jobs = sys.stdin.buffer
    while head := jobs.read(HEAD):
        job = msgspec.msgpack.decode(jobs.read(int.from_bytes(head, "big")), type=Job)
        _allow(seconds)
        try:
            answer = _answer(job)
        except MemoryError:
            _tell(answers, _encoded(_bloated(job, memory)))
            return  # what it left behind is nobody's to clean up
        _tell(answers, _encoded(answer))


def _answer(job: Job) -> Answer:
    try:
        if job.kind == "feed":
            return Answer(entries=tuple(entries(job.data, job.ref, job.address)))
        return Answer(markup=read_html(job.text, job.ref))
    except InputError as error:
        return Answer(code=error.code, message=str(error))
    except RecursionError:
        return Answer(code=_code(job), message=f"{job.ref}: nested too deep to be read; save its text")


def _bloated(job: Job, memory: int) -> Answer:
    needs = f"{job.ref}: needs more than {memory >> 20} MB of memory to read and was given up; save its text"
    return Answer(code=_code(job), message=needs)


def _code(job: Job) -> str:
    return "bad-feed" if job.kind == "feed" else "bad-html"


def _allow(seconds: float) -> None:
    """So much processor time from now on; the kernel ends the process behind it."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _encoded(answer: Answer) -> bytes:
    return msgspec.msgpack.encode(answer)


def _tell(pipe: int, message: bytes) -> None:
    data = memoryview(len(message).to_bytes(HEAD, "big") + message)
    while data:
        data = data[os.write(pipe, data) :]


if __name__ == "__main__":
    main()
