"""A ledger: one file or database, many readers, one writer at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError, OperationalError

from fogline.errors import LedgerError
from fogline.store.connect import busy, connect

PATIENCE = 600.0  # seconds that a second writer waits for the first
PAUSE = 0.1
T = TypeVar("T")
_LOCK = 0x666F676C  # "fogl": the advisory lock of writers in PostgreSQL


class Ledger:
    """Transactions of a ledger. `tell` is told once when a writer has to wait."""

    def __init__(self, address: str, *, create: bool = False, tell: Callable[[str], None] | None = None) -> None:
        self.address = address
        self._tell = tell or (lambda message: None)
        self._engine: Engine = self._waiting(lambda: connect(address, create))

    def close(self) -> None:
        """Let go of the file or connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the ledger, whatever others write meanwhile."""
        options = {} if self._sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._faults(), self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only writer; all that is done inside is kept whole or not at all."""
        connection = self._waiting(self._begin)
        with self._faults(), connection:
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    @property
    def _sqlite(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    def _begin(self) -> Connection | None:
        """A connection that holds the writer's lock; None while somebody else has it."""
        connection = self._engine.connect()
        if self._sqlite:
            connection = connection.execution_options(writer=True)
        try:
            connection.begin()
        except OperationalError as error:
            connection.close()
            if busy(error):
                return None
            raise
        if self._sqlite:
            return connection
        if connection.execute(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _LOCK}).scalar():
            return connection
        connection.close()
        return None

    def _waiting(self, attempt: Callable[[], T | None]) -> T:
        deadline, told = time.monotonic() + PATIENCE, False
        while True:
            with self._faults():
                try:
                    found = attempt()
                except OperationalError as error:
                    if not busy(error):
                        raise
                    found = None
            if found is not None:
                return found
            if not told:
                self._tell("somebody else is writing to this ledger; waiting")
                told = True
            if time.monotonic() > deadline:
                raise LedgerError(
                    f"somebody else has been writing to this ledger for {PATIENCE:.0f} s; try again later"
                )
            time.sleep(PAUSE)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Faults of the disk or database in words for people."""
        try:
            yield
        except OperationalError as error:
            if busy(error):
                raise
            raise LedgerError(_said(error)) from error
        except DatabaseError as error:
            raise LedgerError(_said(error)) from error


def _said(error: DatabaseError) -> str:
    reason = str(error.orig).strip().splitlines()[0]
    advice = (
        "run: fogline verify"
        if "malformed" in reason or "not a database" in reason
        else "nothing of this step was kept"
    )
    return f"the ledger's database says: {reason}; {advice}"
