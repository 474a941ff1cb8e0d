"""Whole or not at all: a file is written aside and renamed when it is complete."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fogline.errors import ExportError


@contextmanager
def whole(target: Path | BinaryIO) -> Iterator[BinaryIO]:
    """A binary stream for the content of `target`; after an error an older file at that path stays as it was."""
    if not isinstance(target, Path):
        yield target
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise ExportError(f"{target}: cannot be written here ({error.strerror}); choose another file") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o644)
        _renamed(part, target)
    finally:
        part.unlink(missing_ok=True)


def _renamed(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except OSError as error:
        raise ExportError(f"{target}: cannot be replaced ({error.strerror}); choose another file") from error
