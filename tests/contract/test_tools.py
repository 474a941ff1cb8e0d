"""The commands around the coder: evaluate, unknowns, packs new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fogline.cli.main import cli
from tests.unit.evaluate.test_read import GOOD

MYANMAR = (
    "Fighters of the Zaw Htet Column attacked a police post in Nyaungbinthar on Tuesday, killing two officers.\n\n"
    "On Wednesday the Zaw Htet Column clashed with junta troops near Nyaungbinthar, residents of Sagaing said."
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.yml").write_text(GOOD, encoding="utf-8")
    return folder


def test_evaluate_as_json(gold: Path) -> None:
    result = run("evaluate", "--gold", gold, "--second", gold, "--by", "half", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert {r["field"] for r in found["report"]["rows"]} >= {
        "type",
        "initiator",
        "place",
        "casualties",
        "attribution",
        "status",
    }
    assert found["report"]["events"] == 1
    assert len(found["groups"]) == 1
    assert found["agreement"][0]["field"] == "event"


def test_evaluate_as_a_page_of_its_own(gold: Path, tmp_path: Path) -> None:
    text = (gold / "a.yml").read_text(encoding="utf-8")
    (gold / "a.yml").write_text(text.replace("Tuesday", "<script>Tuesday"), encoding="utf-8")
    page = tmp_path / "report.html"
    result = run("evaluate", "--gold", gold, "--html", page, "--errors", "-1")
    assert result.exit_code == 0, result.output
    html = page.read_text(encoding="utf-8")
    assert html.count("<svg") == 3
    assert "<script" not in html
    assert "http://" not in html.replace("http://www.w3.org", "").replace("http://purl.org", "").replace(
        "http://creativecommons.org", ""
    )
    assert "target" in result.stdout


def test_evaluate_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("evaluate", "--gold", tmp_path / "empty").exit_code == 2
    result = run("evaluate", "--gold", tmp_path / "nowhere")
    assert result.exit_code != 0
    assert "is not a folder with gold files" in str(result.exception or result.output)


def test_unknown_names_with_their_sentences(tmp_path: Path) -> None:
    page = tmp_path / "report.txt"
    page.write_text(MYANMAR, encoding="utf-8")
    result = run("unknowns", page, "--json")
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert any("Zaw Htet" in r["name"] and r["kind"] == "actor" and r["count"] == 2 for r in rows)
    for row in rows:
        for example in row["examples"]:
            quote = example["quote"]
            assert MYANMAR[quote["start"] : quote["end"]] == quote["exact"]
    table = run("unknowns", page, "--kind", "actor", "--rows").stdout.splitlines()
    assert table[0].split("\t")[:3] == ["id", "name", "kind"]
    assert all(len(line.split("\t")) == len(table[0].split("\t")) for line in table)
    assert run("unknowns", page, "--rows").exit_code == 2


@pytest.mark.parametrize("country", ["MM", "HT", "YE"])
def test_a_new_pack_passes_the_check(tmp_path: Path, country: str) -> None:
    made = run("packs", "new", "my-war", "--country", country, "--folder", tmp_path)
    assert made.exit_code == 0, made.output
    checked = run("packs", "check", tmp_path / "my-war")
    assert checked.exit_code == 0, checked.output
    assert run("packs", "new", "my-war", "--country", country, "--folder", tmp_path).exit_code != 0


@pytest.mark.parametrize(("name", "country"), [("My War", "MM"), ("../up", "MM"), ("fine", "XX")])
def test_a_new_pack_needs_a_name_and_a_country(tmp_path: Path, name: str, country: str) -> None:
    assert run("packs", "new", name, "--country", country, "--folder", tmp_path).exit_code != 0
    assert list(tmp_path.iterdir()) == []
