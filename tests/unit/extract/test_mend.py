"""Mending the parse keeps it a tree."""

from __future__ import annotations

from fogline.extract import mend
from fogline.ports import Token


def _tokens(*heads: int) -> list[Token]:
    return [Token(i, "w", "NN", "dep", head, 2 * i, 2 * i + 1) for i, head in enumerate(heads)]


def test_a_tree_is_told_from_a_ring() -> None:
    assert mend._is_tree(_tokens(1, 1, 1, 2))
    assert not mend._is_tree(_tokens(1, 2, 0, 3))


def test_several_roots_are_fine() -> None:
    assert mend._is_tree(_tokens(0, 0, 2, 2))
