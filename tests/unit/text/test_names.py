"""Finding known names: longest match, whole words, case rules."""

from __future__ import annotations

import pytest

from fogline.text.names import NameIndex

INDEX = NameIndex(
    [
        ("front", "Reed Front", True),
        ("front_long", "Reed Front of the North", True),
        ("rlf", "RLF", True),
        ("who", "WHO", True),
        ("marsh", "al-Qarmada", True),
        ("qasab", "al-Qasabiyah", True),
        ("saa", "Sa'ana", True),
        ("town", "Grelsund", True),
        ("hamlet", "Grelsund", True),
        ("bandits", "reed bandits", False),
        ("pmc", "FENGUARD", True),
        ("unit", "14th Fen Brigade", True),
        ("arabic", "القصبية", True),
        ("short", "X", True),
    ]
)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.start : h.end], h.keys) for h in INDEX.find(text)]


def test_the_longest_name_wins() -> None:
    assert found("The Reed Front of the North met the Reed Front.") == [
        ("Reed Front of the North", ("front_long",)),
        ("Reed Front", ("front",)),
    ]


def test_one_spelling_of_two_entries_gives_both() -> None:
    assert found("in Grelsund") == [("Grelsund", ("town", "hamlet"))]


@pytest.mark.parametrize("text", ["Grelsunders fled", "NeuGrelsund", "Grelsund2", "Old Grelsundish"])
def test_only_whole_words(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Grelsund's mayor", "(Grelsund)", "Grelsund, the town", "Grelsund-based", "“Grelsund”"]
)
def test_a_name_may_stand_beside_punctuation(text: str) -> None:
    assert [seen for seen, _ in found(text)] == ["Grelsund"]


@pytest.mark.parametrize("text", ["the reed front line", "grelsund", "al-qarmada"])
def test_proper_names_begin_with_a_capital(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["reed bandits", "Reed bandits", "REED BANDITS"])
def test_words_may_be_written_in_any_case(text: str) -> None:
    assert found(text) == [(text, ("bandits",))]


@pytest.mark.parametrize(("text", "hit"), [("who fled", False), ("Who fled", False), ("the WHO said", True)])
def test_short_acronyms_match_exactly_as_written(text: str, hit: bool) -> None:
    assert bool(found(text)) is hit


def test_long_acronyms_may_be_written_like_names() -> None:
    assert found("Fenguard men") == [("Fenguard", ("pmc",))]
    assert found("fenguard men") == []


def test_a_shouted_short_word_is_no_proper_name() -> None:
    assert NameIndex([("k", "Rald", True)]).find("RALD FELL") == []
    assert len(NameIndex([("k", "Rald", True)]).find("Rald fell")) == 1


@pytest.mark.parametrize("text", ["al-Qarmada", "Al-Qarmada", "al Qarmada", "Qarmada", "al- Qarmada", "al–Qarmada"])
def test_the_arabic_article_may_be_missing_or_apart(text: str) -> None:
    assert [keys for _, keys in found(f"near {text} today")] == [("marsh",)]


def test_a_hit_ends_with_its_name_whatever_becomes_of_the_article() -> None:
    assert found("near al-Qarmada today")[0][0] in {"al-Qarmada", "Qarmada"}
    assert found("near Qarmada today")[0][0] == "Qarmada"


@pytest.mark.parametrize("text", ["Sa'ana", "Sa’ana", "Sa‘ana", "Saʿana", "Saana"])
def test_apostrophes_of_all_kinds_and_none(text: str) -> None:
    assert found(f"from {text} on") == [(text, ("saa",))]


@pytest.mark.parametrize(
    "text", ["Reed  Front", "Reed \u00a0 Front", "Reed\nFront", "Reed\n  Front", "Reed-Front", "Reed - Front"]
)
def test_double_spaces_and_line_ends_inside_a_name(text: str) -> None:
    assert found(f"The  {text}  came") == [(text, ("front",))]


def test_offsets_after_double_spaces_are_those_of_the_raw_text() -> None:
    text = "  two   spaces  before   Grelsund  and  RLF"
    assert [text[h.start : h.end] for h in INDEX.find(text)] == ["Grelsund", "RLF"]


def test_names_that_begin_with_a_figure() -> None:
    assert found("the 14th Fen Brigade left") == [("14th Fen Brigade", ("unit",))]
    assert found("the 114th Fen Brigade left") == []


def test_names_of_another_script() -> None:
    assert found("قرب القصبية اليوم") == [("القصبية", ("arabic",))]


def test_a_single_letter_is_never_a_name() -> None:
    assert found("X marks") == []


def test_an_index_without_names_finds_nothing() -> None:
    assert NameIndex([]).find("anything at all") == []
    assert NameIndex([]).find("anything \0 at all") == []


def test_accents_do_not_matter() -> None:
    assert len(NameIndex([("k", "Évrolle", True)]).find("in Evrolle")) == 1
    assert len(NameIndex([("k", "Evrolle", True)]).find("in Évrolle")) == 1


def test_a_name_does_not_reach_over_the_end_of_a_paragraph() -> None:
    assert found("They crossed the Reed\n\nFront pages told of it") == []
