"""A file that is written in one thread and sent from another as it grows, with an end to waiting for a slow reader."""

from __future__ import annotations

import gzip
import io
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO, cast

CHUNK = 64 * 1024
AHEAD = 16  # chunks that may wait for the reader
PATIENCE = 60.0  # seconds without the reader taking one


class GoneError(OSError):
    """Nobody reads any more."""


class _Pipe(io.RawIOBase):
    """The writing end; what is written is handed on in chunks."""

    def __init__(self) -> None:
        self.chunks: queue.Queue[bytes | None] = queue.Queue(AHEAD)
        self.left = threading.Event()
        self._held = bytearray()
        self._at = 0

    def writable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """How much was written so far."""
        return self._at

    def write(self, data: object) -> int:
        """Hand on what makes a chunk; GoneError where nobody has read for long."""
        piece = bytes(data)  # type: ignore[call-overload]
        self._held += piece
        self._at += len(piece)
        while len(self._held) >= CHUNK:
            self.hand(bytes(self._held[:CHUNK]))
            del self._held[:CHUNK]
        return len(piece)

    def end(self) -> None:
        """Hand on what makes no whole chunk, and that nothing follows."""
        if not self.left.is_set():
            if self._held:
                self.hand(bytes(self._held))
            self.hand(None)

    def hand(self, item: bytes | None) -> None:
        """Put one item before the reader."""
        waited = 0.0
        while not self.left.is_set():
            try:
                self.chunks.put(item, timeout=0.5)
                return
            except queue.Full:
                waited += 0.5
                if waited >= PATIENCE:
                    break
        raise GoneError("nobody reads the export any more")


def piped(write: Callable[[IO[bytes]], None], packed: bool) -> Iterator[bytes]:
    """What `write` writes, as it comes. An error in it ends the stream with that error, so that nobody takes a part for the whole."""
    pipe = _Pipe()

    def run() -> None:
        try:
            if packed:
                with gzip.GzipFile(fileobj=pipe, mode="wb", compresslevel=5, mtime=0) as out:
                    write(cast(IO[bytes], out))
            else:
                write(cast(IO[bytes], pipe))
        finally:
            pipe.end()

    with ThreadPoolExecutor(1, "export") as writer:
        done = writer.submit(run)
        try:
            while (item := pipe.chunks.get()) is not None:
                yield item
            done.result()
        finally:
            pipe.left.set()
