"""The hash chain over everything that is appended: each link holds the digest of a record and of the link before it."""

from __future__ import annotations

import hashlib

START = "0" * 64


def digest(data: str | bytes) -> str:
    """SHA-256 in hex of a record's wire form."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def link(previous: str, kind: str, ref: str, record_digest: str) -> str:
    """The hash of a link."""
    return digest("\x1f".join((previous, kind, ref, record_digest)))
