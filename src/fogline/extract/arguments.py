"""Arguments of triggers from the tree: subjects through control and coordination, objects, prepositions."""

from __future__ import annotations

from fogline.extract.sentence import CLAUSES, SUBJECTS, Sentence
from fogline.packs.language import Trigger

DEEPEST = 5  # verbs to climb for a subject
_ACTIVE = frozenset({"attack", "shelling", "airstrike", "drone_strike"})  # frames whose bare past is no passive
OBJECT_PREPS = frozenset({"of", "over", "on", "against", "at", "upon", "from", "to", "in", "into"})


def loose_objects(sentence: Sentence, carrier: int, noun: int) -> list[int]:
    """ "seized control the battalion": the preposition is missing, the place follows."""
    for k in [*sentence.kids[carrier], *sentence.kids[noun]]:
        if k > noun and sentence.tokens[k].dep in {"dobj", "appos", "npadvmod", "oprd"} and sentence.is_noun(k):
            return sentence.conjuncts(k)
    return []


def noun_objects(sentence: Sentence, noun: int, prepositions: frozenset[str] = OBJECT_PREPS) -> list[int]:
    """What a trigger noun is about: its `of`, `on`, `against` … objects."""
    found = []
    for k in sentence.kids[noun]:
        if sentence.tokens[k].dep == "prep" and sentence.tokens[k].lower in prepositions:
            obj = sentence.child(k, "pobj")
            if obj is not None:
                found += sentence.conjuncts(obj)
    return found


def verb_objects(sentence: Sentence, verb: int, last: int, trigger: Trigger) -> tuple[list[int], bool]:
    """Object heads of a verb (with conjuncts) and whether it is passive (also without an auxiliary)."""
    direct = sentence.child(verb, "dobj", "attr", "oprd") if not trigger.lights else None
    found = _direct(sentence, verb, direct, last) if direct is not None else []
    if found:
        return found, False
    noun = direct is not None and sentence.tokens[direct].dep == "dobj"
    if direct is not None and noun and (trigger.harm or trigger.people):
        # "claimed the lives of seven policemen", "took [eleven soldiers] prisoner"
        return noun_objects(sentence, direct) or sentence.children(direct, "compound", "nmod"), False
    passive = _passive_subject(sentence, verb)
    if passive is not None:
        return _with_rest(sentence, verb, passive, last), True
    token = sentence.tokens[verb]
    if (token.dep == "acl" and token.tag == "VBN") or (
        token.dep == "relcl" and sentence.child(verb, "auxpass") is not None
    ):
        return [token.head], True
    shared = _shared_object(sentence, verb)
    if shared:
        return shared, False
    coordinated = token.dep == "conj" and token.tag == "VBN" and sentence.child(verb, *SUBJECTS) is None
    if coordinated and sentence.child(token.head, "nsubjpass") is not None:
        return verb_objects(sentence, token.head, token.head, trigger)
    if coordinated and sentence.child(verb, "auxpass") is not None:  # "tried to resist but was defeated"
        shared_subject = subject_of(sentence, token.head)
        return ([shared_subject], True) if shared_subject is not None else ([], True)
    inner = _of_contact_clause(sentence, verb)
    if inner is not None:
        return sentence.conjuncts(inner), False
    obj = sentence.child(last, "pobj") if last > verb and sentence.tokens[last].tag in {"IN", "TO", "RP"} else None
    if obj is not None:
        return sentence.conjuncts(obj), False
    return _reduced_passive(sentence, verb, trigger) if trigger.reduced else ([], False)


def _direct(sentence: Sentence, verb: int, direct: int, last: int) -> list[int]:
    """The direct object of a verb; nothing where the pattern of the verb ends in it."""
    if verb < direct < last and sentence.child(last, "pobj") is not None:
        return sentence.conjuncts(sentence.children(last, "pobj")[0])  # "set fire to [three camps]"
    if direct == last or (direct < last and sentence.tokens[last].head == direct):
        return []  # "claimed the lives of five": those five
    if sentence.tokens[direct].lower in {"whom", "which", "that"} and sentence.tokens[verb].dep == "relcl":
        return [sentence.tokens[verb].head]  # "villagers, whom the militants shot"
    return _with_rest(sentence, verb, direct, last)


