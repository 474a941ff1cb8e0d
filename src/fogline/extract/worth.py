"""Whether enough was told to make a claim: who, whom, what was lost or where."""

from __future__ import annotations

from fogline.extract.told import Told

_LENT = frozenset({"story", "place-of-story", "opponent-near"})
_FIRING = frozenset({"strike", "fight"})


def is_worth(told: Told) -> bool:
    """A bare trigger is no claim, nor is "no casualties"."""
    hit = told.draft.hit
    if "negated" in told.flags and hit.kind != "verb" and hit.trigger.harm:
        return False
    if hit.kind == "noun" and _is_empty_noun(told):
        return False
    if hit.kind == "verb" and _is_aimless(told):
        return False
    return bool(
        told.roles.initiators or told.roles.targets or told.losses or (told.places and not told.inherited_place)
    )


def _is_placed(told: Told) -> bool:
    """Whether the clause itself says where or when, or what was lost."""
    return bool(told.losses) or (bool(told.places) and not told.inherited_place) or told.time.text is not None


def _is_empty_noun(told: Told) -> bool:
    """ "the toll", "extensive destruction", "faced threats": nothing is told of it."""
    hit, rules = told.draft.hit, set(told.roles.rules)
    if "toll" in told.sentence.tokens[hit.at].lower and not told.losses:
        return True
    if hit.trigger.things and rules <= _LENT and not _is_placed(told):
        return True
    if told.reading.frame == "threaten" and not told.roles.initiators:
        return True
    bare = rules == {"modifier"} and not told.roles.targets and hit.verb is None and not told.draft.means
    return bare and told.family in _FIRING and not _is_placed(told) and not told.sentence.is_title


def _is_aimless(told: Told) -> bool:
    """ "talks on defeating X": a gerund without a doer, a place or a time."""
    token = told.sentence.tokens[told.draft.hit.at]
    gerund = token.tag == "VBG" and token.dep in {"conj", "pcomp", "pobj", "appos", "dobj", "advcl"}
    return gerund and not told.roles.initiators and not _is_placed(told)
