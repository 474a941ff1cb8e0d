"""Gazetteers: written aside, read back, the user's own first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fogline.packs import gazetteer
from fogline.packs.gazetteer import country_places, data_home, write_places
from fogline.packs.tables import PlaceRow, read_table

ROWS = [
    PlaceRow(
        id="own:1", name="Osterholm", kind="town", admin1="Upper Fen", lat=51.5, lon=3.25, precision=1,
        aliases=("Oster", "Holm am Fen"), aliases_ar=("أوستر",), origin="own, CC0", country="FN",
    ),
    PlaceRow(id="own:2", name="Nowhere", kind="village", origin="own", country="FN"),
]  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("FOGLINE_DATA", str(tmp_path))
    country_places.cache_clear()
    yield tmp_path
    country_places.cache_clear()


def test_written_places_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "FN.own.tsv"
    assert write_places(path, ROWS) == 2
    assert read_table(path, PlaceRow) == ROWS
    assert [p.name for p in path.parent.iterdir()] == ["FN.own.tsv"]


def test_odd_cells_do_not_break_the_table(tmp_path: Path) -> None:
    odd = PlaceRow(id="own:3", name='Tab\tand "quote"\nand line', kind="town", origin="own")
    write_places(tmp_path / "t.tsv", [odd])
    (row,) = read_table(tmp_path / "t.tsv", PlaceRow)
    assert row.name == 'Tab and "quote" and line'
    assert row.lat is None


def test_a_killed_run_leaves_the_old_table(tmp_path: Path) -> None:
    path = tmp_path / "FN.own.tsv"
    write_places(path, ROWS)

    def broken() -> Iterator[PlaceRow]:
        yield ROWS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_places(path, broken())
    assert len(read_table(path, PlaceRow)) == 2


def test_data_home_is_what_the_environment_says(home: Path) -> None:
    assert data_home() == home


def test_the_users_own_places_come_first(home: Path) -> None:
    base = ROWS[0].__class__(id="geonames:9", name="Base", kind="town", origin="base", country="FN")
    write_places(home / "cache" / gazetteer.MAKER / "FN.tsv", [base])
    write_places(home / "gazetteers" / "FN.own.tsv", ROWS)
    write_places(home / "gazetteers" / "XX.own.tsv", ROWS[:1])
    assert [row.id for row in country_places("FN")] == ["own:1", "own:2", "geonames:9"]
