"""Archives, tables and feeds that tests write: WARC records, WACZ files, RSS and Atom."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Sequence

STORY = (
    "The bridge at Grelsund was blown up early on Friday, the district office told our reporter, and nobody was hurt "
    "in town number {n}."
)


def page(n: int) -> str:
    return (
        f"<html><head><title>Bridge {n}</title></head><body><h1>Bridge {n}</h1><p>{STORY.format(n=n)}</p></body></html>"
    )


def url(n: int) -> str:
    return f"https://fenlandherald.example/{n}"


def record(
    n: int, body: bytes | None = None, kind: str = "text/html; charset=utf-8", status: str = "200 OK", extra: str = "",
    warc_type: str = "response",
) -> bytes:  # fmt: skip
    content = page(n).encode() if body is None else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: {warc_type}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:012d}>\r\n"
        f"WARC-Date: 2031-03-03T00:00:00Z\r\nWARC-Target-URI: {url(n)}\r\n"
        f"Content-Type: application/http; msgtype={warc_type}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(records: Sequence[bytes]) -> bytes:
    """One gzip member a record, as crawlers write them."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)


def wacz(*archives: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        zipped.writestr("datapackage.json", "{}")
        for n, archive in enumerate(archives):
            zipped.writestr(f"archive/data-{n}.warc.gz", archive)
        zipped.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
    return made.getvalue()


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<channel><title>Fenland Herald</title><link>https://fenlandherald.example/</link><language>en</language>"
        + "".join(items)
        + "</channel></rss>"
    ).encode()


def item(n: int, full: bool = True, link: str | None = None) -> str:
    content = f"<content:encoded><![CDATA[<p>{STORY.format(n=n)}</p>]]></content:encoded>" if full else ""
    return (
        f"<item><title>Bridge {n}</title><link>{link or url(n)}</link><guid>{url(n)}</guid>"
        f"<pubDate>Mon, 03 Mar 2031 06:00:00 GMT</pubDate><description>Short.</description>{content}</item>"
    )
