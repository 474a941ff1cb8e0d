"""What tests of ledgers share: the bundled reports coded once, a PostgreSQL started for the run, and ways to fill a ledger."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import create_engine

from fogline.app import App
from fogline.desk.adding import Adding
from fogline.model.claim import Claim
from fogline.model.document import Reading
from fogline.model.issue import Issue
from fogline.store.ledger import Ledger
from fogline.store.verify import Verdict, Verifier

NOW = "2026-01-01T00:00:00+00:00"
SAMPLES = Path(str(files("fogline") / "samples"))


class Coded(NamedTuple):
    reading: Reading
    claims: list[Claim]
    issues: list[Issue]


def code_samples(app: App) -> list[Coded]:
    found = []
    for item in app.code([str(SAMPLES / "reports")]):
        assert not isinstance(item, Issue)
        found.append(Coded(*item))
    return found


def fill(app: App, ledger: Ledger, coded: Iterable[Coded], adding: Adding | None = None) -> Adding:
    adding = adding or Adding(app, ledger, NOW)
    for item in coded:
        with ledger.writing() as connection:
            adding.keep(connection, item.reading, item.claims, [*item.reading.document.issues, *item.issues])
    return adding


def verdict(ledger: Ledger) -> Verdict:
    with ledger.reading() as connection:
        return Verifier(connection).verdict()


class Postgres:
    """Databases on one server, a new one for each ledger."""

    def __init__(self, folder: Path) -> None:
        import pgserver

        folder.chmod(0o755)
        for parent in folder.parents:  # the server runs as a user of its own where tests run as root
            if str(parent).startswith("/tmp/"):
                parent.chmod(parent.stat().st_mode | 0o055)
        self._server = pgserver.get_server(folder / "data", cleanup_mode="delete")

    def database(self) -> str:
        name = f"ledger_{uuid.uuid4().hex[:12]}"
        engine = create_engine(self._driver(self._server.get_uri()), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return self._server.get_uri(name)

    @staticmethod
    def _driver(uri: str) -> str:
        return uri.replace("postgresql://", "postgresql+psycopg://", 1)

    def stop(self) -> None:
        self._server.cleanup()
