"""Frequent errors of the parser, mended in the tree before anything is read from it.

A finite verb without a subject, and a noun phrase behind a comma that was hung on the place or list before it: "In X, [army
units], in cooperation with Y, destroyed", "in A, B and C, [a military source] said"; nouns and names taken for verbs.
"""

from __future__ import annotations

from collections.abc import Collection

from fogline.extract.lexis import Lexis
from fogline.ports import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_SHARING = frozenset({"conj", "relcl", "acl", "xcomp", "aux", "auxpass", "amod", "compound", "pcomp", "pobj"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss", "case", "nmod", "quantmod", "predet", "advmod"})
_INSTRUMENTS = frozenset({"with", "by", "using"})
_NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "conj", "appos", "ROOT"})
_AFTER_NOUN = frozenset({"IN", ",", ".", "CC", "TO"})
SHORT = 9  # words of the speaker behind the last comma


def mend(tokens: list[Token], lexis: Lexis) -> None:
    """Mends one sentence in place."""
    _mistaken_verbs(tokens, lexis)
    if len(tokens) > SHORT:
        _speaker_last(tokens, lexis.talk.saying)
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            kids[token.head].append(token.i)
    for token in tokens:
        if token.dep == "prep" and not kids[token.i] and tokens[token.head].i < token.i:
            _dangling(tokens, kids, token)
        if token.tag == "IN" and token.lower in lexis.classes:
            _as_noun(tokens, token)
        if token.tag in _FINITE or (token.tag in {"VBN", "VBG"} and _has(tokens, kids, token.i, {"aux", "auxpass"})):
            _subject(tokens, kids, token)
        if token.tag.startswith("VB"):
            _object(tokens, kids, token, lexis.deeds)
            _double_object(tokens, kids, token)
        if token.dep == "appos" and token.head < token.i - 2:
            _far_apposition(tokens, kids, token)


def _mistaken_verbs(tokens: list[Token], lexis: Lexis) -> None:
    shouted = all(t.text.isupper() for t in tokens if t.text.isalpha())
    for token in tokens:
        if token.tag.startswith("VB") and token.text.isupper() and len(token.text) > 1 and not shouted:
            _acronym(tokens, token)
        elif token.tag == "VBZ":
            _loose_plural(tokens, token, lexis)
            _plural_noun(tokens, token, lexis)
        elif token.dep == "pcomp" and token.tag == "NNP":
            _name_for_verb(tokens, token)


def _has(tokens: list[Token], kids: list[list[int]], i: int, deps: Collection[str]) -> bool:
    return any(tokens[k].dep in deps for k in kids[i])


def _double_object(tokens: list[Token], kids: list[list[int]], verb: Token) -> None:
    """ "killed 34 [al-Nusra] [Front terrorists]": one object that the parser took for two."""
    objects = [k for k in kids[verb.i] if tokens[k].dep == "dobj"]
    if len(objects) != 2 or not tokens[objects[1]].tag.startswith("NN"):
        return
    first, second = objects
    between = tokens[first + 1 : second]
    if tokens[first].tag in {"JJ", "NN", "NNP"} and all(t.head == second and t.dep in _BEFORE_NOUN for t in between):
        kids[verb.i].remove(first)
        for k in [first, *(k for k in kids[first] if k < first)]:
            kids[second].append(k)
            tokens[k].head = second
        kids[first] = [k for k in kids[first] if k > first]
        tokens[first].dep = "compound"


def _far_apposition(tokens: list[Token], kids: list[list[int]], token: Token) -> None:
    """ "X hit A, the areas of B and C": a list of objects that was taken for a description of the subject."""
    subject = tokens[token.head]
    verb = tokens[subject.head]
    left = token.i
    while left and tokens[left - 1].dep in _BEFORE_NOUN and tokens[left - 1].head == token.i:
        left -= 1
    if subject.dep not in _SUBJECTS or not subject.i < verb.i < left - 1 or tokens[left - 1].text != ",":
        return
    last = tokens[left - 2]
    if last.tag.startswith("NN") and last.dep in {"pobj", "dobj", "conj", "appos"}:
        kids[subject.i].remove(token.i)
        kids[last.i].append(token.i)
        token.head, token.dep = last.i, "conj"


def _dangling(tokens: list[Token], kids: list[list[int]], prep: Token) -> None:
    """ "Militiamen loyal to [President X] attacked": a preposition left alone before a second subject."""
    for verb in tokens[prep.i + 1 :]:
        subjects = [k for k in kids[verb.i] if tokens[k].dep == "nsubj"] if verb.tag.startswith("VB") else []
        if len(subjects) > 1 and subjects[0] < prep.i < subjects[1]:
            left = subjects[1]
            while any(tokens[k].i < left for k in kids[left]):
                left = min(kids[left])
            if left == prep.i + 1:
                kids[verb.i].remove(subjects[1])
                kids[prep.i].append(subjects[1])
                tokens[subjects[1]].head, tokens[subjects[1]].dep = prep.i, "pobj"
            return


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
    means = next(
        (k for k in kids[last] if tokens[k].tag == "NNS" and tokens[k].dep == "compound" and tokens[k].lower in deeds),
        None,
    )
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
