"""The frames of WARC records: each record whole, or what is damaged and how much of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from fogline.ingest.flow import Flow
from fogline.ingest.raw import MAX_BYTES

_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
_RESPONSE = re.compile(rb"^warc-type:[ \t]*response[ \t]*\r?$", re.I | re.M)
_PAGE = re.compile(rb"^content-type:[ \t]*(?:text/html|text/plain|application/xhtml)", re.I | re.M)
_NEXT = re.compile(rb"(?<=\n)WARC/1\.[01]\r?\n")
_VERSION = re.compile(rb"WARC/\d\.\d+\r?\n$")
_LINE = 1 << 16
_MOST_LINES = 500
_PIECE = 1 << 20


class Damage(NamedTuple):
    """What could not be read."""

    code: str
    message: str


class Frames:
    """Records of a stream, up to its end or to where its packing breaks; that break is told by the caller."""

    def __init__(self, flow: Flow) -> None:
        self._flow, self._stream = flow, flow.stream
        self._back = io.BytesIO()

    def frames(self) -> Iterator[bytes | Damage]:
        """Each response as bytes, head and content; other records as empty bytes; damage where it lies."""
        skipped = 0
        while line := self._line():
            if not _VERSION.match(line):
                skipped += len(line.strip())
                continue
            if skipped:
                yield Damage("damaged-warc", f"{skipped} bytes are no record")
                skipped = 0
            found = self._record(line)
            if found is not None:
                yield found
        if skipped and not self._flow.broken:
            yield Damage("damaged-warc", f"{skipped} bytes at the end are no record")

    def _record(self, line: bytes) -> bytes | Damage | None:
        head = self._head(line)
        length = _LENGTH.search(head)
        if length is None:
            return None if self._flow.broken else Damage("damaged-warc", "the headers of a record are broken off")
        size = int(length[1])
        if size > MAX_BYTES:
            return self._large(size)
        content = self._take(size)
        tail = self._take(4)
        if len(content) == size and tail == b"\r\n\r\n" and not self._doubtful():
            return head + content + tail if _RESPONSE.search(head) else b""
        return self._damaged(content + tail, size)

    def _damaged(self, content: bytes, size: int) -> Damage | None:
        """A record whose length does not hold; what looks like the next record in it is read again."""
        if self._flow.broken:
            return None
        behind = _NEXT.search(content)
        if behind:
            self._back = io.BytesIO(content[behind.start() :] + self._back.read())
        if len(content) < size + 4 and not behind:
            return Damage("damaged-warc", f"a record of {size} bytes is cut short after {len(content)}")
        return Damage("damaged-warc", f"a record is not {size} bytes long, as it says")

    def _doubtful(self) -> bool:
        """Whether the packing breaks right behind what was taken, by a check sum that does not hold."""
        behind = self._back.tell() < len(self._back.getbuffer()) or self._stream.peek(1)
        return not behind and self._flow.broken is not None and self._flow.doubtful

    def _large(self, size: int) -> bytes | Damage:
        page = bool(_PAGE.search(self._take(_LINE)))
        left = size - _LINE
        while left > 0 and (piece := self._take(min(left, _PIECE))):
            left -= len(piece)
        if page:
            return Damage("too-large", f"a page of {size:,} bytes is too large to be read")
        return b""

    def _head(self, line: bytes) -> bytes:
        head = [line]
        while len(head) < _MOST_LINES and (line := self._line()):
            head.append(line)
            if not line.strip():
                return b"".join(head)
        return b""

    def _line(self) -> bytes:
        line = self._back.readline(_LINE)
        return line if line.endswith(b"\n") else line + self._stream.readline(_LINE)

    def _take(self, size: int) -> bytes:
        given = self._back.read(size)
        return given + self._stream.read(size - len(given)) if len(given) < size else given
