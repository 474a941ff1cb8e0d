"""Errors for people and programs alike: `{"error": {"code", "message"}}`, whatever went wrong."""

from __future__ import annotations

import logging
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from fogline.errors import ExportError, FoglineError, LedgerError, UsageError
from fogline.model.record import Record

log = logging.getLogger("fogline.web")
_CODES = {
    400: "bad-request", 401: "log-in", 403: "forbidden", 404: "not-found", 405: "wrong-method", 409: "conflict", 413: "too-large",
    415: "wrong-type", 429: "too-many", 503: "busy",
}  # fmt: skip


class Fault(Record, frozen=True, kw_only=True):
    """What is wrong: a code that stays the same, and a sentence."""

    code: str
    message: str


class Faulty(Record, frozen=True, kw_only=True):
    """The body of every answer that is an error."""

    error: Fault


def fault(status: int, message: str, headers: dict[str, str] | None = None) -> Response[Faulty]:
    """An error as an answer."""
    body = Faulty(error=Fault(code=_CODES.get(status, "failed"), message=message))
    return Response(body, status_code=status, headers=headers)


def on_http(_request: Request[Any, Any, Any], error: HTTPException) -> Response[Faulty]:
    """What Litestar refused: unknown routes, wrong parameters, too much."""
    message = str(error.detail or "this cannot be done")
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        message = "; ".join(f"{e.get('key', '?')}: {e.get('message', '?')}" for e in error.extra) or message
    return fault(error.status_code, message, dict(error.headers or {}))


def on_ours(_request: Request[Any, Any, Any], error: FoglineError) -> Response[Faulty]:
    """Errors that are meant for people already."""
    if isinstance(error, UsageError):
        return fault(400, str(error))
    if isinstance(error, LedgerError):
        return fault(404 if "no such" in str(error) or "nobody in this ledger" in str(error) else 503, str(error))
    return fault(422 if isinstance(error, ExportError) else 400, str(error))


def on_bug(request: Request[Any, Any, Any], error: Exception) -> Response[Faulty]:
    """A mistake of ours: told in the log with its trace, not to whoever asked."""
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return fault(500, "the server made a mistake; the log of `fogline serve` says more")


HANDLERS: dict[Any, Any] = {HTTPException: on_http, FoglineError: on_ours, Exception: on_bug}
