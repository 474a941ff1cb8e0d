"""Heads of those hit by a trigger: its objects, the subject of "died", what stands by "dead" and "death"."""

from __future__ import annotations

import re
from itertools import pairwise

from fogline.extract.lexis import SUFFERING, Lexis
from fogline.extract.phrases import counted_head, item_of, phrase
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit

_SUBSET = re.compile(r"\b(?:including|among them|some of (?:them|whom)|of whom|one of (?:them|whom)|of them)\b", re.I)
_PART_MARKS = frozenset({"among them", "among whom"})
_BESIDE = frozenset({"with", "along"})
_PARTS = frozenset({"of", "among", "amongst", "in"})


def victims(sentence: Sentence, lexis: Lexis, hit: Hit) -> list[int]:
    """Heads of those hit, parts of a figure given before ("including two women") left out."""
    heads = _heads(sentence, lexis, hit)
    for head in list(heads):
        heads += [
            k
            for k in sentence.children(head, "appos")
            if item_of(sentence, lexis, counted_head(sentence, lexis, k)) and k not in heads
        ]
    if (
        hit.trigger.things and hit.objects
    ):  # "five tanks, [three launchers and one system]", where the parser lost the list
        rest = [k for k in sentence.children(hit.at, "npadvmod", "dep") if k > hit.objects[0]]
        heads += [h for k in rest if item_of(sentence, lexis, k) for h in sentence.conjuncts(k) if h not in heads]
    if hit.kind == "verb" and (hit.passive or hit.trigger.people):
        heads += _with(sentence, lexis, hit)
    heads += [h for first in heads[:1] for h in _beside_one(sentence, first) if h not in heads]
    parts = {h for h in heads if sentence.words(h + 1, h + 2) in _PART_MARKS}
    parts |= {a for a, b in pairwise(heads) if b in parts and _joined(sentence, a, b)}
    return [h for n, h in enumerate(heads) if h not in parts and (n == 0 or not _is_part(sentence, h))]


def nobody(sentence: Sentence, hit: Hit) -> bool:
    """ "no civilians were killed in the strike": whether a "no" stands before those who would have been hit."""
    words = {sentence.tokens[k].lower for o in hit.objects for k in sentence.children(o, "det")}
    return "no" in words


def _joined(sentence: Sentence, one: int, other: int) -> bool:
    """ "ten women and 37 children": one list, without a comma."""
    return {"and", "or"} & {t.lower for t in sentence.tokens[one:other]} != set() and all(
        t.text != "," for t in sentence.tokens[one:other]
    )


def _beside_one(sentence: Sentence, head: int) -> list[int]:
    """ "a shepherd, [his son and two cousins]": a list that the parser took for a description."""
    one = sentence.child(head, "det")
    if one is None or sentence.tokens[one].lower not in {"a", "an"}:
        return []
    listed = [k for k in sentence.children(head, "appos") if sentence.child(k, "conj") is not None]
    return [h for k in listed for h in sentence.conjuncts(k)]


def _is_part(sentence: Sentence, head: int) -> bool:
    start = sentence.tokens[head].start
    before = sentence.slice(max(sentence.start, start - 40), start).rsplit(",", 1)[-1]
    return _SUBSET.search(before) is not None


def _heads(sentence: Sentence, lexis: Lexis, hit: Hit) -> list[int]:
    if hit.kind == "phrase":
        known = sentence.child(hit.at, "det") is not None  # "109 of the dead were evacuees", "among the dead was"
        return [] if known else _beside(sentence, hit.at)
    if hit.kind == "verb":
        moved = hit.trigger.people == "displaced" and hit.trigger.civilian_subject
        others = [o for o in hit.objects if sentence.tokens[o].tag != "PRP"]
        if hit.last > hit.at and hit.trigger.subject != "target" and sentence.child(hit.last, "nummod") is not None:
            return [hit.last]  # "claimed five [lives]"
        dying = hit.trigger.subject == "target" and (not others or (hit.trigger.harm and not hit.trigger.object))
        if moved or dying or (not others and hit.frame == "surrender"):
            subject = sentence.child(hit.at, "nsubj", "nsubjpass")
            return sentence.conjuncts(subject) if subject is not None else list(hit.objects)
        return list(hit.objects)
    if hit.trigger.things and hit.objects:
        return list(hit.objects)
    sufferer = _sufferer(sentence, lexis, hit)
    if sufferer is not None:
        return sentence.conjuncts(sufferer)
    found = []
    for k in sentence.kids[hit.at]:
        if sentence.tokens[k].dep == "prep" and sentence.tokens[k].lower in _PARTS:
            obj = sentence.child(k, "pobj")
            if obj is not None:
                found += sentence.conjuncts(obj)
    return found or [hit.at]


