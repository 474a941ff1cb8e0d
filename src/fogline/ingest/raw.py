"""The bytes of one document, on the way from an input to the reader; small enough to hand to another process."""

from __future__ import annotations

from typing import Literal

import msgspec

MAX_BYTES = 64 * 1024 * 1024


class Row(msgspec.Struct, kw_only=True):
    """One row: `text` or `html`, and what is known beside it. Other fields are ignored."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """One document before anything in it is understood.

    A `page` is bytes of text or HTML, a `line` is JSON still to be read, a `row` is in `row` already.
    """

    input: str
    ref: str
    shape: Literal["page", "line", "row"]
    body: bytes = b""
    row: Row = msgspec.field(default_factory=Row)
    charset: str | None = None
    sha256: str | None = None
