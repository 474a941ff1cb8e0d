"""The tokenizer the recogniser is trained for: English, but hyphens inside words do not split."""

from __future__ import annotations

import spacy
from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    LIST_ELLIPSES,
    LIST_ICONS,
)
from spacy.language import Language
from spacy.util import compile_infix_regex

INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+\-\*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
]
_ASCII = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": "-", "\u00a0": " "})


def blank() -> Language:
    """An English pipeline whose tokenizer keeps ``al-Assad`` and ``ISIS-led`` whole."""
    nlp = spacy.blank("en")
    nlp.tokenizer.infix_finditer = compile_infix_regex(INFIXES).finditer
    return nlp


def plain(text: str) -> str:
    """Typographic quotes and dashes to ASCII, length kept except for the en dash."""
    return text.translate(_ASCII).replace("–", "-")
