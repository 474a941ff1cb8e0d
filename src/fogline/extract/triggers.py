"""Finding trigger words and the sense in which they are used."""

from __future__ import annotations

from fogline.extract.lexis import LIGHT, Lexis, Pattern
from fogline.extract.phrases import Phrase, counted_head, phrase
from fogline.extract.sentence import CLAUSES, SUBJECTS, Sentence
from fogline.packs.language import Trigger

NOUN_DEPS = frozenset(
    {"pobj", "dobj", "nsubj", "nsubjpass", "compound", "attr", "conj", "appos", "poss", "ROOT", "nmod"}
)
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "remain", "remains", "remained", "put", "placed"})
GROUND = frozenset({"place", "road", "structure", "base", "materiel", "control"})
OBJECT_PREPS = frozenset({"of", "over", "on", "against", "at", "upon", "from", "to", "in", "into"})


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
            last = _written(sentence, pattern, token.i)
            if last is None or not _right_class(sentence, pattern, token.i, last):
                continue
            hit = _sense(sentence, lexis, pattern, token.i, last)
            if hit is not None:
                hits.append(hit)
                used |= set(range(token.i, last + 1)) if pattern.kind != "verb" else {token.i}
                break
    return hits


def _in_name(sentence: Sentence, i: int) -> bool:
    mention = sentence.at.get(i)
    return mention is not None and mention.kind in {"actor", "place", "outlet", "unknown_actor", "person", "leader"}


def _written(sentence: Sentence, pattern: Pattern, at: int) -> int | None:
    """Index of the last word of the pattern if it stands here; a particle may be up to four words away."""
    tokens = sentence.tokens
    if not pattern.rest:
        return at
    follow = tuple(t.lower for t in tokens[at + 1 : at + 1 + len(pattern.rest)])
    if follow == pattern.rest:
        return at + len(pattern.rest)
    if pattern.kind != "verb" or len(pattern.rest) != 1:
        return _loosely(sentence, pattern, at)
    for k in sentence.kids[at]:
        if (
            tokens[k].lower == pattern.rest[0]
            and at < k <= at + 6
            and (tokens[k].dep in {"prt", "advmod"} or tokens[k].lower in {"out", "back", "off"})
        ):
            return k
    return None


def _loosely(sentence: Sentence, pattern: Pattern, at: int) -> int | None:
    """A verb with its noun some words on: "made no significant gains"."""
    if pattern.kind != "verb" or len(pattern.rest) != 1:
        return None
    for k in sentence.kids[at]:
        if sentence.tokens[k].lower == pattern.rest[0] and sentence.tokens[k].dep == "dobj":
            return k
    return None


def _right_class(sentence: Sentence, pattern: Pattern, at: int, last: int) -> bool:
    token = sentence.tokens[at]
    if pattern.kind == "phrase":
        return True
    as_noun = _noun_like(sentence, at)
    if pattern.kind == "verb":
        return (
            token.tag.startswith("VB")
            and not (token.tag in {"VBG", "VBN"} and token.dep in {"amod", "compound"})
            and not as_noun
        )
    if last > at:
        return not token.tag.startswith(("VBD", "VBZ")) or token.dep in NOUN_DEPS
    return token.tag.startswith("NN") or as_noun


def _noun_like(sentence: Sentence, at: int) -> bool:
    """ "the shelling of", "heavy bombing": a gerund used as a noun."""
    token = sentence.tokens[at]
    if token.tag != "VBG":
        return False
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
    after = sentence.tokens[last + 1].lower if last + 1 < len(sentence.tokens) else ""
    if pattern.kind == "noun" and after in lexis.talk_nouns:
        return None  # "ceasefire talks"
    hit = Hit(trigger, pattern.kind, head, last, carrier)
    if trigger.lights and carrier is not None:
        hit.objects = noun_objects(sentence, head) or _loose_objects(sentence, carrier, head)
        about = [phrase(sentence, lexis, o) for o in hit.objects]
        if about and not any(a.classes & GROUND or a.places for a in about):
            return None  # control of the senate, of a company
    if pattern.kind == "noun" and trigger.object and not trigger.verbs:
        hit.objects = noun_objects(sentence, head)
        if not _object_fits(sentence, lexis, trigger, hit.objects):
            return None
    return hit


