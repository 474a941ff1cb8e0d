"""Finding trigger words and the sense in which they are used."""

from __future__ import annotations

from fogline.extract.arguments import OBJECT_PREPS, loose_objects, noun_objects, subject_of, verb_objects
from fogline.extract.lexis import LIGHT, Lexis, Pattern
from fogline.extract.other_senses import is_other
from fogline.extract.phrases import Phrase, bare_count, counted_head, phrase
from fogline.extract.sentence import Sentence
from fogline.extract.wording import written
from fogline.packs.language import Trigger

NOUN_DEPS = frozenset(
    {"pobj", "dobj", "nsubj", "nsubjpass", "compound", "attr", "conj", "appos", "poss", "ROOT", "nmod"}
)
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "remain", "remains", "remained", "put", "placed"})
CIVIL = frozenset({"operation", "campaign", "push", "sweep", "blow", "strike", "deployment"})
_NOT_DOING = frozenset({"by", "in", "from", "amid", "under", "despite", "during"})  # before a gerund that is a noun
GROUND = frozenset({"place", "road", "structure", "base", "materiel", "control"})


class Hit:
    """A trigger in a sentence: `at` is its word, `verb` the verb that carries it (a light verb for a noun)."""

    __slots__ = ("at", "frame", "kind", "last", "objects", "passive", "trigger", "verb")

    def __init__(self, trigger: Trigger, kind: str, at: int, last: int, verb: int | None) -> None:
        self.trigger, self.frame, self.kind = trigger, trigger.frame, kind
        self.at, self.last, self.verb = at, last, verb
        self.objects: list[int] = []
        self.passive = False


def find_hits(sentence: Sentence, lexis: Lexis) -> list[Hit]:
    """Triggers in reading order, no word used twice, longest first."""
    hits: list[Hit] = []
    used: set[int] = set()
    for token in sentence.tokens:
        if token.i in used or _in_name(sentence, token.i):
            continue
        for pattern in lexis.patterns.get(token.lower, ()):
            last = written(sentence, pattern, token.i)
            if (
                last is None
                or not _right_class(sentence, pattern, token.i, last)
                or _is_people(sentence, pattern, token.i)
            ):
                continue
            hit = _sense(sentence, lexis, pattern, token.i, last)
            if hit is not None:
                hits.append(hit)
                used |= set(range(token.i, last + 1)) if pattern.kind != "verb" else {token.i, last}
                break
    return hits


def _in_name(sentence: Sentence, i: int) -> bool:
    mention = sentence.at.get(i)
    return mention is not None and mention.kind in {"actor", "place", "outlet", "unknown_actor", "person", "leader"}


def _right_class(sentence: Sentence, pattern: Pattern, at: int, last: int) -> bool:
    token = sentence.tokens[at]
    if pattern.kind == "phrase":
        return token.tag != "VBD" or sentence.child(at, "dobj") is None or not pattern.trigger.harm
    as_noun = _noun_like(sentence, at)
    infinitive = at > 0 and token.tag == "NN" and sentence.tokens[at - 1].tag == "TO" and not sentence.kids[at]
    if pattern.kind == "verb" and infinitive:
        return True  # "to storm Tell X", where the name misled the parser
    if pattern.kind == "verb":
        return (
            token.tag.startswith("VB")
            and not (token.tag in {"VBG", "VBN"} and token.dep in {"amod", "compound"})
            and not (token.tag == "VBN" and at > 0 and sentence.tokens[at - 1].lower == "the")  # "the wounded"
            and not as_noun
            and not _is_adjective(sentence, at)
        )
    if last > at and sentence.tokens[last].dep == "prt":
        return False  # "is cut off" is no noun
    if last > at:
        return not token.tag.startswith(("VBD", "VBZ")) or token.dep in NOUN_DEPS
    return token.tag.startswith("NN") or as_noun


def _is_adjective(sentence: Sentence, at: int) -> bool:
    """ "and allied factions captured": a participle before its noun, which the parser took for a verb."""
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    before = sentence.tokens[at - 1].tag if at else ""
    return (
        sentence.tokens[at].tag == "VBN"
        and before in {"CC", "DT"}
        and after is not None
        and after.tag.startswith(("NN", "JJ"))
    )


def _noun_like(sentence: Sentence, at: int) -> bool:
    """ "the shelling of", "heavy bombing": a gerund used as a noun."""
    token = sentence.tokens[at]
    if token.tag != "VBG":
        return False
    if token.dep == "aux":  # "Heavy shelling continued", where the parser took it for an auxiliary
        return True
    if token.dep == "pcomp" and sentence.child(at, "dobj") is None:
        by = any(sentence.tokens[k].lower == "by" for k in sentence.kids[at])  # "due to shelling by X"
        if by or sentence.tokens[token.head].lower in _NOT_DOING:
            return True  # "was hit by shelling"
    modified = any(sentence.tokens[k].dep in {"det", "amod", "poss", "compound"} for k in sentence.kids[at])
    return modified and token.dep in {"pobj", "dobj", "nsubj", "nsubjpass", "conj", "ROOT", "pcomp"}


