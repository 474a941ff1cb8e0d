"""The parser: pinned weights, hidden brackets, whole hyphenated words, offsets of the text as given."""

from __future__ import annotations

import pytest

from fogline.extract.parse import WEIGHTS, SpacyParser, weights_digest


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser(recogniser=False)


def test_the_weights_are_those_the_figures_were_measured_with() -> None:
    assert weights_digest() == WEIGHTS


def test_words_keep_the_offsets_of_the_text(parser: SpacyParser) -> None:
    text = "Fighters of the Fen Guard (FG)  seized al-Sarj\u00a0\u2013 a hill."
    (parse,) = parser.parse([text])
    for token in (t for s in parse.sentences for t in s):
        assert text[token.start : token.end].replace("\u2013", "-") == token.text


def test_brackets_are_hidden_and_hyphens_kept(parser: SpacyParser) -> None:
    (parse,) = parser.parse(["The Fen-led force (FG) held al-Sarj [calibre 57]."])
    words = [t.text for s in parse.sentences for t in s]
    assert "Fen-led" in words and "al-Sarj" in words
    assert not {"(", "FG", "[", "57"} & set(words)


def test_a_run_of_quotes_costs_no_quadratic_time(parser: SpacyParser) -> None:
    (parse,) = parser.parse(['"' * 16_000 + " The army shelled the hill."])
    assert "shelled" in [t.text for s in parse.sentences for t in s]
