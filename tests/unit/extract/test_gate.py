"""Which documents and paragraphs are parsed."""

from __future__ import annotations

import pytest

from fogline.app import App
from fogline.extract.coder import RuleCoder
from fogline.extract.gate import Gate, sentences_in, war_names
from fogline.extract.lexis import Lexis
from fogline.extract.passages import Passage
from fogline.packs.load import Knowledge

QUIET = "The theatre opened on Tuesday.\n\nTickets for the concert sold out within an hour."
WAR = "Rebels shelled the town on Tuesday, killing four civilians."


@pytest.fixture(scope="module")
def gate(knowledge: Knowledge) -> Gate:
    lexis = Lexis(knowledge.language, knowledge.frames)
    return Gate(knowledge.language.gate, war_names(knowledge), lexis.patterns)


def passages(*texts: str) -> list[Passage]:
    return [Passage(100 * n, text, is_title=False) for n, text in enumerate(texts)]


def test_every_hard_word_lets_a_document_through(gate: Gate, knowledge: Knowledge) -> None:
    closed = [w for w in knowledge.language.gate.hard if not gate.lets_through(f"He said {w.removesuffix('*')}.")]
    assert closed == []


def test_a_deed_needs_company(gate: Gate) -> None:
    assert not gate.lets_through("The group took control of a brewery.")
    assert gate.lets_through("The group took control of three villages.")
    assert gate.lets_through("The group took control of Palmyra.")


def test_words_are_whole_words(gate: Gate) -> None:
    assert not gate.lets_through("Skilled hands, shellfish and a bombastic speech.")
    assert gate.lets_through("SHELLING resumed; nothing else is known.")


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("They set the depot on fire.", True), ("They blew the bridge up.", True), ("The choir sang a hymn.", False),
        ("Car-bombs and rebels’ rockets.", True), ("", False),
    ],
)  # fmt: skip
def test_a_telling_paragraph_holds_all_words_of_a_trigger(gate: Gate, text: str, tells: bool) -> None:
    assert gate.tells(text) is tells


def test_neighbours_of_a_telling_paragraph_are_parsed_too(gate: Gate) -> None:
    calm = "The choir sang a hymn."
    asked = gate.worth_parsing(passages(*[calm] * 6, WAR, *[calm] * 4))
    assert asked == [True] * 2 + [False] * 2 + [True] * 4 + [False] * 3, "the lead, two before, one behind"
    assert gate.worth_parsing(passages(calm, calm)) == [False, False]


def test_sentences_that_are_not_parsed_are_counted() -> None:
    assert sentences_in("One. Two! “Three?” Four") == 4


def test_a_document_that_is_left_out_says_so_and_no_gate_codes_it() -> None:
    app, full = App(), App(gated=False)
    reading = app.reader().read_text(QUIET, "quiet")
    (_, claims, issues), (_, _, others) = next(app.coder().extract([reading])), next(full.coder().extract([reading]))
    assert (claims, [i.code for i in issues], [i.code for i in others]) == ([], ["gated"], ["no-event"])
    assert "--no-gate" in issues[0].message
    assert app.coder_id() != full.coder_id(), "adding with --no-gate codes again what was left out"


def test_a_claim_is_the_same_behind_paragraphs_that_were_left_out() -> None:
    calm = "The choir sang a hymn, and the mayor thanked the baker."
    text = "\n\n".join(["Notes from the north", *[calm] * 5, WAR, *[calm] * 5])
    app, full = App(), App(gated=False)
    reading = app.reader().read_text(text, "mixed")
    coders: list[RuleCoder] = [app.coder(), full.coder()]
    (one, others) = (next(c.extract([reading]))[1] for c in coders)
    assert one
    assert one == others
