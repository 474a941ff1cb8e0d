"""RSS and Atom: entries that carry their article are documents; those that only link to it say so."""

from __future__ import annotations

import calendar
import io
import re
from datetime import UTC, datetime
from typing import Any

import feedparser

from fogline.errors import InputError
from fogline.ingest.raw import Raw, Row
from fogline.model.ids import content_id
from fogline.model.issue import Failure
from fogline.model.record import Record

MAX_FEED = 16 * 1024 * 1024
_LONGEST_TAG = 100_000  # one tag with 200,000 attributes hangs the parser
_TAG = re.compile(rb"<[a-zA-Z][^<>]*")
_WORDS = 40  # an article in a feed that has no `content` but a long description


class Entry(Record, frozen=True, kw_only=True):
    """One entry: `key` tells it from others of the feed, `html` is empty where only a link is given."""

    key: str
    url: str | None
    title: str | None
    published: str | None
    html: str
    language: str | None


def entries(data: bytes, name: str, address: str | None = None) -> list[Entry]:
    """The entries of a feed, in its order. InputError where it is none, or is built to break parsers."""
    if len(data) > MAX_FEED or max((len(m[0]) for m in _TAG.finditer(data)), default=0) > _LONGEST_TAG:
        raise InputError(f"{name}: the feed is too large or built to break parsers", code="bad-feed", ref=name)
    if b"<!ENTITY" in data[:100_000]:
        raise InputError(f"{name}: the feed declares entities, which no feed needs", code="bad-feed", ref=name)
    headers = {"content-location": address} if address else {}
    read = feedparser.parse(io.BytesIO(data), response_headers=headers)
    if not read.entries and (read.bozo or not read.version):
        reason = f" ({read.bozo_exception})" if read.bozo else ""
        raise InputError(f"{name}: this is no RSS or Atom feed{reason}", code="bad-feed", ref=name)
    language = (read.feed.get("language") or "")[:2].lower() or None
    return [_entry(e, language) for e in read.entries]


def row(entry: Entry, name: str) -> Raw | Failure:
    """An entry as a row, or that it holds no article."""
    ref = entry.url or f"{name}#{entry.key}"
    if not entry.html:
        message = (
            f"{name}: {entry.title or ref}: the feed gives only a link; read the page itself: {entry.url or '(none)'}"
        )
        return Failure(code="link-only", message=message, document_ref=ref, input=name)
    html = f"<html><body><article>{entry.html}</article></body></html>"  # a bare fragment is no page to trafilatura
    made = Row(id=ref, html=html, title=entry.title, url=entry.url, published=entry.published, language=entry.language)
    return Raw(input=name, ref=ref, shape="row", row=made)


def _entry(entry: Any, language: str | None) -> Entry:
    full = max((c.get("value", "") for c in entry.get("content", ())), key=len, default="")
    summary = entry.get("summary") or ""
    if not full and len(re.sub(r"<[^<>]*>", " ", summary).split()) >= _WORDS:
        full = summary
    link = entry.get("link") or None
    title = entry.get("title") or None
    return Entry(
        key=content_id("ent", (entry.get("id") or link or (title, summary),)), url=link, title=title,
        published=_day(entry), html=full.strip(), language=language,
    )  # fmt: skip


def _day(entry: Any) -> str | None:
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(stamp), UTC).isoformat() if stamp else None
    except (ValueError, OverflowError):
        return None  # a day that no calendar has