def _with_rest(sentence: Sentence, verb: int, first: int, last: int) -> list[int]:
    """A list of objects, also where the parser cut it in two ("a post, [two depots and a tank]")."""
    found = sentence.conjuncts(first)
    for other in sentence.children(verb, sentence.tokens[first].dep):
        if other not in found and other not in {verb, last}:
            found += sentence.conjuncts(other)
    return found


def _passive_subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of a passive, or the noun before it where the parser lost it."""
    own = sentence.child(verb, "nsubjpass")
    token = sentence.tokens[verb]
    if own is not None or sentence.child(verb, "auxpass") is None or token.dep == "relcl":
        return own
    found = _noun_before(sentence, verb)
    shared = token.dep == "conj" and found is not None and found < token.head
    return None if shared else found


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


def _of_contact_clause(sentence: Sentence, verb: int) -> int | None:
    """ "destroyed all 24 drones Russia launched": the parser takes the object for the subject of a clause."""
    clause = sentence.child(verb, "ccomp")
    subject = sentence.child(clause, "nsubj") if clause is not None and clause > verb else None
    marked = clause is not None and sentence.child(clause, "mark") is not None
    if subject is None or marked or sentence.child(subject, "appos") is None:
        return None
    return subject if sentence.tokens[subject].tag.startswith("NN") and subject > verb else None


def _reduced_passive(sentence: Sentence, verb: int, trigger: Trigger) -> tuple[list[int], bool]:
    """Headlines and coordination drop the auxiliary: "Dozens killed in", "and 30 members killed"."""
    token = sentence.tokens[verb]
    subject = sentence.child(verb, "nsubj")
    helped = any(
        sentence.tokens[k].dep in {"aux", "auxpass"} and sentence.tokens[k].lower not in {"were", "was", "been"}
        for k in sentence.kids[verb]
    )
    active = trigger.frame in _ACTIVE and token.tag == "VBD" and not sentence.is_title  # "forces pounded with shells X"
    if token.tag in {"VBD", "VBN"} and subject is not None and not helped and not active:
        return sentence.conjuncts(subject), True
    return [], False


def subject_of(sentence: Sentence, verb: int, depth: int = 0) -> int | None:
    """The subject of a verb, also through coordination, control and participles; antecedent for a relative.

    Where the parser lost it, a party named directly before the verb is taken.
    """
    found = _subject(sentence, verb, depth)
    if found is not None and sentence.tokens[found].tag not in {"JJ", "RB"}:
        return found
    return _left_neighbour(sentence, verb) or found or _orphan(sentence, verb)


def _orphan(sentence: Sentence, verb: int) -> int | None:
    """A subject before the verb that the parser hung on a noun ("Rebels in Old Town, for their part, shelled")."""
    if (
        sentence.tokens[verb].tag not in {"VBD", "VBZ", "VBP"}
        or sentence.child(verb, "nsubjpass", "auxpass") is not None
    ):
        return None
    for i in range(verb):
        token = sentence.tokens[i]
        if (
            token.dep == "nsubj"
            and not sentence.is_verb(token.head)
            and not any(sentence.is_verb(j) for j in range(i, verb))
        ):
            return i
    return None


def _left_neighbour(sentence: Sentence, verb: int) -> int | None:
    """A named party that stands right before a finite verb (adverbs and auxiliaries apart)."""
    finite = {"VBD", "VBZ", "VBP", "VBN"} | ({"VBG"} if sentence.child(verb, "aux") is not None else set())
    if sentence.tokens[verb].tag not in finite:
        return None
    i = verb - 1
    while i >= 0 and (sentence.tokens[i].tag in {"RB", "MD", "VBP", "VBZ", "VBD", "VBN"}) and i not in sentence.at:
        i -= 1
    mention = sentence.at.get(i) if i >= 0 else None
    if mention is None and i >= 0:  # "LNA air force bombs X"
        mention = next(
            (
                sentence.at[j]
                for j in range(max(0, i - 2), i)
                if j in sentence.at and sentence.tokens[j].dep == "compound"
            ),
            None,
        )
    if mention is None or mention.kind not in {"actor", "word", "unknown_actor"}:
        return None
    return i


def _subject(sentence: Sentence, verb: int, depth: int) -> int | None:
    """The subject by the tree alone."""
    own = sentence.child(verb, "nsubj", "csubj")
    token = sentence.tokens[verb]
    if own is not None:
        relative = sentence.tokens[own].lower in {"which", "who", "that"} and token.dep == "relcl"
        return token.head if relative else own
    if depth > DEEPEST or token.head == verb:
        return sentence.child(verb, "nsubjpass")
    if token.dep in {"pobj", "pcomp"}:
        return _subject_behind_preposition(sentence, verb, depth)
    if token.dep in {"acl", "relcl"}:
        return token.head if token.tag == "VBG" else owner_of(sentence, token.head) if token.tag == "VB" else None
    return _controller(sentence, verb, depth)


def _controller(sentence: Sentence, verb: int, depth: int) -> int | None:
    """Who does it by the governing verb: its object ("forced the enemy to withdraw"), else its subject."""
    token = sentence.tokens[verb]
    controlled = sentence.child(token.head, "dobj") if token.tag == "VB" and token.dep in {"xcomp", "ccomp"} else None
    if controlled is not None:
        return controlled
    told = sentence.child(token.head, "ccomp") if token.tag == "VBG" and token.dep == "advcl" else None
    if told is not None:  # "rebels fired rockets, officials said, killing eight": not the officials
        return subject_of(sentence, told, depth + 1)
    if token.dep == "xcomp" and sentence.tokens[token.head].dep == "acomp":
        return subject_of(sentence, sentence.tokens[token.head].head, depth + 1)
    finite = token.tag in {"VBD", "VBZ", "VBP"} or sentence.child(verb, "aux", "auxpass") is not None
    if token.dep == "ccomp" and finite:
        return None  # "was hit, officials said": who speaks did not do it
    if token.dep in {"conj", "xcomp", "advcl", "ccomp", "dep"} and sentence.is_verb(token.head):
        return subject_of(sentence, token.head, depth + 1)
    return sentence.child(verb, "nsubjpass") if token.dep not in CLAUSES else None


def _subject_behind_preposition(sentence: Sentence, verb: int, depth: int) -> int | None:
    """ "by attacking", and infinitives that the parser took for nouns ("to storm")."""
    preposition = sentence.tokens[sentence.tokens[verb].head]
    above = preposition.head
    accused = sentence.child(above, "dobj") if preposition.lower == "of" else None
    if sentence.is_verb(above):  # "accused the army of shelling": the army did it
        return accused if accused is not None else subject_of(sentence, above, depth + 1)
    if preposition.tag == "TO":
        return next((k for a in sentence.ancestors(preposition.i) for k in sentence.children(a, "nsubj")), None)
    return owner_of(sentence, above) if preposition.dep == "prep" else None


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
            obj = _said_to_be(sentence, k) if obj is None else obj
            if obj is not None:
                found += [(sentence.tokens[k].lower, o) for o in sentence.conjuncts(obj)]
    return found


def _said_to_be(sentence: Sentence, preposition: int) -> int | None:
    """ "against what it claimed were [positions]"."""
    after = sentence.tokens[preposition + 1 : preposition + 12]
    if not after or after[0].lower != "what":
        return None
    return next((t.i for t in after if t.dep in {"attr", "oprd"} and t.tag.startswith("NN")), None)
