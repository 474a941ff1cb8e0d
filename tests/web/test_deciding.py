"""What people decide through the API: appended, chained, respected, and taken back."""

from __future__ import annotations

import time
from typing import Any

import pytest
from litestar.testing import TestClient

from fogline.store.ledger import Ledger
from fogline.store.people import People
from fogline.store.reviewing import kappa
from tests.ledgers import verdict

PASSWORD = "correct horse battery"


def send(desk: TestClient[Any], path: str, body: Any, status: int = 201) -> Any:
    token = desk.get("/api/session").json()["csrf"]
    said = desk.post(path, json=body, headers={"X-CSRF-Token": token})
    assert said.status_code == status, said.text
    return said.json()


def queue(desk: TestClient[Any], **query: Any) -> Any:
    said = desk.get("/api/review", params=query)
    assert said.status_code == 200, said.text
    return said.json()


def test_the_queue_begins_with_what_is_worth_most(desk: TestClient[Any]) -> None:
    whole = queue(desk)
    worth = [i["worth"] for i in whole["items"]]
    assert worth == sorted(worth, reverse=True)
    assert whole["items"][0]["reasons"]
    assert {i["state"] for i in whole["items"]} == {"open"}
    first = queue(desk, limit=4)
    second = queue(desk, limit=4, after=first["next"])
    assert [i["event"]["id"] for i in (*first["items"], *second["items"])] == [
        i["event"]["id"] for i in whole["items"][:8]
    ]
    assert queue(desk, disputed="any")["total"] == desk.get("/api/events?disputed=any").json()["total"]


def test_accepting_rejecting_and_taking_back(desk: TestClient[Any], ledger: Ledger) -> None:
    before = verdict(ledger)
    item = next(i for i in queue(desk)["items"] if len(i["event"]["claims"]) > 2)
    name, claim = item["event"]["id"], item["event"]["claims"][1]
    accepted = send(desk, f"/api/review/{claim}", {"act": "accept", "why": ""})
    said = desk.get(f"/api/events/{name}").json()["reviews"]
    assert [(r["id"], r["act"], r["who"]) for r in said] == [(accepted["id"], "accept", "A. Coder")]
    send(desk, f"/api/review/{claim}", {"act": "reject", "why": ""}, 400)
    rejected = send(desk, f"/api/review/{claim}", {"act": "reject", "why": "the text says another day"})
    assert claim not in desk.get(f"/api/events/{name}").json()["event"]["claims"]
    assert verdict(ledger).problems == ()
    assert verdict(ledger).derived != before.derived
    send(desk, "/api/judgements", {"kind": "undo", "undoes": rejected["id"], "why": "misread"})
    assert verdict(ledger).derived == before.derived
    assert verdict(ledger).links == before.links + 3
    send(desk, "/api/judgements", {"kind": "undo", "undoes": rejected["id"], "why": "again"}, 400)


def test_states_and_progress(desk: TestClient[Any]) -> None:
    item = min(queue(desk)["items"], key=lambda i: (len(i["event"]["claims"]), i["event"]["id"]))
    for claim in item["event"]["claims"]:
        send(desk, f"/api/review/{claim}", {"act": "accept"})
    assert [i["event"]["id"] for i in queue(desk, state="accepted")["items"]] == [item["event"]["id"]]
    assert item["event"]["id"] not in [i["event"]["id"] for i in queue(desk, mine="false")["items"]]
    found = desk.get("/api/review/progress").json()
    assert (found["accepted"], found["voted"], found["kappa"]) == (1, len(item["event"]["claims"]), None)
    assert dict(desk.get("/api/facets").json()["review"])["accepted"] == 1
    assert found["by"] == [["A. Coder", len(item["event"]["claims"])]]


def test_accepting_by_rule(desk: TestClient[Any], ledger: Ledger) -> None:
    claims = desk.get("/api/claims?limit=500").json()["items"]
    rule = claims[0]["rule"].split()[0][:20]
    dry = send(desk, "/api/review/batch", {"rule": rule, "least": 0.3, "why": "", "dry": True}, 200)
    assert dry["accepted"] > 0
    send(desk, "/api/review/batch", {"rule": rule, "least": 0.3, "why": ""}, 400)
    done = send(desk, "/api/review/batch", {"rule": rule, "least": 0.3, "why": "checked twenty"}, 200)
    assert done == dry
    assert send(desk, "/api/review/batch", {"rule": rule, "least": 0.3, "why": "x"}, 200)["accepted"] == 0
    assert verdict(ledger).problems == ()


