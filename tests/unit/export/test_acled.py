"""ACLED's columns and rules: each test names the rule of the codebook (domain.md, "Coding rules") that it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fogline.export import acled, tolls
from fogline.export.codes import INTERACTIONS, Codes
from fogline.model.dossier import Dossier
from fogline.model.event import EventLoss
from fogline.packs.load import Knowledge
from tests.dossiers import (
    AMAQ,
    BRIGADE,
    CIVILIANS,
    DUMAYR,
    EDGES,
    EL_FASHER,
    ISIS,
    NDF,
    NUSRA,
    RAQQA,
    RSF,
    SAA,
    SANA,
    TABQA,
    TURKEY,
    UNKNOWN_VILLAGE,
    any_dossiers,
    dossier,
    killed,
    time,
)  # fmt: skip
from tests.laws.settings import tried
from tests.unit.export.support import Made

WANTED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]


def made(knowledge: Knowledge, *dossiers: Dossier, **options: object) -> Made:
    found = Made("acled", dossiers, knowledge, **options)
    assert found.problems == []
    return found


def test_the_columns_and_ours_behind_them(knowledge: Knowledge) -> None:
    assert len(WANTED) == 31
    assert made(knowledge, EDGES["plain"]).columns == [*WANTED, *acled.OURS]
    assert made(knowledge, EDGES["plain"], strict=True).columns == WANTED


def test_a_plain_battle(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["plain"]).row
    assert row["event_date"] == "2016-05-14" and row["year"] == "2016" and row["time_precision"] == "1"
    assert (row["event_type"], row["sub_event_type"], row["disorder_type"]) == (
        "Battles",
        "Armed clash",
        "Political violence",
    )
    assert row["actor1"] == knowledge.actors["saa"].acled and row["inter1"] == "State forces"
    assert row["actor2"] == knowledge.actors["isis"].acled and row["inter2"] == "Rebel group"
    assert row["interaction"] == "State forces-Rebel group" and row["civilian_targeting"] == ""
    assert (row["iso"], row["region"], row["country"]) == ("760", "Middle East", "Syria")
    assert (row["location"], row["admin1"], row["admin2"], row["admin3"]) == ("Dumayr", "Rif Dimashq", "Douma", "")
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == ("33.6444", "36.6939", "1")
    assert row["fatalities"] == "33" and row["source"] == "Amaq paper"
    assert row["event_id_cnty"].startswith("SYR") and row["event_id_cnty"][3:].isdigit()
    assert row["timestamp"] == "1463270400"  # 15 May 2016, the day of the latest report
    assert row["fogline_claims"] == "clm_plain0" and row["coding_profile"] == "fogline-acled/1"


def test_ids_stay_when_a_day_is_added(knowledge: Knowledge) -> None:
    one = made(knowledge, dossier("same")).row["event_id_cnty"]
    two = made(knowledge, dossier("same", when=time("2016-05-14", "2016-05-15"))).rows
    assert two[0]["event_id_cnty"] == one != two[1]["event_id_cnty"]


def test_numeric_types_on_request(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["plain"], numeric_inter=True).row
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "2", "12")
    row = made(knowledge, EDGES["strategic"], numeric_inter=True).row
    assert (row["inter2"], row["interaction"], row["actor2"]) == ("0", "10", "")


def test_there_are_44_interactions() -> None:
    assert len(INTERACTIONS) == 44
    assert {10, 18, 28, 38, 48, 58, 68, 78, 80, 88} <= INTERACTIONS and not {21, 87, 19, 90} & INTERACTIONS


def test_the_text_of_interaction_78_stands_the_other_way_round(knowledge: Knowledge) -> None:
    """acledR: lower code first, except 78."""
    row = made(knowledge, dossier("i", sub="Air/drone strike", by=(TURKEY,), on=(CIVILIANS,))).row
    assert row["interaction"] == "External/Other forces-Civilians"


def test_rule_1_one_row_a_day_and_place(knowledge: Knowledge) -> None:
    found = made(knowledge, dossier("r1", when=time("2016-05-14", "2016-05-15"), at=(DUMAYR, RAQQA)))
    assert [(r["event_date"][-2:], r["location"]) for r in found.rows] == [
        ("14", "Dumayr"), ("14", "Raqqa"), ("15", "Dumayr"), ("15", "Raqqa"),
    ]  # fmt: skip


def test_rule_2_same_actors_place_and_day_are_one_event_of_the_highest_type(knowledge: Knowledge) -> None:
    strike = dossier("strike", sub="Air/drone strike", losses=[killed(4, ISIS)])
    clash = dossier("clash", by=(ISIS,), on=(SAA,), losses=[killed(2, SAA)], origins=(SANA,))
    shelling = dossier("shell", sub="Shelling/artillery/missile attack")
    row = made(knowledge, strike, clash, shelling).row
    assert (row["sub_event_type"], row["fatalities"]) == ("Armed clash", "6")
    assert set(row["fogline_claims"].split("; ")) == {"clm_strike0", "clm_clash0", "clm_shell0"}
    assert set(row["source"].split("; ")) == {"Amaq paper", "SANA paper"}
    assert "Joined from 3 records" in row["notes"]
    assert made(knowledge, strike, shelling).row["sub_event_type"] == "Air/drone strike"


def test_rule_2_other_actors_another_day_or_place_make_another_event(knowledge: Knowledge) -> None:
    base, others = dossier("a"), (
        dossier("b", on=(NUSRA,)), dossier("c", when=time("2016-05-15")), dossier("d", at=(RAQQA,)),
        dossier("e", on=(CIVILIANS,), sub="Abduction/forced disappearance"),
    )  # fmt: skip
    assert len(made(knowledge, base, *others).rows) == 5


def test_rule_2_agreements_are_no_tactics(knowledge: Knowledge) -> None:
    rows = made(knowledge, dossier("a"), dossier("b", sub="Agreement")).rows
    assert {r["sub_event_type"] for r in rows} == {"Armed clash", "Agreement"}


def test_rule_2_looting_in_the_course_of_violence_is_part_of_it(knowledge: Knowledge) -> None:
    assert (
        made(knowledge, dossier("a"), dossier("b", sub="Looting/property destruction")).row["sub_event_type"]
        == "Armed clash"
    )


def test_rule_5_civilians_are_no_party_to_a_battle(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("b", on=(ISIS, CIVILIANS), losses=[killed(3, ISIS), killed(2, civilian=True)])).row
    assert row["fatalities"] == "5" and row["civilian_targeting"] == ""
    assert "Civilians" not in row["actor2"] + row["assoc_actor_2"]


def test_rule_5_civilians_hit_by_a_strike_on_fighters_are_associated(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("s", sub="Air/drone strike", on=(ISIS,), losses=[killed(2, civilian=True)])).row
    assert row["assoc_actor_2"] == "Civilians (Syria)" and row["civilian_targeting"] == ""


def test_rule_5_civilians_alone_are_the_target(knowledge: Knowledge) -> None:
    for d in (EDGES["civilians"], dossier("s", sub="Air/drone strike", on=(), losses=[killed(2, civilian=True)])):
        row = made(knowledge, d).row
        assert (row["actor2"], row["inter2"], row["civilian_targeting"]) == (
            "Civilians (Syria)",
            "Civilians",
            "Civilians targeted",
        )


def test_rule_5_joined_under_a_battle_civilians_are_no_longer_associated(knowledge: Knowledge) -> None:
    strike = dossier("s", sub="Air/drone strike", losses=[killed(2, civilian=True)])
    assert made(knowledge, strike, dossier("b")).row["assoc_actor_2"] == ""


def test_rule_6_the_target_of_violence_against_civilians_is_actor2(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("v", sub="Attack", by=(ISIS,), on=())).row
    assert (row["actor2"], row["civilian_targeting"]) == ("Civilians (Syria)", "Civilians targeted")
    row = made(knowledge, dossier("v", sub="Attack", by=(ISIS,), on=(BRIGADE,))).row
    assert (row["actor2"], row["assoc_actor_2"]) == ("Civilians (Syria)", "Liwa al-Wadi")


def test_a_battle_against_civilians_alone_is_an_attack(knowledge: Knowledge) -> None:
    found = made(knowledge, dossier("b", on=(CIVILIANS,)))
    assert found.row["event_type"] == "Violence against civilians" and "Attack" in found.row["notes"]
    assert found.report.warnings["battle against civilians alone, coded as Attack"] == 1


def test_rule_9_the_lowest_figure_counts(knowledge: Knowledge) -> None:
    assert made(knowledge, EDGES["conflicting"]).row["fatalities"] == "30"


def test_rule_9_casualties_without_deaths_are_none(knowledge: Knowledge) -> None:
    assert made(knowledge, EDGES["casualties"]).row["fatalities"] == "0"
    assert made(knowledge, EDGES["heavy losses"]).row["fatalities"] == "0"


def test_rule_9_totals_are_divided_evenly_the_remainder_to_the_first(knowledge: Knowledge) -> None:
    found = made(knowledge, EDGES["two days"])
    assert [r["fatalities"] for r in found.rows] == ["4", "3"]
    assert all("7 reported killed in all, divided evenly" in r["notes"] for r in found.rows)
    rows = made(knowledge, EDGES["three places"]).rows
    assert {r["location"]: r["fatalities"] for r in rows} == {"Dumayr": "5", "Raqqa": "3", "الطبقة": "3"}


def test_a_total_without_an_owner_is_not_added_to_its_parts(knowledge: Knowledge) -> None:
    assert (
        made(knowledge, dossier("t", losses=[killed(30), killed(20, ISIS), killed(8, SAA)])).row["fatalities"] == "30"
    )
    assert (
        made(knowledge, dossier("t", losses=[killed(10), killed(20, ISIS), killed(8, SAA)])).row["fatalities"] == "28"
    )


def test_rule_10_all_voices_stand_beside_the_cited_outlets(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["conflicting"]).row
    assert row["corroboration"] == "contested, 2 independent origins (Amaq, SANA), grade B3"


def test_an_agency_that_the_text_names_stands_for_an_unknown_outlet(knowledge: Knowledge) -> None:
    import msgspec

    source = dossier("o")
    bare = tuple(msgspec.structs.replace(d, outlet=None) for d in source.documents)
    assert made(knowledge, msgspec.structs.replace(source, documents=bare)).row["source"] == "Amaq"


def test_the_scale_of_outlets(knowledge: Knowledge) -> None:
    """Codebook, "Source scale": combinations are joined by hyphens in a fixed order."""
    import msgspec

    from fogline.model.document import OutletRef

    source = dossier("s", origins=(AMAQ, SANA))
    for names, scale in (
        (("sana", "al_monitor"), "National-International"),
        (("al_monitor", "sana"), "National-International"),
        (("raqqa_post", "sana"), "Subnational-National"),
        (("al_monitor", "al_monitor"), "International"),
    ):
        outlets = [OutletRef(id=i, name=knowledge.outlets[i].name) for i in names]
        documents = tuple(msgspec.structs.replace(d, outlet=o) for d, o in zip(source.documents, outlets, strict=True))
        assert made(knowledge, msgspec.structs.replace(source, documents=documents)).row["source_scale"] == scale


def test_a_district_of_a_city(knowledge: Knowledge) -> None:
    """Codebook, "Location": "City - District"."""
    place = DUMAYR.__class__(
        id="amiriyah_aleppo",
        name="Amiriyah",
        lat=36.174,
        lon=37.135,
        precision=1,
        kind="neighbourhood",
        admin1="Aleppo",
        country="SY",
    )
    row = made(knowledge, dossier("d", at=(place,))).row
    assert row["location"] == "Aleppo - Amiriyah" and "in Amiriyah (Aleppo, Syria)" in row["notes"]


def test_regime_years_that_do_not_cover_the_event_are_counted(knowledge: Knowledge) -> None:
    """Rule 11: names carry the years of a regime."""
    early = made(knowledge, dossier("t", by=(TURKEY,), when=time("2015-05-14")))
    assert early.report.warnings["regime years of an actor's ACLED name do not cover the event"] == 1
    assert "regime" not in str(made(knowledge, dossier("t", by=(TURKEY,))).report.warnings)


def test_rule_12_places_that_cannot_be_coded_are_counted(knowledge: Knowledge) -> None:
    found = made(
        knowledge,
        *(EDGES[k] for k in ("no date", "no place", "country", "lost", "year", "planned", "all deny", "no actors")),
    )
    assert found.rows == []
    assert dict(found.report.left_out) == {
        "no date": 1, "no place": 1, "country-level place": 1, "no coordinates known": 1, "date coarser than a month": 1,
        "status planned": 1, "status denied": 1, "no actor": 1,
    }  # fmt: skip


def test_rule_12_a_region_is_no_pin(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["region only"]).row
    assert (row["geo_precision"], row["location"]) == ("3", "Hama Governorate")
    row = made(knowledge, EDGES["not located"]).row
    assert (row["geo_precision"], row["location"]) == ("3", "Hama") and "Tell Nowhere is not located" in row["notes"]


def test_a_place_that_is_not_located_makes_no_row_beside_one_that_is(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("u", at=(DUMAYR, UNKNOWN_VILLAGE), losses=[killed(3, ISIS)])).row
    assert (row["location"], row["fatalities"]) == ("Dumayr", "3") and "Also named, not located: Tell Nowhere." in row[
        "notes"
    ]


def test_a_place_inside_another_is_one_place(knowledge: Knowledge) -> None:
    district = DUMAYR.__class__(
        id="douma_district", name="Douma District", lat=33.6, lon=36.5, precision=3, kind="district", country="SY"
    )
    assert made(knowledge, dossier("n", at=(district, DUMAYR))).row["location"] == "Dumayr"


def test_a_joined_row_keeps_the_least_id_whatever_its_type(knowledge: Knowledge) -> None:
    apart = [
        made(knowledge, dossier(n, sub=t)).row["event_id_cnty"]
        for n, t in (("a", "Armed clash"), ("b", "Air/drone strike"))
    ]
    for names in (("a", "b"), ("b", "a")):
        clash, strike = dossier(names[0]), dossier(names[1], sub="Air/drone strike")
        assert made(knowledge, clash, strike).row["event_id_cnty"] == min(apart)


def test_state_forces_lead_their_camp(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("l", by=(NDF, SAA))).row
    assert row["inter1"] == "State forces" and row["assoc_actor_1"] == knowledge.actors["ndf"].acled


def test_time_precision(knowledge: Knowledge) -> None:
    """Codebook, "Time precision code": the middle of a week or month; its edge for "early" and "late"."""

    def coded(*when: str) -> tuple[str, str]:
        row = made(knowledge, dossier("t", when=time(*when))).row
        return row["event_date"], row["time_precision"]

    assert coded("2016-05-09", "2016-05-15", "week") == ("2016-05-12", "2")
    assert coded("2016-05-01", "2016-05-31", "month") == ("2016-05-16", "3")
    assert coded("2016-05-01", "2016-05-10", "month") == ("2016-05-01", "3")
    assert coded("2016-05-21", "2016-05-31", "month") == ("2016-05-31", "3")


def test_forces_of_another_state_are_external_and_at_home_state_forces(knowledge: Knowledge) -> None:
    abroad = made(knowledge, EDGES["abroad"]).row
    assert abroad["inter1"] == "External/Other forces"
    turkish = dossier(
        "home",
        by=(TURKEY,),
        at=(DUMAYR.__class__(id=None, name="Kilis", lat=36.7, lon=37.1, precision=1, kind="town", country="TR"),),
    )
    assert made(knowledge, turkish).row["inter1"] == "State forces"


def test_both_sides_of_a_clash_are_a_pair(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["clash"]).row
    assert row["actor1"] and row["actor2"] and row["interaction"] == "State forces-Rebel group"


def test_two_who_clash_are_two_sides_also_where_the_packs_do_not_oppose_them(knowledge: Knowledge) -> None:
    other = BRIGADE.__class__(id=None, name="Katibat al-Nahr", kind="rebel_group", side="opposition")
    row = made(knowledge, dossier("c", by=(BRIGADE, other), on=(), undirected=True)).row
    assert (row["actor1"], row["actor2"]) == ("Liwa al-Wadi", "Katibat al-Nahr")
    row = made(knowledge, dossier("c", by=(BRIGADE, other), on=())).row
    assert (row["actor1"], row["assoc_actor_1"], row["actor2"]) == ("Liwa al-Wadi", "Katibat al-Nahr", "")


def test_one_side_alone_leaves_actor2_blank(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["strategic"]).row
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("", "", "State forces only")


def test_a_group_without_a_name(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["unnamed"]).row
    assert row["actor1"] == "Unidentified Armed Group (Syria)" and row["inter1"] == "Political militia"
    assert "terrorist" not in row["notes"].lower()


def test_a_name_that_the_packs_do_not_have_is_counted(knowledge: Knowledge) -> None:
    found = made(knowledge, dossier("n", by=(BRIGADE,)))
    assert found.row["actor1"] == "Liwa al-Wadi"
    assert found.report.warnings["actor under our neutral name, the packs have no ACLED name"] == 1


def test_demonstrators_and_rioters(knowledge: Knowledge) -> None:
    row = made(knowledge, dossier("p", sub="Peaceful protest", by=(CIVILIANS,), on=())).row
    assert (row["actor1"], row["inter1"], row["tags"]) == ("Protesters (Syria)", "Protesters", "crowd size=no report")
    row = made(knowledge, dossier("p", sub="Excessive force against protesters", by=(SAA,), on=(CIVILIANS,))).row
    assert (row["actor1"], row["inter2"], row["civilian_targeting"]) == (
        "Protesters (Syria)",
        "State forces",
        "Civilians targeted",
    )
    row = made(knowledge, dossier("p", sub="Violent demonstration", by=(CIVILIANS,), on=())).row
    assert row["actor1"] == "Rioters (Syria)"


def test_another_war(knowledge: Knowledge) -> None:
    row = made(knowledge, EDGES["sudan"]).row
    assert (row["iso"], row["region"], row["country"], row["fatalities"]) == ("729", "Northern Africa", "Sudan", "60")
    assert row["event_id_cnty"].startswith("SDN")


def test_a_country_without_an_iso_number(knowledge: Knowledge) -> None:
    town = DUMAYR.__class__(id=None, name="Mitrovica", lat=42.88, lon=20.87, precision=1, kind="town", country="XK")
    row = made(knowledge, dossier("k", at=(town,))).row
    assert (row["iso"], row["country"], row["region"]) == ("", "Kosovo", "Europe")


def test_notes_quote_no_article_and_take_no_side(knowledge: Knowledge) -> None:
    for d in EDGES.values():
        for row in Made("acled", [d], knowledge).rows:
            notes = row["notes"].lower()
            assert "the regime fought" not in notes and "daesh" not in notes and "apostates" not in notes
            assert "true" not in notes.split()


def test_a_private_person_is_named_by_kind(knowledge: Knowledge) -> None:
    data = made(knowledge, EDGES["neighbour"]).data.decode()
    assert "Darwish" not in data.replace("Khalil Darwish paper", "") and "a resident" in data
    assert "Khalil Darwish" in made(knowledge, EDGES["neighbour"], allow_names=True).row["corroboration"]


def test_the_ledgers_own_time_of_change(knowledge: Knowledge) -> None:
    assert made(knowledge, EDGES["plain"], changed={"evt_plain": 1700000000}).row["timestamp"] == "1700000000"


@given(any_dossiers())
@tried(150)
def test_any_events_hold_all_rules(knowledge: Knowledge, dossiers: list[Dossier]) -> None:
    found = Made("acled", dossiers, knowledge)
    assert found.problems == []
    coded = len(dossiers) - sum(found.report.left_out.values())
    assert len({e for r in found.rows for e in r["fogline_events"].split("; ")}) == coded
    assert found.report.events == len(dossiers)


@given(any_dossiers())
@tried(150)
def test_no_death_is_lost_or_made_by_splitting_and_joining(knowledge: Knowledge, dossiers: list[Dossier]) -> None:
    codes = Codes(knowledge)
    found = Made("acled", dossiers, knowledge)
    kept = {e for r in found.rows for e in r["fogline_events"].split("; ")}
    reported = sum(tolls.total(d.event, "killed", codes).lowest for d in dossiers if d.event.id in kept)
    assert sum(int(r["fatalities"]) for r in found.rows) == reported


@given(any_dossiers(), st.randoms(use_true_random=False))
@tried(60)
def test_the_order_of_events_does_not_matter(knowledge: Knowledge, dossiers: list[Dossier], random: object) -> None:
    shuffled = list(dossiers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Made("acled", dossiers, knowledge).data == Made("acled", shuffled, knowledge).data


@given(st.lists(st.integers(0, 50), min_size=1, max_size=4), st.integers(0, 60))
@tried(80)
def test_a_total_is_at_least_its_parts_and_never_their_sum_with_it(
    knowledge: Knowledge, parts: list[int], whole: int
) -> None:
    owners = (ISIS, SAA, RSF, NUSRA)
    losses: list[EventLoss] = [killed(n, of) for n, of in zip(parts, owners, strict=False)]
    toll = tolls.total(dossier("t", losses=[*losses, killed(whole)]).event, "killed", Codes(knowledge))
    assert toll.lowest == max(sum(parts), whole)


def test_breaches_are_found(knowledge: Knowledge) -> None:
    good = made(
        knowledge,
        EDGES["plain"],
        EDGES["civilians"],
        dossier("z", at=(TABQA,), origins=(AMAQ,)),
        dossier("w", at=(EL_FASHER,)),
    )
    text = good.data.decode()
    for old, new, rule in (
        ("State forces-Rebel group", "Rebel group-State forces", "interaction"), ("Political violence", "Demonstrations", "disorder_type"),
        (",760,", ",761,", "iso"), ("Middle East", "Europe", "country"), ("2016-05-14,2016,1", "2016-05-14,2016,4", "time_precision"),
        ("Civilians targeted", "", "civilian_targeting"), ("2016-05-14,2016", "2016-05-14,2015", "year"), ("33.6444", "133.6444", "latitude"),
        ("event_id_cnty,event_date", "event_date,event_id_cnty", "columns"),
    ):  # fmt: skip
        from fogline.export.registry import check

        assert old in text, old
        assert rule in {p.rule for p in check("acled", text.replace(old, new).encode(), knowledge)}, rule
    twice = text + text.split("\n")[1] + "\n"
    assert {"unique id", "hierarchy"} <= {p.rule for p in check("acled", twice.encode(), knowledge)}
