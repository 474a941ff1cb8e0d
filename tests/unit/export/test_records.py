"""PLOVER, GDELT Mentions, HXL, HAPI, FollowTheMoney and Web Annotations."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from fogline.export import gdelt, hxl
from fogline.export.registry import check
from fogline.model.claim import Plover
from fogline.model.dossier import Dossier
from fogline.packs.load import Knowledge
from tests.dossiers import (
    CIVILIANS,
    DUMAYR,
    EDGES,
    ISIS,
    NEIGHBOUR,
    NUSRA,
    RAQQA,
    SAA,
    SANA,
    any_dossiers,
    dossier,
    killed,
    time,
)  # fmt: skip
from tests.laws.settings import tried
from tests.unit.export.support import Made


def plover(knowledge: Knowledge, source: Dossier) -> dict[str, Any]:
    made = Made("plover", [source], knowledge)
    assert made.problems == []
    (record,) = made.lines
    return dict(record)


def test_a_plover_record(knowledge: Knowledge) -> None:
    record = plover(knowledge, dossier("p", sub="Air/drone strike", plover=Plover(type="ASSAULT", mode="aerial", contexts=("military",)), losses=[killed(3, ISIS), killed(2, ISIS, kind="injured")]))  # fmt: skip
    assert (record["event"], record["mode"], record["context"]) == (["ASSAULT"], ["aerial"], ["military"])
    assert (record["quad_code"], record["event_scale"], record["date"]) == (4, -9.5, "2016-05-14")
    assert record["actor"][0] == {"code": "SYR", "sector": "MIL", "entity_text": "Syrian Arab Army", "fogline_id": "saa", "fogline_side": "government"}  # fmt: skip
    assert record["recipient"][0]["sector"] == "REB" and record["size"] == {"dead": 3, "injured": 2}
    assert record["event_loc"]["resolution"] == 4 and record["event_loc"]["country_code"] == "SYR"
    assert "text" not in record and "coded_date" not in record and record["fogline_claims"] == ["clm_p0"]


def test_both_sides_of_a_clash_are_actors(knowledge: Knowledge) -> None:
    record = plover(knowledge, EDGES["clash"])
    assert [a["fogline_id"] for a in record["actor"]] == ["saa", "isis"] and "recipient" not in record


def test_auxiliary_values(knowledge: Knowledge) -> None:
    assert plover(knowledge, EDGES["planned"])["mode"] == ["future"]
    assert plover(knowledge, EDGES["all deny"])["mode"] == ["negation"]
    assert plover(knowledge, dossier("h", status="possible"))["mode"] == ["hypothetical"]
    assert plover(knowledge, dossier("b", background=True))["mode"] == ["historical"]


def test_plover_counts_what_it_leaves_out(knowledge: Knowledge) -> None:
    made = Made("plover", [EDGES["no date"], EDGES["strategic"], EDGES["no actors"]], knowledge)
    assert made.report.left_out == {"no date": 1, "no PLOVER type": 1}
    assert made.lines[0]["actor"] == [{"sector": "UNK"}]


def test_a_range_of_days_has_an_enddate(knowledge: Knowledge) -> None:
    record = plover(knowledge, EDGES["two days"])
    assert (record["date"], record["enddate"]) == ("2016-05-14", "2016-05-15")


def test_plover_breaches_are_found(knowledge: Knowledge) -> None:
    record = plover(knowledge, EDGES["plain"])
    for changed, rule in (({"event": ["FIGHT"]}, "event"), ({"mode": ["waltz"]}, "mode"), ({"actor": []}, "actor"), ({"quad_code": 1}, "quad_code"), ({"text": "x"}, "text"), ({"date": "May"}, "date")):  # fmt: skip
        assert rule in {p.rule for p in check("plover", json.dumps({**record, **changed}).encode(), knowledge)}


def test_a_mention_for_each_claim(knowledge: Knowledge) -> None:
    made = Made("gdelt-mentions", [EDGES["conflicting"]], knowledge)
    rows = [line.split("\t") for line in made.data.decode().splitlines()]
    assert made.problems == [] and len(rows) == 2 and all(len(r) == len(gdelt.COLUMNS) == 16 for r in rows)
    row = dict(zip(gdelt.COLUMNS, rows[0], strict=True))
    assert (row["EventTimeDate"], row["MentionTimeDate"]) == ("20160514000000", "20160515000000")
    assert (row["Actor1CharOffset"], row["Actor2CharOffset"], row["ActionCharOffset"]) == ("0", "12", "11")
    assert (
        row["MentionIdentifier"] == "https://paper.example/x0"
        and row["Confidence"] == "50"
        and row["MentionDocLen"] == "200"
    )
    assert "claim=clm_x0;event=evt_x" in row["Extras"] and rows[0][0] == rows[1][0]


def test_hashtags_stand_under_the_header(knowledge: Knowledge) -> None:
    made = Made("hxl", EDGES.values(), knowledge)
    tags, first = made.rows[0], made.rows[1]
    assert list(tags.values()) == list(hxl.TAGS.values()) and made.problems == []
    assert (tags["killed_min"], first["killed_min"], first["group_first"]) == (
        "#affected+killed+min",
        "33",
        "Syrian Arab Army",
    )
    assert {"#date+start", "#date+end", "#date+year", "#country+code", "#geo+lat", "#geo+lon", "#meta+source"} <= set(
        tags.values()
    )


def test_counts_by_month_and_district(knowledge: Knowledge) -> None:
    made = Made("hapi", [
        dossier("a", losses=[killed(3, ISIS)]), dossier("b", when=time("2016-05-20"), losses=[killed(2, ISIS)]),
        dossier("c", when=time("2016-06-01"), at=(RAQQA,)), EDGES["civilians"], dossier("p", sub="Peaceful protest", by=(CIVILIANS,), on=()),
        EDGES["strategic"], EDGES["no date"],
    ], knowledge)  # fmt: skip
    assert made.problems == [] and made.report.left_out == {"no date": 1}
    found = {
        (r["admin1_name"], r["event_type"], r["reference_period_start"]): (r["events"], r["fatalities"])
        for r in made.rows
    }
    assert found == {
        ("Rif Dimashq", "political_violence", "2016-05-01"): ("3", "10"),
        ("Rif Dimashq", "civilian_targeting", "2016-05-01"): ("1", "5"),
        ("Rif Dimashq", "demonstration", "2016-05-01"): ("1", "0"),
        ("Raqqa", "political_violence", "2016-06-01"): ("1", "0"),
    }  # fmt: skip
    assert {(r["reference_period_end"], r["admin_level"]) for r in made.rows} == {
        ("2016-05-31", "2"),
        ("2016-06-30", "1"),
    }


def test_entities_refer_to_one_another(knowledge: Knowledge) -> None:
    made = Made("ftm", [EDGES["plain"], EDGES["control"], EDGES["civilians"]], knowledge)
    by_schema: dict[str, list[dict[str, Any]]] = {}
    for record in made.lines:
        by_schema.setdefault(record["schema"], []).append(record)
    assert made.problems == [] and len(by_schema["Event"]) == 3
    assert [r["properties"]["name"] for r in by_schema["PublicBody"]] == [["Syrian Arab Army"]]  # written once
    assert [r["properties"]["name"] for r in by_schema["Organization"]] == [["Islamic State"]]
    event = by_schema["Event"][0]["properties"]
    assert event["organizer"] == [by_schema["PublicBody"][0]["id"]] and len(event["involved"]) == 2
    assert event["proof"] == ["doc-plain0"] and by_schema["Article"][0]["properties"]["language"] == ["eng"]
    assert ["“Daesh”"] in [r["properties"]["name"] for r in by_schema["Mention"]]
    assert not any("Civilians" in str(r["properties"]["name"]) for r in by_schema["Organization"])


def test_dangling_references_are_found(knowledge: Knowledge) -> None:
    lines = [line for line in Made("ftm", [EDGES["plain"]], knowledge).data.splitlines() if b'"Article"' not in line]
    assert "reference" in {p.rule for p in check("ftm", b"\n".join(lines), knowledge)}


def test_each_value_points_at_its_words(knowledge: Knowledge) -> None:
    text = "the regime fought Daesh near Dumair, Amaq said. More follows here, and then more of it."
    actors = (
        SAA.__class__(
            id="isis", name="Islamic State", text="Daesh", span=SAA.span.__class__(18, 23), kind="rebel_group"
        ),
    )
    source = dossier("w", words="the regime fought Daesh", text=text, on=actors, origins=(SANA,), at=(DUMAYR,))
    made = Made("w3c-annotation", [source], knowledge)
    page = json.loads(made.data)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    items = {i["id"].rsplit(":", 1)[1]: i for i in page["items"]}
    position, quote = items["target-0"]["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == "Daesh"
    assert quote["prefix"] == "the regime fought " and quote["suffix"].startswith(" near Dumair")
    assert items["target-0"]["body"]["value"] == "target: Islamic State"
    assert items["event"]["target"]["source"] == "https://paper.example/w0"
    assert made.problems == []


def test_words_that_name_a_private_person_are_not_quoted(knowledge: Knowledge) -> None:
    made = Made("w3c-annotation", [dossier("w", origins=(NEIGHBOUR,), words="Khalil Darwish fled")], knowledge)
    items = {i["id"].rsplit(":", 1)[1]: i for i in json.loads(made.data)["items"]}
    assert [s["type"] for s in items["event"]["target"]["selector"]] == ["TextPositionSelector"]
    assert items["voice-1"]["body"]["value"] == "said by: a resident"


def test_annotation_breaches_are_found(knowledge: Knowledge) -> None:
    page = json.loads(Made("w3c-annotation", [EDGES["plain"]], knowledge).data)
    page["items"][0]["target"]["selector"][0]["end"] += 1
    assert "selector" in {p.rule for p in check("w3c-annotation", json.dumps(page).encode(), knowledge)}


@given(any_dossiers())
@tried(60)
def test_any_events_hold_all_rules(knowledge: Knowledge, dossiers: list[Dossier]) -> None:
    for profile in ("plover", "gdelt-mentions", "hxl", "hapi", "ftm", "w3c-annotation"):
        made = Made(profile, dossiers, knowledge)
        assert made.problems == [], profile
        assert made.report.events == len(dossiers)


def test_nusra_and_its_heirs_are_one_family(knowledge: Knowledge) -> None:
    """A loss of a group under an umbrella counts on the umbrella's side."""
    from fogline.export.codes import Codes
    from fogline.export.tolls import of_side

    codes = Codes(knowledge)
    assert of_side(killed(1, NUSRA), [NUSRA.__class__(id="al_qaeda", name="al-Qaeda", side=None)], codes)
    assert not of_side(killed(1, ISIS), [SAA], codes)
