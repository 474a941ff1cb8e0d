"""Verbs that look like triggers and mean something else: fire that destroys, laws that attack, troops that are only on the move."""

from __future__ import annotations

from fogline.extract.lexis import Lexis
from fogline.extract.phrases import phrase
from fogline.extract.sentence import Sentence
from fogline.packs.language import Trigger

_ARMS = frozenset({"missile", "forces", "fighters", "drone", "aircraft"})
_GOING = frozenset({"advance", "retreat", "withdraw"})


def is_other(sentence: Sentence, lexis: Lexis, trigger: Trigger, at: int, subject: int | None) -> bool:
    """Whether a verb that is written like a trigger tells none."""
    natural = subject is not None and _is_natural(sentence, lexis, subject)  # "locusts have invaded", "fire destroyed"
    return natural or _by_measures(sentence, lexis, at, subject) or _is_trait(sentence, lexis, trigger, at)


def _is_natural(sentence: Sentence, lexis: Lexis, subject: int) -> bool:
    """A blaze or a storm, but not "artillery fire"."""
    if lexis.noun_class(sentence.tokens[subject].lower) != "natural":
        return False
    found = phrase(sentence, lexis, subject)
    armed = any(
        sentence.tokens[k].lower in lexis.items or lexis.noun_class(sentence.tokens[k].lower) in _ARMS
        for k in sentence.kids[subject]
    )
    return not armed and lexis.arm_of(sentence.slice(found.start, found.end)) is None


def _by_measures(sentence: Sentence, lexis: Lexis, at: int, subject: int | None) -> bool:
    """ "targeted the bank with sanctions", "a law attacking freedoms"."""
    token = sentence.tokens[at]
    above = {token.head} if token.dep in {"acl", "relcl"} else set()
    above |= set() if subject is None else {subject}
    means = {
        o for p in sentence.children(at, "prep") if sentence.tokens[p].lower in {"with", "by"} for o in sentence.kids[p]
    }
    return any(lexis.noun_class(sentence.tokens[i].lower) == "measures" for i in above | means)


def _is_trait(sentence: Sentence, lexis: Lexis, trigger: Trigger, at: int) -> bool:
    """ "to advancing troops", "shelled fleeing rebels": what somebody is doing, taken for a verb with an object."""
    object_ = sentence.child(at, "dobj")
    going = sentence.tokens[at].tag == "VBG" and not trigger.object and trigger.frame in _GOING
    return (
        going
        and object_ == at + 1 + len(sentence.kids[object_ or 0])
        and "armed" in phrase(sentence, lexis, object_).classes
    )
