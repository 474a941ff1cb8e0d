"""Claims that are no event: sums over a long time, and what somebody does now and then."""

from __future__ import annotations

import re

from fogline.extract.sentence import Sentence
from fogline.extract.told import Told
from fogline.packs.language import Cues
from fogline.text.fold import smooth

_SUMMED = frozenset({"harm", "strike", "blast", "displace", "seize-people", "disrupted"})  # what statistics are made of
LARGE = 10_000  # dead or injured, from which on no one event is told
MILLION = 1_000_000  # driven from home
MANY = 100  # dead or injured of a whole year


class Sums:
    """Finds statistics by the words that open them, by their figures and by their time."""

    def __init__(self, cues: Cues) -> None:
        self._words = re.compile("|".join(rf"\b(?:{p})" for p in cues.statistics), re.I) if cues.statistics else None

    def no_event(self, told: Told) -> bool:
        """Whether a claim sums up or tells a habit."""
        if "habit" in told.flags or _is_walkout(told):
            return True
        return _is_large(told) or (told.family in _SUMMED and (self._over_time(told) or _is_of_a_year(told)))

    def _over_time(self, told: Told) -> bool:
        """ "since the start of the war", in the clause or in one that is told in the same breath."""
        sentence = told.sentence
        if self._words is None:
            return False
        if self._words.search(smooth(sentence.slice(told.span.start, told.span.end))):
            return True
        found = self._words.search(smooth(sentence.raw))
        if found is None:
            return False
        at = sentence.start + found.start()
        word = next((t.i for t in sentence.tokens if t.start <= at < t.end), None)
        return word is not None and bool(_breath(sentence, told.draft.carrier) & {word, *sentence.ancestors(word)})


def _is_walkout(told: Told) -> bool:
    """ "the strike by teachers"."""
    by = told.family == "strike" and told.draft.hit.kind != "verb" and "by" in told.roles.rules and not told.losses
    return by and bool(told.initiators) and all(a.kind == "civilians" for a in told.initiators)


def _breath(sentence: Sentence, verb: int) -> set[int]:
    """A verb and those joined to it."""
    first = verb
    while sentence.tokens[first].dep == "conj":
        first = sentence.tokens[first].head
    return {first, verb, *sentence.conjuncts(first)}


def _figures(told: Told) -> list[int]:
    people = [x for x in told.losses if x.kind not in {"materiel", "displaced"}]
    return [figure for x in people if (figure := x.best or x.low or x.high) is not None]


def _is_large(told: Told) -> bool:
    moved = [x.low or 0 for x in told.losses if x.kind == "displaced"]
    vague = any((x.text or "").lower().split()[-1:] == ["thousands"] for x in told.losses if x.kind == "killed")
    return vague or any(figure >= LARGE for figure in _figures(told)) or any(figure >= MILLION for figure in moved)


def _is_of_a_year(told: Told) -> bool:
    """ "43 massacres in 2019", "the deaths of 3,364 civilians in 2019"."""
    if told.time.precision != "year":
        return False
    noun = told.draft.hit.kind != "verb" and any(
        told.sentence.tokens[k].dep == "nummod" for k in told.sentence.kids[told.draft.hit.at]
    )
    return noun or any(figure >= MANY for figure in _figures(told))