def _sense(sentence: Sentence, lexis: Lexis, pattern: Pattern, at: int, last: int) -> Hit | None:
    trigger = pattern.trigger
    if pattern.kind == "verb":
        return _verb_sense(sentence, lexis, trigger, at, last)
    head = last
    carrier = _carrier(sentence, lexis, head, trigger)
    if trigger.lights and (carrier is None or lexis.lemma(sentence.tokens[carrier].lower) not in trigger.lights):
        return None
    if sentence.tokens[head].dep == "compound" and not _in_name(sentence, sentence.tokens[head].head):
        governor = sentence.tokens[head].head
        if governor > last and sentence.tokens[governor].lower not in lexis.patterns and not trigger.lights:
            return None  # "combat vehicles", "battle fronts"
    if _is_other_work(sentence, lexis, pattern, last):
        return None
    hit = Hit(trigger, pattern.kind, head, last, carrier)
    if trigger.lights and carrier is not None and not _lit(sentence, lexis, hit, carrier):
        return None
    if pattern.kind == "noun" and trigger.object and not trigger.verbs:
        hit.objects = noun_objects(sentence, head, frozenset({"of"}) if trigger.named else OBJECT_PREPS)
        if not _object_fits(sentence, lexis, trigger, hit.objects):
            return None
    return hit


def _lit(sentence: Sentence, lexis: Lexis, hit: Hit, carrier: int) -> bool:
    """Whether what a noun under its light verb is about fits it; sets the objects of the hit."""
    if hit.trigger.subject == "place":
        return _comes_under(sentence, lexis, hit, carrier)
    hit.objects = noun_objects(sentence, hit.at) or loose_objects(sentence, carrier, hit.at)
    about = [phrase(sentence, lexis, o) for o in hit.objects]
    # control of the senate, of a company
    return not about or hit.frame != "capture" or any(a.classes & GROUND or a.places for a in about)


def _comes_under(sentence: Sentence, lexis: Lexis, hit: Hit, carrier: int) -> bool:
    """ "the village came under X control"."""
    subject = subject_of(sentence, carrier)
    above = sentence.tokens[sentence.tokens[hit.at].head].lower
    under = above == "under" or (above == "in" and sentence.tokens[hit.at].lower == "hands")
    if not under or subject is None:
        return False
    inner = noun_objects(sentence, subject, frozenset({"of"}))  # "most of the town", "parts of the city"
    hit.objects = [o for o in (subject, *inner) if _is_place(sentence, lexis, o)]
    return bool(hit.objects)


def _is_other_work(sentence: Sentence, lexis: Lexis, pattern: Pattern, last: int) -> bool:
    """ "ceasefire talks", "relief operations", "an election campaign"."""
    after = sentence.tokens[last + 1].lower if last + 1 < len(sentence.tokens) else ""
    if pattern.kind == "noun" and after in lexis.talk_nouns:
        return True
    named = sentence.at.get(last - 1) if last else None
    if pattern.lemma in CIVIL and named is not None and named.kind == "outlet":
        return True  # "Raqqa Is Being Slaughtered Silently campaign"
    return pattern.lemma in CIVIL and bool({sentence.tokens[k].lower for k in sentence.kids[last]} & lexis.civil_work)


def _is_people(sentence: Sentence, pattern: Pattern, at: int) -> bool:
    """ "to evacuate the wounded", "rescuing wounded people": people, and no harm told."""
    if pattern.kind != "phrase" or not pattern.trigger.harm or at == 0:
        return False
    token = sentence.tokens[at]
    whose = token.head if token.dep == "amod" and token.head > at else None
    bare = whose is not None and not any(sentence.tokens[k].dep in {"nummod", "det"} for k in sentence.kids[whose])
    return sentence.tokens[at - 1].lower == "the" or (bare and sentence.tokens[whose or at].dep == "dobj")


