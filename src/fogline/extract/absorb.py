"""Which triggers of a sentence are one telling: means ("in airstrikes"), causes ("the blast killed"),
results ("killing 7"), and bare references to what was told before ("the attack")."""

from __future__ import annotations

from fogline.extract.draft import Draft
from fogline.extract.lexis import Lexis
from fogline.extract.reference import mentioned_only
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit

MEANS = frozenset(
    {
        "in",
        "by",
        "with",
        "through",
        "during",
        "via",
        "amid",
        "after",
        "following",
        "using",
        "under",
        "from",
        "because",
        "as",
        "to",
        "of",
    }
)
ACTIONS = frozenset(
    {"fight", "strike", "blast", "capture", "property", "disrupted", "seize-people", "deploy", "withdraw", "siege"}
)
HURT = frozenset({"harm", "capture", "displace", "property", "cut", "fight"})
RESULT_PATH = frozenset(
    ["advcl", "acl", "conj", "prep", "pcomp", "dobj", "pobj", "xcomp", "relcl", "oprd", "acomp", "amod"]
)
_WOUNDS = frozenset({"wound", "wounds", "injury", "injuries"})
MEANS_FAMILIES = frozenset({"fight", "strike", "blast"})


def drafts_of(sentence: Sentence, lexis: Lexis, hits: list[Hit]) -> list[Draft]:
    """Drafts in reading order."""
    drafts = {id(h): Draft(h) for h in hits}
    gone: set[int] = set()
    for hit in sorted(hits, key=lambda h: -_depth(sentence, h)):
        if hit.frame == "cooperate" and mentioned_only(sentence, lexis, hit):
            gone.add(id(hit))
            continue
        host = _host(sentence, lexis, hit, [h for h in hits if h is not hit and id(h) not in gone])
        if host is not None:
            _merge(sentence, lexis, drafts[id(host)], drafts[id(hit)])
            gone.add(id(hit))
        elif mentioned_only(sentence, lexis, hit):
            gone.add(id(hit))
    kept = [drafts[id(h)] for h in hits if id(h) not in gone]
    _share_means(sentence, lexis, kept)
    return kept


def _share_means(sentence: Sentence, lexis: Lexis, drafts: list[Draft]) -> None:
    """ "two were killed and five wounded when a mine went off": coordinated harms share their means."""
    harms = [d for d in drafts if _family(lexis, d.hit) == "harm"]
    for draft in harms:
        for other in harms:
            joined = other.hit.at in sentence.conjuncts(draft.hit.at) or draft.hit.at in sentence.conjuncts(
                other.hit.at
            )
            if draft is not other and (joined or sentence.is_title) and not draft.means:
                draft.means = list(other.means)


def _depth(sentence: Sentence, hit: Hit) -> int:
    return len(list(sentence.ancestors(_root(hit))))


def _root(hit: Hit) -> int:
    return hit.verb if hit.verb is not None else hit.at


def _family(lexis: Lexis, hit: Hit) -> str:
    return "join" if hit.frame == "join" else lexis.frames[hit.frame].family


def _host(sentence: Sentence, lexis: Lexis, hit: Hit, others: list[Hit]) -> Hit | None:
    """The trigger that takes this one in, if any."""
    family = _family(lexis, hit)
    for other in others:
        if _is_means(sentence, lexis, hit, other, family) or _is_object(sentence, lexis, hit, other):
            return other
        if (
            _is_shot(sentence, lexis, hit, other)
            or _is_detail(sentence, hit, other)
            or _is_same_light(hit, other)
            or _is_beside(sentence, lexis, hit, other, family)
        ):
            return other
        if _is_result(sentence, lexis, hit, other, family) or _is_cause(sentence, lexis, hit, other, family):
            return other
        if _is_approach(sentence, hit, other):
            return other
    return None


def _is_shot(sentence: Sentence, lexis: Lexis, hit: Hit, other: Hit) -> bool:
    """ "a missile fired by the rebels hit": who fired the weapon that did it."""
    token = sentence.tokens[hit.at]
    weapon = lexis.noun_class(sentence.tokens[token.head].lower) in {"missile", "drone"}
    return (
        hit.kind == "verb"
        and hit.frame == "shelling"
        and token.dep in {"acl", "relcl"}
        and weapon
        and (other.at in sentence.ancestors(hit.at) or _root(other) in sentence.ancestors(hit.at))
    )


