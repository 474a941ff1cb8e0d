"""`fogline serve` as people run it: a process of its own over a ledger."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fogline.web.shell import STATIC

ROOT = Path(__file__).parents[2]


@contextmanager
def serving(ledger: Path, *more: str) -> Iterator[str]:
    """The address of a server over a ledger."""
    command = [
        sys.executable,
        "-m",
        "fogline",
        "serve",
        "--ledger",
        str(ledger),
        "--port",
        "0",
        "--who",
        "tester",
        *more,
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address.startswith("http://"), f"fogline serve did not start: {address!r}"
            yield address.rstrip("/")
        finally:
            server.terminate()


def built() -> bool:
    """Whether the page has been built."""
    return (STATIC / "index.html").is_file()


def demo(target: Path) -> Path:
    """The demo's ledger."""
    done = subprocess.run(
        [sys.executable, "-m", "fogline", "demo", "--keep", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target
