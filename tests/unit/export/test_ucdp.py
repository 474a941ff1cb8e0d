"""UCDP GED's columns and rules (domain.md, 2.2 and rules 13 to 16)."""

from __future__ import annotations

import pytest
from hypothesis import given

from fogline.export import ucdp
from fogline.export.registry import check
from fogline.model.dossier import Dossier
from fogline.packs.load import Knowledge
from tests.dossiers import (
    BANDITS,
    BRIGADE,
    CIVILIANS,
    DUMAYR,
    EDGES,
    HAMA_REGION,
    ISIS,
    NEIGHBOUR,
    NUSRA,
    RAQQA,
    SAA,
    SANA,
    SYRIA,
    TABQA,
    TURKEY,
    any_dossiers,
    dossier,
    killed,
    time,
)  # fmt: skip
from tests.laws.settings import tried
from tests.unit.export.support import Made

WANTED = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]


def made(knowledge: Knowledge, *dossiers: Dossier, **options: object) -> Made:
    found = Made("ucdp", dossiers, knowledge, **options)
    assert found.problems == []
    return found


def test_the_columns(knowledge: Knowledge) -> None:
    assert len(WANTED) == 49
    assert made(knowledge, EDGES["plain"], strict=True).columns == WANTED
    assert made(knowledge, EDGES["plain"]).columns == [*WANTED, *ucdp.OURS]


def test_a_plain_battle(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["plain"]).row
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "Government of Syria", "Islamic State")
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == ("2", "31", "0", "0")
    assert (row["low"], row["best"], row["high"]) == ("33", "33", "33")
    assert (row["gwnoa"], row["gwnob"], row["country_id"], row["region"]) == ("652", "", "652", "Middle East")
    assert (row["where_prec"], row["date_prec"], row["event_clarity"], row["number_of_sources"]) == ("1", "1", "1", "1")
    assert row["geom_wkt"] == "POINT (36.6939 33.6444)" and row["code_status"] == "Clear" and row["active_year"] == "1"
    assert all(int(row[k]) > 10**9 for k in row if k.endswith(("_dset_id", "_new_id")))


def test_the_cell_of_deir_ez_zor() -> None:
    """The value given in domain.md."""
    assert ucdp.priogrid(35.34, 40.14) == 180441
    assert ucdp.priogrid(-90, -180) == 1


def test_rule_13_only_lethal_events_and_the_others_are_counted(knowledge: Knowledge) -> None:
    found = made(knowledge, *(EDGES[k] for k in ("plain", "heavy losses", "casualties", "materiel", "strategic")))
    assert len(found.rows) == 1 and found.report.left_out["no death reported in figures"] == 4


def test_up_to_n_is_lethal_by_its_high_figure_alone(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("u", losses=[killed(None, ISIS, high=20)])).row
    assert (row["low"], row["best"], row["high"]) == ("0", "0", "20")


def test_rule_14_the_government_is_side_a_whoever_began(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("g", by=(ISIS,), on=(SAA,), losses=[killed(4, SAA), killed(1, ISIS)])).row
    assert (row["side_a"], row["deaths_a"], row["deaths_b"]) == ("Government of Syria", "4", "1")


def test_rule_15_civilians_killed_in_crossfire_stay_in_the_event(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("c", losses=[killed(4, ISIS), killed(3, civilian=True)])).row
    assert (row["type_of_violence"], row["deaths_b"], row["deaths_civilians"], row["best"]) == ("1", "4", "3", "7")


def test_rule_15_deliberate_killing_of_civilians(knowledge: Knowledge) -> None:
    for d in (
        dossier("v", sub="Attack", by=(ISIS,), on=(CIVILIANS,), losses=[killed(5, civilian=True)]),
        EDGES["civilians"],
    ):
        row = made(knowledge, d).row
        assert (row["type_of_violence"], row["side_b"], row["deaths_civilians"]) == ("3", "Civilians", "5")


def test_two_groups_without_a_state(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("n", by=(NUSRA,), on=(ISIS,), losses=[killed(2, NUSRA)])).row
    assert (row["type_of_violence"], row["side_a"], row["gwnoa"]) == ("2", "Jabhat al-Nusra", "")


def test_two_states(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("s", by=(TURKEY,), on=(SAA,), losses=[killed(2, SAA)])).row
    assert (row["side_a"], row["side_b"], row["gwnoa"], row["gwnob"]) == (
        "Government of Turkey",
        "Government of Syria",
        "640",
        "652",
    )


def test_a_side_that_nobody_identifies_is_counted(knowledge: Knowledge) -> None:
    found = made(
        knowledge, dossier("u", by=(BANDITS,), losses=[killed(1, ISIS)]), dossier("w", on=(), losses=[killed(1)])
    )
    assert found.rows == [] and found.report.left_out["a side is not identified"] == 2


def test_a_coalition_under_a_state_is_that_states(knowledge: Knowledge) -> None:
    coalition = ISIS.__class__(id="us_coalition", name="US-led coalition", kind="external_forces", side="coalition")
    row = made(knowledge, dossier("u", by=(coalition,), losses=[killed(3, ISIS)])).row
    assert (row["type_of_violence"], row["side_a"], row["gwnoa"]) == ("1", "Government of United States", "2")
    outsiders = ISIS.__class__(id="hezbollah", name="Hezbollah", kind="external_forces", side="iran_axis")
    row = made(knowledge, dossier("h", by=(outsiders,), losses=[killed(3, ISIS)])).row
    assert (row["type_of_violence"], row["side_a"]) == ("2", "Hezbollah")


