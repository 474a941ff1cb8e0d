"""Parties told without a name: "the group", "soldiers", "the authorities", "civilians"."""

from __future__ import annotations

import re

from fogline.extract.lexis import Lexis
from fogline.extract.memory import NON_STATE, Memory, quoted
from fogline.extract.opponents import Opponents
from fogline.extract.phrases import Phrase
from fogline.extract.sentence import Sentence
from fogline.extract.states import States
from fogline.model.actor import ActorRef
from fogline.model.record import Span
from fogline.ports import NameContext

_PROPER = re.compile(r"(?<=\bof the )[A-Z][\w'’-]+(?: (?:of (?:the )?)?[A-Z][\w'’-]+)+")
_BEFORE_NAME = frozenset({"DT", "CD", "PDT", "PRP$", ",", "RB", "RBR", "RBS", "IN", "JJR", "JJS"})
_CIVILIANS = ActorRef(id=None, name="Civilians", kind="civilians", side="civilian")  # of a country that nobody names
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "same"})


class Unnamed:
    """Resolves phrases without a name in one document."""

    def __init__(self, lexis: Lexis, names: NameContext, memory: Memory, states: States, opponents: Opponents) -> None:
        self._lexis, self._names, self._memory = lexis, names, memory
        self._states, self._opponents = states, opponents
        anaphora = lexis.language.anaphora
        self._groups, self._modifiers = frozenset(anaphora.groups), frozenset(anaphora.group_modifiers)
        self._rulers = lexis.language.noun_class("rulers")

    def parties(
        self, sentence: Sentence, found: Phrase, against: str | None, fought: str | None, speaker: ActorRef | None, side: str | None
    ) -> list[ActorRef]:  # fmt: skip
        """Whom a phrase means; `against` is the side of the other party, `fought` the one whose opponent would be meant."""
        text, span = sentence.slice(found.start, found.end), Span(found.start, found.end)
        group = self._group(sentence, found, against, side)
        if group is None:
            group = self._of_state(sentence, found, speaker)
        if group is not None:
            return [quoted(group, text, span)]
        return self._people(sentence, found, against, fought)

    def _group(self, sentence: Sentence, found: Phrase, against: str | None, side: str | None) -> ActorRef | None:
        """ "the group", "the fighters": the armed group named last."""
        token = sentence.tokens[found.head]
        words = {sentence.tokens[i].lower for i in found.members}
        grouped = self._is_group(token.lower)
        bare = self._lexis.noun_class(token.lower) == "fighters" and len(found.members) == 2  # "the fighters"
        bare = bare and token.lower not in self._lexis.state_words["forces"]  # "the troops" are the state's
        definite = words & _DEFINITE
        if not (grouped and (definite or words & self._modifiers)) and not (bare and definite and token.tag == "NNS"):
            return None
        spoken = [
            a for o, parties in self._memory.subjects for a in parties if o < sentence.start and a.kind in NON_STATE
        ]
        if (
            bare and not grouped
        ):  # "the fighters" of a mouthpiece are its own; elsewhere those who did what was told last
            own = self._names.outlet_actor
            did = [
                a for o, parties in self._memory.subjects for a in parties if o < token.start and a.kind in NON_STATE
            ]
            mine = [own] if own is not None and own.kind in NON_STATE else did[-1:]
            if mine and (not against or self._names.opposed(mine[0].side, against)):
                return mine[0]
        last = [a for o, a, armed in self._memory.seen if armed and o < token.start] + spoken
        last += [a for o, a, armed in self._opponents.named_in(sentence, token.start, side) if armed]
        last = [a for a in last if self._names.opposed(a.side, against)] or last if against else last
        return last[-1] if last else None

    def _is_group(self, word: str) -> bool:
        return word in self._groups or word.removesuffix("s") in self._groups

    def _of_state(self, sentence: Sentence, found: Phrase, speaker: ActorRef | None) -> ActorRef | None:
        """ "soldiers", "the authorities", "civilians", "an army garrison": of the country told of."""
        country = self._states.country_here(sentence, speaker)
        word = sentence.tokens[found.head].lower
        if country is None:
            return _CIVILIANS if "civilian" in found.classes else None
        if word in self._lexis.state_words["forces"]:
            return self._names.national(country, "forces")
        against = {
            sentence.tokens[i].lower.partition("-")[2]
            for i in found.members
            if sentence.tokens[i].lower.startswith("anti-")
        }
        if against & self._rulers and "armed" in found.classes:
            return self._names.national(country, "rebels")  # "anti-government fighters"
        if word in self._rulers:
            return self._names.national(country, "government")
        if "civilian" in found.classes:
            return self._names.national(self._states.country_here(sentence, None) or country, "civilians")
        return self._states.by_modifier(sentence, found, country)

    def _people(self, sentence: Sentence, found: Phrase, against: str | None, fought: str | None) -> list[ActorRef]:
        """Somebody known by no more than a word: an opponent, or nobody known."""
        word = sentence.tokens[found.head].lower
        text, span = sentence.slice(found.start, found.end), Span(found.start, found.end)
        if word in self._lexis.state_words["air"] | self._lexis.state_words["hardware"]:
            return []
        armed = "armed" in found.classes
        if "person" not in found.classes and not (armed and word not in self._groups):
            return []
        if against and armed:
            foe = self._opponents.meant(None, fought, text)
            if foe is not None and foe.id is not None:
                return [quoted(foe, text, span)]
        state = self._states.generic(text)
        if state is not None:
            return [quoted(state, text, span)]
        proper = _PROPER.search(text)  # "fighters of the Zaw Htet Column"
        name = proper[0] if proper else self._plain(sentence, found)
        return [ActorRef(id=None, name=name, text=text, span=span, kind="unidentified")]

    def _plain(self, sentence: Sentence, found: Phrase) -> str:
        """A phrase without its article and number: "two masked gunmen" are "masked gunmen"."""
        words = [sentence.tokens[i] for i in found.members]
        bound = next((n for n, t in enumerate(words) if t.i > found.head and t.lower in self._lexis.belonging), None)
        words = words[:bound]
        while len(words) > 1 and words[0].tag in _BEFORE_NAME:
            words = words[1:]
        return sentence.slice(words[0].start, words[-1].end)
