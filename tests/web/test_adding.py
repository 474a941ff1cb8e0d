"""Documents through the API: jobs in a process of their own, while the server answers."""

from __future__ import annotations

import time
from typing import Any

from litestar.testing import TestClient

from fogline.app import App
from fogline.store.ledger import Ledger
from fogline.web.routes.adding import BODY
from fogline.web.site import Site
from tests.ledgers import SAMPLES, verdict
from tests.web.conftest import client_of

EVIL = """<img src=x onerror="alert(1)"> Army shells Kafr Zita

The army shelled Kafr Zita on Monday, killing four civilians, <script>alert(document.cookie)</script> activists said.
"""


def job_of(desk: TestClient[Any], name: str) -> Any:
    return desk.get(f"/api/jobs/{name}").json()


def finished(desk: TestClient[Any], name: str, patience: float = 120) -> Any:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        start = time.monotonic()
        assert desk.get("/api/facets").status_code == 200
        assert time.monotonic() - start < 5, "the server answers while a job runs"
        job = desk.get(f"/api/jobs/{name}").json()
        if job["state"] != "running":
            return job
        time.sleep(0.2)
    raise AssertionError(f"{name} is still running: {job}")


def test_files_text_and_addresses_become_documents(sample_app: App, tmp_path: Any) -> None:
    ledger = Ledger(str(tmp_path / "new.db"), create=True)
    with client_of(Site(sample_app, ledger, "A. Coder")) as desk:
        token = {"X-CSRF-Token": desk.get("/api/session").json()["csrf"]}
        reports = sorted((SAMPLES / "reports").iterdir())[:2]
        files = [("files", (r.name, r.read_bytes(), "text/plain")) for r in reports]
        files.append(("files", ("../../etc/evil.html", EVIL.encode(), "text/html")))
        files.append(("files", ("leer.txt", b"", "text/plain")))
        said = desk.post("/api/documents", files=files, data={"published": "2016-04-14"}, headers=token)
        assert said.status_code == 202, said.text
        job = finished(desk, said.json()["job"])
        assert (job["state"], job["done"], job["total"]) == ("done", 4, 4)
        outcomes = {d["ref"]: d["outcome"] for d in job["documents"]}
        assert outcomes == {
            reports[0].name: "added",
            reports[1].name: "added",
            "evil.html": "added",
            "leer.txt": "failed",
        }
        assert all(d["issues"] for d in job["documents"] if d["outcome"] == "failed")
        assert str(tmp_path) not in str(job) and "fogline-add-" not in str(job)
        again = desk.post(
            "/api/documents",
            json={"text": f"{EVIL}More came later.", "title": "<b>x</b>", "published": "2016-04-14"},
            headers=token,
        )
        job = finished(desk, again.json()["job"])
        assert [d["outcome"] for d in job["documents"]] == ["added"]
        private = desk.post("/api/documents", json={"url": "http://127.0.0.1:9/x"}, headers=token)
        job = finished(desk, private.json()["job"])
        assert [i["code"] for d in job["documents"] for i in d["issues"]] == ["private-address"]
        added = job_of(desk, again.json()["job"])["documents"][0]["document"]
        answer = desk.get(f"/api/documents/{added}")
        assert answer.headers["content-type"] == "application/json"
        assert "<script>" in answer.json()["text"]  # as it was given: text, never markup
        for path in ("/api/events", "/api/search?q=alert&kind=document", "/api/claims"):
            shown = desk.get(path)
            assert shown.headers["content-type"] == "application/json"
            assert shown.headers["x-content-type-options"] == "nosniff"
    assert verdict(ledger).problems == ()


def test_what_is_no_report_is_refused(desk: TestClient[Any]) -> None:
    token = {"X-CSRF-Token": desk.get("/api/session").json()["csrf"]}
    for body in (
        {},
        {"text": "x", "url": "http://x.example"},
        {"url": "file:///etc/passwd"},
        {"url": "/etc/passwd"},
        {"text": 1},
        {"other": 1},
    ):
        assert desk.post("/api/documents", json=body, headers=token).status_code == 400, body
    assert desk.post("/api/documents", content=b"{", headers=token).status_code == 400
    assert desk.post("/api/documents", data={"outlet": "x"}, files={"other": b"x"}, headers=token).status_code == 400
    assert desk.get("/api/jobs/job_0000000000000000").status_code == 404


def test_too_much_is_refused(desk: TestClient[Any]) -> None:
    token = {"X-CSRF-Token": desk.get("/api/session").json()["csrf"]}
    assert desk.post("/api/documents", content=b"x" * (BODY + 1), headers=token).status_code == 413
    assert desk.post("/api/judgements", content=b"x" * (2 * 1024 * 1024), headers=token).status_code == 413
