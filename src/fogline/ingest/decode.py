"""Bytes to text: UTF-8 where it is, otherwise the charset that the bytes speak for; never silent garbage."""

from __future__ import annotations

import zlib

from charset_normalizer import from_bytes

from fogline.errors import InputError
from fogline.ingest.flow import GZIP
from fogline.ingest.raw import MAX_BYTES

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE = 65536
# what war reporting is written in; a free guess takes Western text for Polish
CHARSETS = ("cp1252", "cp1256", "cp1251", "iso8859_6", "koi8_r", "cp1254", "utf_16", "gb18030", "shift_jis")


def unpack(raw: bytes, ref: str) -> bytes:
    """The content of a gzip'ed file, or the bytes as they are. InputError for a broken or huge archive."""
    if not raw.startswith(GZIP):
        return raw
    data = b""
    while raw.startswith(GZIP):
        opener = zlib.decompressobj(wbits=31)
        try:
            data += opener.decompress(raw, MAX_BYTES + 1 - len(data))
        except zlib.error as error:
            raise InputError(f"{ref}: the gzip data is damaged ({error})", code="damaged-gzip", ref=ref) from error
        if opener.unconsumed_tail or len(data) > MAX_BYTES:
            raise InputError(
                f"{ref}: unpacks to more than {MAX_BYTES // 2**20} MB; split it into smaller files",
                code="too-large",
                ref=ref,
            )
        if not opener.eof:
            raise InputError(f"{ref}: the gzip file is cut short; fetch it again", code="damaged-gzip", ref=ref)
        raw = opener.unused_data
    return data


def decode(raw: bytes, ref: str, declared: str | None = None) -> str:
    """Text of a document. InputError with what to do where the bytes are no text."""
    if not raw.strip():
        raise InputError(f"{ref}: the file is empty", code="empty", ref=ref)
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strict(raw, encoding, ref)
    if b"\0" in raw[:_SAMPLE]:
        raise InputError(
            f"{ref}: this is a binary file, not text; give plain text, HTML or JSONL", code="binary", ref=ref
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(raw, ref, declared)


def _strict(raw: bytes, encoding: str, ref: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{ref}: starts like {encoding} but is not; save it as UTF-8", code="charset", ref=ref
        ) from error


def _guess(raw: bytes, ref: str, declared: str | None) -> str:
    if declared:
        try:
            return raw.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common; the bytes themselves are asked next
    best = from_bytes(raw, cp_isolation=list(CHARSETS)).best()
    if best is None:
        raise InputError(f"{ref}: no charset fits these bytes; save the file as UTF-8", code="charset", ref=ref)
    return _strict(raw, best.encoding, ref)
