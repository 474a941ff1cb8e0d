"""Passages of documents and the bands they are found by."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert, select, update

from fogline.model.passage import Passage
from fogline.store.keep import chunks
from fogline.store.schema import bands, documents, passages

UNDATED = -1


class SqlShelf:
    """The Shelf port over one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def like(self, bands_: Collection[str], first: int, last: int) -> list[tuple[str, Passage]]:
        """Band and passage for each passage kept under a band, published between two days or on an unknown day."""
        near = bands.c.day.between(first, last) | (bands.c.day == UNDATED)
        both = select(bands.c.band, passages).join(passages, passages.c.id == bands.c.passage)
        found = []
        for some in chunks(bands_):
            for row in self._connection.execute(both.where(bands.c.band.in_(some), near)).mappings():
                values = dict(row)
                found.append((values.pop("band"), Passage(**values)))
        return sorted(found, key=lambda row: (row[1].order, row[0]))

    def texts(self, passages_: Iterable[Passage]) -> dict[str, str]:
        """The words of passages by id."""
        wanted: dict[str, list[Passage]] = {}
        for passage in passages_:
            wanted.setdefault(passage.document, []).append(passage)
        found: dict[str, str] = {}
        for some in chunks(wanted):
            asked = select(documents.c.id, documents.c.text).where(documents.c.id.in_(some))
            for document, body in self._connection.execute(asked):
                text = body.decode("utf-8", "surrogatepass")
                found.update((p.id, text[p.start : p.end]) for p in wanted[document])
        return found

    def put(self, passages_: Iterable[tuple[Passage, Collection[str]]]) -> None:
        """Keep passages, each under its bands."""
        rows, under = [], []
        for passage, keys in passages_:
            rows.append({f: getattr(passage, f) for f in passage.__struct_fields__})
            under += [{"band": b, "day": passage.day, "passage": passage.id} for b in sorted(set(keys))]
        if rows:
            self._connection.execute(insert(passages), rows)
            self._connection.execute(insert(bands), under)

    def regroup(self, groups: Collection[str], group: str) -> list[str]:
        """Make several groups one; ids of the documents concerned."""
        chosen = passages.c.group.in_(sorted(groups))
        touched = self._connection.execute(select(passages.c.document).where(chosen).distinct()).scalars()
        result = sorted(touched)
        self._connection.execute(update(passages).where(chosen).values(group=group))
        return result
