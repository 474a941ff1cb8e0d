"""What many tests share: the bundled packs with an invented war beside them, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.ingest.reader import FileReader
from fogline.packs.load import Knowledge, load
from fogline.text.dates import DateReader
from fogline.text.numbers import NumberReader
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
