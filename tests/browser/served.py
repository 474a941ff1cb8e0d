"""`fogline serve` as people run it: a process of its own over a ledger."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from fogline.web.shell import STATIC

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds


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
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=None, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address.startswith("http://"), f"fogline serve did not start: {address!r}"
            _answers(address, server)
            yield address.rstrip("/")
        finally:
            server.terminate()


def _answers(address: str, server: subprocess.Popen[str]) -> None:
    """Waits until the server answers; one that has ended is told with its code, its words stand in the output."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, f"fogline serve ended with {server.returncode}"
        try:
            if httpx.get(f"{address}health", trust_env=False, timeout=10).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


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
