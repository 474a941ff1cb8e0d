"""Frequent errors of the parser, mended in the tree before anything is read from it.

A finite verb without a subject, and a noun phrase behind a comma that was hung on the place or list before it: "In X, [army
units], in cooperation with Y, destroyed", "in A, B and C, [a military source] said".
"""

from __future__ import annotations

from fogline.extract.lexis import Lexis
from fogline.extract.mend_objects import armed_with, day_before_object, has, instrument, object_behind_means
from fogline.extract.mend_speech import SHORT, result_of_told, speaker_aside, speaker_last
from fogline.extract.mistaken import mistaken_verbs
from fogline.ports import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_SHARING = frozenset({"conj", "relcl", "acl", "xcomp", "aux", "auxpass", "amod", "compound", "pcomp", "pobj"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss", "case", "nmod", "quantmod", "predet", "advmod"})
_INSTRUMENTS = frozenset({"with", "by", "using", "employing"})
_GOING = frozenset({"advance", "retreat", "withdraw"})


def mend(tokens: list[Token], lexis: Lexis) -> None:
    """Mends one sentence in place; where that would tie the tree into a ring, all stays as it was parsed."""
    parsed = [(t.tag, t.dep, t.head) for t in tokens]
    _mend(tokens, lexis)
    if not _is_tree(tokens):
        for token, (tag, dep, head) in zip(tokens, parsed, strict=True):
            token.tag, token.dep, token.head = tag, dep, head


def _is_tree(tokens: list[Token]) -> bool:
    """Whether every word leads up to a root."""
    safe: set[int] = set()
    for token in tokens:
        path: list[int] = []
        i = token.i
        while i not in safe and tokens[i].head != i:
            if len(path) > len(tokens):
                return False
            path.append(i)
            i = tokens[i].head
        safe.update(path, (i,))
    return True


def _mend(tokens: list[Token], lexis: Lexis) -> None:
    mistaken_verbs(tokens, lexis)
    if len(tokens) > SHORT:
        speaker_last(tokens, lexis.talk.saying)
        speaker_aside(tokens, lexis.talk.saying)
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            kids[token.head].append(token.i)
    for token in tokens:
        _small(tokens, kids, token, lexis)
        _large(tokens, kids, token, lexis)


def _small(tokens: list[Token], kids: list[list[int]], token: Token, lexis: Lexis) -> None:
    """Prepositions, and verbs without a subject."""
    if token.dep == "prep" and token.i == 0 and not kids[0]:
        _fronted(tokens, kids, token, lexis)
    if token.dep == "prep" and not kids[token.i] and tokens[token.head].i < token.i:
        _dangling(tokens, kids, token)
    if token.lower == "on" and token.dep == "prep":
        day_before_object(tokens, kids, token, lexis)
    if token.lower == "with" and token.dep == "prep":
        armed_with(tokens, kids, token, lexis)
    if token.tag == "IN" and token.lower in lexis.classes:
        _as_noun(tokens, token)
    if token.tag == "VBG" and token.dep == "pcomp" and not has(tokens, kids, token.i, {"prep"}):
        _as_trait(tokens, kids, token, lexis)
    if token.tag in _FINITE or (token.tag in {"VBN", "VBG"} and has(tokens, kids, token.i, {"aux", "auxpass"})):
        _subject(tokens, kids, token)


def _large(tokens: list[Token], kids: list[list[int]], token: Token, lexis: Lexis) -> None:
    """Objects, means and lists."""
    if token.tag.startswith("VB"):
        object_behind_means(tokens, kids, token, lexis.deeds)
        _double_object(tokens, kids, token)
    if token.tag == "VBG" and token.dep in {"acl", "advcl"} and token.lower in _INSTRUMENTS:
        instrument(tokens, kids, token)
    if token.tag == "VBG" and token.dep == "advcl" and tokens[token.head].lower in lexis.talk.saying:
        result_of_told(tokens, kids, token, lexis.deeds)
    if token.dep == "nmod" and token.head > token.i and tokens[token.head].dep in _SUBJECTS:
        _owned(tokens, kids, token)
    if token.dep == "appos" and token.head < token.i - 2:
        _far_apposition(tokens, kids, token)


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


def _owned(tokens: list[Token], kids: list[list[int]], first: Token) -> None:
    """ "[Dens] belonging to X militants were destroyed": the owners were taken for the subject, the dens for their trait."""
    owner = tokens[first.head]
    chain = [first.i, *(k for k in kids[first.i] if tokens[k].dep == "conj")]
    acl = next((k for c in chain for k in kids[c] if tokens[k].dep == "acl" and c < k < owner.i), None)
    prep = next((k for k in kids[acl] if tokens[k].dep in {"prep", "agent"}), None) if acl is not None else None
    inner = next((k for k in kids[prep] if tokens[k].dep == "pobj"), None) if prep is not None else None
    if acl is None:  # "[a total of 14 members of the] X group were killed"
        prep, inner = _innermost(tokens, kids, first.i)
    if prep is None or inner is None or not prep < inner < owner.i:
        return
    if acl is None and any(t.head != owner.i for t in tokens[inner + 1 : owner.i]):
        return
    verb = owner.head
    kids[owner.i].remove(first.i)
    kids[verb].remove(owner.i)
    kids[verb].append(first.i)
    first.head, first.dep = verb, owner.dep
    kids[prep].remove(inner)
    kids[prep].append(owner.i)
    owner.head, owner.dep = prep, "pobj"
    kids[owner.i].append(inner)
    tokens[inner].head, tokens[inner].dep = owner.i, "compound"


def _innermost(tokens: list[Token], kids: list[list[int]], noun: int) -> tuple[int | None, int | None]:
    """The last "of" under a noun and what stands behind it."""
    found: tuple[int | None, int | None] = None, None
    at: int | None = noun
    while at is not None:
        prep = next((k for k in kids[at] if tokens[k].lower == "of"), None)
        at = next((k for k in kids[prep] if tokens[k].dep == "pobj"), None) if prep is not None else None
        found = (prep, at) if at is not None else found
    return found


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


def _fronted(tokens: list[Token], kids: list[list[int]], prep: Token, lexis: Lexis) -> None:
    """ "In the capital, X, [army shelling] killed": the place was taken for the subject, the deed for what it does."""
    verb = tokens[prep.head]
    place = next((k for k in kids[verb.i] if tokens[k].dep == "nsubj"), None)
    deed = next((k for k in kids[place] if tokens[k].dep == "acl" and tokens[k].tag == "VBG"), None) if place else None
    if place is None or deed is None or deed < place or tokens[deed].lower not in lexis.deeds:
        return
    kids[verb.i].remove(place)
    kids[verb.i].append(deed)
    kids[prep.i].append(place)
    kids[place].remove(deed)
    tokens[place].head, tokens[place].dep = prep.i, "pobj"
    tokens[deed].tag, tokens[deed].dep, tokens[deed].head = "NN", "nsubj", verb.i


def _as_noun(tokens: list[Token], token: Token) -> None:
    """ "destroyed dens of": a noun that was taken for a preposition."""
    token.tag = "NNS" if token.lower.endswith("s") else "NN"
    if token.dep == "prep" and tokens[token.head].tag.startswith("VB"):
        token.dep = "dobj"


def _as_trait(tokens: list[Token], kids: list[list[int]], going: Token, lexis: Lexis) -> None:
    """ "lost ground to [advancing troops]": what the troops are doing was taken for a verb, and they for its object."""
    object_ = next((k for k in kids[going.i] if tokens[k].dep == "dobj"), None)
    moves = any(p.kind == "verb" and p.trigger.frame in _GOING for p in lexis.patterns.get(going.lower, ()))
    if object_ is None or not moves or any(tokens[k].dep in {"det", "poss"} for k in kids[object_]):
        return
    kids[going.head].remove(going.i)
    kids[going.head].append(object_)
    kids[going.i].remove(object_)
    kids[object_].append(going.i)
    tokens[object_].head, tokens[object_].dep = going.head, "pobj"
    going.head, going.dep = object_, "amod"


def _subject(tokens: list[Token], kids: list[list[int]], verb: Token) -> None:
    """Give a verb without a subject the apposition that stands before it."""
    if verb.dep in _SHARING or has(tokens, kids, verb.i, _SUBJECTS):
        return
    marks = [k for k in kids[verb.i] if tokens[k].dep == "mark"]
    for i in range(verb.i - 1, max(marks, default=-1), -1):
        token = tokens[i]
        if token.tag in _FINITE and token.head != verb.i:
            return
        if token.dep == "appos" and token.tag.startswith("NN") and _opens(tokens, kids, i):
            passive = has(tokens, kids, verb.i, {"auxpass"})
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
