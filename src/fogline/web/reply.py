"""Answers as bytes: encoded and packed in the thread that made them, so that other requests do not wait for it."""

from __future__ import annotations

import gzip
from typing import Any, TypeVar, cast

import msgspec
from litestar import Request, Response
from litestar.enums import MediaType

SMALL = 1024  # bytes that are not worth packing
LARGE = 256 * 1024  # bytes of which packing well takes longer than sending
Asked = Request[Any, Any, Any]
T = TypeVar("T")


def packs(request: Asked) -> bool:
    """Whether who asks unpacks gzip."""
    return "gzip" in request.headers.get("accept-encoding", "")


def answer(request: Asked, value: T, status: int = 200) -> T:
    """A record as JSON. Litestar reads the schema from a handler's annotation, and sends the response that it really gets."""
    body = msgspec.json.encode(value, order="deterministic")
    return cast(T, Response(**packed(request, body), media_type=MediaType.JSON, status_code=status))


def packed(request: Asked, body: bytes) -> dict[str, Any]:
    """Content and headers of a body, packed where that is asked for and worth it."""
    headers = {"Vary": "Accept-Encoding"}
    if len(body) < SMALL or not packs(request):
        return {"content": body, "headers": headers}
    return {
        "content": gzip.compress(body, 1 if len(body) > LARGE else 5, mtime=0),
        "headers": headers | {"Content-Encoding": "gzip"},
    }
