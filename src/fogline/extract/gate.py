"""Which documents, and which of their paragraphs, may hold a claim or help to read one: what else is there is not parsed.

Two stages. Over the words of a whole document, one pass of an automaton looks for words of violence, control and loss.
Over its paragraphs, the trigger patterns of the pack decide; the neighbours of a telling paragraph stay, since they
hold what "they" and "the source added" refer to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import ahocorasick_rs

from fogline.extract.lexis import Pattern
from fogline.extract.passages import Passage
from fogline.packs.language import GateWords
from fogline.packs.load import Knowledge
from fogline.text.fold import smooth

BEFORE, AFTER = 2, 1  # paragraphs around a telling one that are read with it
SHORTEST = 4  # letters of a name that counts as company
LEAD = 2  # first paragraphs, which date and place the whole report
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_END = re.compile(r"[.!?][\"'”’)]*\s")
_HARD, _DEED, _COMPANY = 1, 2, 4


class Gate:
    """Knows the words of one language, and the names of actors and places that wars are told with."""

    def __init__(self, words: GateWords, names: Iterable[str], patterns: Mapping[str, Sequence[Pattern]]) -> None:
        table: dict[str, int] = {}
        for marked, group in ((words.hard, _HARD), (words.deeds, _DEED), (words.company, _COMPANY)):
            for word in marked:
                table[word] = table.get(word, 0) | group
        for name in names:
            table.setdefault(name.lower(), _COMPANY)
        self._groups = list(table.values())
        self._open = [word.endswith("*") for word in table]
        self._automaton = ahocorasick_rs.AhoCorasick(
            [word.removesuffix("*") for word in table], matchkind=ahocorasick_rs.MatchKind.Standard
        )
        self._patterns = {form: [frozenset(p.rest) for p in known] for form, known in patterns.items()}

    def lets_through(self, text: str) -> bool:
        """Whether words may tell of violence, control or loss: by a hard word, or by a deed in the company of war."""
        lower = text.lower()
        size, seen = len(lower), 0
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if start and lower[start - 1].isalnum():
                continue
            if not self._open[index] and end < size and lower[end].isalnum():
                continue
            seen |= self._groups[index]
            if seen & _HARD or seen == _DEED | _COMPANY:
                return True
        return False

    def tells(self, text: str) -> bool:
        """Whether a paragraph holds all words of any trigger."""
        said = set(_WORD.findall(smooth(text).lower()))
        return any(rest <= said for form in said & self._patterns.keys() for rest in self._patterns[form])

    def worth_parsing(self, passages: Sequence[Passage]) -> list[bool]:
        """For each headline or paragraph, whether it tells something or stands near one that does."""
        strong = [self.lets_through(p.text) for p in passages]
        telling = [any(strong[max(0, i - 1) : i + 2]) and self.tells(p.text) for i, p in enumerate(passages)]
        if not any(telling):
            return [False] * len(passages)
        first = next((i for i, p in enumerate(passages) if not p.is_title), len(passages))
        return [
            p.is_title or first <= i < first + LEAD or any(telling[max(0, i - AFTER) : i + BEFORE + 1])
            for i, p in enumerate(passages)
        ]


def war_names(knowledge: Knowledge) -> Iterator[str]:
    """Actors and places of the packs, by all their names in the Latin script."""
    names = [(row.name, *row.aliases) for row in knowledge.actors.values()]
    names += [(row.name, *row.aliases) for row in knowledge.places.values()]
    yield from (name for some in names for name in some if len(name) >= SHORTEST)


def sentences_in(text: str) -> int:
    """How many sentences a paragraph that is not parsed has, about; distances are counted over them."""
    return len(_END.findall(text)) + 1
