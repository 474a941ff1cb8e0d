"""What an input is, by its first bytes; names may be wrong."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["parquet", "zip", "warc", "feed", "rows", "page"]
_FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,200}>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.S)  # fmt: skip
_SAMPLE = 100_000
_BOM = b"\xef\xbb\xbf"
ROWS = (".jsonl", ".ndjson")


def kind_of(head: bytes, name: str) -> Kind:
    """The format of an input that begins like this."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith(b"WARC/"):
        return "warc"
    if name.removesuffix(".gz").endswith(ROWS) or is_row(head):
        return "rows"
    if _FEED.match(head.removeprefix(_BOM)[:8192]):
        return "feed"
    return "warc" if name.removesuffix(".gz").endswith(".warc") else "page"  # its first record is damaged


def is_row(head: bytes) -> bool:
    """Whether bytes are one JSON object a line."""
    start = head.removeprefix(_BOM).lstrip()[:1]
    return start == b"{" and (b'"text"' in head[:_SAMPLE] or b'"html"' in head[:_SAMPLE])
