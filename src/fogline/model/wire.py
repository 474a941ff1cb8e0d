"""Records to JSON and back, and the published JSON Schemas."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec

from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.record import Record

FORMATS: dict[str, type[Record]] = {"claim": Claim, "document": Document}

R = TypeVar("R", bound=Record)
_encoder = msgspec.json.Encoder(order="deterministic")


def to_line(record: Record) -> bytes:
    """One JSON line (no newline), the same bytes for the same record everywhere."""
    return _encoder.encode(record)


def claim_from_line(line: bytes | str) -> Claim:
    """Read a claim back."""
    return from_line(Claim, line)


def from_line(kind: type[R], line: bytes | str) -> R:
    """Read a record back; unknown fields are refused with `msgspec.ValidationError`."""
    record: R = _decoder(kind).decode(line)
    return record


@cache
def _decoder(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one published format; KeyError for an unknown name."""
    return msgspec.json.schema(FORMATS[name])
