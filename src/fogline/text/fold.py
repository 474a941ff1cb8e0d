"""Normalisations that keep the length of a text, so that offsets never move."""

from __future__ import annotations

import unicodedata

_SPACES = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\u0640\u200b\u200c\u200d\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\t\x0b\x0c\r"
_SMOOTH = {ord(c): " " for c in _SPACES}
_SMOOTH |= {ord(c): "'" for c in "‘’‚‛ʼʻ`´ʿʾ′"}
_SMOOTH |= {ord(c): '"' for c in "“”„‟«»″"}
_SMOOTH |= {ord(c): "-" for c in "‐‑‒–—―−"}
_SMOOTH |= {ord("…"): "."}
_HYPHEN = ord("-")


def smooth(text: str) -> str:
    """Typographic quotes, dashes and spaces made plain; same length, case kept."""
    return text.translate(_SMOOTH)


def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    lower = base.lower()
    return lower if len(lower) == 1 else char


class _FoldTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        value = _fold_char(chr(_first(code)))
        self[code] = value
        return value


def _first(code: int) -> int:
    replaced = _SMOOTH.get(code)
    return ord(replaced) if replaced else code


_FOLD = _FoldTable({_HYPHEN: " ", ord("\n"): " "} | {ord(c): " " for c in "‐‑‒–—―−"})


def fold(text: str) -> str:
    """Lower case without accents, hyphens as spaces; same length. For matching names, not for reading."""
    return text.translate(_FOLD)
