"""Reports about something else, in which fights are figures of speech: football, films, prices, the weather."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from fogline.extract.passages import Passage
from fogline.extract.sentence import Sentence
from fogline.model.claim import Claim

_WORD = re.compile(r"\w+")
ENOUGH = 3  # different words of one topic


class Topics:
    """Knows the words of other topics in one language."""

    def __init__(self, topics: Mapping[str, Iterable[str]]) -> None:
        self._topics = {name: frozenset(words) for name, words in sorted(topics.items())}

    def other(
        self, sentences: Sequence[Sentence], claims: Sequence[Claim], unparsed: Sequence[Passage] = ()
    ) -> str | None:
        """The topic of a report that tells no violence: several of its words, and nobody killed or hurt in any number."""
        if any(loss.kind != "materiel" and (loss.best or loss.low) for claim in claims for loss in claim.losses):
            return None
        said = {t.lower for s in sentences for t in s.tokens}
        said.update(word for p in unparsed for word in _WORD.findall(p.text.lower()))
        return next((name for name, words in self._topics.items() if len(words & said) >= ENOUGH), None)
