"""Passages of documents and the bands they are found by."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, insert, select, update

from fogline.model.passage import Passage
from fogline.store.keep import chunks
from fogline.store.schema import bands, documents, passages

UNDATED = -1


class SqlShelf:
    """The Shelf port over one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def like(self, bands_: Collection[str], first: int, last: int) -> list[Passage]:
        """Passages that share a band, published between two days or on an unknown day."""
        ids: set[str] = set()
        for some in chunks(bands_):
            near = bands.c.day.between(first, last) | (bands.c.day == UNDATED)
            ids.update(self._connection.execute(select(bands.c.passage).where(bands.c.band.in_(some), near)).scalars())
        found = []
        for some in chunks(ids):
            for row in self._connection.execute(select(passages).where(passages.c.id.in_(some))).mappings():
                found.append(Passage(**row))
        return sorted(found, key=lambda p: p.order)

    def text(self, passage: Passage) -> str:
        """The words of a passage."""
        asked = select(documents.c.text).where(documents.c.id == passage.document)
        body: bytes = self._connection.execute(asked).scalar_one()
        return body.decode("utf-8", "surrogatepass")[passage.start : passage.end]

    def put(self, passage: Passage, bands_: Collection[str]) -> None:
        """Keep a passage."""
        row = {f: getattr(passage, f) for f in passage.__struct_fields__}
        self._connection.execute(insert(passages).values(**row))
        rows = [{"band": b, "day": passage.day, "passage": passage.id} for b in sorted(set(bands_))]
        if rows:
            self._connection.execute(insert(bands), rows)

    def regroup(self, groups: Collection[str], group: str) -> list[str]:
        """Make several groups one; ids of the documents concerned."""
        chosen = passages.c.group.in_(sorted(groups))
        touched = self._connection.execute(select(passages.c.document).where(chosen).distinct()).scalars()
        result = sorted(touched)
        self._connection.execute(update(passages).where(chosen).values(group=group))
        return result
