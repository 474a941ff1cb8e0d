"""A loopback server with every bad habit: it stalls, drips, redirects in circles, never ends, lies about length and charset."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STALL = 6.0  # seconds that a bad habit goes on for, if nobody hangs up


class Server:
    """Answers by path; `pages` are bodies or functions of the handler, `asked` what was asked for with its headers, `peers` who asked."""

    def __init__(self, pages: dict[str, Any] | None = None) -> None:
        self.pages: dict[str, bytes | Callable[[Handler], None]] = {**HABITS, **(pages or {})}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.peers: set[tuple[str, int]] = set()
        self.etags: dict[str, str] = {}
        made = type("Bound", (Handler,), {"server_of": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), made)
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def url(self, path: str) -> str:
        return self.address + path

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


class Handler(BaseHTTPRequestHandler):
    server_of: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server_of.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        self.server_of.peers.add(self.client_address[:2])
        page = self.server_of.pages.get(self.path)
        etag = self.server_of.etags.get(self.path)
        try:
            if page is None:
                self.give(b"", 404)
            elif callable(page):
                page(self)
            elif etag and self.headers.get("If-None-Match") == etag:
                self.give(b"", 304, ETag=etag)
            else:
                self.give(page, **({"ETag": etag} if etag else {}))
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client hung up, as it should
        self.close_connection = True

    def give(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


def _stall(handler: Handler) -> None:
    time.sleep(STALL)


def _drip_header(handler: Handler) -> None:
    end = time.monotonic() + STALL
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while time.monotonic() < end:
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.2)


def _drip_body(handler: Handler) -> None:
    end = time.monotonic() + STALL
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    while time.monotonic() < end:
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.2)


def _endless(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    for _ in range(20_000):
        handler.wfile.write(b"war and peace " * 1000)


def _bomb(handler: Handler) -> None:
    handler.give(gzip.compress(bytes(300_000_000), 1), Content_Encoding="gzip")


def _circle(handler: Handler) -> None:
    handler.give(b"", 302, Location="/circle")


def _inward(handler: Handler) -> None:
    handler.give(b"", 302, Location="http://127.0.0.2:9/secret")


def _elsewhere(handler: Handler) -> None:
    handler.give(b"", 302, Location="file:///etc/passwd")


def _short(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")


def _long_header(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 20_000_000 + b"\r\n\r\n")


def _rubbish(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01\x02 what is this\r\n\r\n")


def _hang_up(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def _charset(handler: Handler) -> None:
    text = "Für die Brücke wurde am Freitag niemand verantwortlich gemacht, sagte das Amt am frühen Morgen."
    handler.give(text.encode("utf-8"), Content_Type="text/plain; charset=iso-8859-6")


def _busy(handler: Handler) -> None:
    handler.give(b"", 503, Retry_After="120")


HABITS: dict[str, Callable[[Handler], None]] = {
    "/stall": _stall, "/drip-header": _drip_header, "/drip-body": _drip_body, "/endless": _endless, "/bomb": _bomb,
    "/circle": _circle, "/inward": _inward, "/elsewhere": _elsewhere, "/short": _short, "/long-header": _long_header,
    "/rubbish": _rubbish, "/hang-up": _hang_up, "/charset": _charset, "/busy": _busy,
}  # fmt: skip
