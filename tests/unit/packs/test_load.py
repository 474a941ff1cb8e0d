"""Many packs merged into one Knowledge."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.errors import PackError
from fogline.packs.load import Knowledge, bundled_root, find_packs, load
from fogline.packs.manifest import content_hash
from tests.support import MANIFEST, fenland_and, write_pack


def test_a_pack_of_the_users_own_stands_beside_the_bundled_ones(knowledge: Knowledge, fenland: Path) -> None:
    assert knowledge.actors["reed_front"].aliases == ("Reed Front",)
    assert knowledge.sides["crown"].opponents == ("fen_rebels",)
    assert len(knowledge.countries) > 190
    assert knowledge.hashes["conflict/fenland"] == content_hash(fenland)
    assert {"ontology", "lang/en", "world"} <= set(knowledge.hashes)


def test_places_are_in_the_country_of_their_pack_unless_they_say_otherwise(tmp_path: Path) -> None:
    beyond = {
        "id": "farside",
        "name": "Farside",
        "kind": "town",
        "origin": "own",
        "note": "country=XB beyond the river",
    }
    known = load((write_pack(tmp_path / "p", **fenland_and("places", beyond)),))
    assert known.places["osterholm"].country == "FN"
    assert known.places["farside"].country == "XB"


@pytest.mark.parametrize("what", ["actor", "outlet", "place"])
def test_two_packs_may_not_define_one_id(tmp_path: Path, what: str) -> None:
    for name in ("one", "two"):
        kept = {t: [] for t in ("actors", "outlets", "places") if t != f"{what}s"}
        write_pack(tmp_path / name, MANIFEST.replace("fenland", name), **kept)
    with pytest.raises(PackError, match=f"two packs define the {what}"):
        load((tmp_path,))


def test_a_language_that_nobody_packs(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no pack for language xx"):
        load((), "xx")


def test_packs_are_found_in_a_stable_order() -> None:
    found = find_packs(bundled_root())
    assert found == sorted(found)
    assert {"ontology", "world"} <= {p.name for p in found}


def test_every_frame_of_the_triggers_has_a_crosswalk(knowledge: Knowledge) -> None:
    types = {frame.acled[0] for frame in knowledge.frames.values()}
    assert types == {
        "Battles", "Explosions/Remote violence", "Violence against civilians", "Strategic developments", "Protests", "Riots",
    }  # fmt: skip
    assert {t.frame for t in knowledge.language.triggers} <= {*knowledge.frames, "join"}


def test_an_id_that_stands_twice_in_one_table_is_refused(tmp_path: Path) -> None:
    again = {"id": "osterholm", "name": "Osterholm again", "kind": "town", "origin": "own"}
    with pytest.raises(PackError, match="osterholm"):
        load((write_pack(tmp_path / "p", **fenland_and("places", again)),))


def test_a_folder_that_holds_no_pack_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=tmp_path.name):
        load((tmp_path,))
