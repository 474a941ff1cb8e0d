"""A language pack compiled for look-up: trigger forms, noun classes, verb lemmas."""

from __future__ import annotations

import re

from fogline.extract.talk import Talk
from fogline.packs.inflect import noun_forms, verb_forms
from fogline.packs.language import Frame, Language, Trigger
from fogline.text.numbers import NumberReader

CLASSES = (
    "fighters", "leaders", "civilians", "captives", "relief", "reinforcement", "siege", "truce", "deal", "control", "cache",
    "attack", "road", "civilian_property", "protesters", "blast", "grenade", "fire", "base", "toxic", "buses", "bombs", "missile", "natural", "drone", "aircraft", "structures", "forces",
    "measures", "delegates",
)  # fmt: skip
LIGHT = frozenset(
    [
        "drop",
        "fire",
        "rain",
        "throw",
        "plan",
        "prepare",
        "consider",
        "threaten",
        "vow",
        "restore",
        "establish",
        "impose",
        "gain",
        "achieve",
        "secure",
        "launch",
        "carry",
        "conduct",
        "mount",
        "stage",
        "wage",
        "execute",
        "perform",
        "make",
        "open",
        "begin",
        "start",
        "continue",
        "resume",
        "commit",
        "undertake",
        "step",
        "intensify",
        "renew",
        "escalate",
        "repeat",
        "lead",
        "use",
        "deliver",
        "see",
        "unleash",
        "do",
        "run",
        "initiate",
        "direct",
        "trigger",
        "spearhead",
        "engage",
        "come",
        "fall",
        "suffer",
        "sustain",
        "face",
        "endure",
        "witness",
        "receive",
        "enter",
        "reach",
        "sign",
        "hold",
        "announce",
        "declare",
        "agree",
        "keep",
        "have",
        "respond",
        "retaliate",
        "reply",
        "participate",
        "take",
        "join",
        "cause",
        "inflict",
        "incur",
        "implement",
        "set",
        "join",
        "pursue",
        "lay",
        "lob",
        "hurl",
        "spring",
        "kick",
        "suffer",
        "leave",
    ]
)
WATCHING = frozenset({"witness", "see", "hear", "report", "document", "monitor", "record", "film"})
SUFFERING = frozenset({"suffer", "sustain", "face", "endure", "receive", "incur", "come", "fall"})


class Pattern:
    """One way a trigger is written: its first word's family and the words that must follow."""

    __slots__ = ("kind", "lemma", "rest", "trigger")

    def __init__(self, trigger: Trigger, kind: str, lemma: str, rest: tuple[str, ...]) -> None:
        self.trigger, self.kind, self.lemma, self.rest = trigger, kind, lemma, rest


