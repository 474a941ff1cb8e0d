"""Who may do what: every route for every role, for nobody, and for forged, expired and stolen credentials."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from fogline.app import App
from fogline.store.ledger import Ledger
from fogline.store.people import ROLES, People
from fogline.web.entry import litestar
from fogline.web.gate import LOGINS
from fogline.web.person import ANYONE
from fogline.web.site import Site
from tests.web.conftest import client_of

PASSWORD = "correct horse battery"
LEVEL = {role: n for n, role in enumerate(ROLES)}


def routes(app: Litestar) -> list[tuple[str, str, Any]]:
    """Method, path and stated role of every route."""
    found = []
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            methods = getattr(handler, "http_methods", ())
            found += [
                (m, route.path_format, handler.opt.get("role")) for m in sorted(methods) if m not in {"OPTIONS", "HEAD"}
            ]
    return sorted(set(found), key=str)


@pytest.fixture(scope="module")
def site(read_ledger: Ledger, sample_app: App) -> Site:
    return Site(sample_app, read_ledger, "nobody")


@pytest.fixture(scope="module")
def keys(read_ledger: Ledger) -> Iterator[dict[str, str]]:
    """A session of one person of each role."""
    made = {}
    with read_ledger.writing() as connection:
        people = People(connection, time.time())
        for role in ROLES:
            people.add(role, role, PASSWORD)
            made[role], _ = people.open(role)
    yield made
    with read_ledger.writing() as connection:
        for role in ROLES:
            People(connection, time.time()).remove(role)


@pytest.fixture(scope="module")
def client(site: Site, keys: dict[str, str]) -> Iterator[TestClient[Any]]:
    with client_of(site) as made:
        yield made


def ask(client: TestClient[Any], method: str, path: str, key: str | None, **headers: str) -> Any:
    client.cookies.clear()
    for name, value in (("{name}", "clm_0" if "review/" in path else "x"), ("{profile}", "csv"), ("{path}", "x")):
        path = path.replace(name, value)
    if key:
        headers["Cookie"] = f"fogline={key}"
    return client.request(method, path, headers=headers, follow_redirects=False)


def csrf(site: Site, key: str) -> str:
    with site.ledger.reading() as connection:
        session = People(connection, time.time()).session(key)
    assert session is not None
    return session.csrf


def test_every_route_states_a_role(site: Site) -> None:
    found = routes(litestar(site))
    assert len(found) > 50
    assert [(m, p) for m, p, role in found if role not in {*ROLES, ANYONE}] == []
    changing = {(m, p): role for m, p, role in found if m != "GET"}
    assert [x for x, role in changing.items() if role == ANYONE] == [("POST", "/api/login"), ("POST", "/api/logout")]


def test_every_route_for_every_role(
    site: Site, client: TestClient[Any], keys: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fogline.web.gate.RATE", 10**6)
    checked = 0
    for method, path, wanted in routes(litestar(site)):
        if path in {"/api/login", "/api/logout"}:
            continue
        nobody = ask(client, method, path, None)
        assert (nobody.status_code == 401) == (wanted != ANYONE), (method, path, nobody.status_code)
        for role in ROLES:
            said = ask(client, method, path, keys[role], **{"X-CSRF-Token": csrf(site, keys[role])})
            allowed = wanted == ANYONE or LEVEL[role] >= LEVEL[wanted]
            assert (said.status_code in {401, 403}) == (not allowed), (
                method,
                path,
                role,
                said.status_code,
                said.text[:200],
            )
            checked += 1
    assert checked > 200


def test_changes_need_the_token_of_the_page(site: Site, client: TestClient[Any], keys: dict[str, str]) -> None:
    right = csrf(site, keys["admin"])
    for given in ({}, {"X-CSRF-Token": "x"}, {"X-CSRF-Token": csrf(site, keys["coder"])}):
        assert ask(client, "POST", "/api/judgements", keys["admin"], **given).status_code == 403
    elsewhere = {"X-CSRF-Token": right, "Origin": "http://evil.example"}
    assert ask(client, "POST", "/api/judgements", keys["admin"], **elsewhere).status_code == 403
    assert (
        ask(
            client, "POST", "/api/judgements", keys["admin"], **{"X-CSRF-Token": right, "Sec-Fetch-Site": "cross-site"}
        ).status_code
        == 403
    )
    assert ask(client, "POST", "/api/judgements", keys["admin"], **{"X-CSRF-Token": right}).status_code == 400


@pytest.mark.parametrize("forged", ["x", "", "' OR 1=1 --", "fogline=1; admin=1", "%C3%A9" * 40, "a" * 3000])
def test_forged_sessions_are_nobody(client: TestClient[Any], forged: str) -> None:
    assert ask(client, "GET", "/api/events", forged or " ").status_code == 401


def test_an_expired_session_is_nobody(site: Site, client: TestClient[Any], keys: dict[str, str]) -> None:
    with site.ledger.writing() as connection:
        old, _ = People(connection, time.time() - 13 * 3600).open("viewer")
    assert ask(client, "GET", "/api/events", old).status_code == 401


def test_logging_in_and_out(site: Site, client: TestClient[Any], keys: dict[str, str]) -> None:
    client.cookies.clear()
    assert client.post("/api/login", json={"name": "coder", "password": "wrong"}).status_code == 401
    assert client.post("/api/login", json={"name": "nobody", "password": PASSWORD}).status_code == 401
    said = client.post("/api/login", json={"name": "coder", "password": PASSWORD})
    cookie = said.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie
    session = client.get("/api/session").json()
    assert (session["user"], session["role"], session["local"]) == ("coder", "coder", False)
    key = client.cookies["fogline"]
    assert client.post("/api/logout", headers={"X-CSRF-Token": session["csrf"]}).status_code == 200
    assert ask(client, "GET", "/api/events", key).status_code == 401


def test_guessing_passwords_is_slowed_down(site: Site, keys: dict[str, str]) -> None:
    with client_of(site) as client:
        codes = [client.post("/api/login", json={"name": "x", "password": "y"}).status_code for _ in range(LOGINS + 2)]
    assert set(codes[:LOGINS]) == {401}
    assert 429 in codes[LOGINS:]  # unless a new minute has begun just now, the first already


def test_asking_too_often_is_refused(site: Site, keys: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fogline.web.gate.RATE", 3)
    with client_of(site) as client:
        codes = [ask(client, "GET", "/api/session", keys["viewer"]).status_code for _ in range(9)]
    assert 429 in codes


def test_tokens_act_within_their_role_and_time(site: Site, client: TestClient[Any], keys: dict[str, str]) -> None:
    def bearer(key: str, method: str = "GET", path: str = "/api/events") -> int:
        return int(ask(client, method, path, None, Authorization=f"Bearer {key}").status_code)

    with site.ledger.writing() as connection:
        people = People(connection, time.time())
        good, row = people.issue("admin", "a script", "viewer", 1)
        coder, _ = people.issue("coder", "adds", "coder", 1)
        old, _ = People(connection, time.time() - 2 * 86400).issue("admin", "old", "admin", 1)
    assert bearer(good) == 200
    assert bearer(good, "POST", "/api/judgements") == 403
    assert bearer(coder, "POST", "/api/judgements") == 400  # no CSRF token is asked of a program; the body is missing
    assert bearer(coder, "POST", "/api/tokens") == 400
    assert {bearer(old), bearer(good[:-1]), bearer("x"), bearer(row.id)} == {401}
    with site.ledger.writing() as connection:
        People(connection, time.time()).revoke(row.id, "admin")
    assert bearer(good) == 401


def test_secrets_are_not_kept(site: Site, keys: dict[str, str]) -> None:
    with site.ledger.reading() as connection:
        held = "".join(
            str(row)
            for table in ("users", "sessions", "tokens")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
        )
    assert PASSWORD not in held
    assert not any(key in held for key in keys.values())


def test_names_of_private_persons_are_hidden_from_viewers(
    site: Site, client: TestClient[Any], keys: dict[str, str]
) -> None:
    with site.ledger.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT name FROM voices WHERE kind IN ('resident', 'activist', 'anonymous')"
        )
        from fogline.export.naming import hidden_names

        names = list(hidden_names([(r[0], "resident") for r in rows], site.codes))
    documents = ask(client, "GET", "/api/documents", keys["coder"]).json()["items"]
    paths = ["/api/events?links=true&limit=500", "/api/claims?limit=500", "/api/control", "/api/review?limit=500"]
    paths += [f"/api/documents/{d['id']}" for d in documents]
    for path in paths:
        shown = ask(client, "GET", path, keys["coder"]).text
        masked = ask(client, "GET", path, keys["viewer"]).text
        assert not any(f'"{n}"' in masked for n in names), path
        assert len(shown) > 10
    for document in documents:
        whole = ask(client, "GET", f"/api/documents/{document['id']}", keys["viewer"]).json()
        assert whole["masked"] is True
        for claim in whole["claims"]:
            assert whole["text"][claim["span"]["start"] : claim["span"]["end"]] == claim["span"]["exact"]
