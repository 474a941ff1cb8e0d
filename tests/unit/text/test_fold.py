"""Normalisations keep the length, so that offsets never move."""

from __future__ import annotations

import pytest

from fogline.text.fold import fold, smooth


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("“Reed”", '"Reed"'),
        ("the guard’s post", "the guard's post"),
        ("Osterholm – Grelsund — north", "Osterholm - Grelsund - north"),
        ("12\u00a0km\u2009west", "12 km west"),
        ("wait…", "wait."),
        ("«Fen» ‹x›", '"Fen" ‹x›'),
        ("a\tb\r\n", "a b \n"),
        ("Ysbrand\u200bTolk", "Ysbrand Tolk"),
        ("Straße École", "Straße École"),
    ],
)
def test_smooth(raw: str, plain: str) -> None:
    assert smooth(raw) == plain
    assert len(smooth(raw)) == len(raw)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("École", "ecole"),
        ("Øst-Fen", "øst fen"),
        ("Upper\nFen", "upper fen"),
        ("AL-‘AYN", "al 'ayn"),
        ("İzmir", "izmir"),
        ("GRÜN – blau", "grun   blau"),
        ("الشَّمال", "الشَّمال"),
        ("ﬁ", "ﬁ"),
    ],
)
def test_fold(raw: str, key: str) -> None:
    assert fold(raw) == key
    assert len(fold(raw)) == len(raw)


def test_smooth_keeps_case_and_lines_where_fold_does_not() -> None:
    assert smooth("Reed\nFRONT") == "Reed\nFRONT"
    assert fold("Reed\nFRONT") == "reed front"
