"""Word noise: common words of the templates swapped for others of the same ending.

The templates use a few hundred words; reports use tens of thousands. Swapping some plain words keeps the
recogniser from learning that an unknown word is a name.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import lru_cache
from pathlib import Path
from random import Random

import spacy_lookups_data

from .name_data import words

ENDINGS = ("ing", "ed", "ly", "tion", "al", "er", "ity", "ment", "s", "")
KEPT = frozenset(
    words("""
    about above across after against along also among around because been before behind between both
    during east from have held into near north northern over said says south southern than that their
    there they this through toward towards under until upon were west western when where which while
    will with without would told eastern northeast northwest southeast southwest central called named
    outside inside loyal named leader
    """)
)
_WORD = re.compile(r"(?<![\w'-])[a-z]{4,}(?![\w'-])")


def ending(word: str) -> str:
    """The first of the known endings that the word has."""
    return next(e for e in ENDINGS if word.endswith(e))


@lru_cache(maxsize=1)
def common_words() -> dict[str, list[str]]:
    """The twenty-five thousand commonest plain words, by ending."""
    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_prob.json.gz"
    probabilities = json.loads(gzip.decompress(path.read_bytes()))
    plain = (w for w in probabilities if len(w) > 3 and w.isascii() and w.isalpha() and w.islower())
    ranked = sorted(plain, key=lambda w: (-probabilities[w], w))[:25000]
    out: dict[str, list[str]] = {}
    for word in ranked:
        out.setdefault(ending(word), []).append(word)
    return out


def any_word(rng: Random) -> str:
    """A common word, whatever its ending."""
    return rng.choice(common_words()[rng.choice(ENDINGS)])


def swap(text: str, rng: Random, rate: float) -> str:
    """Swap lower-case words at the given rate."""

    def other(m: re.Match[str]) -> str:
        word = m[0]
        if word in KEPT or rng.random() > rate:
            return word
        return rng.choice(common_words()[ending(word)])

    return _WORD.sub(other, text)
