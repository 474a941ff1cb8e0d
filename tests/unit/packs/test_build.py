"""`fogline packs build`: COD tables, COD shapefiles and GeoNames dumps that users bring."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapefile

from fogline.errors import PackError
from fogline.packs.build import build_gazetteer
from fogline.packs.tables import PlaceRow, read_table

COD = (
    "NAME_EN\tNAME_AR\tPCODE\tTYPE\tADM1_EN\tLAT\tLON\n"
    "Osterholm\tأوستر\tFN0101\tC\tUpper Fen\t51.5\t3.25\n"
    "Quay Ward\t\tFN0102\tN\tUpper Fen\t51.6\t3.5\n"
    "\t\tFN0103\tC\tUpper Fen\t51.7\t3.5\n"
    "Lost Hamlet\t\tFN0104\tC\tUpper Fen\t\t\n"
)


def geonames(*changes: dict[int, str]) -> str:
    lines = []
    for number, change in enumerate(changes, start=1):
        cells = [str(number), "Osterholm", "Osterholm", "Oster,أوستر,Ho", "51.5", "3.25", "P", "PPL", "FN", "", "01", "", "", "",
                 "900", "", "2", "Europe/Fen", "2020-01-01"]  # fmt: skip
        for place, value in change.items():
            cells[place] = value
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("FOGLINE_DATA", str(folder))
    return folder


def made(file: Path, name: str = "t") -> list[PlaceRow]:
    path, count = build_gazetteer(file, "FN", name, "CC0")
    rows = read_table(path, PlaceRow)
    assert len(rows) == count
    return rows


@pytest.mark.parametrize("separator", ["\t", ","])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_cod_table(tmp_path: Path, home: Path, separator: str, bom: str) -> None:
    file = tmp_path / "cod.tsv"
    file.write_text(bom + COD.replace("\t", separator), encoding="utf-8")
    town, ward = made(file, "cod")
    assert town == PlaceRow(
        id="cod:FN0101", name="Osterholm", kind="village", admin1="Upper Fen", lat=51.5, lon=3.25,
        aliases_ar=("أوستر",), origin="cod, CC0", country="FN",
    )  # fmt: skip
    assert (ward.name, ward.kind) == ("Quay Ward", "neighbourhood")
    assert [p.name for p in (home / "gazetteers").iterdir()] == ["FN.cod.tsv"]


def test_a_geonames_dump(tmp_path: Path) -> None:
    file = tmp_path / "FN.txt"
    file.write_text(geonames({}, {8: "XX"}, {7: "ZOO"}, {7: "DAM", 1: "Fen | Dam"}), encoding="utf-8")
    town, dam = made(file)
    assert (town.id, town.name, town.kind, town.lat, town.lon) == ("geonames:1", "Osterholm", "village", 51.5, 3.25)
    assert town.aliases == ("Osterholm", "Oster")
    assert town.aliases_ar == ("أوستر",)
    assert (dam.kind, dam.name) == ("dam", "Fen   Dam".replace("   ", " "))


def shapes(path: Path, *rows: tuple[str, ...]) -> Path:
    with shapefile.Writer(str(path), shapeType=shapefile.POLYGON) as writer:
        for name in ("ADM1_EN", "ADM1_PCODE", "ADM2_EN", "ADM2_PCODE", "ADM2_AR"):
            writer.field(name, "C", 40)
        for n, row in enumerate(rows):
            writer.poly([[[3 + n, 51], [3 + n, 52], [4 + n, 52], [4 + n, 51], [3 + n, 51]]])
            writer.record(*row)
    return path


def test_a_shapefile(tmp_path: Path) -> None:
    file = shapes(
        tmp_path / "adm.shp",
        ("Upper Fen", "FN01", "", "", ""),
        ("Upper Fen", "FN01", "Dyke District", "FN0101", "السد"),
        ("", "", "", "", ""),
    )
    province, district = made(file)
    assert (province.id, province.kind, province.name, province.precision) == (
        "cod:FN01",
        "governorate",
        "Upper Fen",
        3,
    )
    assert (province.lat, province.lon) == (51.5, 3.5)
    assert (district.id, district.kind, district.admin1) == ("cod:FN0101", "district", "Upper Fen")
    assert district.aliases_ar == ("السد",)


def test_a_table_of_another_shape_is_refused_with_the_shapes_understood(tmp_path: Path) -> None:
    file = tmp_path / "prices.csv"
    file.write_text("town,price\nOsterholm,3\n")
    with pytest.raises(PackError, match=r"COD table .* GeoNames dump \(19 columns\)") as caught:
        build_gazetteer(file, "FN", "t", "CC0")
    assert str(file) in str(caught.value)


def test_a_file_without_places_is_refused_and_leaves_nothing(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "XX.txt"
    file.write_text(geonames({8: "XX"}))
    with pytest.raises(PackError, match="no place was found"):
        build_gazetteer(file, "FN", "t", "CC0")
    assert list(home.glob("gazetteers/*")) == []


def test_a_wrong_file_does_not_cost_the_gazetteer_that_was_there(tmp_path: Path, home: Path) -> None:
    good, wrong = tmp_path / "good.txt", tmp_path / "wrong.txt"
    good.write_text(geonames({}))
    wrong.write_text(geonames({8: "XX"}))
    path, _ = build_gazetteer(good, "FN", "t", "CC0")
    with pytest.raises(PackError):
        build_gazetteer(wrong, "FN", "t", "CC0")
    assert path.exists()


BROKEN = {
    "a short GeoNames row": ("g.txt", geonames({}) + "7\tStump\n"),
    "a latitude in words": ("c.tsv", COD + "Oddity\t\tFN9\tC\tUpper Fen\tnorth\t3\n"),
    "a GeoNames latitude in words": ("g.txt", geonames({4: "north"})),
    "a COD table without pcode": ("c.tsv", "name_en\tlat\tlon\nOsterholm\t51\t3\n"),
    "a COD row with a cell too many": ("c.tsv", "name_en\tpcode\tlat\tlon\nOsterholm\tF1\t51\t3\tx\n"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_broken_files_are_named(tmp_path: Path, what: str) -> None:
    name, text = BROKEN[what]
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=name):
        build_gazetteer(file, "FN", "t", "CC0")


def test_a_broken_shapefile_is_named(tmp_path: Path) -> None:
    file = tmp_path / "adm.shp"
    file.write_bytes(b"not a shapefile at all")
    with pytest.raises(PackError, match=r"adm\.shp"):
        build_gazetteer(file, "FN", "t", "CC0")


def test_a_shapefile_of_points_is_refused_by_name(tmp_path: Path, home: Path) -> None:
    """Only areas are read: the point of a place is the middle of its bounding box."""
    file = tmp_path / "points.shp"
    with shapefile.Writer(str(file), shapeType=shapefile.POINT) as writer:
        writer.field("ADM1_EN", "C", 40)
        writer.point(3.5, 51.5)
        writer.record("Upper Fen")
    with pytest.raises(PackError, match=r"points\.shp"):
        build_gazetteer(file, "FN", "t", "CC0")
    assert list(home.glob("gazetteers/*")) == []
