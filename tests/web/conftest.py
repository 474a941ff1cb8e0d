"""A served ledger: the bundled reports behind the whole application, asked in process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from fogline.app import App
from fogline.store.ledger import Ledger
from fogline.web.entry import application
from fogline.web.site import Site
from tests.ledgers import Coded, fill


@pytest.fixture
def ledger(address: str, sample_app: App, samples: list[Coded]) -> Iterator[Ledger]:
    made = Ledger(address, create=True)
    fill(sample_app, made, samples)
    yield made
    made.close()


@pytest.fixture(scope="module")
def read_ledger(tmp_path_factory: pytest.TempPathFactory, sample_app: App, samples: list[Coded]) -> Iterator[Ledger]:
    """One that no test writes to."""
    made = Ledger(str(tmp_path_factory.mktemp("served") / "ledger.db"), create=True)
    fill(sample_app, made, samples)
    yield made
    made.close()


def client_of(site: Site) -> TestClient[Any]:
    return TestClient(application(site), base_url="http://127.0.0.1:8080", raise_server_exceptions=False)


@pytest.fixture(scope="module")
def page(read_ledger: Ledger, sample_app: App) -> Iterator[TestClient[Any]]:
    with client_of(Site(sample_app, read_ledger, "A. Reader")) as client:
        yield client


@pytest.fixture
def desk(ledger: Ledger, sample_app: App) -> Iterator[TestClient[Any]]:
    """Over a ledger of its own, in each kind of store."""
    with client_of(Site(sample_app, ledger, "A. Coder")) as client:
        yield client


@pytest.fixture
def demo_file(read_ledger: Ledger) -> Path:
    return Path(read_ledger.address)
