"""What the command line names, to the bytes of single documents: files, folders, standard input, URLs, archives, tables, feeds."""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from fogline.errors import InputError
from fogline.ingest import feed, parquet, rows, wacz, warc
from fogline.ingest.fetch import Fetched, Fetcher, is_url
from fogline.ingest.flow import BUFFER, Flow
from fogline.ingest.kinds import kind_of
from fogline.ingest.raw import MAX_BYTES, Raw, Row
from fogline.model.issue import Failure

_SKIP = {".py", ".pyc", ".png", ".jpg", ".jpeg", ".gif", ".pdf", ".zip", ".yaml", ".yml", ".tsv", ".csv", ".md"}
_ASIDE = 64 * 1024 * 1024  # of an unpacked table or archive in memory, before it goes to a temporary file
Opened = IO[bytes]
FeedReader = Callable[[bytes, str, str | None], Sequence[feed.Entry]]


def gather(inputs: Sequence[str], fetcher: Fetcher, read_feed: FeedReader = feed.entries) -> Iterator[Raw | Failure]:
    """Each document of each input, in the order given (folders by name); what cannot be read is a Failure among them."""
    for name in inputs:
        for path in _paths(name):
            try:
                yield from _fetched(path, fetcher, read_feed) if is_url(path) else _file(path, read_feed)
            except InputError as error:
                yield Failure(code=error.code, message=str(error), document_ref=path, input=path)


def _paths(name: str) -> Iterator[str]:
    path = Path(name)
    if name == "-" or is_url(name) or not path.is_dir():
        yield name
        return
    for child in sorted(path.rglob("*")):
        if child.is_file() and child.suffix.lower() not in _SKIP and not child.name.startswith("."):
            yield str(child)


def _file(path: str, read_feed: FeedReader) -> Iterator[Raw | Failure]:
    if path == "-":
        yield from _opened(sys.stdin.buffer, path, read_feed)
        return
    try:
        with Path(path).open("rb") as file:
            yield from _opened(file, path, read_feed)
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError(f"{path}: {reason.lower()}; check the name", code="unreadable", ref=path) from error


def _fetched(url: str, fetcher: Fetcher, read_feed: FeedReader) -> Iterator[Raw | Failure]:
    answer = fetcher.get(url)
    yield from _opened(io.BytesIO(answer.body), url, read_feed, answer)


def _opened(file: Opened, name: str, read_feed: FeedReader, answer: Fetched | None = None) -> Iterator[Raw | Failure]:
    counted = _Counted(file)
    flow = Flow(counted)
    kind = kind_of(flow.head(), name)
    if kind == "warc":
        yield from warc.pages(flow, name)
    elif kind in {"zip", "parquet"}:
        yield from _aside(flow, name, wacz.pages if kind == "zip" else parquet.rows)
    elif kind == "rows":
        yield from rows.rows(flow, name)
        if flow.broken:
            raise damaged(flow, name)
    elif kind == "feed":
        found = read_feed(_whole(flow, name), name, answer.url if answer else None)
        yield from (feed.row(entry, name) for entry in found)
    else:
        body = _whole(flow, name)
        ref = name if answer or name == "-" else Path(name).name
        row = Row(url=answer.url) if answer else Row()
        yield Raw(
            input=name, ref=ref, shape="page", body=body, row=row, charset=answer.charset if answer else None,
            sha256=counted.sha256.hexdigest(),
        )  # fmt: skip


def _aside(flow: Flow, name: str, read: Callable[[Opened, str], Iterator[Raw | Failure]]) -> Iterator[Raw | Failure]:
    """Formats that must be jumped about in: from a file of their own, kept aside while it is read."""
    with tempfile.SpooledTemporaryFile(_ASIDE) as copy:
        while piece := flow.stream.read(BUFFER):
            copy.write(piece)
        if flow.broken:
            raise damaged(flow, name)
        copy.seek(0)
        yield from read(copy, name)


def _whole(flow: Flow, name: str) -> bytes:
    data = flow.stream.read(MAX_BYTES + 1)
    if flow.broken:
        raise damaged(flow, name)
    if len(data) > MAX_BYTES:
        did = "unpacks to" if flow.packed else "has"
        raise InputError(
            f"{name}: {did} more than {MAX_BYTES // 2**20} MB; split it into smaller files", code="too-large", ref=name
        )
    return data


def damaged(flow: Flow, name: str) -> InputError:
    """What to say where a stream broke."""
    return InputError(f"{name}: the gzip data {flow.broken}; fetch it again", code="damaged-gzip", ref=name)


class _Counted:
    """A file whose bytes are hashed as they pass; the hash is that of the file as it was given."""

    def __init__(self, file: Opened) -> None:
        self._file = file
        self.sha256 = hashlib.sha256()

    def read(self, most: int) -> bytes:
        """Some bytes."""
        data = self._file.read(most)
        self.sha256.update(data)
        return data
