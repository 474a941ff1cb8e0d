"""The flat table in its four files, the data dictionary, and what spreadsheets must not run."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.errors import ExportError, UsageError
from fogline.export import columns as flat_columns
from fogline.export.cells import cell, harmless, header_and_rows, listed, number
from fogline.export.options import ExportOptions
from fogline.export.registry import PROFILES, check, write
from fogline.model.dossier import Dossier
from fogline.packs.load import Knowledge
from tests.dossiers import DUMAYR, EDGES, ISIS, NEIGHBOUR, SAA, any_dossiers, dossier, killed
from tests.laws.settings import tried
from tests.unit.export.support import Made

DOCS = Path(__file__).parents[3] / "docs" / "exports.md"
NEVER_LEFT_OUT = ("csv", "parquet", "geojson", "geoparquet", "hxl", "ftm", "gdelt-mentions", "w3c-annotation")


def test_all_edges_are_rows_with_claims_and_profile(knowledge: Knowledge) -> None:
    made = Made("csv", EDGES.values(), knowledge)
    assert made.problems == [] and len(made.rows) == len(EDGES) == made.report.rows and not made.report.left_out
    assert all(r["claim_ids"] and r["coding_profile"] == "fogline-csv/1" and r["fogline_version"] for r in made.rows)


def test_unknown_is_empty_and_never_zero(knowledge: Knowledge) -> None:
    row = Made("csv", [EDGES["heavy losses"]], knowledge).row
    assert {row[n] for n in flat_columns.NAMES if n.endswith(("_low", "_best", "_high"))} == {""}
    row = Made("csv", [dossier("z", losses=[killed(0, ISIS)])], knowledge).row
    assert row["killed_best"] == "0"
    row = Made("csv", [EDGES["no place"]], knowledge).row
    assert row["lat"] == row["lon"] == row["geo_precision"] == ""


def test_sums_leave_open_what_one_part_leaves_open(knowledge: Knowledge) -> None:
    row = Made("csv", [dossier("s", losses=[killed(4, ISIS), killed(None, SAA, low=3)])], knowledge).row
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("7", "", "")


def test_what_tellings_differ_on_stands_in_words(knowledge: Knowledge) -> None:
    row = Made("csv", [EDGES["conflicting"]], knowledge).row
    assert row["disputes"] == "losses.killed.islamic_state [contradiction]: 30 (Amaq) / 75 (SANA)"
    row = Made("csv", [EDGES["denied"]], knowledge).row
    assert row["disputes"] == "happened [contradiction]: happened (Amaq) / did not happen (SANA)"


def test_control_and_materiel(knowledge: Knowledge) -> None:
    assert (
        Made("csv", [EDGES["control"]], knowledge).row["control"] == "Dumayr: Islamic State → Syrian Arab Army (full)"
    )
    assert Made("csv", [EDGES["materiel"]], knowledge).row["equipment"] == "3 tank destroyed (Syrian Arab Army)"


def test_private_persons_are_shown_by_kind(knowledge: Knowledge) -> None:
    row = Made("csv", [EDGES["neighbour"]], knowledge).row
    assert row["origins"] == "a resident" and "Darwish" not in row["quotes"] + row["grade_why"]
    assert "[name withheld] said the regime" in row["quotes"]
    row = Made("csv", [EDGES["neighbour"]], knowledge, allow_names=True).row
    assert row["origins"] == "Khalil Darwish" and "Khalil Darwish said" in row["quotes"]


def test_a_description_of_a_speaker_is_no_name(knowledge: Knowledge) -> None:
    locals_ = NEIGHBOUR.__class__(name="Local residents", side="civilian", kind="resident")
    row = Made("csv", [dossier("d", origins=(locals_,), words="Local residents said the army fought")], knowledge).row
    assert row["origins"] == "a resident" and "Local residents said" in row["quotes"]


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_no_profile_names_a_private_person(knowledge: Knowledge, profile: str) -> None:
    source = dossier("p", origins=(NEIGHBOUR,), words="Khalil Darwish said the regime fought Daesh", losses=[killed(2, ISIS)],
                     text="Khalil Darwish said the regime fought Daesh near Dumair", why="Khalil Darwish tells it")  # fmt: skip
    out = io.BytesIO()
    write(profile, [source], knowledge, out, ExportOptions())
    text = out.getvalue().decode("utf-8", "replace").replace("Khalil Darwish paper", "")
    assert "Darwish" not in text


@pytest.mark.parametrize("profile", sorted(set(PROFILES) - {"w3c-annotation", "ftm"}))
def test_loaded_words_stand_in_quotes_only(knowledge: Knowledge, profile: str) -> None:
    source = dossier("l", words="the gangs of terror ran", by=(SAA,), losses=[killed(2, ISIS)])
    out = io.BytesIO()
    write(profile, [source], knowledge, out, ExportOptions(quotes=False))
    text = out.getvalue().decode("utf-8", "replace").lower()
    assert "gangs" not in text and "the regime" not in text and "daesh" not in text


def test_quotes_can_be_left_away_and_are_short(knowledge: Knowledge) -> None:
    assert Made("csv", [EDGES["plain"]], knowledge, quotes=False).row["quotes"] == ""
    assert len(Made("csv", [dossier("q", words="word " * 200)], knowledge).row["quotes"]) <= 282


@pytest.mark.parametrize("profile", NEVER_LEFT_OUT)
def test_formats_that_leave_nothing_out(knowledge: Knowledge, profile: str) -> None:
    made = Made(profile, EDGES.values(), knowledge)
    assert made.problems == [] and not made.report.left_out and made.report.events == len(EDGES)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1"])
def test_formulas_are_neutralised(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["-5", "+3.5", "-1e5", "Amaq", "2016-05-14", "'quoted'", ""])
def test_numbers_and_words_stay(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("profile", ["csv", "acled", "ucdp", "hxl", "hapi"])
def test_a_name_that_is_a_formula(knowledge: Knowledge, profile: str) -> None:
    formula = dossier("f", at=EDGES["formula"].event.places, words="=cmd|' /C calc'!A0", losses=[killed(1, ISIS)])
    made = Made(profile, [formula], knowledge)
    cells = [v for row in made.rows for v in row.values()]
    assert cells and not [v for v in cells if v[:1] in {"=", "+", "@", "\t", "\r"}]


@given(st.text(max_size=30))
@tried(300)
def test_no_text_makes_a_formula_or_breaks_a_row(knowledge: Knowledge, text: str) -> None:
    place = DUMAYR.__class__(id=None, name=text, lat=1.0, lon=2.0, precision=1, kind="town", admin1=text, country="SY")
    made = Made("csv", [dossier("t", at=(place,), words=text or "x")], knowledge)
    assert made.problems == [] and len(made.rows) == 1 and len(made.columns) == len(flat_columns.NAMES)


def test_lists_and_numbers() -> None:
    assert listed(["a; b", "c", None, "", "c"]) == "a, b; c"
    assert (number(33.0, 4), number(-0.00001, 4), number(0.12345, 4), number(None, 4)) == ("33", "0", "0.1235", "")
    assert (cell(None), cell(True), cell(0), cell([])) == ("", "yes", "0", "")


@given(any_dossiers())
@tried(80)
def test_any_events_make_a_sound_table(knowledge: Knowledge, dossiers: list[Dossier]) -> None:
    for profile in ("csv", "geojson", "parquet"):
        made = Made(profile, dossiers, knowledge)
        assert made.problems == [] and made.report.rows == len(dossiers)


def test_geojson_is_longitude_first_without_jitter(knowledge: Knowledge) -> None:
    made = Made("geojson", [EDGES["plain"], EDGES["no place"], EDGES["lost"]], knowledge)
    whole = json.loads(made.data)
    assert whole["features"][0]["geometry"] == {"type": "Point", "coordinates": [36.6939, 33.6444]}
    assert [f["geometry"] for f in whole["features"][1:]] == [None, None] and "crs" not in whole
    assert whole["features"][0]["properties"]["origins"] == ["Amaq"]
    assert made.report.warnings["no coordinates, geometry is null"] == 2


def test_an_empty_ledger_makes_a_whole_file(knowledge: Knowledge) -> None:
    for profile in PROFILES:
        made = Made(profile, [], knowledge)
        assert made.problems == [] and made.report.rows == 0


def test_whole_or_not_at_all(knowledge: Knowledge, tmp_path: Path) -> None:
    def breaking() -> object:
        yield EDGES["plain"]
        raise RuntimeError("the ledger went away")

    target = tmp_path / "events.csv"
    target.write_text("older")
    with pytest.raises(RuntimeError):
        write("csv", breaking(), knowledge, target)  # type: ignore[arg-type]
    assert target.read_text() == "older" and list(tmp_path.iterdir()) == [target]
    same_file = tmp_path.parent / "older.csv"
    same_file.hardlink_to(target)
    write("csv", [EDGES["plain"]], knowledge, target)
    assert same_file.read_text() == "older"  # a new file took the name; the old one was never written into
    assert len(list(header_and_rows(target.read_bytes())[1])) == 1 and check("csv", target, knowledge) == []
    assert list(tmp_path.iterdir()) == [target]


def test_where_nothing_can_be_written_an_error_says_so(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="cannot be written here"):
        write("csv", [], knowledge, tmp_path / "file" / "events.csv")
    with pytest.raises(ExportError, match="cannot be replaced"):
        write("csv", [], knowledge, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_day_of_publication_that_is_not_known_to_the_day(knowledge: Knowledge) -> None:
    for edtf in ("2016-05", "2016-05-XX", "2016", None):
        source = dossier("e", published=edtf, losses=[killed(1, ISIS)])
        for profile in PROFILES:
            assert Made(profile, [source], knowledge).problems == []


def test_the_same_events_make_the_same_bytes(knowledge: Knowledge) -> None:
    for profile in PROFILES:
        assert Made(profile, EDGES.values(), knowledge).data == Made(profile, EDGES.values(), knowledge).data


def test_an_unknown_profile_is_a_usage_error(knowledge: Knowledge) -> None:
    with pytest.raises(UsageError, match="known: csv, parquet"):
        write("xlsx", [], knowledge, io.BytesIO())


def test_the_data_dictionary_in_the_docs_is_the_table_of_columns() -> None:
    from fogline.export.dictionary import flat_dictionary

    assert flat_dictionary() in DOCS.read_text(encoding="utf-8")


def test_every_profile_is_in_the_docs() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [p for p in PROFILES if f"`{p}`" not in text] == []


def test_breaches_are_found(knowledge: Knowledge) -> None:
    text = Made("csv", [EDGES["plain"], EDGES["region only"]], knowledge).data.decode()
    assert (
        check("csv", text.replace("2016-05-14,2016-05-14", "2016-05-15,2016-05-14", 1).encode(), knowledge)[0].rule
        == "date_start"
    )
    assert check("csv", text.replace("33,33,33", "33,32,33", 1).encode(), knowledge)[0].rule == "killed"
    assert check("csv", text.replace("id,date_start", "id,date", 1).encode(), knowledge)[0].rule == "columns"
    assert check("csv", text.replace("Islamic State", "=1+1", 1).encode(), knowledge)[0].rule == "targets"
    whole = json.loads(Made("geojson", [EDGES["plain"]], knowledge).data)
    whole["features"][0]["geometry"]["coordinates"] = [36.0, 93.0]
    assert check("geojson", json.dumps(whole).encode(), knowledge)[0].rule == "geometry"
    assert check("geojson", json.dumps({**whole, "crs": {}}).encode(), knowledge)[0].rule == "RFC 7946"
