"""Initiators and targets of a draft, from the tree; each role remembers the rule that filled it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.extract.arguments import subject_of, verb_preps
from fogline.extract.discourse import Discourse
from fogline.extract.draft import Draft
from fogline.extract.lexis import SUFFERING, Lexis
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import BE, Hit
from fogline.model.actor import ActorRef
from fogline.model.record import Span
from fogline.ports import NameContext

AGAINST = frozenset({"against", "on", "at", "upon", "towards", "toward", "targeting"})
_BOTH = frozenset({"with", "between", "against", "among"})
_ALLY = re.compile(
    r"\b(?:in (?:cooperation|coordination|co-operation|conjunction|partnership|alliance) with|alongside|along with|together with|backed by|supported by|with the (?:support|help|backing) of|side by side with) (?:the )?"
)
_ARMED_ACTS = frozenset({"fight", "capture", "strike", "harm", "blast", "withdraw", "siege", "cut", "deploy"})
_TARGETLESS = frozenset(
    {
        "withdraw",
        "retreat",
        "ceasefire",
        "surrender",
        "aid",
        "protest",
        "riot",
        "mass_grave",
        "displace",
        "deploy",
        "base",
        "reorganise",
    }
)


class Roles:
    """Parties of one claim, and the names of the rules that found them."""

    __slots__ = ("initiators", "rules", "targets", "undirected")

    def __init__(self) -> None:
        self.initiators: list[ActorRef] = []
        self.targets: list[ActorRef] = []
        self.undirected = False
        self.rules: list[str] = []


class RoleReader:
    """Fills the roles of drafts in one document."""

    def __init__(self, lexis: Lexis, names: NameContext, discourse: Discourse) -> None:
        self._lexis, self._names, self._discourse = lexis, names, discourse

    def of(self, sentence: Sentence, draft: Draft) -> Roles:
        """Initiators and targets by subject and object, by the prepositions of a noun, and by its means."""
        roles = Roles()
        hit = draft.hit
        if hit.kind == "verb":
            self._verb(sentence, hit, roles)
        else:
            self._noun(sentence, hit, roles, hit.verb)
        for other in filter(None, [draft.noun, *draft.means]):
            self._from_means(sentence, draft, other, roles)
        for other in draft.harms:
            self._from_harm(sentence, other, roles)
        self._opponent(sentence, draft, roles)
        self._tidy(draft, roles)
        return roles

    def _opponent(self, sentence: Sentence, draft: Draft, roles: Roles) -> None:
        """A fight or capture without a named target is against the opponent that the text names nearest."""
        family = self._family(draft.hit)
        known = [t for t in roles.targets if t.id is not None]
        if known or roles.undirected or family not in {"fight", "capture", "join", "strike"} or not roles.initiators:
            return
        if any(t.kind != "unidentified" for t in roles.targets):
            return
        foe = self._discourse.opponent_near(sentence, roles.initiators[0].side)
        if foe is not None and all(foe.id != i.id for i in roles.initiators):
            roles.targets = [foe]
            roles.rules.append("opponent-near")

    def _verb(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        subject = subject_of(sentence, hit.at)
        side = None
        if hit.trigger.subject == "target":
            self._add(roles, "targets", sentence, subject, None, "subject-is-hit")
            if hit.frame == "fall":  # "the army lost the town to X"
                for node in (hit.at, *hit.objects):
                    for word, obj in verb_preps(sentence, node):
                        if word == "to":
                            self._add(roles, "initiators", sentence, obj, None, "falls-to")
            return self._preps(sentence, hit.at, hit, roles)
        if hit.trigger.subject == "place":
            self._add(roles, "targets", sentence, subject, None, "held-place")
            for word, obj in verb_preps(sentence, hit.at):
                if word in {"to", "into"}:
                    self._add(roles, "initiators", sentence, obj, None, "falls-to")
            return None
        if hit.passive:
            agent = sentence.child(hit.at, "agent")
            by = sentence.child(agent, "pobj") if agent is not None else self._by(sentence, hit.at)
            self._add(roles, "initiators", sentence, by, None, "passive-agent")
        elif subject not in hit.objects:
            self._add(roles, "initiators", sentence, subject, None, "subject")
        side = roles.initiators[0].side if roles.initiators else None
        if not self._is_reflexive(sentence, hit):
            for obj in hit.objects:
                self._add(roles, "targets", sentence, obj, side, "object")
        if self._family(hit) == "capture" and not roles.targets:
            for obj in hit.objects:  # "captured outposts from junta troops"
                for word, inner in verb_preps(sentence, obj):
                    if word == "from":
                        self._add(roles, "targets", sentence, inner, side, "object-of-from")
        self._held(sentence, hit.objects, roles)
        return self._preps(sentence, hit.at, hit, roles)

    @staticmethod
    def _is_reflexive(sentence: Sentence, hit: Hit) -> bool:
        return any(sentence.tokens[o].lower.endswith(("self", "selves")) for o in hit.objects)

    def _by(self, sentence: Sentence, verb: int) -> int | None:
        return next((o for word, o in verb_preps(sentence, verb) if word == "by"), None)

    def _preps(self, sentence: Sentence, verb: int, hit: Hit, roles: Roles) -> None:
        """Prepositions of the verb: against whom, from whom, with whom."""
        frame = hit.frame
        side = roles.initiators[0].side if roles.initiators else None
        for word, obj in verb_preps(sentence, verb):
            takes = (
                word in AGAINST
                or (word == "from" and self._family(hit) == "capture")
                or (word == "with" and frame in {"clash", "attack", "ceasefire", "agreement", "exchange", "cooperate"})
            )
            if takes and frame not in {"withdraw", "deploy"} and not roles.targets:
                self._add(roles, "targets", sentence, obj, side, f"object-of-{word}")
            if (
                word in {"by", "from"}
                and hit.kind != "verb"
                and not roles.initiators
                and sentence.tokens[obj].dep != "conj"
            ):
                self._add(roles, "initiators", sentence, obj, None, word)
            if word in {"on", "upon", "to"} and frame == "losses":
                self._add(roles, "targets", sentence, obj, side, "sufferer")
            if word in {"alongside", "with"} and frame not in {"clash", "attack", "ceasefire", "agreement", "exchange"}:
                self._add_ally(sentence, obj, roles)
        if not roles.targets:
            self._clause_against(sentence, verb, roles)
        self._allies(sentence, verb, roles)

    def _clause_against(self, sentence: Sentence, verb: int, roles: Roles) -> None:
        """ "against what it claimed were SAA positions": the target is named in a clause."""
        for k in sentence.kids[verb]:
            if sentence.tokens[k].lower not in AGAINST or sentence.child(k, "pcomp") is None:
                continue
            for i in sentence.subtree(k):
                mention = sentence.at.get(i)
                key = self._names.stands_for(mention) if mention is not None else None
                if key and not key.startswith("@"):
                    _append(
                        roles.targets,
                        self._names.ref(
                            key,
                            mention.text if mention else None,
                            Span(mention.start, mention.end) if mention else None,
                        ),
                    )
                    roles.rules.append("clause-against")
                    return

    def _allies(self, sentence: Sentence, verb: int, roles: Roles) -> None:
        """ "in cooperation with X", "alongside X", "backed by X" between the subject and the verb, or below the verb."""
        words = sentence.raw.lower()
        for match in _ALLY.finditer(words):
            at = next(
                (
                    t.i
                    for t in sentence.tokens
                    if t.start >= sentence.start + match.end() - 1 and t.tag.startswith(("NN", "JJ"))
                ),
                None,
            )
            if at is None or abs(at - verb) > 14:
                continue
            while sentence.tokens[at].dep in {"compound", "amod", "poss", "nmod"}:
                at = sentence.tokens[at].head
            self._add_ally(sentence, at, roles)

    def _add_ally(self, sentence: Sentence, obj: int, roles: Roles) -> None:
        for ally in self._discourse.parties(sentence, obj):
            side = roles.initiators[0].side if roles.initiators else None
            if ally.id and not self._names.opposed(side, ally.side) and ally.kind != "civilians" and roles.initiators:
                _append(roles.initiators, ally)
                roles.rules.append("ally")

    def _family(self, hit: Hit) -> str:
        return "join" if hit.frame == "join" else self._lexis.frames[hit.frame].family

    def _noun(self, sentence: Sentence, hit: Hit, roles: Roles, carrier: int | None) -> None:
        """A trigger noun: its carrier's subject, its "by", "of", possessor and compounds."""
        if carrier is not None:
            lemma = self._lexis.lemma(sentence.tokens[carrier].lower)
            subject = subject_of(sentence, carrier)
            passive = sentence.child(carrier, "auxpass") is not None
            if lemma in BE or (
                (lemma in SUFFERING and self._family(hit) not in {"fight"})
                or (lemma in SUFFERING and lemma not in {"face", "come", "fall"})
            ):
                self._add(roles, "targets", sentence, subject, None, "sufferer")
            elif passive:
                self._add(roles, "initiators", sentence, self._by(sentence, carrier), None, "passive-agent")
            elif lemma in {"come", "fall"} and self._family(hit) == "fight":
                self._add(roles, "targets", sentence, subject, None, "sufferer")
            elif subject is not None and subject != hit.at:
                self._add(roles, "initiators", sentence, subject, None, "light-verb-subject")
            if hit.frame == "losses":
                self._add(roles, "targets", sentence, sentence.child(carrier, "dative", "iobj"), None, "sufferer")
            self._preps(sentence, carrier, hit, roles)
        elif sentence.tokens[hit.at].dep in {"nsubj", "nsubjpass"}:
            self._copular(sentence, hit, roles)
        verb = sentence.tokens[hit.at].head
        if self._lexis.lemma(sentence.tokens[verb].lower) == "claim" and sentence.tokens[hit.at].dep == "dobj":
            self._add(roles, "initiators", sentence, subject_of(sentence, verb), None, "claims-own")
        self._noun_modifiers(sentence, hit, roles)
        self._noun_preps(sentence, hit, roles)

    def _noun_modifiers(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """ "ISIS attack", "Russian airstrikes", "the group's attack", "ISIS-led offensive", "anti-Daesh operation"."""
        for k in sentence.kids[hit.at]:
            token = sentence.tokens[k]
            if token.dep not in {"compound", "amod", "poss", "nmod", "npadvmod", "nsubj"} or (
                token.dep == "nsubj" and sentence.is_verb(hit.at)
            ):
                continue
            mention = sentence.at.get(k)
            if mention is not None and token.lower.startswith(("anti-", "counter-")):
                self._append_mention(sentence, k, "targets", roles, "anti-modifier")
            elif (
                mention is not None and mention.kind in {"actor", "word", "country", "unknown_actor", "leader"}
            ) or token.dep == "poss":
                role = "targets" if self._family(hit) in {"harm"} else "initiators"
                before = len(roles.initiators)
                if role == "targets" or not roles.initiators:
                    self._add(roles, role, sentence, k, None, "modifier")
                if (
                    role == "initiators"
                    and len(roles.initiators) == before
                    and mention is not None
                    and mention.kind == "country"
                    and not roles.initiators
                ):
                    doer = self._names.national(
                        mention.keys[0], "air" if hit.frame in {"airstrike", "drone_strike"} else "forces"
                    )
                    _append(roles.initiators, doer)

    def _copular(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """ "Clashes are ongoing between A and B": the sides hang on the verb or its complement."""
        verb = sentence.tokens[hit.at].head
        for node in (verb, *sentence.children(verb, "acomp", "attr", "prt", "advmod")):
            for word, obj in verb_preps(sentence, node):
                if word == "between" and sentence.tokens[obj].dep != "conj":
                    self._sides(sentence, obj, word, roles)
                elif word in AGAINST:
                    self._add(roles, "targets", sentence, obj, None, f"object-of-{word}")

    def _append_mention(self, sentence: Sentence, at: int, role: str, roles: Roles, rule: str) -> None:
        key = self._names.stands_for(sentence.at[at])
        if key and not key.startswith("@"):
            _append(getattr(roles, role), self._names.ref(key))
            roles.rules.append(rule)

    def _noun_preps(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        family = self._family(hit)
        for k in sentence.kids[hit.at]:
            word = sentence.tokens[k].lower
            obj = sentence.child(k, "pobj")
            if obj is None or sentence.tokens[k].dep not in {"prep", "agent"}:
                continue
            side = roles.initiators[0].side if roles.initiators else None
            if word == "by":
                self._add(roles, "initiators", sentence, obj, None, "by")
            elif word in _BOTH and hit.frame in {"clash", "ceasefire", "agreement", "exchange", "cooperate"}:
                self._sides(sentence, obj, word, roles)
            elif word == "from" and hit.frame in {"threaten", "support", "aid", "deploy"}:
                self._add(roles, "initiators", sentence, obj, None, "object-of-from")
            elif word in AGAINST or (word == "with" and family in {"fight", "agreement"}):
                self._add(roles, "targets", sentence, obj, side, f"object-of-{word}")
                self._held(sentence, sentence.conjuncts(obj), roles)
            elif word == "of":
                role = "targets" if family in {"harm", "capture", "strike", "seize-people", "siege"} else "initiators"
                if role == "targets" or not roles.initiators:
                    self._add(roles, role, sentence, obj, side, "object-of-of")

    def _sides(self, sentence: Sentence, obj: int, word: str, roles: Roles) -> None:
        """ "between A and B", "A … with B": the sides of a two-sided event."""
        parties = self._discourse.parties(sentence, obj)
        if word == "between" or not roles.initiators:
            for party in parties:
                _append(roles.initiators, party)
            roles.rules.append("sides")
        else:
            for party in parties:
                _append(roles.targets, party)
            roles.rules.append("other-side")

    def _held(self, sentence: Sentence, objects: list[int], roles: Roles) -> None:
        """ "regime-held towns": who holds the object is the target where nobody else is."""
        if roles.targets:
            return
        for obj in objects:
            for i in sentence.subtree(obj, frozenset({"relcl", "advcl", "conj"})):
                token = sentence.tokens[i]
                mention = sentence.at.get(i)
                held = token.lower.endswith(("-held", "-controlled", "-occupied", "-hed")) or any(
                    sentence.tokens[j].lower in {"held", "controlled"} and j == i + 1
                    for j in range(i, min(i + 2, len(sentence.tokens)))
                )
                key = self._names.stands_for(mention) if mention is not None and held else None
                if key and not key.startswith("@"):
                    _append(roles.targets, self._names.ref(key))
                    roles.rules.append("holder")

    def _from_means(self, sentence: Sentence, draft: Draft, other: Hit, roles: Roles) -> None:
        """What the means or the object noun says of the parties, where the verb left a gap."""
        inner = Roles()
        if other.kind == "verb":
            self._verb(sentence, other, inner)
        else:
            self._noun(sentence, other, inner, None)
        if draft.hit.frame == "repel":
            for party in inner.initiators:
                _append(roles.targets, party)
        if draft.hit.frame != "repel" and other.frame == "clash" and roles.initiators:
            for party in (*inner.initiators, *inner.targets):
                if all(party.id != i.id for i in roles.initiators):
                    _append(roles.targets, party)
        elif draft.hit.frame != "repel" and not roles.initiators:
            roles.initiators += [
                p for p in inner.initiators if all(p.id != t.id or p.id is None for t in roles.targets)
            ]
        if not roles.targets and draft.hit.frame != "repel":
            roles.targets += [p for p in inner.targets if all(p.id != i.id or p.id is None for i in roles.initiators)]
        roles.rules += [f"means:{rule}" for rule in inner.rules]

    def _from_harm(self, sentence: Sentence, other: Hit, roles: Roles) -> None:
        if roles.targets and not all(t.kind == "unidentified" for t in roles.targets):
            return
        side = roles.initiators[0].side if roles.initiators else None
        for obj in other.objects:
            for party in self._discourse.parties(sentence, obj, side):
                if all(party.id != i.id for i in roles.initiators):
                    _append(roles.targets, party)
                    roles.rules.append("harmed")

    def _add(
        self, roles: Roles, role: str, sentence: Sentence, head: int | None, against: str | None, rule: str
    ) -> None:
        if head is None:
            return
        found = self._discourse.parties(sentence, head, against)
        for party in found:
            _append(getattr(roles, role), party)
        if found:
            roles.rules.append(rule)

    def _tidy(self, draft: Draft, roles: Roles) -> None:
        """Nobody is both doer and target; a two-sided event without a first mover is undirected."""
        frame = draft.hit.frame
        if self._family(draft.hit) in _ARMED_ACTS:
            roles.initiators = _unique(map(self._discourse.forces_of, roles.initiators))
            roles.targets = _unique(map(self._discourse.forces_of, roles.targets))
        roles.targets = [t for t in roles.targets if t.id is None or all(t.id != i.id for i in roles.initiators)]
        if frame in _TARGETLESS and frame not in {"deploy", "ceasefire"}:
            roles.targets = [t for t in roles.targets if frame == "retreat"] if frame != "displace" else roles.targets
        if frame == "clash":
            roles.undirected = len(roles.initiators) != 1 or not roles.targets
            if roles.undirected and roles.targets:
                for target in roles.targets:
                    _append(roles.initiators, target)
                roles.targets = []


def _unique(parties: Iterable[ActorRef]) -> list[ActorRef]:
    kept: list[ActorRef] = []
    for party in parties:
        _append(kept, party)
    return kept


def _append(parties: list[ActorRef], party: ActorRef) -> None:
    if all((party.id is None and party.name != p.name) or (party.id is not None and party.id != p.id) for p in parties):
        parties.append(party)