def test_a_unit_of_the_state_that_no_pack_knows_is_that_of_the_country(knowledge: Knowledge) -> None:
    unit = ISIS.__class__(id=None, name="99th Division", kind="state_forces", side="government")
    row = made(knowledge, dossier("u", by=(unit,), losses=[killed(3, ISIS)])).row
    assert row["side_a"] == "Government of Syria"


def test_the_same_side_twice_is_no_dyad(knowledge: Knowledge) -> None:
    found = made(knowledge, dossier("i", by=(ISIS,), on=(ISIS,), losses=[killed(3, ISIS)]))
    assert found.rows == [] and found.report.left_out == {"both sides are one": 1}


def test_a_total_beyond_its_parts_leaves_the_rest_unknown(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("t", losses=[killed(10), killed(4, ISIS)])).row
    assert (row["deaths_b"], row["deaths_unknown"], row["best"]) == ("4", "6", "10")
    row = made(knowledge, dossier("t", losses=[killed(3), killed(4, ISIS)])).row
    assert (row["deaths_unknown"], row["best"]) == ("0", "4")


def test_a_conflicting_toll_is_a_range(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["conflicting"]).row
    assert (row["low"], row["best"], row["high"], row["number_of_sources"]) == ("30", "30", "75", "2")


def test_figures_out_of_order_are_put_in_order(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("o", losses=[killed(4, ISIS, low=9, high=2)])).row
    assert (row["low"], row["best"], row["high"]) == ("4", "4", "9")


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [("2016-05-14", "2016-05-14", "1"), ("2016-05-14", "2016-05-15", "2"), ("2016-05-14", "2016-05-19", "2"),
     ("2016-05-09", "2016-05-15", "3"), ("2016-05-01", "2016-05-31", "4"), ("2016-01-01", "2016-12-31", "5")],
)  # fmt: skip
def test_date_precision(knowledge: Knowledge, first: str, last: str, code: str) -> None:
    row = made(knowledge, dossier("d", when=time(first, last, "week"), losses=[killed(1, ISIS)])).row
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (first, last, code)
    assert row["event_clarity"] == ("1" if first == last else "2")


def test_more_than_a_year_is_not_coded(knowledge: Knowledge) -> None:
    found = made(knowledge, dossier("d", when=time("2015-01-01", "2016-12-31", "year"), losses=[killed(1, ISIS)]))
    assert found.report.left_out == {"date coarser than a year": 1}


def test_place_precision(knowledge: Knowledge) -> None:
    def coded(*places: object) -> str:
        return made(knowledge, dossier("p", at=places, losses=[killed(1, ISIS)])).row["where_prec"]

    assert coded(TABQA) == "2"
    assert coded(HAMA_REGION) == "4"
    assert coded(RAQQA, TABQA) == "4"  # two places in one region
    assert coded(DUMAYR, RAQQA) == "6"  # two regions: only the country holds both
    found = made(knowledge, dossier("p", at=(SYRIA,), losses=[killed(1, ISIS)]))
    assert found.report.left_out == {"no coordinates known": 1}


def test_active_year_needs_25_deaths_of_the_dyad(knowledge: Knowledge) -> None:
    rows = made(
        knowledge, dossier("a", losses=[killed(20, ISIS)]), dossier("b", when=time("2016-09-01"), losses=[killed(5, ISIS)]),
        dossier("c", when=time("2017-01-01"), losses=[killed(24, ISIS)]), dossier("d", on=(NUSRA,), losses=[killed(24, NUSRA)]),
    ).rows  # fmt: skip
    assert {r["fogline_event"]: r["active_year"] for r in rows} == {
        "evt_a": "1",
        "evt_b": "1",
        "evt_c": "0",
        "evt_d": "0",
    }


def test_a_private_person_is_not_named(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("n", origins=(NEIGHBOUR, SANA), losses=[killed(1, ISIS)])).row
    assert row["source_original"] == "a resident; SANA"


def test_a_group_that_no_pack_knows_keeps_its_name(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("b", by=(BRIGADE,), on=(ISIS,), losses=[killed(1, ISIS)])).row
    assert row["side_a"] == "Liwa al-Wadi"


@given(any_dossiers())
@tried(200)
def test_any_events_hold_all_rules(knowledge: Knowledge, dossiers: list[Dossier]) -> None:
    found = Made("ucdp", dossiers, knowledge)
    assert found.problems == []
    assert len(found.rows) + sum(found.report.left_out.values()) == len(dossiers)
    for row in found.rows:
        parts = [int(row[f"deaths_{k}"]) for k in ("a", "b", "civilians", "unknown")]
        assert int(row["best"]) == sum(parts) and int(row["low"]) <= int(row["best"]) <= int(row["high"]) > 0


def test_breaches_are_found(knowledge: Knowledge) -> None:
    text = made(knowledge, EDGES["plain"], EDGES["civilians"]).data.decode()
    for old, new, rule in (
        ("2,31,0,0,33,33,33", "2,31,0,1,33,33,33", "best"), ("2,31,0,0,33,33,33", "2,31,0,0,33,32,33", "order"),
        ("2,31,0,0,33,33,33", "2,31,0,0,33,33,34", "order"), ("0,0,5,0,5,5,5", "0,0,0,0,0,0,0", "lethal"),
        ("POINT (36", "POINT (37", "geom_wkt"), ("Middle East", "Levant", "region"), (",Clear,1,", ",Clear,2,", "gwnoa"),
        ("id,relid", "relid,id", "columns"), ("Government of Syria", "Syria", "side_a"),
    ):  # fmt: skip
        assert old in text, old
        assert rule in {p.rule for p in check("ucdp", text.replace(old, new).encode(), knowledge)}, rule
