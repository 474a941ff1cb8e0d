"""Which places named in a clause can be where its event was: no origins, goals, homes of people or settings of wider places."""

from __future__ import annotations

from fogline.extract.draft import Draft
from fogline.extract.lexis import Lexis
from fogline.extract.sentence import CLAUSES, SUBJECTS, Sentence
from fogline.model.mention import Mention

FRONT = 3  # words at the beginning of a sentence that may open its setting
_LEAVING = frozenset({"withdraw", "retreat", "evacuate", "displace", "capture", "expel", "fall", "lose", "advance"})
_GOING = frozenset({"withdraw", "retreat", "evacuate", "displace", "abduct"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GOALS = frozenset({"to", "toward", "towards", "for", "into"})
_CLOSE = frozenset({"close", "adjacent", "next"})
_FIRING = frozenset({"strike", "fight", "blast"})
_NOMINAL = frozenset({"conj", "appos", "compound", "nmod", "amod", "prep", "poss"})
_ORGANISED = frozenset({"fighters", "forces", "leaders", "civilians"})
_PEOPLE = frozenset(
    {"fighters", "forces", "leaders", "civilians", "missile", "drone", "aircraft", "captives", "reinforcement"}
)


class Sites:
    """Tells the site of an event from other places of its clause."""

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        self._road = lexis.language.noun_class("road_participles")
        self._directions = lexis.language.noun_class("directions")

    def may_be(self, sentence: Sentence, mention: Mention, head: int) -> bool:
        """Whether a place can be a site at all: countries only after "in", no place that modifies an organisation."""
        token = sentence.tokens[head]
        above = sentence.tokens[token.head]
        if mention.kind == "country":
            return token.dep == "pobj" and above.lower in {"in", "inside", "into", "across"} and token.tag[:3] == "NNP"
        if token.dep in {"compound", "nmod", "amod", "poss"}:
            before = sentence.tokens[head - 1] if head else token
            if before.tag == "IN" and above.dep == "pobj" and above.i == head + 1 and above.tag == "NNS":
                return True  # "In Suwayda gunmen stormed …", which the parser takes for one phrase
            return self._lexis.noun_class(above.lower) not in _ORGANISED or above.lower in self._lexis.place_kinds
        return True

    def told(self, sentence: Sentence, draft: Draft, found: list[tuple[Mention, int]]) -> list[tuple[Mention, int]]:
        """The mentions, with their heads, that are no origin or goal; of the rest those that are not only the setting."""
        family = self._family(draft)
        left = [(m, h) for m, h in found if not self._is_end(sentence, draft, family, h)]
        left = [(m, h) for m, h in left if not self._is_excepted(sentence, h)]
        taken = family == "capture" or draft.hit.frame in _GOING
        if (
            family == "capture"
            and draft.hit.kind == "verb"
            and not draft.hit.passive
            and draft.hit.trigger.subject == "initiator"
        ):  # "Damascus seizes two villages"
            left = [(m, h) for m, h in left if h not in sentence.children(draft.carrier, "nsubj")]
        off = [(m, h) for m, h in left if not self._is_of_road(sentence, h)]
        left = off if taken else off or left
        if any(m.kind == "place" and not _is_label(sentence, sentence.head_of(m) or 0) for m in sentence.mentions):
            left = [(m, h) for m, h in left if not _is_label(sentence, h)]
        of_subject = self._is_of_subject if family in _FIRING or taken else None
        for is_setting in (self._is_front, of_subject, self._is_beside):
            inner = [(m, h) for m, h in left if is_setting is not None and not is_setting(sentence, draft, h)]
            left = inner or left
        return left

    def _is_excepted(self, sentence: Sentence, head: int) -> bool:
        """ "withdrew from all of Idlib with the exception of X", "everywhere except X"."""
        words = self._lexis.exceptions
        return any(sentence.tokens[i].lower in words for i in [head, *sentence.ancestors(head)][:6])

    def _is_of_road(self, sentence: Sentence, head: int) -> bool:
        """ "on the road linking X to Y", "which connects the capital with Z": where a road goes."""
        for i in sentence.ancestors(head):
            token = sentence.tokens[i]
            if sentence.is_verb(i):
                return token.lower in self._road and token.dep in {"acl", "relcl"}
        return False

    def _is_beside(self, sentence: Sentence, draft: Draft, head: int) -> bool:
        """ "the town of X close to the Y border", "the villages of X and Y, both along the Z highway"."""
        preposition = self._preposition(sentence, head)
        if preposition is None:
            return False
        word, above = sentence.tokens[preposition].lower, sentence.tokens[sentence.tokens[preposition].head]
        return (
            word == "along" or (word == "to" and above.lower in _CLOSE) or (word == "near" and _is_edge(sentence, head))
        )

    def _family(self, draft: Draft) -> str:
        frame = self._lexis.frames.get(draft.hit.frame)
        return frame.family if frame else draft.hit.frame

    def _is_end(self, sentence: Sentence, draft: Draft, family: str, head: int) -> bool:
        """Where somebody or something came from, or is going."""
        tokens = sentence.tokens
        preposition = self._preposition(sentence, head)
        if preposition is None:
            return False
        word, governor = tokens[preposition].lower, tokens[preposition].head
        if word == "from":
            whose = self._lexis.noun_class(tokens[governor].lower) in _PEOPLE or tokens[governor].tag == "CD"
            home = whose and not sentence.is_verb(governor) and draft.hit.frame not in _LEAVING
            apart = sentence.is_verb(governor) and tokens[governor].dep == "relcl" and governor != draft.carrier
            brought = apart and draft.carrier not in sentence.subtree(governor)  # "hit vehicles which came from X"
            return home or brought or (sentence.is_verb(governor) and family == "strike")
        return word in _GOALS and draft.hit.frame in _GOING and (sentence.is_verb(governor) or word != "for")

    def _is_front(self, sentence: Sentence, draft: Draft, head: int) -> bool:
        """ "In Daraa, a car was destroyed in Khirbet Ghazaleh", "Idlib: …": the wider place, named first."""
        if _is_label(sentence, head):
            return True
        subjects = sentence.children(draft.carrier, *SUBJECTS)
        before = head < draft.carrier and all(head < k for k in subjects) and bool(subjects or draft.hit.kind != "verb")
        return before and self._preposition(sentence, head) is not None

    @staticmethod
    def _is_of_subject(sentence: Sentence, draft: Draft, head: int) -> bool:
        """ "Artillery stationed in X shelled Y": where those who did it are."""
        if draft.hit.passive:
            return False
        for subject in sentence.children(draft.carrier, "nsubj"):
            if head in sentence.subtree(subject) and head != subject:
                return True
        return False

    def _preposition(self, sentence: Sentence, head: int) -> int | None:
        """The preposition that a place hangs on, through "the city of", coordination and apposition."""
        tokens = sentence.tokens
        for i in (head, *sentence.ancestors(head)):
            above = tokens[i].head
            if tokens[i].dep == "pobj":
                side = tokens[tokens[above].head]  # "north of X"
                aside = side.lower in self._directions and side.dep != "pobj"
                if tokens[above].lower != "of" or aside:
                    return above
            elif tokens[i].dep not in _NOMINAL:
                return None
        return None


def _is_edge(sentence: Sentence, head: int) -> bool:
    mention = sentence.at.get(head)
    return mention is not None and mention.text.lower().endswith(("border", "borders", "frontier"))


def _is_label(sentence: Sentence, head: int) -> bool:
    """ "Aleppo: …" at the beginning of a paragraph."""
    return head < FRONT and head + 1 < len(sentence.tokens) and sentence.tokens[head + 1].text == ":"


Stretches = list[set[int]]


def layers(sentence: Sentence, draft: Draft, clause: set[int]) -> tuple[Stretches, Stretches]:
    """Stretches of a sentence in which the place of an event is looked for, one after the other.

    Its own: the clause without the clauses that hang on it, the clause. Around it: the clauses that it hangs on,
    the nearest first, then those that hang on it.
    """
    tokens = sentence.tokens
    core = set(clause)
    for i in clause - {draft.carrier, draft.hit.at} - sentence.at.keys():  # a name is no verb, whatever the parser says
        finite = tokens[i].tag in _FINITE or sentence.child(i, "aux", "auxpass", *SUBJECTS) is not None
        apart = tokens[i].dep in CLAUSES and finite
        shared = (
            tokens[i].head == draft.carrier and sentence.child(draft.carrier, "dobj") is None and not draft.hit.passive
        )
        if (
            apart or (tokens[i].dep == "conj" and sentence.is_verb(i) and not shared)
        ) and draft.carrier not in sentence.subtree(i):
            core -= set(sentence.subtree(i))
    found: Stretches = []
    seen = set(clause)
    below = draft.carrier
    for above in sentence.ancestors(draft.carrier):
        if sentence.is_verb(above) or tokens[above].dep == "ROOT":
            around = _own(sentence, above) - set(sentence.subtree(below))
            found.append(around - seen)
            seen |= around
            below = above
    found.append(set(sentence.subtree(draft.carrier)) - seen)
    if tokens[draft.carrier].dep == "conj" and sentence.child(draft.carrier, *SUBJECTS) is None:
        subjects = sentence.children(tokens[draft.carrier].head, "nsubj")
        found += [set(sentence.subtree(k)) for k in subjects]  # "guns in X engaged and shot down a drone"
    part = _part(sentence, draft.hit.at)
    return [core & part, clause & part], [stretch & part for stretch in found]


def _part(sentence: Sentence, at: int) -> set[int]:
    """The part of a sentence between semicolons that holds a word."""
    stops = [t.i for t in sentence.tokens if t.text == ";"]
    first = max((i for i in stops if i < at), default=-1) + 1
    return set(range(first, min((i for i in stops if i > at), default=len(sentence.tokens))))


def _own(sentence: Sentence, verb: int) -> set[int]:
    """The words of a verb's own clause without its subject."""
    found, queue = {verb}, [verb]
    while queue:
        for k in sentence.kids[queue.pop()]:
            token = sentence.tokens[k]
            subject = token.dep in SUBJECTS and token.head == verb and sentence.is_verb(verb)
            if subject or token.dep in CLAUSES or (token.dep == "conj" and sentence.is_verb(k)):
                continue
            found.add(k)
            queue.append(k)
    return found
