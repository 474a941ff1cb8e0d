"""What the API says is what the command line says, under the same filters, in every store."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from typing import Any

import pytest
from click.testing import CliRunner
from litestar.testing import TestClient

from fogline.cli.main import cli
from fogline.store.ledger import Ledger
from tests.ledgers import SAMPLES

PACK = ["--pack", str(SAMPLES / "pack")]


def said(ledger: Ledger, *arguments: str) -> list[Any]:
    done = CliRunner().invoke(cli, [*arguments, "--ledger", ledger.address, *PACK], catch_exceptions=False)
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def items(page: TestClient[Any], path: str) -> list[Any]:
    answer = page.get(path)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


@pytest.mark.parametrize(
    ("options", "query"),
    [
        ([], ""),
        (["--from", "2016-04-11"], "?from=2016-04-11"),
        (["--type", "Battles", "--to", "2016-04-12"], "?type=Battles&to=2016-04-12"),
        (["--place", "Tell al-Sayyad"], "?place=Tell%20al-Sayyad"),
        (["--outlet", "Barada Press Agency"], "?outlet=Barada%20Press%20Agency"),
        (["--bbox", "35,34,38,36"], "?bbox=35,34,38,36"),
        (["--actor", "syrian_army"], "?actor=syrian_army"),
        (["--country", "SY"], "?country=SY"),
    ],
)
def test_lists_are_those_of_the_command_line(
    page: TestClient[Any], read_ledger: Ledger, options: list[str], query: str
) -> None:
    for name in ("events", "claims"):
        assert items(page, f"/api/{name}{query}{'&' if query else '?'}limit=500&links=true") == said(
            read_ledger, name, *options
        )


def test_pages_put_together_are_the_whole(desk: TestClient[Any]) -> None:
    for name in ("events", "claims", "documents"):
        whole = desk.get(f"/api/{name}?limit=500").json()
        found, cursor = [], ""
        while cursor is not None:
            part = desk.get(f"/api/{name}", params={"limit": 4, **({"after": cursor} if cursor else {})}).json()
            found += part["items"]
            cursor = part["next"]
            assert part["total"] == whole["total"]
        assert found == whole["items"]
        assert len(found) == whole["total"] > 3


def test_explanations_are_those_of_the_command_line(page: TestClient[Any], read_ledger: Ledger) -> None:
    name = max(items(page, "/api/events"), key=lambda e: len(e["disputes"]))["id"]
    assert items(page, f"/api/events/{name}/explain") == said(read_ledger, "explain", name, "--json")
    assert items(page, f"/api/events/{name}/explain?field=losses") == said(
        read_ledger, "explain", name, "--json", "--field", "losses"
    )


def test_control_and_outlets_are_those_of_the_command_line(page: TestClient[Any], read_ledger: Ledger) -> None:
    assert items(page, "/api/control?at=2016-04-12") == said(read_ledger, "control", "--at", "2016-04-12")
    assert items(page, "/api/control") == said(read_ledger, "control")
    assert items(page, "/api/control?agreed=true") == said(read_ledger, "control", "--agreed")
    assert items(page, "/api/outlets") == said(read_ledger, "outlets")


def test_an_export_is_that_of_the_command_line(page: TestClient[Any], read_ledger: Ledger) -> None:
    for profile in ("csv", "acled", "geojson", "parquet"):
        options = [profile, "--ledger", read_ledger.address, *PACK]
        file = CliRunner().invoke(cli, ["export", *options], catch_exceptions=False).stdout_bytes
        assert page.get(f"/api/export/{profile}").content == file
        check = page.get(f"/api/export/{profile}/check").json()
        assert check["bytes"] == len(file)
        assert check["problems"] == []


def test_one_event_comes_with_all_behind_it(desk: TestClient[Any]) -> None:
    event = max(items(desk, "/api/events?links=true"), key=lambda e: len(e["disputes"]))
    whole = desk.get(f"/api/events/{event['id']}").json()
    assert whole["event"] == event
    assert {c["id"] for c in whole["claims"]} == set(event["claims"])
    assert {d["id"] for d in whole["documents"]} == set(event["documents"])
    assert set(whole["related"]) == {link["to"] for link in event["links"]}


def test_silence_is_not_contradiction(page: TestClient[Any]) -> None:
    event = max(items(page, "/api/events"), key=lambda e: len(e["disputes"]))
    found = page.get(f"/api/events/{event['id']}/matrix").json()
    names = [o["id"] for o in found["outlets"]]
    stands: dict[str, dict[str, str]] = {}
    for row in found["rows"]:
        assert [c["outlet"] for c in row["cells"]] == names
        stands[row["field"]] = {c["outlet"]: c["stand"] for c in row["cells"]}
        for cell in row["cells"]:
            assert (cell["stand"] == "silent") == (cell["claims"] == [])
    for dispute in event["disputes"]:
        assert dispute["kind"] != "contradiction" or "contradicts" in stands[dispute["field"]].values()
    assert any("silent" in row.values() for row in stands.values())


def test_a_document_comes_with_text_and_claims(desk: TestClient[Any]) -> None:
    for document in items(desk, "/api/documents"):
        whole = desk.get(f"/api/documents/{document['id']}").json()
        assert whole["claims"]
        for claim in whole["claims"]:
            assert whole["text"][claim["span"]["start"] : claim["span"]["end"]] == claim["span"]["exact"]
            assert claim["id"] in whole["events"] or claim["kind"] != "event"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?type=Battles",
        "?from=2016-04-11&to=2016-04-12",
        "?agreement=single",
        "?q=killed",
        "?disputed=losses",
        "?disputed=any",
    ],
)
def test_pictures_count_what_the_list_holds(desk: TestClient[Any], query: str) -> None:
    events = items(desk, f"/api/events{query}")
    found = desk.get(f"/api/map{query}").json()
    columns = ("id", "lon", "lat", "precision", "type", "day", "agreement", "letter", "disputed", "dead")
    assert {len(found[c]) for c in columns} == {found["n"]}
    assert found["n"] + sum(r["n"] for r in found["regions"]) + found["unplaced"] == len(events) > 0
    by_id = {e["id"]: e for e in events}
    for n, name in enumerate(found["id"]):
        event = by_id[name]
        assert found["types"][found["type"][n]] == event["event_type"]
        assert found["agreements"][found["agreement"][n]] == event["agreement"]
        assert found["letter"][n] == event["grade"]["source"]
        assert found["disputed"][n] == sum(d["kind"] == "contradiction" for d in event["disputes"])
    bars = desk.get(f"/api/timeline{query}").json()
    assert sum(n for _, _, n in bars["rows"]) + bars["undated"] == len(events)
    counts = desk.get(f"/api/facets{query}").json()
    assert counts["events"] == sum(n for _, n in counts["type"]) == sum(n for _, n in counts["letter"]) == len(events)
    assert counts["claims"] == sum(len(e["claims"]) for e in events)
    assert dict(counts["disputed"]) == Counter(
        f for e in events for f in {d["field"].split(".")[0] for d in e["disputes"] if d["kind"] == "contradiction"}
    )
    assert [counts["first"], counts["last"]] == [
        f(e["time"]["earliest"] for e in events if e["time"]["earliest"]) for f in (min, max)
    ]
    assert counts["documents"] == len({d for e in events for d in e["documents"]}) or query == ""


def test_trays_list_what_the_map_leaves_out(desk: TestClient[Any]) -> None:
    found = desk.get("/api/map").json()
    assert len(items(desk, "/api/events?without=place")) == found["unplaced"]
    assert len(items(desk, "/api/events?without=date")) == found["undated"]
    for region in found["regions"]:
        name = f"{region['country'] or ''}/{region['admin1'] or ''}"
        listed = desk.get("/api/events", params={"region": name}).json()["items"]
        assert {e["id"] for e in listed} == set(region["ids"])


def test_outlets_of_the_facets_can_be_asked_for(desk: TestClient[Any]) -> None:
    for name, n, title in desk.get("/api/facets").json()["outlet"]:
        for said in (name, title):
            assert desk.get("/api/facets", params={"outlet": said}).json()["events"] == n


def test_words_are_found_and_marked(desk: TestClient[Any]) -> None:
    for kind in ("claim", "document"):
        hits = items(desk, f"/api/search?q=killed&kind={kind}")
        assert hits
        assert all("killed" in [w.lower() for w in h["words"][1::2]] for h in hits)


def test_what_changed_and_what_went(desk: TestClient[Any], ledger: Ledger) -> None:
    start = desk.get("/api/changes").json()
    names = {e["id"] for e in items(desk, "/api/events")}
    assert {c["id"] for c in start["items"]} == names
    assert desk.get("/api/changes", params={"since": start["until"]}).json()["items"] == []
    one, other = sorted(names)[:2]
    done = CliRunner().invoke(cli, ["merge", one, other, "--why", "one raid", "--ledger", ledger.address, *PACK])
    assert done.exit_code == 0
    changed = desk.get("/api/changes", params={"since": start["until"]}).json()["items"]
    gone = desk.get("/api/deletions", params={"since": start["until"]}).json()["items"]
    kept = {e["id"] for e in items(desk, "/api/events")} & {one, other}
    assert kept <= {c["id"] for c in changed}
    assert {g["id"]: g["to"] for g in gone} == dict.fromkeys({one, other} - kept, *kept)
    moved = desk.get(f"/api/events/{gone[0]['id']}", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (307, f"/api/events/{gone[0]['to']}")


def test_an_answer_that_is_held_is_not_sent_again(desk: TestClient[Any], ledger: Ledger) -> None:
    first = desk.get("/api/events")
    tag = first.headers["etag"]
    again = desk.get("/api/events", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    one, other = (e["id"] for e in first.json()["items"][:2])
    CliRunner().invoke(cli, ["merge", one, other, "--why", "one raid", "--ledger", ledger.address, *PACK])
    assert desk.get("/api/events", headers={"If-None-Match": tag}).status_code == 200


def test_large_answers_are_packed_where_that_is_asked(page: TestClient[Any]) -> None:
    plain = page.get("/api/events", headers={"Accept-Encoding": "identity"})
    packed = page.get("/api/events", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == plain.json()
    file = page.get("/api/export/csv", headers={"Accept-Encoding": "identity"}).content
    with page.stream("GET", "/api/export/csv", headers={"Accept-Encoding": "gzip"}) as sent:
        assert gzip.decompress(b"".join(sent.iter_raw())) == file


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/events/evt_0000000000000000", 404), ("/api/documents/doc_0000000000000000", 404), ("/api/nothing", 404),
        ("/api/events?from=2016-13-40", 400), ("/api/events?bbox=1,2,3", 400), ("/api/events?limit=0", 400),
        ("/api/events?after=x", 400), ("/api/export/nothing", 400), ("/api/control?place=Nowhere", 404), ("/api/changes?since=x", 400),
        ("/api/events?agreement=perhaps", 400), ("/api/search", 400),
    ],
)  # fmt: skip
def test_errors_say_what_is_wrong(page: TestClient[Any], path: str, status: int) -> None:
    answer = page.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"]
    assert len(error["message"]) > 5


def test_method_tells_coverage_and_codebook(desk: TestClient[Any]) -> None:
    found = desk.get("/api/method").json()
    assert sum(c["documents"] for c in found["coverage"]) == 8
    assert {c["sub_event_type"] for c in found["codebook"]} >= {"Armed clash", "Air/drone strike"}
    assert all(p["sha256"].startswith("sha256:") for p in found["packs"])
