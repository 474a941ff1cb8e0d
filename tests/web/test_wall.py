"""The wall around the server: names, headers, files, sizes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from fogline.web import shell

SCREENS = [
    "/",
    "/control",
    "/outlets",
    "/review",
    "/add",
    "/method",
    "/export",
    "/login",
    "/events/evt_1",
    "/documents/doc_1",
]


@pytest.mark.parametrize("path", ["/", "/api/events", "/api/nothing", "/nothing", "/health", "/api/events?limit=x"])
def test_every_answer_wears_the_headers(page: TestClient[Any], path: str) -> None:
    headers = page.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "", "localhost.evil.example:80"]
)
def test_another_name_is_refused(page: TestClient[Any], host: str) -> None:
    answer = page.get("/api/events", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong-name"


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1", "[::1]:9", "LOCALHOST"])
def test_own_names_are_answered(page: TestClient[Any], host: str) -> None:
    assert page.get("/api/session", headers={"Host": host}).status_code == 200


def test_without_a_page_it_says_how_to_build_one(
    page: TestClient[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "STATIC", tmp_path)
    answer = page.get("/")
    assert answer.status_code == 503
    assert "make page" in answer.text


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "index.html").write_text("<!doctype html><title>Fogline</title>")
    (tmp_path / "static" / "map-1a2b.mjs").write_text("export const x = 1;\n" * 200)
    (tmp_path / "secret.txt").write_text("not for anybody")
    monkeypatch.setattr(shell, "STATIC", tmp_path / "static")
    return tmp_path


@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_is_the_same_shell(page: TestClient[Any], built: Path, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text == (built / "static" / "index.html").read_text()


def test_modules_are_javascript(page: TestClient[Any], built: Path) -> None:
    answer = page.get("/static/map-1a2b.mjs")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "path", ["/static/../secret.txt", "/static/%2e%2e/secret.txt", "/static/..%2fsecret.txt", "/static//etc/passwd"]
)
def test_files_outside_are_not_served(page: TestClient[Any], built: Path, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code == 404
    assert "not for anybody" not in answer.text


@pytest.mark.parametrize(
    ("screen", "api"),
    [
        ("/events/evt_1.json", "/api/events/evt_1"), ("/documents/doc_1.json", "/api/documents/doc_1"),
        ("/control.json?at=2016-04-12", "/api/control?at=2016-04-12"), ("/outlets.json", "/api/outlets"), ("/index.json?q=a", "/api/events?q=a"),
    ],
)  # fmt: skip
def test_every_screen_has_a_twin(page: TestClient[Any], screen: str, api: str) -> None:
    answer = page.get(screen, follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == api
