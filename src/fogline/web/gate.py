"""Who is let in: each request gets its person, and an answer that somebody holds already is not sent again."""

from __future__ import annotations

import hashlib
from typing import Any

from anyio import to_thread
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware

from fogline import __version__
from fogline.web.person import Person
from fogline.web.site import Site


class Gate(ASGIMiddleware):
    """Runs before every route."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, site: Site) -> None:
        self._site = site

    async def handle(self, scope: Any, receive: Any, send: Any, next_app: Any) -> None:
        """One request."""
        person = await to_thread.run_sync(self._person, scope)
        scope["user"], scope["auth"] = person, None
        if scope["method"] not in {"GET", "HEAD"} or not scope["path"].startswith("/api/"):
            await next_app(scope, receive, send)
            return
        tag = await to_thread.run_sync(self._tag, scope, person)
        if _holds(scope, tag):
            await send(
                {"type": "http.response.start", "status": 304, "headers": [(b"etag", tag), (b"cache-control", _KEEP)]}
            )
            await send({"type": "http.response.body", "body": b""})
            return

        async def tagged(message: Any) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message = {
                    **message,
                    "headers": [*message.get("headers", ()), (b"etag", tag), (b"cache-control", _KEEP)],
                }
            await send(message)

        await next_app(scope, receive, tagged)

    def _person(self, scope: Any) -> Person | None:
        return Person(self._site.who, "admin", local=True, csrf=self._site.secret)

    def _tag(self, scope: Any, person: Person | None) -> bytes:
        """One state of the ledger, asked one question by one person."""
        who = f"{person.name}:{person.role}" if person else ""
        parts = (__version__, self._site.state(), who, scope["path"], scope["query_string"].decode("latin-1"))
        return b'W/"' + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24].encode() + b'"'


_KEEP = b"private, no-cache"


def _holds(scope: Any, tag: bytes) -> bool:
    given = next((v for k, v in scope["headers"] if k == b"if-none-match"), b"")
    return tag in {part.strip() for part in given.split(b",")}
