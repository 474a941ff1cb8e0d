"""Full-text search over documents and claims: FTS5 in SQLite, a tsvector in PostgreSQL.

A row's number is twice the number of its document, or of its claim and one, so that it can be taken out without a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, text

LONGEST = 300_000  # characters of a document that are searched; PostgreSQL's vectors end at a megabyte
_WORD = re.compile(r"\w+")
_MAKE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE found USING fts5(kind UNINDEXED, ref UNINDEXED, body, tokenize='unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE found (rowid bigint PRIMARY KEY, kind varchar(16) NOT NULL, ref varchar(64) NOT NULL, body text NOT NULL, "
        "words tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED)",
        "CREATE INDEX found_words ON found USING gin (words)",
    ),
}
_FIND = {
    "sqlite": "SELECT kind, ref, snippet(found, 2, '[', ']', '…', 24) AS words FROM found "
    "WHERE found MATCH :query AND kind = :kind ORDER BY rank, ref LIMIT :most",
    "postgresql": "SELECT kind, ref, ts_headline('simple', body, to_tsquery('simple', :query), "
    "'StartSel=[, StopSel=], MaxWords=24, MinWords=8') AS words FROM found "
    "WHERE words @@ to_tsquery('simple', :query) AND kind = :kind "
    "ORDER BY ts_rank(words, to_tsquery('simple', :query)) DESC, ref LIMIT :most",
}


class Hit(NamedTuple):
    """A document or claim that holds the words, with the words around them."""

    kind: str
    ref: str
    words: str


def make(connection: Connection) -> None:
    """The index of a new ledger."""
    for statement in _MAKE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Take the index away."""
    connection.exec_driver_sql("DROP TABLE found")


def add(connection: Connection, rows: Iterable[tuple[str, int, str, str]]) -> None:
    """Make records findable: kind, number, id and words of each."""
    values = [
        {"rowid": _row(kind, number), "kind": kind, "ref": ref, "body": body[:LONGEST].replace("\x00", " ")}
        for kind, number, ref, body in rows
    ]
    connection.execute(text("INSERT INTO found (rowid, kind, ref, body) VALUES (:rowid, :kind, :ref, :body)"), values)


def remove(connection: Connection, kind: str, numbers: Iterable[int]) -> None:
    """Make records no longer findable."""
    rows = [{"rowid": _row(kind, number)} for number in numbers]
    if rows:
        connection.execute(text("DELETE FROM found WHERE rowid = :rowid"), rows)


def _row(kind: str, number: int) -> int:
    return 2 * number + (kind == "claim")


def find(connection: Connection, words: str, kind: str = "claim", most: int = 50) -> list[Hit]:
    """Records that hold all the words, best first; signs in the query have no meaning, a last `*` finds beginnings."""
    terms = _WORD.findall(words)
    if not terms:
        return []
    prefix = words.rstrip().endswith("*")
    if connection.dialect.name == "sqlite":
        query = " ".join(f'"{t}"' for t in terms) + ("*" if prefix else "")
    else:
        query = " & ".join(terms) + (":*" if prefix else "")
    rows = connection.execute(text(_FIND[connection.dialect.name]), {"query": query, "kind": kind, "most": most})
    return [Hit(*row) for row in rows]
