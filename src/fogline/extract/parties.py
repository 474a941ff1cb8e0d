"""Parties of a claim and the moves that every rule for roles needs: adding, allies, opponents by preposition."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.extract.arguments import verb_preps
from fogline.extract.discourse import Discourse
from fogline.extract.lexis import Lexis
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.model.actor import ActorRef
from fogline.model.record import Span
from fogline.ports import NameContext

AGAINST = frozenset({"against", "on", "at", "upon", "towards", "toward", "targeting"})
_BESIDE_BLAST = frozenset({"under", "beneath", "near", "beside", "at", "outside", "inside", "among", "amid", "into"})
_TWO_SIDED = frozenset({"sides", "light-verb-subject"})
_ALLY = re.compile(
    r"\b(?:in (?:cooperation|coordination|co-operation|conjunction|partnership|alliance) with|alongside|along with|together with|backed by|supported by|with the (?:support|help|backing) of|side by side with) (?:the )?"
)


class Roles:
    """Parties of one claim, and the names of the rules that found them."""

    __slots__ = ("initiators", "rules", "targets", "undirected")

    def __init__(self) -> None:
        self.initiators: list[ActorRef] = []
        self.targets: list[ActorRef] = []
        self.undirected = False
        self.rules: list[str] = []


class PartyReader:
    """What verb and noun rules share; one a document."""

    def __init__(self, lexis: Lexis, names: NameContext, discourse: Discourse) -> None:
        self._lexis, self._names, self._discourse = lexis, names, discourse

    def _by(self, sentence: Sentence, verb: int) -> int | None:
        """The agent of a passive, also one that stands with the passive joined to it: "were shot and others hurt by"."""
        own = next((o for word, o in verb_preps(sentence, verb) if word == "by"), None)
        if own is not None or sentence.child(verb, "auxpass") is None:
            return own
        for other in sentence.conjuncts(verb)[1:]:
            harm = any(
                p.kind == "verb" and p.trigger.harm for p in self._lexis.patterns.get(sentence.tokens[other].lower, ())
            )
            if harm and sentence.child(other, "agent") is not None:
                return next((o for word, o in verb_preps(sentence, other) if word == "by"), None)
        return None

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
            if word == "of" and hit.trigger.own and not roles.targets:  # "was cleared of X fighters"
                self._add(roles, "targets", sentence, obj, side, "object-of-of")
            if word in _BESIDE_BLAST and frame in {"ied", "suicide_bomb"} and not roles.targets:
                self._add(roles, "targets", sentence, obj, side, f"object-of-{word}")
            if word == "between" and frame in {"clash", "ceasefire", "agreement", "exchange"} and not roles.initiators:
                self._add(roles, "initiators", sentence, obj, None, "sides")
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
                    append(
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
                append(roles.initiators, ally)
                roles.rules.append("ally")

    def _family(self, hit: Hit) -> str:
        return "join" if hit.frame == "join" else self._lexis.frames[hit.frame].family

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
                    append(roles.targets, self._names.ref(key))
                    roles.rules.append("holder")

    def _add(
        self, roles: Roles, role: str, sentence: Sentence, head: int | None, against: str | None, rule: str
    ) -> None:
        if head is None:
            return
        found = self._discourse.parties(sentence, head, against, both=rule in _TWO_SIDED)
        for party in found:
            append(getattr(roles, role), party)
        if found:
            roles.rules.append(rule)


def unique(parties: Iterable[ActorRef]) -> list[ActorRef]:
    """Each actor once, in order."""
    kept: list[ActorRef] = []
    for party in parties:
        append(kept, party)
    return kept


def append(parties: list[ActorRef], party: ActorRef) -> None:
    """Add an actor that is not there yet (by id, or by name where no pack knows it; civilians are one party)."""
    if not any(_is_same(party, p) for p in parties):
        parties.append(party)


def _is_same(one: ActorRef, other: ActorRef) -> bool:
    if one.kind == other.kind == "civilians":
        return True
    return one.name == other.name if one.id is None else one.id == other.id