def _verb_sense(sentence: Sentence, lexis: Lexis, trigger: Trigger, at: int, last: int) -> Hit | None:
    subject = subject_of(sentence, at)
    if is_other(sentence, lexis, trigger, at, subject):
        return None
    if trigger.subject == "place" and not _is_place(sentence, lexis, subject_of(sentence, at)):
        return None
    if trigger.frame == "repel" and subject is not None and "deal" in phrase(sentence, lexis, subject).classes:
        return None  # "the truce halted the bombing"
    by = sentence.tokens[at].tag == "VBN" and sentence.child(at, "agent") is not None
    if trigger.participle is not None and trigger.participle != by:
        return None
    hit = Hit(trigger, "verb", at, max(at, last), at)
    hit.objects, hit.passive = verb_objects(sentence, at, last, trigger)
    # "the town is held by X" leans on a name given before; "a town held by X" names none
    named = trigger.named and (not hit.passive or sentence.tokens[at].dep == "acl")
    if trigger.object and not _object_fits(sentence, lexis, trigger, hit.objects, named):
        return None
    if trigger.subject_is and not _subject_is(sentence, lexis, trigger, at):
        return None
    if trigger.civilian_subject and not _civil(sentence, lexis, at):
        return None
    if trigger.weak and trigger.subject == "initiator" and not _armed_subject(sentence, lexis, hit):
        return None
    return hit


def _is_place(sentence: Sentence, lexis: Lexis, head: int | None) -> bool:
    return head is not None and "place" in phrase(sentence, lexis, head).classes


def _object_fits(sentence: Sentence, lexis: Lexis, trigger: Trigger, objects: list[int], named: bool = False) -> bool:
    if not objects:
        return "none" in trigger.object
    if any(p.kind == "phrase" and p.trigger.lights for p in lexis.patterns.get(sentence.tokens[objects[0]].lower, ())):
        return False  # "seized control of": that is told by "control"
    wanted = set(trigger.object)
    for i in objects:
        found = phrase(sentence, lexis, i)
        if any(lexis.noun_class(sentence.tokens[k].lower) == "delegates" for k in found.members):
            return False
        classes = found.classes | phrase(sentence, lexis, counted_head(sentence, lexis, i)).classes
        if "attack" in wanted and any(p.kind == "noun" for p in lexis.patterns.get(sentence.tokens[i].lower, ())):
            classes.add("attack")
        if "person" in classes and sentence.at.get(i) is not None:
            classes.add("armed")
        if not classes and found.parties:
            classes.add("armed")
        if not classes and bare_count(sentence, i):
            classes.add("person")
        if classes & wanted and (not named or found.places):
            return True
    return False


def _subject_is(sentence: Sentence, lexis: Lexis, trigger: Trigger, at: int) -> bool:
    subject = sentence.child(at, "nsubj")
    return subject is not None and bool(
        phrase(sentence, lexis, counted_head(sentence, lexis, subject)).classes & set(trigger.subject_is)
    )


def _armed_subject(sentence: Sentence, lexis: Lexis, hit: Hit) -> bool:
    if hit.passive:
        return True
    subject = subject_of(sentence, hit.at)
    if subject is None:
        return True
    token = sentence.tokens[subject]
    found: Phrase = phrase(sentence, lexis, subject)
    return bool(found.parties) or "armed" in found.classes or token.tag.startswith("PRP")


def _civil(sentence: Sentence, lexis: Lexis, at: int) -> bool:
    subject = subject_of(sentence, at)
    return subject is not None and "civilian" in phrase(sentence, lexis, counted_head(sentence, lexis, subject)).classes


def _carrier(sentence: Sentence, lexis: Lexis, noun: int, trigger: Trigger) -> int | None:
    """The light verb that carries a trigger noun as its object: "launched [an attack]", "engaged in [clashes]"."""
    head, token = noun, sentence.tokens[noun]
    while sentence.tokens[head].dep in {"conj", "compound", "appos"} or (
        sentence.tokens[head].dep == "pobj"
        and sentence.tokens[sentence.tokens[head].head].lower == "of"
        and sentence.is_noun(sentence.tokens[sentence.tokens[head].head].head)
    ):
        head = sentence.tokens[head].head
        if sentence.tokens[head].dep == "prep":
            head = sentence.tokens[head].head
    token = sentence.tokens[head]
    verb = token.head
    if token.dep == "pobj":
        preposition = sentence.tokens[verb]
        verb = preposition.head
        if preposition.lower == "under" and lexis.lemma(sentence.tokens[verb].lower) in BE:
            return verb
        if preposition.lower not in {"in", "under", "out", "into", "to", "with", "on", "off"} or (
            preposition.lower == "with"
            and lexis.lemma(sentence.tokens[verb].lower) not in {"respond", "retaliate", "reply", "engage"}
        ):
            return None
    elif token.dep not in {"dobj", "nsubjpass", "attr", "oprd"}:
        return None
    lemma = lexis.lemma(sentence.tokens[verb].lower)
    allowed = set(trigger.lights) or LIGHT
    return verb if lemma in allowed and sentence.is_verb(verb) else None
