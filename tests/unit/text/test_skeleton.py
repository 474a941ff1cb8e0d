"""The consonant skeleton: proposes, never decides, and several words may be matched by it."""

from __future__ import annotations

import pytest

from fogline.text.skeleton import skeleton

SAME = [
    ("Jaysh al-Islam", "Jaish ul Islam"),
    ("Ahrar al-Sham", "Ahrar ash-Sham"),
    ("Faylaq al-Rahman", "Failaq al Rahman"),
    ("Khan Shaykhun", "Khan Sheikhoun"),
    ("Liwa al-Tawhid", "Liwaa al-Tawheed"),
    ("Abu Kamal", "Abou Kamal"),
    ("Jisr al-Shughur", "Jisr ash-Shughour"),
    ("Tell Rifaat", "Tal Rifat"),
    ("Wadi Barada", "Wady Barada"),
    ("Ra's al-Ayn", "Ras al Ain"),
    ("Maarat al-Numan", "Ma'arrat an-Nu'man"),
    ("Bab al-Hawa", "Bab Hawa"),
    ("Harakat Hazm", "Harakat Hazzm"),
    ("Kafr Zita", "Kafar Zeita"),
    ("Liwa al-Quds", "Liwa al-Qods"),
]
DIFFERENT = [
    ("Jaysh al-Islam", "Jaysh al-Sham"),
    ("Khan Shaykhun", "Khan Touman"),
    ("Tell Rifaat", "Tell Abyad"),
    ("Liwa al-Tawhid", "Liwa al-Haqq"),
    ("Abu Kamal", "Abu Duhur"),
    ("Hama", "Homs"),
]
# names of different towns or people with one skeleton: why a single word is only proposed
TWINS = [("Salma", "Salam"), ("Qamar", "Kumar"), ("Marea", "Mara")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_transliterations_of_one_name_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.xfail(strict=True, reason="the article glued to its word (Ezzor for ez-Zor) is not taken off")
def test_an_article_grown_into_its_word() -> None:
    assert skeleton("Deir ez-Zor") == skeleton("Deir Ezzor")


@pytest.mark.xfail(strict=True, reason="the first vowel of a word is kept as written: Umm and Om part")
def test_the_first_vowel_of_a_word_is_as_disputed_as_the_others() -> None:
    assert skeleton("Umm al-Fawz") == skeleton("Om el Fouz")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_single_words_of_different_places_can_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert " " not in skeleton(one)


def test_words_are_kept_apart() -> None:
    assert skeleton("Tell Rifaat").count(" ") == 1
    assert skeleton("Nur al-Din al-Zenki").count(" ") == 2
    assert skeleton("The-Long  Name") == skeleton("The Long Name")


def test_nothing_is_the_skeleton_of_nothing() -> None:
    assert skeleton("") == ""
    assert skeleton("'`") == ""


def test_another_script_is_read_through_its_letters() -> None:
    assert skeleton("تل") == skeleton("Tal")
