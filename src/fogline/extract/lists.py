"""Names in a list that the parser cut off from the phrase they belong to."""

from __future__ import annotations

import re

from fogline.extract.lexis import Lexis
from fogline.extract.phrases import phrase
from fogline.extract.sentence import SUBJECTS, Sentence
from fogline.model.actor import ActorRef
from fogline.model.mention import Mention
from fogline.model.record import Span
from fogline.ports import OPPONENT, NameContext

_LIST = re.compile(r"\s*(?:\([^)]*\))?\s*(?:,|,? and|&)\s*(?:and )?(?:the )?", re.I)


class Lists:
    """Lists of actors in one document."""

    def __init__(self, lexis: Lexis, names: NameContext) -> None:
        self._lexis, self._names = lexis, names

    def before(self, sentence: Sentence, head: int) -> list[ActorRef]:
        """ "A (a), B and C fighters" with A outside the phrase."""
        if sentence.child(head, "nummod") is not None:
            return []  # "ten rebels and eight soldiers": counted apart
        start = phrase(sentence, self._lexis, head).start
        found: list[ActorRef] = []
        for mention in reversed(sentence.mentions):
            if mention.end > start or mention.kind not in {"actor", "word", "unknown_actor"}:
                continue
            if sentence.slice(mention.start - 1, mention.start) in {"(", "["}:
                continue  # an acronym in brackets
            between = sentence.slice(mention.end, start)
            if not _LIST.fullmatch(between) or _in_other_part(sentence, mention, head):
                break
            key = self._names.stands_for(mention)
            if key and key != OPPONENT:
                found.insert(0, self._names.ref(key, mention.text, Span(mention.start, mention.end)))
            start = mention.start
        return found


def _in_other_part(sentence: Sentence, mention: Mention, head: int) -> bool:
    """ "After clashes with A, B captured": A stands in a phrase or clause of its own before the subject."""
    first = sentence.head_of(mention)
    if first is None or sentence.tokens[head].dep not in SUBJECTS:
        return False
    above = {head, *sentence.ancestors(head)}
    path = [first, *sentence.ancestors(first)]
    return any(sentence.tokens[i].dep in {"prep", "advcl", "pcomp"} and i not in above for i in path)