def _verb_sense(sentence: Sentence, lexis: Lexis, trigger: Trigger, at: int, last: int) -> Hit | None:
    subject = sentence.child(at, "nsubj")
    if subject is not None and lexis.noun_class(sentence.tokens[subject].lower) == "natural":
        return None  # "locusts have invaded", "fire destroyed"
    if trigger.subject == "place" and not _is_place(sentence, lexis, subject_of(sentence, at)):
        return None
    hit = Hit(trigger, "verb", at, max(at, last), at)
    hit.objects, hit.passive = verb_objects(sentence, at, last, trigger)
    if trigger.object and not _object_fits(sentence, lexis, trigger, hit.objects):
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


def _object_fits(sentence: Sentence, lexis: Lexis, trigger: Trigger, objects: list[int]) -> bool:
    if not objects:
        return "none" in trigger.object
    wanted = set(trigger.object)
    for i in objects:
        found = phrase(sentence, lexis, i)
        classes = found.classes | phrase(sentence, lexis, counted_head(sentence, lexis, i)).classes
        if "attack" in wanted and any(p.kind == "noun" for p in lexis.patterns.get(sentence.tokens[i].lower, ())):
            classes.add("attack")
        if "person" in classes and sentence.at.get(i) is not None:
            classes.add("armed")
        if not classes and found.parties:
            classes.add("armed")
        if classes & wanted and (not trigger.named or found.places):
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


def _loose_objects(sentence: Sentence, carrier: int, noun: int) -> list[int]:
    """ "seized control the battalion": the preposition is missing, the place follows."""
    for k in [*sentence.kids[carrier], *sentence.kids[noun]]:
        if k > noun and sentence.tokens[k].dep in {"dobj", "appos", "npadvmod", "oprd"} and sentence.is_noun(k):
            return sentence.conjuncts(k)
    return []


def noun_objects(sentence: Sentence, noun: int) -> list[int]:
    """What a trigger noun is about: its `of`, `on`, `against` … objects."""
    found = []
    for k in sentence.kids[noun]:
        if sentence.tokens[k].dep == "prep" and sentence.tokens[k].lower in OBJECT_PREPS:
            obj = sentence.child(k, "pobj")
            if obj is not None:
                found += sentence.conjuncts(obj)
    return found


def verb_objects(sentence: Sentence, verb: int, last: int, trigger: Trigger) -> tuple[list[int], bool]:
    """Object heads of a verb (with conjuncts) and whether it is passive (also without an auxiliary)."""
    tokens = sentence.tokens
    direct = sentence.child(verb, "dobj", "attr", "oprd") if not trigger.lights else None
    if direct is not None and last != direct:
        return sentence.conjuncts(direct), False
    passive = sentence.child(verb, "nsubjpass")
    if passive is None and sentence.child(verb, "auxpass") is not None and tokens[verb].dep != "relcl":
        passive = _noun_before(sentence, verb)
        if tokens[verb].dep == "conj" and passive is not None and passive < tokens[verb].head:
            passive = None  # a shared subject, found below
    if passive is not None:
        return sentence.conjuncts(passive), True
    token = tokens[verb]
    if token.dep == "acl" and token.tag == "VBN":
        return [token.head], True
    if token.dep in {"relcl"} and sentence.child(verb, "auxpass") is not None:
        return [token.head], True
    shared = _shared_object(sentence, verb)
    if shared:
        return shared, False
    if token.dep == "conj" and token.tag == "VBN" and sentence.child(verb, *SUBJECTS) is None:
        first = token.head
        if sentence.child(first, "nsubjpass") is not None:
            return verb_objects(sentence, first, first, trigger)
    if last > verb and tokens[last].tag in {"IN", "TO", "RP"}:
        obj = sentence.child(last, "pobj")
        if obj is not None:
            return sentence.conjuncts(obj), False
    return _reduced_passive(sentence, verb) if trigger.reduced else ([], False)


def _noun_before(sentence: Sentence, verb: int) -> int | None:
    """The noun phrase right before a passive whose subject the parser lost ("and scores of terrorists were killed")."""
    first = min([verb, *sentence.children(verb, "auxpass", "aux")])
    head = next((i for i in range(first - 1, max(-1, first - 8), -1) if sentence.tokens[i].tag.startswith("NN")), None)
    while head is not None:
        above = sentence.tokens[head].head
        if sentence.tokens[head].dep == "pobj" and sentence.tokens[above].lower == "of":
            counted = above - 1 if above and sentence.tokens[above - 1].tag.startswith("NN") else None
            return counted if counted is not None else sentence.tokens[above].head
        if sentence.tokens[head].dep in {"compound", "nmod", "amod"} and above < first:
            head = above
        else:
            return head
    return None