def test_corrections_of_parts(desk: TestClient[Any], ledger: Ledger) -> None:
    before = verdict(ledger)
    claim = next(
        c
        for c in desk.get("/api/claims?limit=500").json()["items"]
        if c["losses"] and c["places"] and c["kind"] == "event"
    )
    name = claim["id"]
    made = send(desk, "/api/corrections", {"claim": name, "field": "losses.0.best", "value": None, "why": "no figure"})
    assert made["value"][0]["best"] is None
    send(desk, "/api/corrections", {"claim": name, "field": "time.edtf", "value": "2016-03", "why": "only the month"})
    document = desk.get(f"/api/documents/{claim['document']}").json()
    now = next(c for c in document["claims"] if c["id"] == name)
    assert (now["time"]["earliest"], now["time"]["latest"], now["time"]["precision"]) == (
        "2016-03-01",
        "2016-03-31",
        "month",
    )
    for field, value in (
        ("time.edtf", "yesterday"),
        ("places.0.id", "no_such_place"),
        ("losses.99.best", 1),
        ("id", "x"),
        ("losses.0.best", "many"),
    ):
        send(desk, "/api/corrections", {"claim": name, "field": field, "value": value, "why": "x"}, 400)
    send(desk, "/api/corrections", {"claim": name, "field": "status", "value": "failed", "why": " "}, 400)
    for correction in reversed(
        [c for e in [desk.get(f"/api/events/{document['events'][name]}").json()] for c in e["corrections"]]
    ):
        send(desk, "/api/judgements", {"kind": "undo", "undoes": correction["id"], "why": "a test"})
    assert verdict(ledger).derived == before.derived
    assert verdict(ledger).problems == ()


def test_judgements(desk: TestClient[Any], ledger: Ledger) -> None:
    before = verdict(ledger)
    one, other = (e["id"] for e in desk.get("/api/events").json()["items"][:2])
    merged = send(desk, "/api/judgements", {"kind": "merge", "events": [one, other], "why": "one raid"})
    assert merged["events"][0]["judged"] is True
    send(desk, "/api/judgements", {"kind": "undo", "undoes": merged["id"], "why": "two raids"})
    assert verdict(ledger).derived == before.derived
    related = send(
        desk,
        "/api/judgements",
        {"kind": "relate", "event": one, "other": other, "relation": "in retaliation for", "why": "said so"},
    )
    assert related["id"].startswith("jdg_")
    for body in ({"kind": "merge", "events": [one], "why": "x"}, {"kind": "split", "why": "x"}, {"kind": "undo", "why": "x"},
                 {"kind": "merge", "events": [one, other], "why": ""}, {"kind": "nothing", "why": "x"}, {"kind": "merge", "events": ["'; DROP"], "why": "x"}):  # fmt: skip
        send(desk, "/api/judgements", body, 400)


def test_two_reviewers_agree_or_not(desk: TestClient[Any], ledger: Ledger) -> None:
    claims = [c["id"] for c in desk.get("/api/claims?limit=500").json()["items"] if c["kind"] == "event"][:3]
    with ledger.writing() as connection:
        people = People(connection, time.time())
        people.add("boss", "admin", PASSWORD)
        for name in ("ann", "ben"):
            people.add(name, "reviewer", PASSWORD)
    for name, acts in (("ann", "accept accept reject"), ("ben", "accept reject reject")):
        assert desk.post("/api/login", json={"name": name, "password": PASSWORD}).status_code == 200
        for claim, act in zip(claims, acts.split(), strict=True):
            send(desk, f"/api/review/{claim}", {"act": act, "why": "read it"})
        made = send(
            desk, "/api/corrections", {"claim": claims[0], "field": "background", "value": True, "why": "earlier"}
        )
        assert made["who"] == name
        send(desk, f"/api/review/{claims[0]}", {"act": "accept", "unlike": True}, 400)
    found = desk.get("/api/review/progress").json()
    assert (found["pairs"], found["kappa"]) == (
        3,
        kappa([("accept", "accept"), ("accept", "reject"), ("reject", "reject")]),
    )
    sealed = send(desk, f"/api/review/{claims[0]}", {"act": "seal"})
    send(desk, "/api/corrections", {"claim": claims[0], "field": "background", "value": False, "why": "x"}, 400)
    desk.post("/api/login", json={"name": "boss", "password": PASSWORD})
    send(desk, "/api/judgements", {"kind": "undo", "undoes": sealed["id"], "why": "open again"})
    send(desk, "/api/corrections", {"claim": claims[0], "field": "background", "value": False, "why": "x"})
    assert verdict(ledger).problems == ()


@pytest.mark.parametrize(
    ("pairs", "value"),
    [([], None), ([("accept", "accept")], 1.0), ([("accept", "reject"), ("reject", "accept")], -1.0),
     ([("accept", "accept"), ("reject", "reject"), ("accept", "reject"), ("reject", "reject")], 0.5)],
)  # fmt: skip
def test_kappa(pairs: list[tuple[str, str]], value: float | None) -> None:
    assert kappa(pairs) == value
