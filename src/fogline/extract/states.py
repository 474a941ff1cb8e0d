"""States as parties: "Russian warplanes", "an army garrison", "Moscow"."""

from __future__ import annotations

from fogline.extract.lexis import Lexis
from fogline.extract.memory import quoted
from fogline.extract.phrases import Phrase
from fogline.extract.sentence import Sentence
from fogline.model.actor import ActorRef
from fogline.model.mention import Mention
from fogline.model.record import Span
from fogline.ports import NameContext

_UNOWNED = frozenset({"military"})  # "a military vehicle" may be anybody's
_MILITARY = frozenset({"position", "fortification", "hideout", "headquarters", "depot"})


class States:
    """Finds the forces, police and governments that a phrase stands for in one document."""

    def __init__(self, lexis: Lexis, names: NameContext) -> None:
        self._names = names
        self._words = lexis.state_words
        self._items = lexis.items

    def national(self, sentence: Sentence, mention: Mention, found: Phrase) -> ActorRef | None:
        """ "Russian warplanes": a country's demonym with a word for its forces."""
        words = {sentence.tokens[i].lower for i in found.members}
        head = sentence.tokens[found.head]
        classes = found.classes
        if words & self._words["air"]:
            role = "air"
        elif words & self._words["police"]:
            role = "police"
        elif words & self._words["government"] or (
            mention.start < head.end and head.start < mention.end and head.tag.startswith("NNP")
        ):
            role = "government"
        elif "civilian" in classes:
            role = "civilians"
        elif words & self._words["rebels"]:
            role = "rebels"
        elif "aircraft" in classes:
            role = "air"
        elif (
            self._items.get(head.lower) in _MILITARY
            or "base" in classes
            or classes & {"armed", "missile", "drone"}
            or words & self._words["hardware"]
            or head.tag == "NNPS"
        ):  # "Russian positions"
            role = "forces"
        else:
            return None
        actor = self._names.national(mention.keys[0], role)
        return quoted(actor, sentence.slice(found.start, found.end), Span(found.start, found.end))

    def generic(self, name: str) -> ActorRef | None:
        """ "the Defence Forces", "the Armed Forces": a name of common words means those of the document's country."""
        country = self._names.country
        common = {w.lower() for w in name.split()} - {"the"} <= self._words["generic_names"]
        return self._names.national(country, "forces") if common and country else None

    def by_modifier(self, sentence: Sentence, found: Phrase, country: str | None) -> ActorRef | None:
        """ "an army garrison", "a police checkpoint", "a junta outpost": the state's, by the word before the head."""
        words = {
            sentence.tokens[i].lower
            for i in found.members
            if sentence.tokens[i].dep in {"compound", "amod", "nmod", "poss"} or self._loyal_to(sentence, i)
        }
        if country is None:
            return None
        if (words | {sentence.tokens[found.head].lower}) & self._words["police"]:
            return self._names.national(country, "police")
        if "materiel" in found.classes and "aircraft" not in found.classes:
            words = words - _UNOWNED
        own = words & self._words["lands"] and found.classes & {"armed", "aircraft"}  # "the Arab country's warplanes"
        if own and "aircraft" in found.classes:
            return self._names.national(country, "air")
        if own or words & (self._words["forces"] | self._words["owned"]) or self._is_arm(sentence, found):
            return self._names.national(country, "forces")
        return None

    def _is_arm(self, sentence: Sentence, found: Phrase) -> bool:
        """ "artillery units", "air defences", "ground troops": an arm that only a state has, told without its name."""
        head = sentence.tokens[found.head].lower
        words = {sentence.tokens[i].lower for i in found.members if i < found.head}
        return head in self._words["arm_heads"] and bool(words & self._words["arms"])

    @staticmethod
    def _loyal_to(sentence: Sentence, i: int) -> bool:
        """ "forces loyal to the government"."""
        above = sentence.tokens[sentence.tokens[i].head]
        return above.lower == "to" and sentence.tokens[above.head].lower == "loyal"

    def country_here(self, sentence: Sentence, speaker: ActorRef | None, forces: bool = True) -> str | None:
        """The country of the clause: the speaker's (for its forces), one the sentence is set in, or the document's."""
        own = self._names.country_of(speaker.id) if speaker and forces else None
        if own:
            return own
        for mention in sentence.mentions:
            token = next((t for t in sentence.tokens if t.start == mention.start), None)
            if (
                mention.kind == "country"
                and token is not None
                and token.dep == "pobj"
                and sentence.tokens[token.head].lower == "in"
            ):
                return mention.keys[0]
        return self._names.country

    def capital(self, sentence: Sentence, head: int) -> list[ActorRef]:
        """ "Moscow said", "Kyiv plans": a capital as the subject stands for its state."""
        token, mention = sentence.tokens[head], sentence.at.get(head)
        if mention is None or mention.kind != "place" or token.dep not in {"nsubj", "agent", "pobj"}:
            return []
        if token.dep == "pobj" and sentence.tokens[token.head].lower != "by":
            return []
        country = self._names.capital_of(mention.text)
        if country is None:
            return []
        return [quoted(self._names.national(country, "government"), mention.text, Span(mention.start, mention.end))]
