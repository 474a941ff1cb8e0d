"""The API against its own schema: made-up requests never make the server fail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

from fogline.app import App
from fogline.store.ledger import Ledger
from fogline.web.entry import litestar
from fogline.web.site import Site

# exports write files, accounts hash passwords and would end the visit of the one local person, documents start a process
APART = {
    "/api/export/{profile}",
    "/api/export/{profile}/check",
    "/api/login",
    "/api/users",
    "/api/users/{name}",
    "/api/documents",
}
EXAMPLES = 12


@pytest.fixture(scope="module")
def site(read_ledger: Ledger, sample_app: App) -> Site:
    return Site(sample_app, read_ledger, "A. Reader")


def operations(site: Site) -> Iterator[Any]:
    schema = schemathesis.openapi.from_asgi("/openapi.json", litestar(site))
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path not in APART:
            yield operation


def test_no_request_makes_the_server_fail(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fogline.web.gate.RATE", 10**9)
    seen = 0
    for operation in operations(site):

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            response = case.call(headers={"X-CSRF-Token": site.secret, "Host": "127.0.0.1"})
            case.validate_response(response, checks=[not_a_server_error])

        ask()
        seen += 1
    assert seen > 25


def test_the_schema_knows_every_route(site: Site) -> None:
    paths = litestar(site).openapi_schema.to_schema()["paths"]
    assert {"/api/events", "/api/map", "/api/review/{name}", "/api/documents", "/health"} <= set(paths)
