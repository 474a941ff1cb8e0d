"""What is wished for, done by habit, summed up or only spoken of: triggers in such a place tell no event by themselves.

`planned` and `possible` are categories of `status`; a `loose` claim is kept only where a day, a figure or a place of its own
shows that it tells one event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.extract.lexis import Lexis
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.text.fold import smooth

LEAD = 2  # sentences in which "have attacked" is the news
VIOLENT = frozenset({"deploy", "fight", "strike", "harm", "blast", "capture", "displace", "seize-people", "property"})
_UP = frozenset({"pobj", "prep", "conj", "dobj", "pcomp", "attr", "appos"})
_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "parataxis"})
_BARE = frozenset({"VB", "VBP"})
_COPULAS = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "remain", "remains", "remained", "become", "became"}
)
_MODALS = frozenset({"would", "could", "might", "may"})
_NOW = frozenset({"VBZ", "VBP", "VBG", "VB"})


class Unreal:
    """Knows the words of wishes and habits in one language."""

    def __init__(self, lexis: Lexis) -> None:
        cues = lexis.language.cues
        self._lexis = lexis
        self._wishes = lexis.forms_of(cues.wishes)
        self._courts = lexis.forms_of(cues.court_verbs)
        self._goes_on = lexis.forms_of(cues.going_on)
        self._spurned = lexis.forms_of(cues.spurning_verbs)
        self._ending = lexis.forms_of(cues.ending_verbs)
        self._lasting = frozenset(cues.lasting_nouns)
        self._idle = frozenset(cues.idle_nouns) | {f"{n}s" for n in cues.idle_nouns}
        self._again = frozenset(cues.reference_adjectives)
        self._vague = frozenset(cues.vague_adjectives)
        self._earlier = frozenset(cues.earlier_adjectives)
        self._series = frozenset(cues.series_nouns)
        self._blame = frozenset(cues.blame_words)
        self._explains = re.compile("|".join(cues.explainer_titles), re.I) if cues.explainer_titles else None
        self._habits = re.compile(rf"\b(?:{'|'.join(cues.habits)})\b", re.I) if cues.habits else None

    def explains(self, sentence: Sentence) -> bool:
        """Whether a headline opens an explanation, a profile or an opinion: "Who are the rebels of Kivu?"."""
        return sentence.is_title and self._explains is not None and bool(self._explains.search(smooth(sentence.raw)))

    def flags(self, sentence: Sentence, hit: Hit) -> set[str]:
        """What the grammar around a trigger says of its standing."""
        carrier = hit.verb if hit.verb is not None else hit.at
        found = set()
        if self._is_wished(sentence, hit, carrier) or self._is_due(sentence, hit) or _is_meant(sentence, carrier):
            found.add("planned")
        if self._is_thought_of(sentence, hit):
            found.add("possible")
        since = any(sentence.tokens[k].lower == "since" for k in sentence.children(carrier, "mark"))
        if since or self._is_tried(sentence, carrier) or self._marked(sentence, hit, self._earlier):
            found.add("background")
        if self._is_vague(sentence, hit, carrier):
            found |= {"loose", "vague"}
        if self._is_idle(sentence, hit) or self._is_loose(sentence, hit, carrier):
            found.add("loose")
        return found

    def _is_wished(self, sentence: Sentence, hit: Hit, carrier: int) -> bool:
        """ "demanded that they halt", "a call for an end to the attacks"."""
        tokens, at = sentence.tokens, carrier
        while tokens[at].dep == "conj" and sentence.is_verb(at) and sentence.is_verb(tokens[at].head):
            at = tokens[at].head
        if sentence.is_verb(at) and tokens[at].dep in {"ccomp", "acl", "relcl"} and tokens[at].tag in _BARE:
            auxiliary = any(tokens[k].dep == "aux" for k in sentence.kids[at]) and sentence.is_verb(tokens[at].head)
            return not auxiliary and tokens[tokens[at].head].lower in self._wishes
        if hit.kind == "verb" or hit.verb is not None:
            return False
        return self._climbs_to(sentence, hit.at, self._wishes)

    @staticmethod
    def _climbs_to(sentence: Sentence, at: int, words: Iterable[str]) -> bool:
        """Whether a noun hangs on one of these words, by prepositions and objects alone."""
        tokens = sentence.tokens
        while tokens[at].dep in _UP and tokens[at].head != at:
            below, at = at, tokens[at].head
            if tokens[at].lower in words and tokens[below].dep in {"dobj", "prep", "conj", "pobj"}:
                return True
            if sentence.is_verb(at):
                return False
        return False

    @staticmethod
    def _is_due(sentence: Sentence, hit: Hit) -> bool:
        """ "the offensive must end"."""
        token = sentence.tokens[hit.at]
        if hit.kind == "verb" or token.dep not in {"nsubj", "nsubjpass"}:
            return False
        return any(sentence.tokens[k].lower in {"must", "should"} for k in sentence.children(token.head, "aux"))

    @staticmethod
    def _is_thought_of(sentence: Sentence, hit: Hit) -> bool:
        """ "any attack on peacekeepers", "an attack on the port would be a disaster"."""
        if hit.kind == "verb":
            return False
        token = sentence.tokens[hit.at]
        marks = {sentence.tokens[k].lower for k in sentence.children(hit.at, "det")}
        modals = {sentence.tokens[k].lower for k in sentence.children(token.head, "aux")}
        return "any" in marks or (token.dep == "nsubj" and bool(marks & {"a", "an"}) and bool(modals & _MODALS))

    def _is_tried(self, sentence: Sentence, carrier: int) -> bool:
        """ "was sentenced for killing": a deed before a court is an earlier one."""
        tokens, at = sentence.tokens, carrier
        for above in list(sentence.ancestors(at))[:6]:
            if tokens[at].lower in {"for", "of", "over", "with", "in"} and tokens[above].lower in self._courts:
                return True
            if tokens[at].dep in _CLAUSES:
                return False
            at = above
        return False

    def _marked(self, sentence: Sentence, hit: Hit, words: frozenset[str]) -> bool:
        """Whether a trigger noun has one of these adjectives."""
        if hit.kind == "verb":
            return False
        return any(sentence.tokens[k].lower in words for k in sentence.children(hit.at, "amod", "det", "predet"))

    def _is_idle(self, sentence: Sentence, hit: Hit) -> bool:
        """ "condolences to the families of those killed", "the anniversary of the massacre", "battles like those at"."""
        tokens, at = sentence.tokens, hit.at
        if hit.kind != "verb" and any(tokens[k].lower == "like" for k in sentence.children(at, "prep")):
            return True
        if hit.kind != "verb" and tokens[at].dep == "dobj" and tokens[tokens[at].head].lower in self._spurned:
            return True
        for above in list(sentence.ancestors(at))[:8]:
            if tokens[at].dep in _CLAUSES:
                return False
            if tokens[above].lower in self._idle and tokens[at].dep in {"prep", "compound", "poss", "nmod"}:
                return True
            if sentence.is_verb(above) and above != hit.verb:
                return False
            at = above
        return False

    def _is_vague(self, sentence: Sentence, hit: Hit, carrier: int) -> bool:
        """ "recent attacks", "the conflict has displaced", "to end attacks on": a place alone makes no event of it."""
        tokens = sentence.tokens
        if hit.kind != "verb" and hit.verb is None:
            token = tokens[hit.at]
            ended = token.dep in {"dobj", "pobj"} and self._ends(sentence, token.head)
            lasting = hit.frame != "clash" and token.lower in self._lasting and token.dep in {"nsubj", "nsubjpass"}
            return ended or lasting or self._marked(sentence, hit, self._vague)
        agents = [o for by in sentence.children(carrier, "agent") for o in sentence.kids[by]]
        if hit.frame == "displace" and any(tokens[o].lower in self._lasting for o in agents):
            return True
        first = carrier  # "the conflict has claimed …, injured … and displaced …"
        while sentence.child(first, "nsubj", "nsubjpass") is None and tokens[first].dep == "conj":
            first = tokens[first].head
        subject = sentence.child(first, "nsubj", "nsubjpass")
        return subject is not None and tokens[subject].lower in self._lasting and self._in_perfect(sentence, carrier)

    def _ends(self, sentence: Sentence, above: int) -> bool:
        """ "to end", "refrain from": what stops is not told."""
        token = sentence.tokens[above]
        if token.dep == "prep":
            token = sentence.tokens[token.head]
        return token.lower in self._ending and token.tag in {"VB", "VBG"}

    def _is_loose(self, sentence: Sentence, hit: Hit, carrier: int) -> bool:
        verb = carrier if sentence.is_verb(carrier) else sentence.tokens[carrier].head
        if self._by_habit(sentence, carrier, verb) or self._marked(sentence, hit, self._again):
            return True
        if sentence.is_title:
            return False
        return (
            self._of_series(sentence, hit)
            or self._is_rated(sentence, hit)
            or self._keeps_on(sentence, hit, carrier)
            or self._is_blamed(sentence, carrier)
            or self._is_career(sentence, hit)
            or (sentence.number >= LEAD and self._has_done(sentence, hit, verb))
        )

    def _by_habit(self, sentence: Sentence, carrier: int, verb: int) -> bool:
        """ "are frequently carried out", "has done so in the past"."""
        if self._habits is None:
            return False
        for match in self._habits.finditer(smooth(sentence.raw)):
            token = next((t for t in sentence.tokens if t.end > sentence.start + match.start()), None)
            if token is not None and {carrier, verb} & {token.i, *list(sentence.ancestors(token.i))[:3]}:
                return True
        return False

    def _of_series(self, sentence: Sentence, hit: Hit) -> bool:
        """ "have staged a string of assaults"."""
        token = sentence.tokens[hit.at]
        of = sentence.tokens[token.head]
        if hit.kind == "verb" or token.dep != "pobj" or of.lower not in {"of", "in"}:
            return False
        if sentence.tokens[of.head].lower not in self._series:
            return False
        verb = next((a for a in sentence.ancestors(of.head) if sentence.is_verb(a)), None)
        return verb is None or sentence.tokens[verb].tag in _NOW or self._in_perfect(sentence, verb)

    @staticmethod
    def _is_rated(sentence: Sentence, hit: Hit) -> bool:
        """ "the invasion is the cause of", "the withdrawal has led to": talked about."""
        token = sentence.tokens[hit.at]
        if hit.kind == "verb" or token.dep not in {"nsubj", "nsubjpass"}:
            return False
        governor = sentence.tokens[token.head]
        if governor.lower in _COPULAS and sentence.child(governor.i, "attr", "acomp") is not None:
            return True
        auxiliaries = {sentence.tokens[k].lower for k in sentence.children(governor.i, "aux", "auxpass")}
        return hit.frame != "clash" and (governor.tag in {"VBZ", "VBP"} or bool(auxiliaries & {"has", "have"}))

    def _keeps_on(self, sentence: Sentence, hit: Hit, carrier: int) -> bool:
        """ "continues to carry out attacks": many deeds, not one."""
        token = sentence.tokens[carrier]
        above = sentence.tokens[token.head]
        if token.dep != "xcomp" or above.lower not in self._goes_on:
            return False
        many = hit.kind == "verb" or sentence.tokens[hit.at].tag == "NNS"
        return many and (above.tag in {"VBZ", "VBP"} or self._in_perfect(sentence, above.i))

    def _is_blamed(self, sentence: Sentence, carrier: int) -> bool:
        """ "notorious for stealing cattle", "has been responsible for attacks"."""
        tokens, at = sentence.tokens, carrier
        for above in list(sentence.ancestors(at))[:5]:
            if tokens[at].lower in {"for", "behind", "to"} and tokens[above].lower in self._blame:
                return True
            if tokens[at].dep in _CLAUSES:
                return False
            at = above
        return False

    @staticmethod
    def _is_career(sentence: Sentence, hit: Hit) -> bool:
        """ "Hamid, a commander who fought in the north": who somebody is."""
        token = sentence.tokens[hit.at]
        if hit.frame != "clash" or hit.kind != "verb" or token.dep != "relcl":
            return False
        return sentence.tokens[token.head].dep in {"appos", "attr"}

    @staticmethod
    def _in_perfect(sentence: Sentence, verb: int) -> bool:
        """ "have killed", "has been attacking", also through "and"."""
        tokens = sentence.tokens
        while True:
            auxiliaries = {tokens[k].lower for k in sentence.kids[verb] if tokens[k].dep in {"aux", "auxpass"}}
            if auxiliaries:
                return bool(auxiliaries & {"have", "has", "'ve"})
            if tokens[verb].dep != "conj" or sentence.child(verb, "nsubj", "nsubjpass") is not None:
                return False
            verb = tokens[verb].head

    def _has_done(self, sentence: Sentence, hit: Hit, verb: int) -> bool:
        """A deed in the perfect; what was suffered ("have been sent") is news more often, but for sums of the dead."""
        frame = self._lexis.frames.get(hit.frame)
        if frame is None or frame.family not in VIOLENT:
            return False
        passive = sentence.child(verb, "auxpass", "nsubjpass") is not None
        return self._in_perfect(sentence, verb) and (not passive or bool(hit.trigger.harm))


def _is_meant(sentence: Sentence, carrier: int) -> bool:
    """ "troops to help stop the advance": the aim of an aim."""
    token = sentence.tokens[carrier]
    above = sentence.tokens[token.head]
    return (
        token.tag == "VB"
        and token.dep in {"xcomp", "ccomp"}
        and above.lower == "help"
        and above.dep in {"advcl", "xcomp", "acl", "relcl"}
        and any(sentence.tokens[k].tag == "TO" for k in sentence.kids[above.i])
    )
