"""Cases of packs: what was asked for and is not given."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.errors import PackError
from fogline.packs.cases import Case, Expected, misses, read_cases
from tests.support import a_claim


def case(**fields: object) -> Case:
    return Case(text="…", **fields)  # type: ignore[arg-type]


FITTING = [
    Expected(),
    Expected(sub_event_type="Armed clash", status="happened", background=False, edtf="2031-02-03"),
    Expected(initiators=("crown_army",), targets=("Reed Front",), places=("osterholm",)),
    Expected(attribution=("Reedwire",)),
    Expected(losses=({"kind": "killed", "low": 31},)),
    Expected(losses=({"of": "Reed Front", "high": None},)),
    Expected(control=({"place": "osterholm", "from": "Reed Front", "to": "crown_army", "extent": "full"},)),
]
UNFIT = [
    Expected(sub_event_type="Air/drone strike"),
    Expected(status="planned"),
    Expected(background=True),
    Expected(edtf="2031-02"),
    Expected(initiators=()),
    Expected(initiators=("crown_army", "reed_front")),
    Expected(targets=("reed_front",)),
    Expected(places=("grelsund",)),
    Expected(attribution=()),
    Expected(losses=({"kind": "killed", "low": 30},)),
    Expected(losses=({"of": "crown_army"},)),
    Expected(losses=({"kind": "killed"}, {"kind": "injured"})),
    Expected(control=({"to": "reed_front"},)),
]


@pytest.mark.parametrize("expected", FITTING)
def test_what_is_given_is_not_missed(expected: Expected) -> None:
    assert misses(case(expect=(expected,)), [a_claim(status="denied"), a_claim()]) == []
    assert misses(case(expect=(expected,)), []) != []


@pytest.mark.parametrize("expected", UNFIT)
def test_what_is_not_given_is_missed(expected: Expected) -> None:
    (miss,) = misses(case(expect=(expected,)), [a_claim()])
    assert miss.startswith("nobody claims ")


@pytest.mark.xfail(
    strict=True, reason="an actor that no pack knows has id None, and None counts as the party asked for"
)
def test_nobody_asked_for_is_not_somebody_unknown() -> None:
    wanted = Expected(control=({"extent": "full", "from": None},))
    assert misses(case(expect=(wanted,)), [a_claim()]) != []


def test_a_miss_says_what_was_asked_for() -> None:
    assert misses(case(expect=(Expected(status="planned", places=("bog",)),)), [a_claim()]) == [
        "nobody claims status='planned', places=('bog',)"
    ]


def test_what_must_never_be_claimed() -> None:
    assert misses(case(never=(Expected(status="happened"),)), [a_claim()]) == ["wrongly claims status='happened'"]
    assert misses(case(never=(Expected(status="planned"),)), [a_claim()]) == []


def test_a_text_without_any_event() -> None:
    assert misses(case(none=True), [a_claim(kind="intent"), a_claim(kind="assessment")]) == []
    assert misses(case(none=True), [a_claim()]) == ["claims Armed clash from 'the army'"]


def test_cases_are_read_with_names(tmp_path: Path) -> None:
    folder = tmp_path / "fenland" / "cases"
    folder.mkdir(parents=True)
    (folder / "b.yml").write_text("- {text: Two.}\n- {text: Three., expect: [{status: failed}]}\n")
    (folder / "a.yml").write_text("- {text: One., none: true}\n")
    found = read_cases(tmp_path / "fenland")
    assert [(name, c.text) for name, c in found] == [
        ("fenland/a.yml#1", "One."), ("fenland/b.yml#1", "Two."), ("fenland/b.yml#2", "Three."),
    ]  # fmt: skip
    assert found[2][1].expect == (Expected(status="failed"),)


def test_a_pack_without_cases(tmp_path: Path) -> None:
    assert read_cases(tmp_path) == []


@pytest.mark.parametrize("text", ["- {expect: []}\n", "- {text: One., wants: []}\n", "- [\n", "text: One.\n"])
def test_a_broken_case_names_its_file(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "bad.yml").write_text(text)
    with pytest.raises(PackError, match=r"bad\.yml"):
        read_cases(tmp_path)
