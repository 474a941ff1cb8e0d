"""The rule of use of the skeleton: several words may be matched by it, single words never."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.packs.load import load
from fogline.resolve.lexicon import Lexicon
from tests.support import fenland_and, write_pack


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder: Path = tmp_path_factory.mktemp("marsh") / "pack"
    rows = [
        {"id": "tell_murrakh", "name": "Tell Murrakh", "kind": "village", "origin": "own"},
        {"id": "qavrun", "name": "Qavrun", "kind": "village", "origin": "own"},
    ]
    write_pack(folder, **fenland_and("places", *rows))
    return Lexicon(load((folder,)))


def test_several_words_are_matched_by_their_skeleton(lexicon: Lexicon) -> None:
    assert lexicon.by_skeleton("Tal Murakh", "place") == ("tell_murrakh",)


def test_but_only_within_their_kind(lexicon: Lexicon) -> None:
    assert lexicon.by_skeleton("Tal Murakh", "actor") == ()


@pytest.mark.parametrize("name", ["Kawrun", "Qavrun", "Qavroun", "al-Qavrun"])
def test_single_words_never_match_by_skeleton(lexicon: Lexicon, name: str) -> None:
    assert lexicon.by_skeleton(name, "place") == ()


def test_exact_names_are_found_with_their_kind_and_offset(lexicon: Lexicon) -> None:
    text = "Colonel Ysbrand Tolk of the Fenland Crown Army told Reedwire that Reed bandits held Qavrun."
    found = {m.text: (m.kind, m.start) for m in lexicon.find(text, 100)}
    assert {name: kind for name, (kind, _) in found.items()} == {
        "Colonel Ysbrand Tolk": "leader", "Fenland Crown Army": "actor", "Reedwire": "outlet",
        "Reed bandits": "word", "Qavrun": "place",
    }  # fmt: skip
    assert all(text[start - 100 :].startswith(name) for name, (_, start) in found.items())