class Lexis:
    """Everything the rules ask of a language, by surface form."""

    def __init__(self, language: Language, frames: dict[str, Frame]) -> None:
        self.language, self.frames = language, frames
        self.patterns: dict[str, list[Pattern]] = {}
        self.lemmas: dict[str, str] = {}
        self._forms: dict[tuple[str, ...], frozenset[str]] = {}
        for trigger in language.triggers:
            self._add(trigger)
        for patterns in self.patterns.values():
            patterns.sort(key=lambda p: -len(p.rest))
        for lemma in {*language.voices.verbs, *language.voices.deny, *LIGHT, *language.cues.assessment_verbs,
                      *language.irregular, *language.nouns["verbs_without_event"]}:  # fmt: skip
            self._lemma(lemma)
        self.classes: dict[str, str] = {}
        for name in CLASSES:
            for noun in language.noun_class(name):
                for form in noun_forms(noun):
                    self.classes.setdefault(form, name)
        self.state_words = {
            role: frozenset(form for word in words for form in (word, noun_forms(word)[1]))
            for role, words in language.nouns["state_words"].items()
        }
        self.telling = frozenset(self.patterns)
        self.deeds = frozenset(form for form, known in self.patterns.items() if any(p.kind == "noun" for p in known))
        self.numbers = NumberReader(language.numbers)
        self.items = _items(language)
        self.item_words = frozenset(word for item in self.items for word in (item.split()[0], item.split()[-1]))
        self.place_kinds: dict[str, str] = {
            form: kind for kind, nouns in language.nouns["place_kinds"].items() for n in nouns for form in noun_forms(n)
        }
        self.unit_heads = language.noun_class("unit_heads")
        self.place_openers = language.noun_class("place_openers")
        self.given_names = language.noun_class("given_names")
        self.models = re.compile("|".join(rf"\b(?:{m})\b" for m in language.nouns["models"]))
        self.calibres = [re.compile(c, re.I) for c in language.nouns["calibre"]]
        self._arms = [
            (frame, re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})s?\b", re.I))
            for frame, words in language.nouns["arms"].items()
        ]
        self.leading = language.noun_class("leading")
        self.exceptions = language.noun_class("exceptions")
        self.allies = language.noun_class("allies")
        self.planes = language.noun_class("planes")
        self.numbered_units = frozenset(language.nouns["numbered_units"])
        self.civil_sites = frozenset(f for noun in language.nouns["civil_sites"] for f in noun_forms(noun))
        self.plural_lands, self.peoples = language.noun_class("plural_lands"), language.noun_class("peoples")
        self.ranks, self.no_places = language.noun_class("ranks"), language.noun_class("no_places")
        self.unarmed = language.noun_class("unarmed_bodies")
        self.belonging = language.noun_class("belonging")
        self.civil_work = language.noun_class("civil_work")
        self.talk_nouns = language.noun_class("talk_nouns")
        self.talk = Talk(language.voices, language.irregular)
        self.not_said = language.noun_class("claimed_not_said")
        self.figurative = language.noun_class("figurative")
        self.said = language.noun_class("said")
        self.terms, self.making = language.noun_class("term_nouns"), language.noun_class("making")
        self.without_event = self.forms_of(language.nouns["verbs_without_event"])

    def _lemma(self, lemma: str) -> None:
        for form in verb_forms(lemma, self.language.irregular):
            self.lemmas.setdefault(form, lemma)

    def forms_of(self, lemmas: tuple[str, ...] | list[str]) -> frozenset[str]:
        """All forms of some verbs; every document's coder asks for the same ones."""
        key = tuple(lemmas)
        if key not in self._forms:
            self._forms[key] = frozenset(f for lemma in key for f in verb_forms(lemma, self.language.irregular))
        return self._forms[key]

    def _add(self, trigger: Trigger) -> None:
        for light in trigger.lights:
            self._lemma(light)
        for verb in trigger.verbs:
            first, *rest = verb.split()
            self._lemma(first)
            for form in verb_forms(first, self.language.irregular):
                self._put(form, Pattern(trigger, "verb", first, tuple(rest)))
        for noun in trigger.nouns:
            for written in noun_forms(noun):
                first, *rest = written.split()
                self._put(first, Pattern(trigger, "noun", noun, tuple(rest)))
        for phrase in trigger.phrases:
            first, *rest = phrase.split()
            self._put(first, Pattern(trigger, "phrase", phrase, tuple(rest)))

    def _put(self, form: str, pattern: Pattern) -> None:
        self.patterns.setdefault(form, []).append(pattern)

    def lemma(self, form: str) -> str:
        """The lemma of a verb form the packs know; the form itself otherwise."""
        return self.lemmas.get(form, form)

    def arm_of(self, words: str) -> str | None:
        """The frame of the arm that words name: aircraft, artillery, drones."""
        return next((frame for frame, pattern in self._arms if pattern.search(words)), None)

    def noun_class(self, form: str) -> str | None:
        """The class of a noun by its surface form; compounds by their last part."""
        found = self.classes.get(form)
        if found is None and "-" in form:
            found = self.classes.get(form.rsplit("-", 1)[1])
        return found


def _items(language: Language) -> dict[str, str]:
    """Materiel words -> canonical item, longest words first."""
    table: dict[str, str] = {}
    for item, words in language.nouns["items"].items():
        for word in words:
            for form in noun_forms(word):
                table.setdefault(form, item)
    return dict(sorted(table.items(), key=lambda pair: -len(pair[0])))
