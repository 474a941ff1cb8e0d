"""Slips of the parser that always go the same way, put right before anything reads the tree."""

from __future__ import annotations

from collections.abc import Collection

from fogline.extract.lexis import Lexis
from fogline.ports import Token

_NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "conj", "appos", "ROOT"})
_AFTER_NOUN = frozenset({"IN", ",", ".", "CC", "TO"})
SHORT = 9  # words of the speaker behind the last comma


def mend(tokens: list[Token], lexis: Lexis) -> None:
    """Change tags, relations and heads in place."""
    for token in tokens:
        if token.tag == "VBZ":
            _plural_noun(tokens, token, lexis)
        elif token.dep == "pcomp" and token.tag == "NNP":
            _name_for_verb(tokens, token)
    if len(tokens) > SHORT:
        _speaker_last(tokens, lexis.talk.saying)


def _plural_noun(tokens: list[Token], token: Token, lexis: Lexis) -> None:
    """ "in the regime airstrikes on X": a noun that the tagger took for a verb; who was hit gets his verb back."""
    before = tokens[token.i - 1] if token.i else None
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    telling = any(p.kind == "noun" for p in lexis.patterns.get(token.lower, ()))
    if not telling or before is None or not before.tag.startswith("NN") or before.dep not in _NOMINAL:
        return
    if after is None or after.tag not in _AFTER_NOUN or before.head == token.i:
        return
    subject = next((t for t in tokens if t.head == token.i and t.dep in {"nsubj", "nsubjpass"}), None)
    harmed = _harmed(tokens, subject, before, lexis) if subject is not None else None
    if harmed is None:
        return
    harmed.tag, harmed.dep = "VBN", token.dep
    harmed.head = token.head if token.head != token.i else harmed.i
    for other in tokens:
        if other.head == token.i and other.i < before.i:
            other.head = harmed.i
    if subject is not None:
        subject.head, subject.dep = harmed.i, "nsubjpass"
    token.tag, token.dep, token.head = "NNS", before.dep, before.head
    before.dep, before.head = "compound", token.i
    for other in tokens:
        if other.head == before.i and other.dep == "det":
            other.head = token.i


def _harmed(tokens: list[Token], subject: Token, before: Token, lexis: Lexis) -> Token | None:
    """The participle behind a count that the parser hung on it: "16 more [wounded] in"."""
    for token in tokens[subject.i + 1 : before.i]:
        harm = any(p.trigger.harm for p in lexis.patterns.get(token.lower, ()))
        if harm and token.head == subject.i and token.dep in {"amod", "acl"}:
            return token
    return None


def _name_for_verb(tokens: list[Token], token: Token) -> None:
    """ "of IS militants": the acronym taken for the verb."""
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if token.text != "IS" or after is None or after.head != token.i or not after.tag.startswith("NN"):
        return
    after.head, after.dep = token.head, "pobj"
    token.head, token.dep = after.i, "compound"
    for other in tokens:
        if other.head == token.i and other is not token:
            other.head = after.i


def _speaker_last(tokens: list[Token], saying: Collection[str]) -> None:
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
