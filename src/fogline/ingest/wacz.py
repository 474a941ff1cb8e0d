"""WACZ: a zip with WARC files in it; nothing is ever unpacked to disk, and names in it lead nowhere."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from fogline.errors import InputError
from fogline.ingest import warc
from fogline.ingest.flow import Flow, Gunzip
from fogline.ingest.raw import Raw
from fogline.model.issue import Failure

_ARCHIVES = (".warc", ".warc.gz")


def pages(file: IO[bytes], name: str) -> Iterator[Raw | Failure]:
    """The pages of every archive in the zip. One without its directory (cut short) is searched for whole records."""
    try:
        packed = zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        message = f"{name}: the zip file is damaged or cut short ({error}); what is whole in it is still read"
        yield Failure(code="damaged-wacz", message=message, document_ref=name, input=name)
        yield from _searched(file, name)
        return
    members = sorted(m for m in packed.namelist() if m.lower().endswith(_ARCHIVES))
    if not members:
        raise InputError(f"{name}: a zip file without WARC files in it; unpack it first", code="binary", ref=name)
    for member in members:
        try:
            with packed.open(member) as handle:
                stored = packed.getinfo(member).compress_type == zipfile.ZIP_STORED
                yield from warc.pages(Flow(_Stored(file, packed.getinfo(member)) if stored else handle), name)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
            message = f"{name}: {member} is damaged ({error})"
            yield Failure(code="damaged-wacz", message=message, document_ref=name, input=name)


def _searched(file: IO[bytes], name: str) -> Iterator[Raw | Failure]:
    """Records of a zip whose directory is lost: WACZ stores its archives as they are."""
    file.seek(0)
    flow = Flow(file, unpack=Gunzip)
    flow.resume()
    for found in warc.pages(flow, name):
        if isinstance(found, Raw):
            yield found


class _Stored:
    """A member that is stored as it is, read past the zip's own check sum, which costs the last good bytes before damage."""

    def __init__(self, file: IO[bytes], member: zipfile.ZipInfo) -> None:
        file.seek(member.header_offset + 26)
        names = file.read(4)
        self._file = file
        self._at = member.header_offset + 30 + int.from_bytes(names[:2], "little") + int.from_bytes(names[2:], "little")
        self._end = self._at + member.compress_size

    def read(self, most: int) -> bytes:
        """Some bytes, at most so many."""
        self._file.seek(self._at)
        data = self._file.read(min(most, self._end - self._at))
        self._at += len(data)
        return data
