"""Triggers that only refer to what was told, or are talked about: no claim of their own."""

from __future__ import annotations

from fogline.extract.arguments import verb_preps
from fogline.extract.lexis import Lexis
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.ports import Token

NEAR, FAR = 4, 12  # words above a trigger at which a verb of comment may stand
REFERENCES = frozenset({"the", "this", "that", "these", "those", "such", "its", "their"})


def governed_by(sentence: Sentence, at: int, prepositions: set[str]) -> bool:
    """Whether a noun is the object of one of these prepositions."""
    token = sentence.tokens[at]
    return token.dep == "pobj" and sentence.tokens[token.head].lower in prepositions


def _is_judged(sentence: Sentence, lexis: Lexis, hit: Hit) -> bool:
    """Whether a verb of comment is near above, or above all of a long list of what it is about."""
    at, clauses = hit.at, 0
    for steps, above in enumerate(list(sentence.ancestors(hit.at))[:FAR]):
        clauses += sentence.tokens[at].dep in {"relcl", "ccomp", "advcl"}
        if sentence.tokens[above].lower in lexis.without_event and sentence.is_verb(above):
            return steps < NEAR or not clauses
        at = above
    return False


def _for_whom(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[k].lower in {"under", "alongside", "for"} for k in sentence.kids[verb])


def _asked(sentence: Sentence, hit: Hit) -> list[int]:
    """Subject and objects of a verb."""
    return [*hit.objects, *sentence.children(hit.at, "nsubj", "nsubjpass")]


def _words(sentence: Sentence, head: int) -> list[Token]:
    return [sentence.tokens[i] for i in sentence.subtree(head)][:4]


def _began(sentence: Sentence, at: int) -> bool:
    """ "since the operation began"."""
    token = sentence.tokens[at]
    since = sentence.child(token.head, "mark") if token.dep == "nsubj" else None
    return since is not None and sentence.tokens[since].lower == "since" and sentence.tokens[token.head].dep == "advcl"


def _describes(sentence: Sentence, lexis: Lexis, hit: Hit) -> bool:
    """Whether a trigger only says who somebody is, what a thing is for, or what a word means."""
    token = sentence.tokens[hit.at]
    before = sentence.tokens[hit.at - 1].lower if hit.at else ""
    if token.lower in {"cooperation", "coordination"} and before in {"in", "close", "full"}:
        return True  # "in cooperation with": that names an ally
    if hit.frame == "clash" and hit.kind == "verb" and token.dep == "acl" and _for_whom(sentence, hit.at):
        return True  # "militants fighting under the banner of X": that is who they are
    if hit.kind == "verb" and any("how" in {t.lower for t in _words(sentence, o)} for o in _asked(sentence, hit)):
        return True  # "it is not clear how many were killed"
    if hit.kind == "verb" and any(
        w == "with" and sentence.tokens[o].lower in lexis.said for w, o in verb_preps(sentence, hit.at)
    ):
        return True  # "bombarded voters with messages"
    if hit.kind == "phrase" and sentence.words(hit.at + 1, min(hit.at + 2, len(sentence.tokens) - 1)) == "or alive":
        return True
    above = sentence.tokens[token.head]
    if hit.kind != "verb" and any(sentence.tokens[k].lower in lexis.figurative for k in sentence.kids[hit.at]):
        return True  # "faces an uphill battle"
    if above.lower in lexis.terms and token.dep in {"acl", "amod", "appos", "nmod"}:
        return True  # "the word 'neutralised'"
    if hit.frame == "ied" and hit.kind == "noun" and token.dep == "dobj" and lexis.lemma(above.lower) in lexis.making:
        return True  # "workshops for making explosive devices"
    # "fighters allied with the government": that is who they are
    return hit.frame == "cooperate" and token.tag == "VBN" and token.dep in {"acl", "amod"}


def _nobody(sentence: Sentence, verb: int) -> bool:
    """ "no group claimed", "nobody has claimed"."""
    subject = sentence.child(verb, "nsubj")
    words = [] if subject is None else [subject, *sentence.kids[subject]]
    return any(sentence.tokens[i].lower in {"no", "nobody", "none", "neither"} for i in words)


def _unclaimed(sentence: Sentence, at: int) -> bool:
    """ "no claim of responsibility for the attack"."""
    above = list(sentence.ancestors(at))[:4]
    denied = any(sentence.tokens[k].lower == "no" for i in above for k in sentence.kids[i])
    return denied and any(sentence.tokens[i].lower in {"claim", "responsibility"} for i in above)


def mentioned_only(sentence: Sentence, lexis: Lexis, hit: Hit) -> bool:
    """Weak nouns on their own, bare references, and what a verb of comment is about."""
    token = sentence.tokens[hit.at]
    if _is_judged(sentence, lexis, hit) or _describes(sentence, lexis, hit):
        return True
    if hit.kind == "verb" or hit.verb is not None:
        return False
    if not hit.trigger.strong:
        return True
    if hit.kind == "phrase" or "toll" in token.lower:
        return False
    if governed_by(sentence, hit.at, {"as"}) or _began(sentence, hit.at):
        return True  # "it began as a local battle"
    if governed_by(sentence, hit.at, {"from"}) and hit.frame != "withdraw":
        return True
    if governed_by(sentence, hit.at, {"despite"}) or _unclaimed(sentence, hit.at):
        return True
    if lexis.lemma(sentence.tokens[token.head].lower) == "claim" and token.dep == "dobj":
        return _nobody(sentence, token.head)  # "claimed the attack": that is who did it
    marked = any(
        sentence.tokens[k].lower in REFERENCES
        for k in sentence.kids[hit.at]
        if sentence.tokens[k].dep in {"det", "poss"}
    )
    shown = any(sentence.tokens[k].lower in {"these", "those", "such"} for k in sentence.kids[hit.at])
    details = {"prep", "acl"} if shown else {"prep", "acl", "relcl"}
    told = any(
        (sentence.tokens[k].dep in details and sentence.tokens[k].lower not in {"after", "since", "during"})
        or sentence.at.get(k)
        for k in sentence.kids[hit.at]
    )
    governed = sentence.tokens[token.head]
    told = told or (
        token.dep == "nsubj" and any(sentence.tokens[k].lower == "between" for k in sentence.kids[governed.i])
    )
    return (
        marked
        and not told
        and token.dep in {"pobj", "dobj", "nsubj", "nsubjpass", "poss"}
        and governed.lower not in {"ended", "began"}
    )
