"""Frequent errors of the parser around verbs of saying: who speaks, and what only follows from what he tells."""

from __future__ import annotations

from collections.abc import Collection

from fogline.ports import Token

SHORT = 9  # words of the speaker behind the last comma
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def result_of_told(tokens: list[Token], kids: list[list[int]], result: Token, deeds: Collection[str]) -> None:
    """ "An activist confirmed an air strike on the market, killing nine": the strike killed them, not the activist."""
    told = next((k for k in kids[result.head] if tokens[k].dep == "dobj" and k < result.i), None)
    queue = [] if told is None else [told]
    while (
        queue and told is not None and tokens[told].lower not in deeds
    ):  # "responsibility for an attack, killing four"
        at = queue.pop()
        told = at if tokens[at].lower in deeds else told
        queue += [k for k in kids[at] if tokens[k].dep in {"prep", "pobj"} and k < result.i]
    if told is not None and tokens[told].tag.startswith("NN"):
        kids[result.head].remove(result.i)
        kids[told].append(result.i)
        result.head, result.dep = told, "acl"


def speaker_last(tokens: list[Token], saying: Collection[str]) -> None:
    """ "…, state media and residents said." whose speaker the parser listed with the last noun of what he says."""
    verb = next((t for t in reversed(tokens[-4:]) if t.tag in {"VBD", "VBZ"} and t.lower in saying), None)
    if verb is None or not verb.i or not tokens[verb.i - 1].tag.startswith("NN"):
        return
    comma = next((t.i for t in reversed(tokens[: verb.i]) if t.text in {",", "''", '"'}), None)
    if comma is None or not 1 <= verb.i - comma - 1 <= SHORT:
        return
    inside = range(comma + 1, verb.i)
    if any(tokens[i].tag[:2] in {"VB", "MD"} or tokens[i].tag in {"WP", "WDT"} for i in inside):
        return
    loose = [tokens[i] for i in inside if tokens[i].head not in inside]
    if len(loose) != 1 or loose[0].dep not in {"conj", "appos", "npadvmod", "dobj", "dep"}:
        return
    told = next((t for t in tokens[:comma] if t.dep == "nsubj" and t.head == verb.i), None)
    if told is not None:  # what the parser took for the speaker only hangs on what is said
        content = next((t for t in tokens if t.head == verb.i and t.dep == "ccomp"), None)
        told.dep, told.head = "npadvmod", content.i if content is not None and content.i < told.i else told.i - 1
    loose[0].head, loose[0].dep = verb.i, "nsubj"


def speaker_aside(tokens: list[Token], saying: Collection[str]) -> None:
    """ "A fell, state media and [a group monitoring the war reported] on Friday": a verb that was taken for a participle."""
    for verb in tokens:
        if verb.tag != "VBN" or verb.dep != "acl" or verb.lower not in saying or not _ends(tokens, verb.i + 1):
            continue
        comma = next((t.i for t in reversed(tokens[: verb.i]) if t.text in {",", "''", '"'}), None)
        if comma is None or not 1 <= verb.i - comma - 1 <= SHORT or not any(t.tag in _FINITE for t in tokens[:comma]):
            continue
        inside = range(comma + 1, verb.i)
        loose = [tokens[i] for i in inside if tokens[i].head not in inside and tokens[i].head != verb.i]
        if (
            len(loose) == 1
            and loose[0].tag.startswith("NN")
            and loose[0].dep in {"conj", "appos", "npadvmod", "dobj", "dep"}
        ):
            root = next(t.i for t in tokens if t.head == t.i)
            verb.tag, verb.dep, verb.head = "VBD", "parataxis", root
            loose[0].head, loose[0].dep = verb.i, "nsubj"


def _ends(tokens: list[Token], i: int) -> bool:
    """Whether the clause is over here, but for a day or place in front of the next comma."""
    for token in tokens[i : i + 4]:
        if token.text in {",", ".", ";", "''", '"'}:
            return True
        if token.tag not in {"IN", "NNP", "CD", "DT", "NN"} or token.lower in {"by", "as", "to"}:
            return False
    return i >= len(tokens)
