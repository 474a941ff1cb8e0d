"""A consonant skeleton for transliterated names: proposes that two spellings may be one name.

Rule of use (measured in the project's notes on names): several words may be matched by it, single words never; those are only proposed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|ed|ar|er|as|es|ash|esh|at|et|az|ez|an|en|il)[ '-]+", re.I)
_DIGRAPHS = (
    ("sch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("ph", "f"), ("ou", "w"), ("oo", "w"), ("ck", "k"),
)  # fmt: skip
_SAME = str.maketrans({"q": "k", "c": "k", "g": "j", "z": "s", "v": "w", "p": "b", "x": "x"})


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Key of a name: articles, vowels, doubled letters and disputed distinctions removed, words kept apart."""
    plain = anyascii(name).lower().replace("'", "").replace("`", "")
    plain = _ARTICLE.sub("", plain + " ").strip()
    words = []
    for word in re.split(r"[^a-z0-9]+", plain):
        for old, new in _DIGRAPHS:
            word = word.replace(old, new)  # noqa: PLW2901 - a word is rewritten step by step
        word = word.translate(_SAME)  # noqa: PLW2901
        bones = word[:1] + "".join(c for c in word[1:] if c not in "aeiouywh")
        words.append(re.sub(r"(.)\1+", r"\1", bones))
    return " ".join(w for w in words if w)
