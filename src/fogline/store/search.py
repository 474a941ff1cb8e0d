"""Full-text search over documents and claims: FTS5 in SQLite, a tsvector in PostgreSQL.

A row's number is twice the number of its document, or of its claim and one, so that it can be taken out without a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, Select, column, literal, select, table, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

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


class _Holds(FunctionElement[Any]):
    """Whether an entry holds all the words: the query as SQLite and as PostgreSQL ask it."""

    type = NullType()  # of a boolean SQLAlchemy makes `MATCH … = 1` in SQLite, which cannot use the index
    inherit_cache = True


@compiles(_Holds, "sqlite")
def _in_sqlite(element: _Holds, compiler: Any, **how: Any) -> str:
    return f"found MATCH {compiler.process(next(iter(element.clauses)), **how)}"


@compiles(_Holds, "postgresql")
def _in_postgresql(element: _Holds, compiler: Any, **how: Any) -> str:
    return f"words @@ to_tsquery('simple', {compiler.process(list(element.clauses)[1], **how)})"


def holding(words: str, kind: str = "claim") -> Select[tuple[int]]:
    """Numbers of the claims or documents that hold all the words; none where there is no word."""
    found = table("found", column("rowid", BigInteger))
    odd = (
        1 if kind == "claim" else 0
    )  # as `_row` numbers them: the column of the kind would be read with the whole text
    number = (found.c.rowid - odd) // 2
    if not _WORD.search(words):
        return select(number).where(literal(False))
    asked = _Holds(literal(_query(words, "sqlite")), literal(_query(words, "postgresql")))
    return select(number).select_from(found).where(asked, found.c.rowid % 2 == odd)


def _query(words: str, dialect: str) -> str:
    """All the words; signs have no meaning, a last `*` finds beginnings."""
    terms, prefix = _WORD.findall(words), words.rstrip().endswith("*")
    if dialect == "sqlite":
        return " ".join(f'"{t}"' for t in terms) + ("*" if prefix else "")
    return " & ".join(terms) + (":*" if prefix else "")


def find(connection: Connection, words: str, kind: str = "claim", most: int = 50) -> list[Hit]:
    """Records that hold all the words, best first."""
    if not _WORD.search(words):
        return []
    dialect = connection.dialect.name
    asked = {"query": _query(words, dialect), "kind": kind, "most": most}
    return [Hit(*row) for row in connection.execute(text(_FIND[dialect]), asked)]
