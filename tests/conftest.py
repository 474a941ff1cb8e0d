"""What many tests share: the bundled packs with an invented war beside them, loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fogline.app import App
from fogline.ingest.reader import FileReader
from fogline.packs.load import Knowledge, load
from fogline.text.dates import DateReader
from fogline.text.numbers import NumberReader
from tests.ledgers import SAMPLES, Coded, Postgres, code_samples
from tests.support import write_pack


@pytest.fixture(scope="session")
def fenland(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pack(tmp_path_factory.mktemp("packs") / "fenland")


@pytest.fixture(scope="session")
def knowledge(fenland: Path) -> Knowledge:
    return load((fenland,))


@pytest.fixture(scope="session")
def numbers(knowledge: Knowledge) -> NumberReader:
    return NumberReader(knowledge.language.numbers)


@pytest.fixture(scope="session")
def dates(knowledge: Knowledge) -> DateReader:
    return DateReader(knowledge.language.dates)


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge) -> FileReader:
    return FileReader(knowledge)


@pytest.fixture(scope="session")
def sample_app() -> App:
    return App([SAMPLES / "pack"])


@pytest.fixture(scope="session")
def samples(sample_app: App) -> list[Coded]:
    """The bundled reports, coded once."""
    return code_samples(sample_app)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    server = Postgres(tmp_path_factory.mktemp("postgres"))
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new ledger's address, in each kind of store."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    server: Postgres = request.getfixturevalue("postgres")
    return server.database()
