"""Fetching over http(s), only when a URL was asked for: one deadline over all, a limit of bytes and redirects, public addresses."""

from __future__ import annotations

import asyncio
import email.utils
import re
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime

import httpx
import msgspec

from fogline import __version__
from fogline.errors import InputError
from fogline.ingest.addresses import Vetted
from fogline.ingest.raw import MAX_BYTES

SECONDS = 30.0
REDIRECTS = 5
AGENT = f"fogline/{__version__}"
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.I)


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: `status` 200 or 304, names of `headers` in small letters."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def charset(self) -> str | None:
        """The charset that the server names."""
        match = _CHARSET.search(self.headers.get("content-type", ""))
        return match[1] if match else None


class FetchError(InputError):
    """An answer that cannot be used; `status` where there was one, `wait` the seconds that the server asks for."""

    def __init__(self, message: str, *, code: str, ref: str, status: int | None = None, wait: float | None = None):
        super().__init__(message, code=code, ref=ref)
        self.status, self.wait = status, wait


class Fetcher:
    """Fetches one URL after the other; each ends by its deadline whatever the server does."""

    def __init__(self, allow_private: bool = False, seconds: float = SECONDS, most: int = MAX_BYTES) -> None:
        self._allowed, self._seconds, self._most = allow_private, seconds, most

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer with status 200 or 304; FetchError for all else."""
        try:
            return asyncio.run(self._within(url, dict(headers or {})))
        except TimeoutError as error:
            message = f"{url}: no whole answer within {self._seconds:g} seconds; try again later"
            raise FetchError(message, code="fetch-timeout", ref=url) from error
        except httpx.TooManyRedirects as error:
            raise FetchError(
                f"{url}: redirects more than {REDIRECTS} times", code="fetch-redirects", ref=url
            ) from error  # fmt: skip
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
            message = (
                f"{url}: cannot be fetched ({str(error) or type(error).__name__}); check the address, or try again"
            )
            raise FetchError(message, code="fetch-failed", ref=url) from error

    async def _within(self, url: str, headers: dict[str, str]) -> Fetched:
        async with asyncio.timeout(self._seconds):
            given = {"User-Agent": AGENT, "Accept-Encoding": "gzip", **headers}
            async with httpx.AsyncClient(
                transport=Vetted(self._allowed), follow_redirects=True, max_redirects=REDIRECTS, timeout=self._seconds,
                trust_env=False, headers=given,
            ) as client, client.stream("GET", url) as answer:  # fmt: skip
                return await self._answer(url, answer)

    async def _answer(self, url: str, answer: httpx.Response) -> Fetched:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if answer.status_code not in {200, 304}:
            raise FetchError(
                f"{url}: the server answers {answer.status_code} {answer.reason_phrase}".rstrip(),
                code=f"http-{answer.status_code}", ref=url, status=answer.status_code, wait=_wait(headers.get("retry-after")),
            )  # fmt: skip
        body = bytearray()
        async for piece in answer.aiter_raw():
            body += piece
            if len(body) > self._most:
                raise self._too_large(url)
        return Fetched(
            url=str(answer.url), status=answer.status_code, headers=headers,
            body=self._decoded(bytes(body), headers.get("content-encoding", ""), url),
        )  # fmt: skip

    def _decoded(self, body: bytes, encoding: str, url: str) -> bytes:
        if encoding.lower() in {"", "identity"} or not body:
            return body
        if encoding.lower() not in {"gzip", "x-gzip"}:
            message = f"{url}: comes packed as {encoding}, which was not asked for"
            raise FetchError(message, code="fetch-encoding", ref=url)
        opener = zlib.decompressobj(wbits=31)
        try:
            data = opener.decompress(body, self._most + 1)
        except zlib.error as error:
            raise FetchError(f"{url}: the answer is damaged ({error})", code="fetch-failed", ref=url) from error
        if len(data) > self._most:
            raise self._too_large(url)
        if not opener.eof:
            raise FetchError(f"{url}: the answer is cut short", code="fetch-failed", ref=url)
        return data

    def _too_large(self, url: str) -> FetchError:
        return FetchError(f"{url}: more than {self._most / 2**20:g} MB", code="too-large", ref=url)


def is_url(name: str) -> bool:
    """Whether an input is to be fetched."""
    return name.lower().startswith(("http://", "https://"))


def _wait(value: str | None) -> float | None:
    """Seconds of a Retry-After header, which may be a date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        until = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    now = datetime.now(UTC)
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())
