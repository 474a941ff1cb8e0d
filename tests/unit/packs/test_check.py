"""`fogline packs check` finds each kind of problem in a broken pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fogline.errors import PackError
from fogline.packs.check import check_tables
from fogline.packs.load import bundled_root
from tests.support import FENLAND, MANIFEST, fenland_and, write_pack

PLACE = {"id": "bog", "name": "Bog", "kind": "village", "origin": "own"}
ACTOR = {"id": "band", "name": "Bog Band", "kind": "rebel_group", "side": "fen_rebels"}

BROKEN: list[tuple[str, str, dict[str, str], str]] = [
    ("unknown parent actor", "actors", {**ACTOR, "parent": "nobody"}, "band has an unknown parent 'nobody'"),
    ("unknown side", "actors", {**ACTOR, "side": "grey"}, "band has an unknown side 'grey'"),
    ("inter out of range", "actors", {**ACTOR, "inter": "9"}, "band has inter 9"),
    ("unknown ally", "sides", {"id": "third", "name": "Third", "allies": "grey"}, "third names an unknown side 'grey'"),
    ("unknown opponent", "sides", {"id": "third", "name": "T", "opponents": "grey"}, "third names an unknown side 'grey'"),
    ("mouthpiece of nobody", "outlets", {"id": "o", "name": "O", "kind": "outlet", "side": "crown", "actor": "nobody"},
     "o speaks for an unknown actor 'nobody'"),
    ("outlet of an unknown side", "outlets", {"id": "o", "name": "O", "kind": "outlet", "side": "grey"},
     "o has an unknown side 'grey'"),
    ("word for nobody", "words", {"word": "bog men", "actor": "nobody"}, "'bog men' stands for an unknown actor 'nobody'"),
    ("word of an unknown side", "words", {"word": "bog men", "actor": "reed_front", "used_by": "grey"},
     "'bog men' is used by an unknown side 'grey'"),
    ("allegiance of nobody", "allegiances", {"actor": "nobody", "side": "crown"}, "allegiances.tsv: unknown actor 'nobody'"),
    ("leader of nobody", "leaders", {"name": "Captain Ebb", "actor": "nobody"}, "Captain Ebb leads an unknown actor 'nobody'"),
    ("place in an unknown place", "places", {**PLACE, "parent": "nowhere"}, "bog lies in an unknown place 'nowhere'"),
    ("half a coordinate", "places", {**PLACE, "lat": "51"}, "bog has only one coordinate"),
    ("the other half", "places", {**PLACE, "lon": "3"}, "bog has only one coordinate"),
    ("latitude off the globe", "places", {**PLACE, "lat": "91", "lon": "3"}, "bog lies off the globe"),
    ("longitude off the globe", "places", {**PLACE, "lat": "51", "lon": "-181"}, "bog lies off the globe"),
    ("unknown precision", "places", {**PLACE, "precision": "4"}, "bog has precision 4"),
    ("no origin", "places", {**PLACE, "origin": ""}, "bog does not say where it comes from"),
]  # fmt: skip


def problems(folder: Path) -> list[str]:
    return check_tables((folder,))[0]


def test_the_invented_pack_has_no_problems(fenland: Path) -> None:
    assert problems(fenland) == []


def test_the_bundled_packs_have_no_problems() -> None:
    found, knowledge = check_tables()
    assert found == []
    assert knowledge is not None


@pytest.mark.parametrize(("table", "row", "says"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_each_kind_of_problem_is_found(tmp_path: Path, table: str, row: dict[str, str], says: str) -> None:
    found = problems(write_pack(tmp_path / "p", **fenland_and(table, row)))
    assert len(found) == 1
    assert says in found[0]
    assert found[0].startswith("conflict/fenland: ")


def test_national_forces_that_nobody_knows(tmp_path: Path) -> None:
    manifest = MANIFEST + "national:\n  FN: {forces: crown_army, air: crown_balloons}\n"
    assert problems(write_pack(tmp_path / "p", manifest)) == [
        "conflict/fenland: pack.yml: national FN names an unknown actor 'crown_balloons'"
    ]


@pytest.mark.parametrize("table", ["actors", "places", "outlets", "words", "leaders"])
def test_promises_are_held(tmp_path: Path, table: str) -> None:
    there = len(FENLAND[table])
    kept = write_pack(tmp_path / "kept", MANIFEST + f"promises: {{{table}: {there}}}\n")
    assert problems(kept) == []
    broken = write_pack(tmp_path / "broken", MANIFEST + f"promises: {{{table}: {there + 1}}}\n")
    assert problems(broken) == [f"conflict/fenland: pack.yml promises {there + 1} {table}, there are {there}"]


def test_a_pack_that_cannot_be_loaded_is_one_problem(tmp_path: Path) -> None:
    found, knowledge = check_tables((write_pack(tmp_path / "p", **fenland_and("actors", {"id": "x", "name": "X"})),))
    assert knowledge is None
    assert len(found) == 1
    assert "actors.tsv:4" in found[0]


def frames(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "pack.yml").write_text(MANIFEST.replace("conflict/fenland", "frames"))
    (folder / "frames.yml").write_text(text)
    return folder


def test_a_frame_that_turns_into_an_unknown_one(tmp_path: Path) -> None:
    text = (
        "pelt: {acled: [Riots, null], plover: null, family: pelt, is: Mud is thrown., by_target: {civilians: splash}}\n"
    )
    assert problems(frames(tmp_path / "f", text)) == ["lang/en: frames.yml: pelt turns into an unknown frame 'splash'"]


@pytest.fixture
def english(tmp_path: Path) -> Path:
    return shutil.copytree(bundled_root() / "lang" / "en", tmp_path / "en")


def with_trigger(english: Path, *rows: str) -> Path:
    path = english / "triggers.yml"
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"- {row}\n" for row in rows), encoding="utf-8")
    return english


def test_a_trigger_of_an_unknown_frame(english: Path) -> None:
    assert problems(with_trigger(english, "{frame: pelt, verbs: [pelt]}")) == [
        "lang/en: triggers.yml: unknown frame 'pelt'"
    ]


def test_a_verb_that_stands_twice(english: Path) -> None:
    found = problems(with_trigger(english, "{frame: attack, verbs: [splish]}", "{frame: attack, verbs: [splish]}"))
    assert found == ["lang/en: triggers.yml: 'splish' stands twice under attack"]


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("cues.yml", "terminators: [but]\n", "cues"),
        ("numbers.yml", "units: {one: many}\n", "units"),
        ("dates.yml", "months: [\n", r"dates\.yml: not valid YAML"),
    ],
)
def test_a_broken_language_file(english: Path, file: str, text: str, says: str) -> None:
    (english / file).write_text(text)
    found, knowledge = check_tables((english,))
    assert knowledge is None
    assert len(found) == 1
    with pytest.raises(PackError, match=says):
        raise PackError(found[0])


def test_a_missing_language_file(english: Path) -> None:
    (english / "voices.yml").unlink()
    assert problems(english) == [f"{english / 'voices.yml'} is missing"]


def test_a_broken_frame_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (found,) = problems(frames(tmp_path / "f", "pelt: {family: pelt}\n"))
    assert "frames.yml" in found


def test_promises_of_a_language_pack_are_held(english: Path) -> None:
    path = english / "pack.yml"
    path.write_text(path.read_text().replace("triggers: 90", "triggers: 9000"))
    (found,) = problems(english)
    assert "promises 9000 triggers" in found


def test_a_promise_of_nothing_known(tmp_path: Path) -> None:
    (found,) = problems(write_pack(tmp_path / "p", MANIFEST + "promises: {actorz: 0}\n"))
    assert "promises 'actorz'" in found


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"actor": "reed_front", "side": "grey", "from": "2020"}, "reed_front has an unknown side 'grey'"),
        ({"actor": "reed_front", "side": "crown", "from": "soon"}, "reed_front has no ISO date: 'soon'"),
        pytest.param(
            {"actor": "reed_front", "side": "crown", "from": "2021", "to": "2020"}, "reed_front",
            marks=pytest.mark.xfail(strict=True, reason="an allegiance that ends before it begins is not noticed"),
        ),
    ],
)  # fmt: skip
def test_allegiances_name_sides_and_dates(tmp_path: Path, row: dict[str, str], says: str) -> None:
    (found,) = problems(write_pack(tmp_path / "p", **fenland_and("allegiances", row))) or ("no problem was found",)
    assert says in found


def test_a_pack_that_needs_an_absent_one(tmp_path: Path) -> None:
    (found,) = problems(write_pack(tmp_path / "p", MANIFEST + "requires: [conflict/atlantis]\n"))
    assert "unknown pack 'conflict/atlantis'" in found
