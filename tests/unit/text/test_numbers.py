"""Every row of contract.md, "Numbers in words", and what is no count of people or things."""

from __future__ import annotations

import pytest

from fogline.packs.load import Knowledge
from fogline.text.numbers import NumberReader

Figures = tuple[int | None, int | None, int | None]


def read(numbers: NumberReader, text: str) -> list[Figures]:
    return [(q.measure.low, q.measure.best, q.measure.high) for q in numbers.find(text)]


CONTRACT: list[tuple[str, Figures]] = [
    ("37 men", (37, 37, 37)),
    ("about 40 men", (36, 40, 44)),
    ("around 250 men", (225, 250, 275)),
    ("some 80 men", (72, 80, 88)),
    ("about 6 men", (5, 6, 7)),
    ("around 1 man", (0, 1, 2)),
    ("nearly 90 men", (81, 90, 90)),
    ("almost 5 men", (4, 5, 5)),
    ("more than 25 men", (26, 26, None)),
    ("over 300 men", (301, 301, None)),
    ("at least 12 men", (12, 12, None)),
    ("no fewer than 9 men", (9, 9, None)),
    ("up to 60 men", (None, None, 60)),
    ("as many as 75 men", (None, None, 75)),
    ("20 to 30 men", (20, None, 30)),
    ("between 20 and 30 men", (20, None, 30)),
    ("dozens of men", (12, 24, None)),
    ("tens of men", (10, 20, None)),
    ("scores of men", (20, 40, None)),
    ("hundreds of men", (100, 200, None)),
    ("several men", (3, None, None)),
    ("many men", (3, None, None)),
    ("a number of men", (3, None, None)),
    ("a few men", (3, None, None)),
]


@pytest.mark.parametrize(("text", "figures"), CONTRACT, ids=[t for t, _ in CONTRACT])
def test_the_table_of_the_contract(numbers: NumberReader, text: str, figures: Figures) -> None:
    assert read(numbers, text) == [figures]
    assert read(numbers, f"It said that {text.capitalize()} fell.") == [figures]


def test_bare_plurals_and_heavy_losses_are_told_by_the_pack(numbers: NumberReader, knowledge: Knowledge) -> None:
    words = knowledge.language.numbers
    assert words.bare_plural == (2, None, None)
    assert {"heavy", "massive", "unspecified"} <= set(words.qualitative)
    assert read(numbers, "heavy losses, massive losses and unspecified losses") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("seventeen men", (17, 17, 17)),
        ("twenty-five men", (25, 25, 25)),
        ("thirty five men", (35, 35, 35)),
        ("Three men", (3, 3, 3)),
        ("two hundred men", (200, 200, 200)),
        ("1,950 men", (1950, 1950, 1950)),
        ("a hundred men", (100, 100, 100)),
        ("nearly a hundred men", (90, 100, 100)),
        ("5 thousand men", (5000, 5000, 5000)),
        ("about 1,500 men", (1350, 1500, 1650)),
        ("five or six men", (5, None, 6)),
        ("ten to fifteen men", (10, None, 15)),
        ("5-7 men", (5, None, 7)),
        ("20+ men", (20, 20, None)),
        ("10 to 1,200 men", (10, None, 1200)),
        ("a dozen men", (12, 12, 12)),
        ("a couple of men", (2, 2, 2)),
        ("both men", (2, 2, 2)),
        ("zero men", (0, 0, 0)),
        ("more than 2016 men", (2017, 2017, None)),
        ("3.5 million people", (3_500_000, 3_500_000, 3_500_000)),
        ("1,2 million people", (1_200_000, 1_200_000, 1_200_000)),
    ],
)
def test_other_ways_to_write_a_number(numbers: NumberReader, text: str, figures: Figures) -> None:
    assert read(numbers, text) == [figures]


