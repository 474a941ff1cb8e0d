"""Which line breaks only wrap."""

from __future__ import annotations

from fogline.text.wrapped import wraps

WRAPPED = """Raid on Harrow

Gunmen on bicycles raided the market town of Harrow late
on Tuesday, burning
six shops and the house of a miller, said
Old Tom, who lives there.

Soldiers drove them off near Fenby and took the
road to the mill.
"""


def test_breaks_inside_sentences_wrap() -> None:
    found = wraps(WRAPPED)
    whole = "".join(" " if i in found else c for i, c in enumerate(WRAPPED))
    assert whole.split("\n") == [
        "Raid on Harrow",
        "",
        "Gunmen on bicycles raided the market town of Harrow late on Tuesday, burning six shops and the house of a miller, "
        "said Old Tom, who lives there.",
        "",
        "Soldiers drove them off near Fenby and took the road to the mill.",
        "",
    ]


def test_a_line_a_paragraph_is_left_alone() -> None:
    assert (
        wraps("A title\nThe first paragraph ends here.\nThe second, longer one ends here.\nHome\nabout us\n")
        == frozenset()
    )


def test_lists_keep_their_lines() -> None:
    text = "The army said that in the north\nit had taken two hills and that in the\nsouth it held:\n* one village\n* two farms\n"
    assert all(text[i + 1] != "*" for i in wraps(text))


def test_empty() -> None:
    assert wraps("") == frozenset()
