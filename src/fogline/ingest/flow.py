"""Inputs as streams of bytes, unpacked as they are read. Damage ends a stream early and says where; it is never silent."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

GZIP = b"\x1f\x8b"
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_KEPT = (
    1 << 22
)  # bytes of a member that are searched again after damage, since a damaged member may swallow the next ones
PIECE = 1 << 14
BUFFER = 1 << 17


class _Filled(io.RawIOBase):
    """A raw stream that fills the buffer it is given as far as it can, so that a look ahead sees enough."""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As much as there is room for, or as is left."""
        view, at = memoryview(buffer), 0
        while at < len(view):
            piece = self.piece(len(view) - at)
            if not piece:
                break
            view[at : at + len(piece)] = piece
            at += len(piece)
        return at

    def piece(self, most: int) -> bytes:
        """Some bytes, at most so many; none at the end."""
        raise NotImplementedError


class _Plain(_Filled):
    """The bytes as they are."""

    def __init__(self, file: Any) -> None:
        self._read = file.read

    def piece(self, most: int) -> bytes:
        return bytes(self._read(most))


class Gunzip(_Filled):
    """The content of gzip members, one after the other.

    At damage the stream ends after the last good byte, with `broken` saying why; `resume` goes on at the next member.
    """

    def __init__(self, file: Any) -> None:
        self._read = file.read
        self._packed = b""
        self._ready = b""
        self._opener: Any = None
        self._fault: str | None = None
        self._taken = 0
        self._member = bytearray()
        self._given = False  # whether the member at hand has given anything
        self.broken: str | None = None
        self.doubtful = False  # whether what came last is of a member that turned out to be damaged

    def piece(self, most: int) -> bytes:
        """Some unpacked bytes; none at the end or at damage."""
        while not self._ready and self._fault is None:
            if not self._packed:
                self._packed = self._more()
                if not self._packed:
                    self._fault = f"is cut short after {self._taken} bytes" if self._opener is not None else ""
                    break
            self._open()
        if not self._ready:
            self.broken = self._fault or None
            return b""
        self._given = True
        given, self._ready = self._ready[:most], self._ready[most:]
        return given

    def resume(self) -> bool:
        """Go on at the next member after damage; False where there is none."""
        self.broken, self._fault, self._opener, self.doubtful = None, None, None, False
        self._packed = bytes(self._member[1:]) + self._packed
        self._member.clear()
        while True:
            match = _MEMBER.search(self._packed)
            if match:
                self._packed = self._packed[match.start() :]
                return True
            more = self._more()
            if not more:
                return False
            self._packed = self._packed[-3:] + more

    def _more(self) -> bytes:
        data = bytes(self._read(PIECE))
        self._taken += len(data)
        return data

    def _open(self) -> None:
        if self._opener is None:
            if len(self._packed) < len(GZIP):
                self._packed += self._more()
            if not self._packed.startswith(GZIP):
                if self._packed.strip(b"\0"):  # tape writers pad with zeros
                    self._fault = f"has bytes that are no gzip data before byte {self._taken}"
                else:
                    self._packed = b""
                return
            self._opener = zlib.decompressobj(wbits=31)
            self._member.clear()
            self._given = False
        before = self._opener.copy()
        try:
            self._ready = self._opener.decompress(self._packed, BUFFER)
        except zlib.error as error:
            self._salvage(before, error)
            return
        left = self._opener.unused_data if self._opener.eof else self._opener.unconsumed_tail
        self._member += self._packed[: len(self._packed) - len(left)]
        del self._member[:-_KEPT]
        self._packed = left
        if self._opener.eof:
            self._opener = None
            self._member.clear()

    def _salvage(self, opener: Any, error: zlib.error) -> None:
        """What can be unpacked before the damage, byte by byte; then the fault."""
        found = []
        try:
            for at in range(len(self._packed)):
                found.append(opener.decompress(self._packed[at : at + 1]))
        except zlib.error:
            pass  # the damage that brought us here
        self._ready = b"".join(found)
        self._fault = f"is damaged before byte {self._taken} ({error})"
        self.doubtful = self._given or bool(self._ready)
        if not self._member:  # damage in the first bytes of a member: do not find the same member again
            self._packed = self._packed[1:]


class Flow:
    """A stream with a look ahead, unpacked where it is gzip'ed, or in any case where `unpack` is given."""

    def __init__(self, file: Any, unpack: type[Gunzip] | None = None) -> None:
        self._raw: _Filled = _Plain(file)
        self.stream: io.BufferedReader = io.BufferedReader(self._raw, BUFFER)
        if unpack or self.stream.peek(2).startswith(GZIP):
            self._raw = Gunzip(self.stream)
            self.stream = io.BufferedReader(self._raw, BUFFER)

    @property
    def broken(self) -> str | None:
        """Why the stream ended early, once it has ended."""
        return self._raw.broken if isinstance(self._raw, Gunzip) else None

    @property
    def doubtful(self) -> bool:
        """Whether what came right before the break may be wrong: the check sum over it does not hold."""
        return isinstance(self._raw, Gunzip) and self._raw.doubtful

    @property
    def packed(self) -> bool:
        """Whether it is gzip'ed."""
        return isinstance(self._raw, Gunzip)

    def head(self) -> bytes:
        """The first bytes, which stay in the stream."""
        return self.stream.peek(BUFFER)

    def resume(self) -> bool:
        """Go on after damage, where the format has places to go on at."""
        return isinstance(self._raw, Gunzip) and self._raw.resume()
