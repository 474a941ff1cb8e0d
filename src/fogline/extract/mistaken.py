"""Nouns and names that the tagger took for verbs, put right before anything is read from the tree."""

from __future__ import annotations

from fogline.extract.lexis import Lexis
from fogline.ports import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss", "case", "nmod", "quantmod", "predet", "advmod"})
_NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "conj", "appos", "ROOT"})
_AFTER_NOUN = frozenset({"IN", ",", ".", "CC", "TO"})


def mistaken_verbs(tokens: list[Token], lexis: Lexis) -> None:
    """Mends one sentence in place."""
    shouted = all(t.text.isupper() for t in tokens if t.text.isalpha())
    for token in tokens:
        if token.tag.startswith("VB") and token.text.isupper() and len(token.text) > 1 and not shouted:
            _acronym(tokens, token)
        elif token.tag == "VBZ":
            if token.dep == "ROOT" and token.lower in lexis.deeds:
                _last_plural(tokens, token)
                _before_quote(tokens, token)
            _loose_plural(tokens, token, lexis)
            _plural_noun(tokens, token, lexis)
        elif token.dep == "pcomp" and token.tag == "NNP":
            _name_for_verb(tokens, token)


def _acronym(tokens: list[Token], token: Token) -> None:
    """ "forces defeated IS": a name in capitals taken for a verb."""
    above = tokens[token.head]
    if (
        any(t.head == token.i and t.dep in _SUBJECTS for t in tokens)
        or above is token
        or not above.tag.startswith("VB")
    ):
        return
    token.tag, token.dep = "NNP", "dobj" if above.i < token.i else "nsubj"


def _last_plural(tokens: list[Token], token: Token) -> None:
    """ "X suffer losses in A and B airstrikes": the last word of a headline taken for its verb."""
    clause = next((t for t in tokens if t.head == token.i and t.dep == "ccomp" and t.i < token.i), None)
    last = all(t.dep == "punct" for t in tokens[token.i + 1 :])
    first = tokens[token.i - 1] if token.i else token
    while first.dep == "conj":
        first = tokens[first.head]
    if clause is None or not last or first.dep != "pobj":
        return
    for other in tokens:
        if other.head == token.i and other is not token:
            other.head = clause.i
    clause.dep, clause.head = "ROOT", clause.i
    token.tag, token.dep, token.head = "NNS", "pobj", first.head
    first.dep, first.head = "compound", token.i


def _before_quote(tokens: list[Token], token: Token) -> None:
    """ "Coalition strikes 'kill 17'": the deed is the subject of the verb in quotes."""
    quoted = tokens[token.i + 1 : token.i + 3]
    subject = next((t for t in tokens if t.head == token.i and t.dep == "nsubj"), None)
    if token.tag != "VBZ" or len(quoted) < 2 or quoted[0].text not in {"'", '"', "``", "`"} or subject is None:
        return
    verb = quoted[1]
    if not verb.tag.startswith("VB") or verb.head != token.i:
        return
    for other in tokens:
        if other.head == token.i and other not in {token, subject, verb}:
            other.head = verb.i
    verb.tag, verb.dep, verb.head = "VBP", "ROOT", verb.i
    token.tag, token.dep, token.head = "NNS", "nsubj", verb.i
    subject.dep, subject.head = "compound", token.i


def _loose_plural(tokens: list[Token], token: Token, lexis: Lexis) -> None:
    """ "killed in the regime airstrikes on X": taken for a further verb, which has no subject and no "and"."""
    before = tokens[token.i - 1] if token.i else None
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    telling = any(p.kind == "noun" for p in lexis.patterns.get(token.lower, ()))
    if not telling or token.dep != "conj" or before is None or before.dep != "pobj" or not before.tag.startswith("NN"):
        return
    if after is None or after.tag not in _AFTER_NOUN or any(t.head == token.i and t.dep in _SUBJECTS for t in tokens):
        return
    token.tag, token.dep, token.head = "NNS", "pobj", before.head
    before.dep, before.head = "compound", token.i
    for other in tokens:
        if other.head == before.i and other.dep in _BEFORE_NOUN:
            other.head = token.i


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
    if not token.text.isupper() or after is None or after.head != token.i or not after.tag.startswith("NN"):
        return
    after.head, after.dep = token.head, "pobj"
    token.head, token.dep = after.i, "compound"
    for other in tokens:
        if other.head == token.i and other is not token:
            other.head = after.i
