"""Objects and means that the parser hung on the wrong word: weapons on those who hold a place, objects behind a day."""

from __future__ import annotations

from collections.abc import Collection

from fogline.extract.lexis import Lexis
from fogline.ports import Token

_INSTRUMENTS = frozenset({"with", "by", "using", "employing"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def has(tokens: list[Token], kids: list[list[int]], i: int, deps: Collection[str]) -> bool:
    """Whether one of these hangs on a word."""
    return any(tokens[k].dep in deps for k in kids[i])


def instrument(tokens: list[Token], kids: list[list[int]], using: Token) -> None:
    """ "shelled positions using mortars": the means of the verb, not a trait of what was hit."""
    noun = tokens[using.head]
    verb = tokens[noun.head] if using.dep == "acl" else noun
    if (using.dep == "acl" and noun.dep not in {"dobj", "nsubjpass"}) or not verb.tag.startswith("VB"):
        return
    if has(tokens, kids, using.i, _SUBJECTS):
        return
    kids[noun.i].remove(using.i)
    kids[verb.i].append(using.i)
    using.head, using.dep = verb.i, "prep"
    for k in kids[using.i]:
        if tokens[k].dep == "dobj":
            tokens[k].dep = "pobj"


def armed_with(tokens: list[Token], kids: list[list[int]], prep: Token, lexis: Lexis) -> None:
    """ "hit areas held by the army with rockets": the means of the hit, not the arms of those who hold the areas."""
    weapon = next((k for k in kids[prep.i] if tokens[k].dep == "pobj"), None)
    holder = tokens[prep.head]
    by = tokens[holder.head]
    held = tokens[by.head]
    verb = tokens[tokens[held.head].head]
    if weapon is None or lexis.noun_class(tokens[weapon].lower) != "missile" or not verb.tag.startswith("VB"):
        return
    if holder.dep == "pobj" and by.dep == "agent" and held.dep == "acl" and tokens[held.head].dep == "dobj":
        kids[holder.i].remove(prep.i)
        kids[verb.i].append(prep.i)
        prep.head = verb.i


def day_before_object(tokens: list[Token], kids: list[list[int]], on: Token, lexis: Lexis) -> None:
    """ "captured on [Friday] [four villages]": the object was taken for what stands behind "on"."""
    verb, inner = tokens[on.head], next((k for k in kids[on.i] if tokens[k].dep == "pobj"), None)
    day = tokens[on.i + 1] if on.i + 1 < len(tokens) else on
    if inner is None or day.head != inner or day.lower not in lexis.language.dates.weekdays or inner == day.i + 1:
        return
    if not verb.tag.startswith("VB") or has(tokens, kids, verb.i, {"dobj", "auxpass"}):
        return
    kids[on.i].remove(inner)
    kids[on.i].append(day.i)
    kids[inner].remove(day.i)
    for k in [k for k in kids[day.i] if k > day.i]:
        kids[day.i].remove(k)
        kids[inner].append(k)
        tokens[k].head = inner
    kids[verb.i].append(inner)
    tokens[inner].head, tokens[inner].dep = verb.i, "dobj"
    day.head, day.dep = on.i, "pobj"
    if verb.tag == "VBN" and not has(tokens, kids, verb.i, {"aux"}):
        verb.tag = "VBD"


def object_behind_means(tokens: list[Token], kids: list[list[int]], verb: Token, deeds: Collection[str]) -> None:
    """ "destroyed with artillery strikes [rocket launchers]": the object was joined to the means before it."""
    if has(tokens, kids, verb.i, {"dobj", "nsubjpass", "auxpass"}):
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
