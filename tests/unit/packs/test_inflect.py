"""Verb and noun forms from lemmas."""

from __future__ import annotations

import pytest

from fogline.packs.inflect import noun_forms, verb_forms
from fogline.packs.load import Knowledge


@pytest.mark.parametrize(
    ("lemma", "s", "past", "ing"),
    [
        ("attack", "attacks", "attacked", "attacking"),
        ("seize", "seizes", "seized", "seizing"),
        ("carry", "carries", "carried", "carrying"),
        ("destroy", "destroys", "destroyed", "destroying"),
        ("repel", "repels", "repelled", "repelling"),
        ("stop", "stops", "stopped", "stopping"),
        ("clash", "clashes", "clashed", "clashing"),
        ("pass", "passes", "passed", "passing"),
        ("die", "dies", "died", "dying"),
        ("flee", "flees", "fleed", "fleeing"),
        ("shell", "shells", "shelled", "shelling"),
        ("bomb", "bombs", "bombed", "bombing"),
        ("raid", "raids", "raided", "raiding"),
        ("storm", "storms", "stormed", "storming"),
        ("besiege", "besieges", "besieged", "besieging"),
        ("kidnap", "kidnaps", "kidnapped", "kidnapping"),
        ("target", "targets", "targeted", "targeting"),
        ("evacuate", "evacuates", "evacuated", "evacuating"),
        ("raze", "razes", "razed", "razing"),
        ("mow", "mows", "mowed", "mowing"),
    ],
)
def test_regular_verbs(lemma: str, s: str, past: str, ing: str) -> None:
    assert verb_forms(lemma, {}) == {lemma: "base", s: "s", past: "past", ing: "ing"}


def test_irregular_verbs() -> None:
    irregular = {"take": ("took", "taken"), "hit": ("hit", "hit")}
    assert verb_forms("take", irregular) == {
        "take": "base", "takes": "s", "taking": "ing", "took": "past", "taken": "part",
    }  # fmt: skip
    assert verb_forms("hit", irregular)["hits"] == "s"
    assert verb_forms("hit", irregular)["hitting"] == "ing"


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("raid", "raids"),
        ("ambush", "ambushes"),
        ("bomb attack", "bomb attacks"),
        ("enemy", "enemies"),
        ("convoy", "convoys"),
    ],
)
def test_nouns(noun: str, plural: str) -> None:
    assert noun_forms(noun) == (noun, plural)


def test_every_trigger_verb_of_the_pack_has_forms(knowledge: Knowledge) -> None:
    language = knowledge.language
    verbs = {v.split()[0] for t in language.triggers for v in t.verbs}
    assert len(verbs) > 50
    for verb in verbs:
        forms = verb_forms(verb, language.irregular)
        assert verb in forms
        assert {"s", "past", "ing"} <= set(forms.values()), verb
