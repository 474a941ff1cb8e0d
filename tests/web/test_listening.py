"""A real server: it closes connections on which nothing is asked, and answers the others meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from fogline.app import App
from fogline.store.ledger import Ledger
from fogline.web import listening
from fogline.web.entry import application
from fogline.web.site import Site


@pytest.fixture
def port(read_ledger: Ledger, sample_app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(listening, "ASK_SECONDS", 1.0)
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    app = application(Site(sample_app, read_ledger, "A. Reader"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", http=listening.Impatient))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield bound.getsockname()[1]
    server.should_exit = True
    thread.join(10)


def test_who_asks_letter_by_letter_is_left(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
        start = time.monotonic()
        slow.sendall(b"GET /api/events HTTP/1.1\r\nHost: 127")
        assert httpx.get(f"http://127.0.0.1:{port}/health").json()["status"] == "ok"
        assert slow.recv(10) == b""
        assert 0.5 < time.monotonic() - start < 8
