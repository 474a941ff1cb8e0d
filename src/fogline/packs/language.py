"""A language pack: trigger words, cues, speakers, numbers and noun classes of one language."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec

from fogline.errors import PackError
from fogline.model.record import Record
from fogline.packs.inflect import noun_forms


class Frame(Record, frozen=True, kw_only=True):
    """What a trigger says happened, with its crosswalk to ACLED and PLOVER."""

    acled: tuple[str, str | None]
    plover: tuple[str, str | None] | None
    family: str
    is_: str = msgspec.field(name="is")
    undirected: bool = False
    by_target: dict[str, str] = msgspec.field(default_factory=dict)
    territory: bool = False
    extent: str | None = None
    kind: Literal["event", "state", "relation"] = "event"
    contexts: tuple[str, ...] = ()


class Trigger(Record, frozen=True, kw_only=True):
    """One row of `triggers.yml`."""

    frame: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    lights: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: str = "initiator"
    weak: bool = False
    named: bool = False
    strong: bool = True
    harm: str | None = None
    people: str | None = None
    things: str | None = None
    civilian_subject: bool = False
    reduced: bool = False
    subject_is: tuple[str, ...] = ()
    own: bool = False
    participle: bool | None = None  # only as "controlled by X" (true), or never so (false)


class Cue(Record, frozen=True, kw_only=True):
    """Words that change the status of what stands in their scope (the ConText shape)."""

    category: str
    direction: str
    scope: int
    literals: tuple[str, ...]


class Cues(Record, frozen=True, kw_only=True):
    """`cues.yml`."""

    terminators: tuple[str, ...]
    cues: tuple[Cue, ...]
    assessment_verbs: tuple[str, ...] = ()
    attempt_nouns: tuple[str, ...] = ()
    statistics: tuple[str, ...] = ()
    other_topics: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    real_infinitives: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    court_verbs: tuple[str, ...] = ()
    explainer_titles: tuple[str, ...] = ()
    vague_adjectives: tuple[str, ...] = ()
    ending_verbs: tuple[str, ...] = ()
    lasting_nouns: tuple[str, ...] = ()
    spurning_verbs: tuple[str, ...] = ()
    going_on: tuple[str, ...] = ()
    idle_nouns: tuple[str, ...] = ()
    reference_adjectives: tuple[str, ...] = ()
    earlier_adjectives: tuple[str, ...] = ()
    series_nouns: tuple[str, ...] = ()
    blame_words: tuple[str, ...] = ()
    habits: tuple[str, ...] = ()


class VoiceWords(Record, frozen=True, kw_only=True):
    """`voices.yml`."""

    verbs: tuple[str, ...]
    clause_only: tuple[str, ...]
    going_on: tuple[str, ...]
    telling: tuple[str, ...]
    deny: tuple[str, ...]
    deniable: tuple[str, ...]
    parts: tuple[str, ...] = ()
    untrue: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    disowning: tuple[str, ...] = ()
    accuse: tuple[str, ...]
    prepositions: tuple[str, ...]
    citing: tuple[str, ...]
    carried: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    anaphoric_heads: tuple[str, ...]
    anaphoric_marks: tuple[str, ...]
    own_reporters: tuple[str, ...]
    bulletins: tuple[str, ...]
    told_before: tuple[str, ...]
    labels: tuple[str, ...]
    asides: tuple[str, ...]
    mute: tuple[str, ...]


class NumberWords(Record, frozen=True, kw_only=True):
    """`numbers.yml`."""

    units: dict[str, int]
    scales: dict[str, int]
    approx: tuple[str, ...]
    nearly: tuple[str, ...]
    more_than: tuple[str, ...]
    at_least: tuple[str, ...]
    up_to: tuple[str, ...]
    vague: dict[str, tuple[int | None, int | None, int | None]]
    qualitative: tuple[str, ...]
    bare_plural: tuple[int | None, int | None, int | None]
    toll_verbs: tuple[str, ...]
    units_of_measure: tuple[str, ...]
    name_heads: tuple[str, ...]
    name_before: tuple[str, ...]
    currencies: tuple[str, ...]


class DateWords(Record, frozen=True, kw_only=True):
    """`dates.yml`."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int | None]
    ordinals: dict[str, int]
    deictic: dict[str, int]
    spans: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    steps: dict[str, int] = msgspec.field(default_factory=dict)
    name_heads: tuple[str, ...] = ()


class Anaphora(Record, frozen=True, kw_only=True):
    """`anaphora.yml`."""

    pronouns: dict[str, tuple[str, ...]]
    groups: tuple[str, ...]
    group_modifiers: tuple[str, ...]
    both: tuple[str, ...]
    places: tuple[str, ...]
    place_marks: tuple[str, ...]
    parting: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()


class GateWords(Record, frozen=True, kw_only=True):
    """`gate.yml`: words without which a document is not parsed."""

    hard: tuple[str, ...]
    deeds: tuple[str, ...]
    company: tuple[str, ...]


class Language(Record, frozen=True, kw_only=True):
    """All files of one language pack."""

    code: str
    triggers: tuple[Trigger, ...]
    irregular: dict[str, tuple[str, str]]
    cues: Cues
    voices: VoiceWords
    numbers: NumberWords
    dates: DateWords
    anaphora: Anaphora
    gate: GateWords
    nouns: dict[str, Any]
    layout: dict[str, Any]

    @property
    def common_nouns(self) -> frozenset[str]:
        """All single words that the noun classes and items list, singular and plural."""
        plain = [n for key, words in self.nouns.items() if isinstance(words, list) and key not in _NAMES for n in words]
        plain += [
            n for table in self.nouns.values() if isinstance(table, dict) for words in table.values() for n in words
        ]
        return frozenset(form for noun in plain if " " not in noun for form in noun_forms(noun))

    def noun_class(self, name: str) -> frozenset[str]:
        """The words of one plain class of `nouns.yml`; PackError where the class is missing."""
        if name not in self.nouns:
            raise PackError(f"lang/{self.code}/nouns.yml has no class {name!r}")
        return frozenset(self.nouns[name])


def read_yaml(path: Path) -> Any:
    """Decode one YAML file of a pack, or say which one is broken."""
    try:
        return msgspec.yaml.decode(path.read_bytes())
    except FileNotFoundError as error:
        raise PackError(f"{path} is missing") from error
    except msgspec.DecodeError as error:
        raise PackError(f"{path}: not valid YAML: {error}") from error


def read_frames(folder: Path) -> dict[str, Frame]:
    """The frames of the ontology pack by id."""
    try:
        return msgspec.convert(read_yaml(folder / "frames.yml"), dict[str, Frame], strict=False)
    except msgspec.ValidationError as error:
        raise PackError(f"{folder / 'frames.yml'}: {error}") from error


def read_language(folder: Path, code: str) -> Language:
    """Read a language pack; PackError names the file and the field that is wrong."""
    raw = {name: read_yaml(folder / f"{name}.yml") for name in _FILES}
    try:
        return msgspec.convert({"code": code, **raw}, Language, strict=False)
    except msgspec.ValidationError as error:
        raise PackError(f"{folder}: {error}") from error


_NAMES = frozenset({"given_names", "place_openers"})  # words of names
_FILES = ("triggers", "irregular", "cues", "voices", "numbers", "dates", "anaphora", "gate", "nouns", "layout")
