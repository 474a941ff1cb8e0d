"""WARC: pages as crawlers keep them.

The frames around records are read in `frames`, since the libraries stop at a cut without an error and lose what follows
damage; what is inside a frame is fastwarc's.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

from fastwarc.warc import ArchiveIterator, WarcRecord

from fogline.ingest.flow import Flow
from fogline.ingest.frames import Damage, Frames
from fogline.ingest.raw import MAX_BYTES, Raw, Row
from fogline.model.issue import Failure

_PAGES = {"text/html", "application/xhtml+xml", "text/plain"}


def pages(flow: Flow, name: str) -> Iterator[Raw | Failure]:
    """Responses of HTML and plain text that a server gave with status 200; each damage is told, and reading goes on behind it."""
    records = 0
    while True:
        for frame in Frames(flow).frames():
            if isinstance(frame, Damage):
                yield _failure(frame.code, f"{name}: after {records} whole records: {frame.message}", name)
                continue
            records += 1
            if frame:
                yield from _page(frame, name, records)
        if not flow.broken:
            break
        message = f"{name}: after {records} whole records the gzip data {flow.broken}"
        yield _failure("damaged-warc", message + "; what is whole behind it is still read", name)
        if not flow.resume():
            break
    if not records:
        yield _failure("damaged-warc", f"{name}: the archive holds no whole record", name)


def _page(frame: bytes, name: str, number: int) -> Iterator[Raw | Failure]:
    ref = f"{name}#{number}"
    try:
        for record in ArchiveIterator(io.BytesIO(frame), parse_http=True, auto_decode="all", stream_detect=False):
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            if not _wanted(record):
                continue
            body = record.reader.read(MAX_BYTES + 1)
            if len(body) > MAX_BYTES:
                yield _failure("too-large", f"{ref}: {url} unpacks to more than {MAX_BYTES // 2**20} MB", name, ref)
            elif body.strip():
                yield Raw(
                    input=name, ref=url or ref, shape="page", body=body, row=Row(id=url or ref, url=url or None),
                    charset=record.http_charset, sha256=hashlib.sha256(body).hexdigest(),
                )  # fmt: skip
    except (OSError, ValueError) as error:
        yield _failure("damaged-warc", f"{ref}: the record cannot be read ({error})", name, ref)


def _wanted(record: WarcRecord) -> bool:
    if record.http_headers is None or record.http_headers.status_code != 200:
        return False
    return (record.http_content_type or "").lower() in _PAGES


def _failure(code: str, message: str, name: str, ref: str | None = None) -> Failure:
    return Failure(code=code, message=message, document_ref=ref or name, input=name)
