"""Who is let in: each request gets its person, no other site may act through a browser, nobody asks too often, and an answer that
somebody holds already is not sent again."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any

from anyio import to_thread
from litestar.enums import ScopeType
from litestar.exceptions import PermissionDeniedException, TooManyRequestsException
from litestar.middleware import ASGIMiddleware

from fogline import __version__
from fogline.store.people import People
from fogline.web.person import Person
from fogline.web.site import Site

COOKIE = "fogline"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
RATE, LOGINS = 1200, 10  # requests of one person, attempts to log in from one address, each a minute
_KEEP = b"private, no-cache"
_ELSE = ("/api/jobs", "/api/export/", "/api/tokens", "/api/users")  # what depends on more than the ledger's records
_CALLERS = 4096  # that are counted at once


class Gate(ASGIMiddleware):
    """Runs before every route."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, site: Site, clock: Callable[[], float] = time.time) -> None:
        self._site, self._clock = site, clock
        self._counts: OrderedDict[tuple[str, int], int] = OrderedDict()

    async def handle(self, scope: Any, receive: Any, send: Any, next_app: Any) -> None:
        """One request."""
        headers = dict(scope["headers"])
        person = await to_thread.run_sync(self._person, headers)
        scope["user"], scope["auth"] = person, None
        self._count(scope, person)
        if scope["method"] not in SAFE:
            _same_site(headers)
            if scope["path"] != "/api/login":
                _meant(headers, person)
        elif (
            scope["method"] != "OPTIONS"
            and scope["path"].startswith("/api/")
            and not scope["path"].startswith("/api/jobs/")
        ):
            await self._fresh(scope, receive, send, next_app, person)
            return
        await next_app(scope, receive, send)

    def _person(self, headers: dict[bytes, bytes]) -> Person | None:
        kind, _, key = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        with self._site.ledger.reading() as connection:
            people = People(connection, self._clock())
            if kind.lower() == "bearer":
                found = people.token(key.strip())
                return Person(found.user, found.role, token=True) if found else None
            if not people.any():
                return Person(self._site.who, "admin", local=True, csrf=self._site.secret) if self._site.local else None
            cookie = cookie_of(headers)
            session = people.session(cookie) if cookie else None
            return Person(session.user, session.role, csrf=session.csrf) if session else None

    def _count(self, scope: Any, person: Person | None) -> None:
        """Counts by person, and by address for those who log in."""
        minute, address = int(self._clock() // 60), (scope.get("client") or ("?",))[0]
        login = scope["path"] == "/api/login" and scope["method"] == "POST"
        who = f"login:{address}" if login else f"person:{person.name}" if person else f"address:{address}"
        key = (who, minute)
        self._counts[key] = self._counts.get(key, 0) + 1
        while len(self._counts) > _CALLERS:
            self._counts.popitem(last=False)
        if self._counts[key] > (LOGINS if login else RATE):
            raise TooManyRequestsException("too many requests; wait a minute", headers={"Retry-After": "60"})

    async def _fresh(self, scope: Any, receive: Any, send: Any, next_app: Any, person: Person | None) -> None:
        """Answers with a tag; to whoever holds it, only that it still holds."""
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

    def _tag(self, scope: Any, person: Person | None) -> bytes:
        """One state of the ledger, asked one question by one person."""
        who = f"{person.name}:{person.role}:{person.csrf}" if person else ""
        parts = (__version__, self._site.state(), who, scope["path"], scope["query_string"].decode("latin-1"))
        return b'W/"' + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24].encode() + b'"'


def cookie_of(headers: dict[bytes, bytes]) -> str | None:
    """What our cookie holds."""
    jar = SimpleCookie()
    try:
        jar.load(headers.get(b"cookie", b"").decode("latin-1"))
    except CookieError:
        return None
    return jar[COOKIE].value if COOKIE in jar else None


def _same_site(headers: dict[bytes, bytes]) -> None:
    """A browser says which site's page acts: only our own may."""
    origin, host = headers.get(b"origin", b"").decode("latin-1"), headers.get(b"host", b"").decode("latin-1")
    other = headers.get(b"sec-fetch-site", b"same-origin") not in {b"same-origin", b"none"}
    if other or (origin and origin.partition("://")[2].lower() != host.lower()):
        raise PermissionDeniedException("this request comes from a page of another site")


def _meant(headers: dict[bytes, bytes], person: Person | None) -> None:
    """Whatever changes something carries the token that only our page can read; programs with a token of their own need none."""
    if person is None or person.token:
        return
    given = headers.get(b"x-csrf-token", b"")
    if not hmac.compare_digest(given, person.csrf.encode()):
        raise PermissionDeniedException("the header X-CSRF-Token is missing or old; it is `csrf` of /api/session")


def _holds(scope: Any, tag: bytes) -> bool:
    given = next((v for k, v in scope["headers"] if k == b"if-none-match"), b"")
    return tag in {part.strip() for part in given.split(b",")}
