"""Whether the words of a trigger stand at a token, also with an object or an adverb between them."""

from __future__ import annotations

from fogline.extract.lexis import LIGHT, Pattern
from fogline.extract.sentence import Sentence


def written(sentence: Sentence, pattern: Pattern, at: int) -> int | None:
    """Index of the last word of the pattern if it stands here; a particle may be up to four words away."""
    tokens = sentence.tokens
    if not pattern.rest:
        return None if pattern.kind == "verb" and _other_verb(sentence, pattern, at) else at
    follow = tuple(t.lower for t in tokens[at + 1 : at + 1 + len(pattern.rest)])
    if follow == pattern.rest:
        return at + len(pattern.rest)
    if pattern.kind != "verb":
        return None
    apart = _around_object(sentence, pattern, at)
    if apart is not None:
        return apart
    if len(pattern.rest) == 2:
        return _spread(sentence, pattern.rest, at)
    if len(pattern.rest) != 1:
        return None
    for k in sentence.kids[at]:
        if (
            tokens[k].lower == pattern.rest[0]
            and at < k <= at + 8
            and (tokens[k].dep in {"prt", "advmod", "oprd", "acomp"} or tokens[k].lower in {"out", "back", "off"})
        ):
            return k
    return _loosely(sentence, pattern, at)


def _other_verb(sentence: Sentence, pattern: Pattern, at: int) -> bool:
    """ "took up arms": a light verb with a particle is another verb."""
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return pattern.lemma in LIGHT and after is not None and after.dep == "prt" and after.head == at


def _spread(sentence: Sentence, rest: tuple[str, ...], at: int) -> int | None:
    """ "set the depot on fire", "opened heavy fire on": the object stands between the verb and what belongs to it."""
    for k in sentence.kids[at]:
        token = sentence.tokens[k]
        if token.lower == rest[0] and k > at:
            inner = sentence.child(k, "pobj", "prep")
            if inner is not None and sentence.tokens[inner].lower == rest[1]:
                return inner
            if token.dep == "dobj":
                return next((o for o in sentence.kids[at] if o > k and sentence.tokens[o].lower == rest[1]), None)
    return None


def _around_object(sentence: Sentence, pattern: Pattern, at: int) -> int | None:
    """A verb whose object stands before its other words: "set [a depot] on fire", "took [170 soldiers] prisoner"."""
    obj = sentence.child(at, "dobj")
    if obj is None or obj < at:
        return None
    below = set(sentence.subtree(obj))
    for first in range(obj, min(obj + 8, len(sentence.tokens) - len(pattern.rest) + 1)):
        if sentence.words(first, first + len(pattern.rest) - 1) == " ".join(pattern.rest):
            last = first + len(pattern.rest) - 1
            prep = last == first and sentence.tokens[first].dep == "prep"  # "fired missiles at": that is where to
            return last if below >= set(range(at + 1, first)) and not prep else None
    return None


def _loosely(sentence: Sentence, pattern: Pattern, at: int) -> int | None:
    """A verb with its noun some words on: "lost their lives", "made no significant gains"."""
    for k in sentence.kids[at]:
        if sentence.tokens[k].lower == pattern.rest[0] and sentence.tokens[k].dep == "dobj":
            return k
    return None
