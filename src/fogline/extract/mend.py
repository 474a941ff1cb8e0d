"""Frequent errors of the parser, mended in the tree before anything is read from it.

A finite verb without a subject, and a noun phrase behind a comma that was hung on the place or list before it: "In X, [army
units], in cooperation with Y, destroyed", "in A, B and C, [a military source] said".
"""

from __future__ import annotations

from collections.abc import Collection

from fogline.ports import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_SHARING = frozenset({"conj", "relcl", "acl", "xcomp", "aux", "auxpass", "amod", "compound", "pcomp", "pobj"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss", "case", "nmod", "quantmod", "predet", "advmod"})
_INSTRUMENTS = frozenset({"with", "by", "using"})


def mend(tokens: list[Token], nouns: Collection[str], deeds: Collection[str]) -> None:
    """Mends one sentence in place; `nouns` are words that are never prepositions, `deeds` those that name an attack."""
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            kids[token.head].append(token.i)
    for token in tokens:
        if token.tag == "IN" and token.lower in nouns:
            _as_noun(tokens, token)
        if token.tag in _FINITE or (token.tag in {"VBN", "VBG"} and _has(tokens, kids, token.i, {"aux", "auxpass"})):
            _subject(tokens, kids, token)
        if token.tag.startswith("VB"):
            _object(tokens, kids, token, deeds)


def _has(tokens: list[Token], kids: list[list[int]], i: int, deps: Collection[str]) -> bool:
    return any(tokens[k].dep in deps for k in kids[i])


def _as_noun(tokens: list[Token], token: Token) -> None:
    """ "destroyed dens of": a noun that was taken for a preposition."""
    token.tag = "NNS" if token.lower.endswith("s") else "NN"
    if token.dep == "prep" and tokens[token.head].tag.startswith("VB"):
        token.dep = "dobj"


def _subject(tokens: list[Token], kids: list[list[int]], verb: Token) -> None:
    """Give a verb without a subject the apposition that stands before it."""
    if verb.dep in _SHARING or _has(tokens, kids, verb.i, _SUBJECTS):
        return
    marks = [k for k in kids[verb.i] if tokens[k].dep == "mark"]
    for i in range(verb.i - 1, max(marks, default=-1), -1):
        token = tokens[i]
        if token.tag in _FINITE and token.head != verb.i:
            return
        if token.dep == "appos" and token.tag.startswith("NN") and _opens(tokens, kids, i):
            passive = _has(tokens, kids, verb.i, {"auxpass"})
            kids[token.head].remove(i)
            kids[verb.i].append(i)
            token.head, token.dep = verb.i, "nsubjpass" if passive else "nsubj"
            return


def _opens(tokens: list[Token], kids: list[list[int]], head: int) -> bool:
    """Whether the noun phrase begins right behind a comma."""
    first = head
    while first and tokens[first - 1].dep in _BEFORE_NOUN and tokens[first - 1].i not in {head}:
        first -= 1
    return first > 0 and tokens[first - 1].text == ","


def _object(tokens: list[Token], kids: list[list[int]], verb: Token, deeds: Collection[str]) -> None:
    """ "destroyed with artillery strikes [rocket launchers]": the object was joined to the means before it."""
    if _has(tokens, kids, verb.i, {"dobj", "nsubjpass", "auxpass"}):
        return
    prep = next((k for k in kids[verb.i] if tokens[k].dep in {"prep", "agent"} and k == verb.i + 1), None)
    if prep is None or tokens[prep].lower not in _INSTRUMENTS:
        return
    last = next((k for k in kids[prep] if tokens[k].dep == "pobj"), None)
    if last is None:
        return
    means = next((k for k in kids[last] if tokens[k].tag == "NNS" and tokens[k].dep == "compound" and tokens[k].lower in deeds), None)
    if means is None:
        return
    for k in list(kids[last]):
        if k < means:
            kids[last].remove(k)
            kids[means].append(k)
            tokens[k].head = means
    kids[last].remove(means)
    kids[prep].remove(last)
    kids[prep].append(means)
    kids[verb.i].append(last)
    tokens[means].head, tokens[means].dep = prep, "pobj"
    tokens[last].head, tokens[last].dep = verb.i, "dobj"