def _sufferer(sentence: Sentence, lexis: Lexis, hit: Hit) -> int | None:
    """ "fourteen of them sustained severe injuries": the subject has the figure, the noun has none."""
    token = sentence.tokens[hit.at]
    verb = sentence.tokens[token.head]
    bare = sentence.child(hit.at, "nummod", "det") is None and hit.trigger.harm == "injured"
    if token.dep != "dobj" or not bare or lexis.lemma(verb.lower) not in SUFFERING:
        return None
    return sentence.child(verb.i, "nsubj")


def _with(sentence: Sentence, lexis: Lexis, hit: Hit) -> list[int]:
    """ "was killed with 14 of his men": those beside the one named."""
    found = []
    for k in sentence.kids[hit.at]:
        inner = sentence.child(k, "prep") if sentence.tokens[k].lower == "along" else None
        obj = sentence.child(k if inner is None else inner, "pobj")
        if sentence.tokens[k].lower not in _BESIDE or obj is None:
            continue
        if phrase(sentence, lexis, counted_head(sentence, lexis, obj)).classes & {"armed", "civilian", "person"}:
            found.append(obj)
    return found


def _beside(sentence: Sentence, at: int) -> list[int]:
    """ "7 dead", "left 5 people dead and 10 wounded"."""
    token = sentence.tokens[at]
    subject = sentence.child(token.head, "nsubj", "nsubjpass", "dobj") if token.head != at else None
    own = sentence.child(at, "nsubj", "nummod", "npadvmod")
    before = at - 1 if at and sentence.tokens[at - 1].tag in {"CD", "NNS"} else None
    near = _noun_left(sentence, at)
    chosen = own if own is not None else near if near is not None else before if before is not None else subject
    first = chosen
    while first is not None and sentence.tokens[first].dep == "conj":
        first = sentence.tokens[first].head
    if first is not None and first != chosen and sentence.child(first, "nummod") is not None:
        return sentence.conjuncts(first)  # "left [10 soldiers] and three civilians dead"
    return [chosen] if chosen is not None else []


def _noun_left(sentence: Sentence, at: int) -> int | None:
    """The counted noun right before "dead": "leaving nine of the insurgents dead"."""
    for i in range(at - 1, max(-1, at - 6), -1):
        token = sentence.tokens[i]
        if token.tag.startswith(("NN", "CD")):
            above = sentence.tokens[token.head]
            return above.head if token.dep == "pobj" and above.lower == "of" and token.tag != "CD" else i
        if sentence.is_verb(i) or token.text in {",", ";"}:
            return None
    return None


def both_harms(sentence: Sentence, lexis: Lexis, hit: Hit) -> bool:
    """ "killing and injuring dozens", "killed or wounded", "dead or wounded": one combined figure."""
    if hit.trigger.harm not in {"killed", "injured"} or hit.kind == "noun":
        return False
    for other in [*sentence.children(hit.at, "conj"), sentence.tokens[hit.at].head]:
        patterns = lexis.patterns.get(sentence.tokens[other].lower, [])
        harms = {p.trigger.harm for p in patterns if p.kind != "noun" and not p.rest} - {None, hit.trigger.harm}
        if other == hit.at or not harms & {"killed", "injured"}:
            continue
        first, second = sorted((other, hit.at))
        if second - first <= 3 and not any(t.tag in {"CD", ","} for t in sentence.tokens[first:second]):
            own = sentence.child(other, "dobj"), sentence.child(hit.at, "dobj")
            if None in own and sentence.child(second, "nsubj", "nsubjpass", "nummod") is None:
                return True
    return False
