"""Ids from content."""

from __future__ import annotations

import re

from fogline.model.ids import content_id


def test_shape_and_stability() -> None:
    first = content_id("clm", ("doc_1", 3, None))
    assert re.fullmatch(r"clm_[0-9a-f]{16}", first)
    assert first == content_id("clm", ["doc_1", 3, None])
    # the id of this content on every machine: a change here breaks the links of everybody's ledger
    assert content_id("doc", ("reed", "")) == "doc_" + _hex("reed\x1f")


def test_parts_cannot_run_together() -> None:
    assert content_id("x", ("ab", "c")) != content_id("x", ("a", "bc"))
    assert content_id("x", ("ab",)) != content_id("x", ("ab", ""))
    assert content_id("x", ("a", "b")) != content_id("x", ("b", "a"))


def test_half_a_surrogate_pair_has_an_id_too() -> None:
    assert content_id("x", ("\ud83d",)) != content_id("x", ("\ud83e",))


def _hex(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:16]
