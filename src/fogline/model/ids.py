"""Ids that come from content: the same input has the same id on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def content_id(prefix: str, parts: Iterable[object]) -> str:
    """`prefix_` and 16 hex digits of the SHA-256 over the parts, separated so that they cannot run together."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}_{digest.hexdigest()[:16]}"
