"""The outer wall: who may be called by what name, the headers of every answer, and how long a body may take to arrive."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection
from typing import Any

BODY_SECONDS = 120.0  # for each piece of a body
# MapLibre runs a worker of our own files and draws images that it makes itself; nothing else may come from elsewhere
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"geolocation=(), camera=(), microphone=()"),
)
_OWN = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Shield:
    """Wraps the whole application, so that errors wear the headers too."""

    def __init__(self, app: Any, hosts: Collection[str], loopback: bool) -> None:
        self._app = app
        self._hosts = {h.lower() for h in hosts} | (_OWN if loopback else set())

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Any) -> None:
            if message["type"] == "http.response.start":
                named = {key.lower() for key, _ in message.get("headers", ())}
                extra = [(k, v) for k, v in HEADERS if k not in named]
                message = {**message, "headers": [*message.get("headers", ()), *extra]}
            await send(message)

        host = _host(scope)
        if host not in self._hosts:
            await _refuse(told, 421, f"this server does not answer to the name {host!r}; start it with --name {host}")
            return
        await self._app(scope, _timed(receive), told)


def _host(scope: Any) -> str:
    """The name that the caller used, without port: a page elsewhere whose name points here uses its own (DNS rebinding)."""
    given = next((value for key, value in scope["headers"] if key == b"host"), b"").decode("latin-1").lower()
    name, _, port = given.rpartition(":")
    return name if name and port.isdigit() else given


def _timed(receive: Any) -> Any:
    """Receiving, with an end to waiting for a body that does not come."""
    done = False

    async def limited() -> Any:
        nonlocal done
        if done:  # what comes now is only the news that the caller has gone
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), BODY_SECONDS)
        except TimeoutError:
            return {"type": "http.disconnect"}
        done = not message.get("more_body", False)
        return message

    return limited


async def _refuse(send: Any, status: int, message: str) -> None:
    body = json.dumps({"error": {"code": "wrong-name", "message": message}}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
