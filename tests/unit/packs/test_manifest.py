"""What a pack says about itself, and the hash of all it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fogline.errors import PackError
from fogline.packs.manifest import content_hash, read_manifest
from tests.support import MANIFEST, write_pack


def manifest(tmp_path: Path, text: str) -> Path:
    (tmp_path / "pack.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_manifest(tmp_path: Path) -> None:
    made = read_manifest(manifest(tmp_path, MANIFEST + "promises: {actors: 2}\nperiod: [2019-01-01, null]\n"))
    assert (made.id, made.countries, made.promises) == ("conflict/fenland", ("FN",), {"actors": 2})
    assert made.period == (date(2019, 1, 1), None)


def test_national_actors(tmp_path: Path) -> None:
    made = read_manifest(manifest(tmp_path, MANIFEST + "national:\n  FN: {forces: crown_army}\n"))
    assert made.national["FN"].forces == "crown_army"
    assert made.national["FN"].police is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id: a\nname: A\nversion: '1'\n", "licence"),
        (MANIFEST + "colour: green\n", "colour"),
        (MANIFEST + "promises: [actors]\n", "promises"),
        (MANIFEST + "national:\n  FN: {navy: boats}\n", "navy"),
        ("id: [\n", "not valid YAML"),
        ("just words\n", "pack.yml"),
    ],
)
def test_errors_name_the_file_and_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(PackError, match=says) as caught:
        read_manifest(manifest(tmp_path, text))
    assert str(tmp_path / "pack.yml") in str(caught.value)


def test_a_folder_without_a_manifest(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"there is no pack\.yml") as caught:
        read_manifest(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_the_hash_follows_names_and_content(tmp_path: Path) -> None:
    one, other = write_pack(tmp_path / "a"), write_pack(tmp_path / "b")
    first = content_hash(one)
    assert first.startswith("sha256:")
    assert len(first) == len("sha256:") + 64
    assert content_hash(other) == first
    (other / "words.tsv").rename(other / "wordlist.tsv")
    assert content_hash(other) != first


def test_the_hash_does_not_follow_line_ends_or_other_files(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "a")
    first = content_hash(folder)
    (folder / "notes.txt").write_text("nothing")
    table = folder / "sides.tsv"
    table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))
    assert content_hash(folder) == first
    table.write_bytes(table.read_bytes() + b"x\tX\t\t\r\n")
    assert content_hash(folder) != first
