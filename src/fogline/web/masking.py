"""Names of private persons, hidden from those who may not see them, without moving a single offset."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, select

from fogline.export.codes import Codes
from fogline.export.naming import hidden_names
from fogline.store.keep import chunks
from fogline.store.schema import claims, voices

BLOCK = "█"
T = TypeVar("T")


class Mask:
    """What must not be read in some documents."""

    def __init__(self, connection: Connection, codes: Codes, documents: Collection[str]) -> None:
        self.names = hidden_names(_voices(connection, documents), codes)
        found = "|".join(re.escape(name) for name in self.names)
        self._pattern = re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None

    def text(self, words: str) -> str:
        """Words with blocks in the place of names, as many as the names have characters."""
        return self._pattern.sub(lambda m: BLOCK * len(m.group()), words) if self._pattern else words

    def value(self, value: Any, key: str = "") -> Any:
        """Any JSON value: a name alone becomes the kind of voice, inside words it becomes blocks."""
        if isinstance(value, str):
            return (
                self.names[value] if value in self.names and key not in {"exact", "text", "words"} else self.text(value)
            )
        if isinstance(value, list | tuple):
            return [self.value(item, key) for item in value]
        if isinstance(value, dict):
            return {self.value(k): self.value(v, k) for k, v in value.items()}
        return value

    def record(self, record: T) -> T:
        """A record without the names."""
        if self._pattern is None:
            return record
        return msgspec.convert(self.value(msgspec.to_builtins(record)), type(record))


def _voices(connection: Connection, documents: Collection[str]) -> Iterable[tuple[str, str]]:
    for some in chunks(documents):
        asked = select(voices.c.name, voices.c.kind).join(claims, claims.c.seq == voices.c.claim)
        for row in connection.execute(asked.where(claims.c.document.in_(some)).distinct()):
            yield row.name, row.kind