def _shared_object(sentence: Sentence, verb: int) -> list[int]:
    """ "killing and injuring dozens": the object stands with the last verb."""
    for other in sentence.conjuncts(verb)[1:]:
        if sentence.is_verb(other) and sentence.child(other, *SUBJECTS) is None:
            obj = sentence.child(other, "dobj")
            if obj is not None:
                return sentence.conjuncts(obj)
    return []


def _reduced_passive(sentence: Sentence, verb: int) -> tuple[list[int], bool]:
    """Headlines and coordination drop the auxiliary: "Dozens killed in", "and 30 members killed"."""
    token = sentence.tokens[verb]
    subject = sentence.child(verb, "nsubj")
    helped = any(
        sentence.tokens[k].dep in {"aux", "auxpass"} and sentence.tokens[k].lower not in {"were", "was", "been"}
        for k in sentence.kids[verb]
    )
    if token.tag in {"VBD", "VBN"} and subject is not None and not helped:
        return sentence.conjuncts(subject), True
    return [], False


def subject_of(sentence: Sentence, verb: int, depth: int = 0) -> int | None:
    """The subject of a verb, also through coordination, control and participles; antecedent for a relative.

    Where the parser lost it, a party named directly before the verb is taken.
    """
    found = _subject(sentence, verb, depth)
    if found is not None and sentence.tokens[found].tag not in {"JJ", "RB"}:
        return found
    return _left_neighbour(sentence, verb) or found


def _left_neighbour(sentence: Sentence, verb: int) -> int | None:
    """A named party that stands right before a finite verb (adverbs and auxiliaries apart)."""
    finite = {"VBD", "VBZ", "VBP", "VBN"} | ({"VBG"} if sentence.child(verb, "aux") is not None else set())
    if sentence.tokens[verb].tag not in finite:
        return None
    i = verb - 1
    while i >= 0 and (sentence.tokens[i].tag in {"RB", "MD", "VBP", "VBZ", "VBD", "VBN"}) and i not in sentence.at:
        i -= 1
    mention = sentence.at.get(i) if i >= 0 else None
    if mention is None or mention.kind not in {"actor", "word", "unknown_actor"}:
        return None
    return i


def _subject(sentence: Sentence, verb: int, depth: int) -> int | None:
    own = sentence.child(verb, "nsubj", "csubj")
    token = sentence.tokens[verb]
    if own is not None:
        if sentence.tokens[own].lower in {"which", "who", "that"} and token.dep == "relcl":
            return token.head
        return own
    if depth > 5 or token.head == verb:
        return sentence.child(verb, "nsubjpass")
    head = token.head
    if token.dep in {"acl", "relcl"}:
        return head if token.tag == "VBG" else owner_of(sentence, head) if token.tag == "VB" else None
    if token.dep == "xcomp" and sentence.tokens[head].dep == "acomp":
        return subject_of(sentence, sentence.tokens[head].head, depth + 1)
    if token.dep in {"conj", "xcomp", "advcl", "ccomp", "dep"} and sentence.is_verb(head):
        return subject_of(sentence, head, depth + 1)
    if token.dep == "pcomp" and sentence.tokens[head].dep == "prep":
        above = sentence.tokens[head].head
        return subject_of(sentence, above, depth + 1) if sentence.is_verb(above) else owner_of(sentence, above)
    return sentence.child(verb, "nsubjpass") if token.dep not in CLAUSES else None


def owner_of(sentence: Sentence, noun: int) -> int | None:
    """Whose a noun is: "attempt by X", "X's role", "the X bid", or the subject of the verb it is the object of."""
    for k in sentence.kids[noun]:
        if sentence.tokens[k].lower == "by":
            return sentence.child(k, "pobj")
    own = sentence.child(noun, "poss")
    if own is None:
        own = next((k for k in sentence.children(noun, "compound", "nmod", "amod") if k in sentence.at), None)
    if own is not None:
        return own
    verb = sentence.tokens[noun].head
    return subject_of(sentence, verb, 1) if sentence.is_verb(verb) and verb != noun else None


def verb_preps(sentence: Sentence, verb: int) -> list[tuple[str, int]]:
    """Prepositions of a verb with their object heads."""
    found = []
    for k in sentence.kids[verb]:
        if sentence.tokens[k].dep in {"prep", "agent", "dative"}:
            obj = sentence.child(k, "pobj")
            if obj is not None:
                found += [(sentence.tokens[k].lower, o) for o in sentence.conjuncts(obj)]
    return found
