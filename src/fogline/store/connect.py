"""Opening a ledger: the engine for a path or URL, its pragmas, and its tables brought up to date (Alembic)."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from fogline.errors import LedgerError

BUSY_MS = 1000  # before a writer is told to wait
WAIT_SECONDS = 5
UPGRADE_LOCK = 0x666F6775


def url_of(ledger: str) -> str:
    """The SQLAlchemy URL of a path (SQLite) or of a postgresql:// address."""
    if ledger.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + ledger.split("://", 1)[1]
    if "://" in ledger and not ledger.startswith("sqlite://"):
        raise LedgerError(f"{ledger.partition('://')[0]}:// is no ledger; give a file or a postgresql:// address")
    return ledger if ledger.startswith("sqlite://") else f"sqlite:///{ledger}"


def connect(ledger: str, create: bool) -> Engine:
    """An engine with the newest tables. `create` is whether a file that does not exist is made; otherwise it is an error."""
    url = url_of(ledger)
    if url.startswith("sqlite"):
        _check_file(url.removeprefix("sqlite:///"), ledger, create)
    engine = _engine(url)
    try:
        upgrade(engine)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        if isinstance(error, OperationalError) and busy(error):
            raise
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise LedgerError(f"{_shown(ledger)}: cannot be opened as a ledger ({reason})") from error
    return engine


def busy(error: OperationalError) -> bool:
    """Whether somebody else holds the lock."""
    return "locked" in str(error.orig) or "busy" in str(error.orig)


def _shown(ledger: str) -> str:
    """A ledger's address without its password."""
    head, found, tail = ledger.partition("@")
    return f"{head.partition('://')[0]}://…@{tail}" if found else ledger


def _check_file(path: str, ledger: str, create: bool) -> None:
    if not path or path == ":memory:":
        return
    file = Path(path)
    if not file.exists() and not create:
        raise LedgerError(f"{ledger}: there is no ledger; make one with: fogline add INPUT --ledger {ledger}")
    if not file.exists() and not file.resolve().parent.is_dir():
        raise LedgerError(f"{ledger}: the folder {file.resolve().parent} does not exist")
    if file.is_dir():
        raise LedgerError(f"{ledger}: is a folder; a ledger is one file")


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": WAIT_SECONDS})
    if url in {"sqlite://", "sqlite:///:memory:"}:
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = create_engine(url, connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "begin", _no_autobegin)
    return engine


def _pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: IMMEDIATE for the writer
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _no_autobegin(connection: Any) -> None:
    """A reader sees one state; the writer asks for its lock at once (plain BEGIN fails when it must upgrade)."""
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writer") else "BEGIN")


def upgrade(engine: Engine) -> None:
    """Bring the tables up to the newest version; a ledger of a newer Fogline is refused."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    known = [s.revision for s in scripts.walk_revisions()]
    with engine.connect() as connection, connection.begin():
        version = _version(connection)
    if version == known[0]:
        return
    if version and version not in known:
        raise LedgerError(
            f"the ledger was made by a newer Fogline (its tables are {version}); update Fogline to read it"
        )
    with engine.connect().execution_options(writer=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
