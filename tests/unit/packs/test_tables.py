"""Tables of a pack: typed rows, and errors that say where to look."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.errors import PackError
from fogline.packs.tables import ActorRow, AllegianceRow, PlaceRow, WordRow, read_table


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rows.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_typed(tmp_path: Path) -> None:
    path = table(tmp_path, "id\tname\tkind\tlat\tlon\taliases\nbog\tBogheim\tvillage\t51.25\t-3\tBog | Old Bog||\n")
    (row,) = read_table(path, PlaceRow)
    assert row == PlaceRow(id="bog", name="Bogheim", kind="village", lat=51.25, lon=-3.0, aliases=("Bog", "Old Bog"))


def test_an_empty_cell_is_the_default_and_not_zero(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, "id\tname\tkind\tlat\tprecision\nbog\tBogheim\tvillage\t\t \n"), PlaceRow)
    assert row.lat is None
    assert row.precision == 1


def test_quotation_marks_are_letters_like_others(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, 'word\tactor\n"fen" men\tarmy\n'), WordRow)
    assert row.word == '"fen" men'
    assert row.used_by == ("*",)


def test_a_column_named_from(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, "actor\tside\tfrom\tto\narmy\tcrown\t2019\t\n"), AllegianceRow)
    assert (row.from_, row.to) == ("2019", "")


def test_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_bytes(b"word\tactor\r\nfen men\tarmy\r\n")
    assert [r.actor for r in read_table(path, WordRow)] == ["army"]


def test_an_absent_table_is_an_empty_one(tmp_path: Path) -> None:
    assert read_table(tmp_path / "none.tsv", WordRow) == []
    assert read_table(table(tmp_path, ""), WordRow) == []
    assert read_table(table(tmp_path, "word\tactor\n"), WordRow) == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("id\tname\tkind\na\tA\tx\nb\tB\tx\ty\n", 3, "number of columns"),
        ("id\tname\tkind\na\tA\n", 2, "number of columns"),
        ("id\tname\tkind\tcolour\na\tA\tx\tred\n", 2, "'colour'"),
        ("id\tname\tkind\na\t\tx\n", 2, "name"),
        ("id\tname\tkind\tinter\na\tA\tx\t1\nb\tB\tx\tmany\n", 3, "inter"),
    ],
)
def test_errors_name_file_and_line_and_what_is_wrong(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = table(tmp_path, text)
    with pytest.raises(PackError, match=says) as caught:
        read_table(path, ActorRow)
    assert str(caught.value).startswith(f"{path}:{line}:")


def test_an_unknown_column_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="known: word, actor, used_by, kind, note"):
        read_table(table(tmp_path, "word\tactor\tcamp\na\tb\tc\n"), WordRow)


def test_the_line_named_is_that_of_the_file_also_after_a_blank_line(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"rows\.tsv:4:"):
        read_table(table(tmp_path, "word\tactor\n\na\tb\nc\n"), WordRow)


def test_a_table_in_another_charset_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_bytes("word\tactor\nfen-männer\tarmy\n".encode("latin-1"))
    with pytest.raises(PackError, match=r"rows\.tsv"):
        read_table(path, WordRow)