def _is_same_light(hit: Hit, other: Hit) -> bool:
    """Two nouns under one light verb are one action; the first keeps it."""
    if hit.kind == "verb" or hit.verb is None:
        return False
    return hit.verb == other.verb and (other.kind == "verb" or hit.at > other.at)


def _is_detail(sentence: Sentence, hit: Hit, other: Hit) -> bool:
    """ "a campaign targeting the airbases", "a blast that targeted their car": whom the noun was aimed at."""
    token = sentence.tokens[hit.at]
    if hit.kind != "verb" or hit.frame != "attack":
        return False
    if token.tag == "VBG" and token.dep == "advcl" and other.kind != "verb" and other.verb == token.head:
        return other.at < hit.at  # "carried out 22 strikes, hitting X"
    if token.head != other.at:
        return False
    subject = sentence.child(hit.at, "nsubj") if token.dep == "relcl" else None
    return token.dep == "acl" or (subject is not None and sentence.tokens[subject].lower in {"that", "which"})


def _is_means(sentence: Sentence, lexis: Lexis, hit: Hit, other: Hit, family: str) -> bool:
    """ "destroyed in airstrikes", "killed by shelling", "seized after clashes": a noun below a verb."""
    if other.frame in {"support", "threaten", "cooperate"}:
        return False
    if hit.kind == "verb" or family not in MEANS_FAMILIES or (hit.verb is not None and hit.verb != _root(other)):
        return False
    host_family = _family(lexis, other)
    if (
        other.kind == "noun"
        and host_family not in {"harm", "capture"}
        and not (host_family == family and sentence.tokens[hit.at].dep == "compound")
    ):
        return False
    if hit.frame == "chemical":  # "bombs filled with chlorine": wherever it stands below the act
        return _root(other) in sentence.ancestors(hit.at)
    path = [hit.at]
    dying = other.trigger.subject == "target" and other.trigger.harm
    for above in sentence.ancestors(hit.at):
        token = sentence.tokens[path[-1]]
        if dying and sentence.tokens[above].lower in _WOUNDS:
            return True  # "died of wounds he sustained in shelling"
        if above in {other.at, _root(other)}:
            prepositions = {
                sentence.tokens[i].lower for i in path if sentence.tokens[i].dep in {"prep", "agent", "mark"}
            }
            as_subject = token.dep in {"nsubj", "nsubjpass"} and host_family in HURT | {family}
            return (
                as_subject
                or sentence.tokens[hit.at].dep == "compound"
                or (bool(prepositions) and prepositions <= MEANS)
            )
        if sentence.is_verb(above) and sentence.tokens[above].dep not in {"pcomp", "prep"}:
            return False
        path.append(above)
    return False


def _is_object(sentence: Sentence, lexis: Lexis, hit: Hit, other: Hit) -> bool:
    """ "repelled an attack", "took part in the liberation": the object noun belongs to the verb."""
    if (
        hit.kind == "verb"
        or other.kind != "verb"
        or other.frame not in {"repel", "join", "violate", "disrupted", "lift_siege"}
    ):
        return False
    below = set(sentence.subtree(other.at, frozenset({"advcl", "relcl", "conj"})))
    return hit.at in below and hit.at > other.at


def _is_beside(sentence: Sentence, lexis: Lexis, hit: Hit, other: Hit, family: str) -> bool:
    """ "artillery, missile and air strikes": coordinated nouns of one family."""
    if hit.kind == "verb" or other.kind == "verb" or family != _family(lexis, other):
        return False
    token = sentence.tokens[hit.at]
    return (token.head == other.at and token.dep in {"conj", "compound", "appos"}) or (
        token.dep == "pobj"
        and sentence.tokens[token.head].head == other.at
        and sentence.tokens[token.head].lower == "of"
    )