def test_the_span_holds_the_whole_expression(numbers: NumberReader) -> None:
    text = "On Monday no fewer than 12 men, and dozens more, were seen."
    assert [text[q.start : q.end] for q in numbers.find(text)] == ["no fewer than 12", "dozens"]
    assert [q.vague for q in numbers.find(text)] == [False, True]


NO_COUNTS = [
    "5 km away", "5-kilometre road", "12 kilometres north", "12 square kilometres", "120 km2", "400 metres", "30 miles",
    "a 120mm mortar", "a 120 mm mortar", "a 23mm gun", "a 122-mm rocket", "a T-62 tank",
    "in 2016", "the 2016 campaign", "since 1998",
    "62-year-old man", "three weeks", "20 minutes", "six-month siege", "40 years",
    "$5 million", "200 dollars", "€300", "£40", "10%", "15 percent", "$3.5 million", "3.5 percent",
    "the 4th Division", "the 46th Brigade", "the 17 Division", "14 Brigade", "the M5 road",
    "the 10th man", "the tenth day", "the first man", "the 2nd line", "twentieth anniversary",
    "5 am", "article 7/2", "resolution no.12",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_COUNTS)
def test_measures_names_and_ordinals_are_no_counts(numbers: NumberReader, text: str) -> None:
    assert read(numbers, text) == []


def test_a_count_beside_a_measure_is_still_found(numbers: NumberReader) -> None:
    assert read(numbers, "31 men, 4 km from the river, with a 120mm mortar") == [(31, 31, 31)]


EASILY_WRONG: list[tuple[str, list[Figures]]] = [
    ("killing seven and hurting three", [(7, 7, 7), (3, 3, 3)]),
    ("two hundred and fifty men", [(250, 250, 250)]),
    ("one hundred twenty men", [(120, 120, 120)]),
    ("one thousand two hundred men", [(1200, 1200, 1200)]),
    ("two to three thousand men", [(2000, None, 3000)]),
    ("twenty to twenty-five men", [(20, None, 25)]),
    ("two dozen men", [(24, 24, 24)]),
    ("half a dozen men", [(6, 6, 6)]),
    ("more than a dozen men", [(13, 13, None)]),
    ("at least a dozen men", [(12, 12, None)]),
    ("tens of thousands of people", [(10_000, 20_000, None)]),
    ("hundreds of thousands of people", [(100_000, 200_000, None)]),
    ("no one was hurt", []),
    ("two-thirds of the town", []),
    ("at 5:30 in the morning", []),
    ("200 Syrian pounds", []),
    ("captured Hill 112", []),
    ("the soldiers of Brigade 93", []),
    ("along Highway 5", []),
]
ADDED_UP: list[tuple[str, list[Figures]]] = [
    ("two and seven were hurt", [(2, 2, 2), (7, 7, 7)]),
    ("killed nine and four hurt", [(9, 9, 9), (4, 4, 4)]),
]


@pytest.mark.parametrize(("text", "figures"), EASILY_WRONG, ids=[t for t, _ in EASILY_WRONG])
def test_readings_that_are_easily_wrong(numbers: NumberReader, text: str, figures: list[Figures]) -> None:
    assert read(numbers, text) == figures


@pytest.mark.parametrize(("text", "figures"), ADDED_UP, ids=[t for t, _ in ADDED_UP])
def test_two_figures_joined_by_and_are_two(numbers: NumberReader, text: str, figures: list[Figures]) -> None:
    assert read(numbers, text) == figures


@pytest.mark.parametrize(
    "text", ["", " ", "-", "+", "to", "between and", "99,99", "1,2,3", "½", "٣٤", "²", "1-2-3-4", "0 to 0"]
)
def test_odd_stretches_do_not_raise(numbers: NumberReader, text: str) -> None:
    assert all(text[q.start : q.end] for q in numbers.find(text))


def test_an_endless_run_of_digits(numbers: NumberReader) -> None:
    numbers.find("9" * 5000 + " men")


def test_letters_that_only_match_without_case(numbers: NumberReader) -> None:
    numbers.find("\u017feveral men")
