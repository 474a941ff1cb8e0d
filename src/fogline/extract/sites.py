"""Which places named in a clause can be where its event was: no origins, goals, homes of people or settings of wider places."""

from __future__ import annotations

from fogline.extract.draft import Draft
from fogline.extract.lexis import Lexis
from fogline.extract.sentence import CLAUSES, SUBJECTS, Sentence
from fogline.model.mention import Mention

FRONT = 3  # words at the beginning of a sentence that may open its setting
_LEAVING = frozenset({"withdraw", "retreat", "evacuate", "displace", "capture", "expel", "fall", "lose", "advance"})
_GOING = frozenset({"withdraw", "retreat", "evacuate", "displace", "abduct"})
_GOALS = frozenset({"to", "toward", "towards", "for", "into"})
_FIRING = frozenset({"strike", "fight", "blast"})
_ORGANISED = frozenset({"fighters", "forces", "leaders", "civilians"})
_PEOPLE = frozenset(
    {"fighters", "forces", "leaders", "civilians", "missile", "drone", "aircraft", "captives", "reinforcement"}
)


class Sites:
    """Tells the site of an event from other places of its clause."""

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis

    def may_be(self, sentence: Sentence, mention: Mention, head: int) -> bool:
        """Whether a place can be a site at all: countries only after "in", no place that modifies an organisation."""
        token = sentence.tokens[head]
        above = sentence.tokens[token.head]
        if mention.kind == "country":
            return token.dep == "pobj" and above.lower in {"in", "inside", "into", "across"} and token.tag[:3] == "NNP"
        if token.dep in {"compound", "nmod", "amod", "poss"}:
            return self._lexis.noun_class(above.lower) not in _ORGANISED or above.lower in self._lexis.place_kinds
        return True

    def told(self, sentence: Sentence, draft: Draft, found: list[tuple[Mention, int]]) -> list[tuple[Mention, int]]:
        """The mentions, with their heads, that are no origin or goal; of the rest those that are not only the setting."""
        family = self._family(draft)
        left = [(m, h) for m, h in found if not self._is_end(sentence, draft, family, h)]
        for is_setting in (self._is_front, self._is_of_subject if family in _FIRING else None):
            inner = [(m, h) for m, h in left if is_setting is not None and not is_setting(sentence, draft, h)]
            left = inner or left
        return left

    def _family(self, draft: Draft) -> str:
        frame = self._lexis.frames.get(draft.hit.frame)
        return frame.family if frame else draft.hit.frame

    def _is_end(self, sentence: Sentence, draft: Draft, family: str, head: int) -> bool:
        """Where somebody or something came from, or is going."""
        tokens = sentence.tokens
        preposition = _preposition(sentence, head)
        if preposition is None:
            return False
        word, governor = tokens[preposition].lower, tokens[preposition].head
        if word == "from":
            whose = self._lexis.noun_class(tokens[governor].lower) in _PEOPLE or tokens[governor].tag == "CD"
            home = whose and not sentence.is_verb(governor) and draft.hit.frame not in _LEAVING
            return home or (sentence.is_verb(governor) and family == "strike")
        return word in _GOALS and draft.hit.frame in _GOING and (sentence.is_verb(governor) or word != "for")

    @staticmethod
    def _is_front(sentence: Sentence, draft: Draft, head: int) -> bool:
        """ "In Daraa, a car was destroyed in Khirbet Ghazaleh", "Idlib: …": the wider place, named first."""
        tokens = sentence.tokens
        if head < FRONT and head + 1 < len(tokens) and tokens[head + 1].text == ":":
            return True
        preposition = _preposition(sentence, head)
        if preposition is None or head >= draft.carrier:
            return False
        first = min(sentence.subtree(_outermost(sentence, preposition)))
        return first < FRONT and all(k > head for k in sentence.children(draft.carrier, *SUBJECTS))

    @staticmethod
    def _is_of_subject(sentence: Sentence, draft: Draft, head: int) -> bool:
        """ "Artillery stationed in X shelled Y": where those who did it are."""
        if draft.hit.passive:
            return False
        for subject in sentence.children(draft.carrier, "nsubj"):
            if head in sentence.subtree(subject) and head != subject:
                return True
        return False


def _preposition(sentence: Sentence, head: int) -> int | None:
    """The preposition that a place hangs on, through "the city of", coordination and apposition."""
    tokens = sentence.tokens
    for i in (head, *sentence.ancestors(head)):
        above = tokens[i].head
        if tokens[i].dep == "pobj":
            if tokens[above].lower != "of":
                return above
        elif tokens[i].dep not in {"conj", "appos", "compound", "nmod", "prep", "poss"}:
            return None
    return None


def _outermost(sentence: Sentence, preposition: int) -> int:
    """The preposition or adverb that opens the phrase: "on the outskirts of", "north of"."""
    tokens, i = sentence.tokens, preposition
    while tokens[i].head != i and not sentence.is_verb(tokens[i].head) and tokens[i].dep in {"prep", "pobj", "advmod"}:
        i = tokens[i].head
    return i


def layers(sentence: Sentence, draft: Draft, clause: set[int]) -> list[set[int]]:
    """Stretches of a sentence in which the place of an event is looked for: its clause without the clauses that hang
    on it, its clause, then the clauses that it hangs on, the nearest first, then those that hang on it."""
    tokens = sentence.tokens
    core = set(clause)
    for i in clause:
        if (
            i not in {draft.carrier, draft.hit.at}
            and tokens[i].dep in CLAUSES
            and draft.carrier not in sentence.subtree(i)
        ):
            core -= set(sentence.subtree(i))
    found = [core, clause]
    seen = set(clause)
    below = draft.carrier
    for above in sentence.ancestors(draft.carrier):
        if sentence.is_verb(above) or tokens[above].dep == "ROOT":
            around = set(sentence.subtree(above, frozenset({*CLAUSES, "conj"}))) - set(sentence.subtree(below))
            found.append(around - seen)
            seen |= around
            below = above
    found.append(set(sentence.subtree(draft.carrier)) - seen)
    return found