def _is_result(sentence: Sentence, lexis: Lexis, hit: Hit, other: Hit, family: str) -> bool:
    """ "clashed …, killing 7": a harm told in a participle, or with the same subject, belongs to the action."""
    host_family = _family(lexis, other)
    if family != "harm" or host_family not in ACTIONS | {"harm"} or other.at == hit.at:
        return False
    both_people = bool(hit.trigger.harm and other.trigger.harm)
    if host_family == "harm" and not both_people and not (hit.frame == "destroy" and other.frame == "kill"):
        return False
    thing = False
    root = _root(hit)
    for above in (root, *sentence.ancestors(root)):
        token = sentence.tokens[above]
        thing = thing or _tells_of_thing(sentence, above)
        if above == root and token.dep == "advcl" and sentence.child(token.head, "ccomp") in {_root(other), other.at}:
            return _goes_on(sentence, hit, above)  # "fired rockets, officials said, killing eight"
        if token.head in {_root(other), other.at} and above != token.head:
            if thing:
                return True
            if token.dep not in {"prep", "pcomp", "dobj", "pobj"}:
                return _goes_on(sentence, hit, above)
        elif token.dep not in RESULT_PATH:
            return False
    return False


def _tells_of_thing(sentence: Sentence, verb: int) -> bool:
    """ "barrel bombs, which left six dead"."""
    mark = sentence.child(verb, "nsubj") if sentence.tokens[verb].dep == "relcl" else None
    return mark is not None and sentence.tokens[mark].lower in {"which", "that"}


def _goes_on(sentence: Sentence, hit: Hit, verb: int) -> bool:
    """A participle, or a coordinated active verb, without a subject of its own."""
    if sentence.child(verb, "nsubj", "nsubjpass") is not None:
        return False
    dep = sentence.tokens[verb].dep
    if dep in {"advcl", "acl", "xcomp"}:
        return sentence.tokens[_root(hit)].tag in {"VBG", "VBN"}
    beside = verb - sentence.tokens[verb].head <= len(("and", "wounded"))  # "were killed and wounded"
    return dep == "conj" and (not hit.passive or (beside and bool(hit.trigger.harm)))


def _is_cause(sentence: Sentence, lexis: Lexis, hit: Hit, other: Hit, family: str) -> bool:
    """ "50 were killed after locals attacked them": the clause tells how the harm came about."""
    at = hit.at
    if (
        hit.kind != "verb" and hit.trigger.strong and sentence.tokens[at].dep == "nsubj"
    ):  # "when mortar fire struck a school"
        at = sentence.tokens[at].head
    token = sentence.tokens[at]
    if (
        not sentence.is_verb(at)
        or family not in MEANS_FAMILIES
        or _family(lexis, other) != "harm"
        or not _suffers(other)
    ):
        return False
    mark = sentence.child(at, "mark", "advmod")
    above = {other.at, *list(sentence.ancestors(other.at))[:2]}
    return (
        token.dep == "advcl"
        and token.head in above
        and mark is not None
        and sentence.tokens[mark].lower in {"after", "when", "as"}
    )


def _suffers(hit: Hit) -> bool:
    """ "were killed", "died"."""
    return hit.passive or (hit.kind == "verb" and hit.trigger.subject == "target")


def _is_approach(sentence: Sentence, hit: Hit, other: Hit) -> bool:
    """ "advanced and took the hill": the advance is part of the capture."""
    if hit.frame != "advance" or other.frame not in {"capture", "occupy", "fall"}:
        return False
    return (sentence.tokens[other.at].head == hit.at and sentence.tokens[other.at].dep == "conj") or (
        sentence.tokens[hit.at].head == other.at and sentence.tokens[hit.at].dep in {"conj", "advcl"}
    )


def _merge(sentence: Sentence, lexis: Lexis, host: Draft, guest: Draft) -> None:
    family = _family(lexis, guest.hit)
    if guest.hit.at in host.hit.objects and host.hit.frame not in {"repel", "join", "violate"}:
        return  # "fired mortar shells", "destroyed two car bombs": the thing itself
    if family == "harm":
        host.harms += [guest.hit, *guest.harms]
        host.means += guest.means
    elif host.hit.frame in {"repel", "join", "violate", "disrupted"} and host.noun is None:
        host.noun = guest.hit
    else:
        host.means += [guest.hit, *guest.means]
        host.harms += guest.harms
