"""Initiators and targets of a draft, from the tree; each role remembers the rule that filled it."""

from __future__ import annotations

from fogline.extract.arguments import subject_of, verb_preps
from fogline.extract.draft import Draft
from fogline.extract.memory import quoted
from fogline.extract.noun_roles import NounRoleReader
from fogline.extract.parties import AGAINST, Roles, append, unique
from fogline.extract.phrases import counted_head, item_of, phrase
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.model.record import Span

_ARMED_ACTS = frozenset({"fight", "capture", "strike", "harm", "blast", "withdraw", "siege", "cut", "deploy"})
_WAYS = frozenset({"into", "in", "through"})
_MUTUAL = frozenset({"clash", "ceasefire", "agreement", "exchange"})  # a list of subjects may hold both sides
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


class RoleReader(NounRoleReader):
    """Fills the roles of drafts in one document."""

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
        if hit.kind == "verb" and roles.initiators and roles.targets and all(t.id is None for t in roles.targets):
            again = Roles()
            again.initiators = roles.initiators
            self._objects(sentence, hit, again)  # "terrorists" are known once it is known who fought them
            roles.targets = again.targets or roles.targets
        for other in draft.harms:
            self._from_harm(sentence, other, roles)
        self._civilians_hit(sentence, draft, roles)
        self._opponent(sentence, draft, roles)
        self._tidy(draft, roles)
        return roles

    def _opponent(self, sentence: Sentence, draft: Draft, roles: Roles) -> None:
        """A fight or capture without a named target is against the opponent that the text names nearest."""
        family = self._family(draft.hit)
        if family == "fight" and any(self._family(m) == "strike" for m in draft.means):
            family = "strike"  # "pounded the town with rockets"
        known = [t for t in roles.targets if t.id is not None]
        if draft.harms or self._family(draft.hit) == "harm":
            return  # those who were hit are named, if not known
        if (
            known
            or roles.undirected
            or family not in {"fight", "capture", "join", "strike", "disrupted"}
            or not roles.initiators
        ):
            return
        if any(t.kind != "unidentified" for t in roles.targets):
            return
        if family == "strike" and not self._military(sentence, draft):
            return  # "the airstrikes on the town": who was hit is not said
        foe = self._discourse.opponent_near(sentence, roles.initiators[0].side, family == "capture")
        if foe is not None and all(foe.id != i.id for i in roles.initiators):
            roles.targets = [foe]
            roles.rules.append("opponent-near")

    def _hit_heads(self, sentence: Sentence, draft: Draft) -> list[int]:
        """Heads of what was hit: objects, and what stands behind "on", "at", "against"."""
        heads = [o for h in (draft.hit, *draft.means, *draft.harms) for o in h.objects]
        heads += [o for word, o in verb_preps(sentence, draft.carrier) if word in AGAINST]
        for noun in (h for h in (draft.hit, *draft.means) if h.kind != "verb"):
            for k in sentence.kids[noun.at]:
                if sentence.tokens[k].lower in AGAINST | {"of"}:
                    heads += [c for o in sentence.children(k, "pobj") for c in sentence.conjuncts(o)]
        return heads

    def _military(self, sentence: Sentence, draft: Draft) -> bool:
        """Whether what was hit is said to be under arms: positions, vehicles, fighters."""
        for head in self._hit_heads(sentence, draft):
            counted = counted_head(sentence, self._lexis, head)
            item = item_of(sentence, self._lexis, counted)
            classes = phrase(sentence, self._lexis, counted).classes
            if classes & {"missile", "bombs", "blast", "grenade"} and self._family(draft.hit) == "strike":
                continue  # what was fired or dropped, not what it hit
            if (item is not None and item != "building") or classes & {"armed", "materiel", "base"}:
                return True
        return False

    def _civilians_hit(self, sentence: Sentence, draft: Draft, roles: Roles) -> None:
        """ "shelled a market", "struck residential areas": those hit are civilians, where nobody under arms is named."""
        if roles.targets or self._family(draft.hit) not in {"strike", "blast", "fight", "property"} or roles.undirected:
            return
        if draft.hit.kind == "verb" and sentence.tokens[draft.hit.last].lower in _WAYS:
            return  # "pushed into a neighbourhood", "broke into a town": that is the way, not the aim
        for head in self._hit_heads(sentence, draft):
            found = phrase(sentence, self._lexis, head)
            words = {sentence.tokens[i].lower for i in found.members}
            if words & self._lexis.civil_sites and not found.classes & {"armed"}:
                country = self._names.country
                if country is not None:
                    civilians = self._names.national(country, "civilians")
                    span = Span(found.start, found.end)
                    roles.targets.append(quoted(civilians, sentence.slice(span.start, span.end), span))
                    roles.rules.append("civil-site")
                return

    def _verb(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """Subject and object of a verb, in the sense its trigger gives them."""
        subject = subject_of(sentence, hit.at)
        if hit.trigger.subject == "place":
            self._add(roles, "targets", sentence, subject, None, "held-place")
            self._falls_to(sentence, hit, roles)
            return
        if hit.trigger.subject == "target":
            self._add(roles, "targets", sentence, subject, None, "subject-is-hit")
            if hit.frame == "fall":
                self._falls_to(sentence, hit, roles)
        elif hit.passive:
            agent = sentence.child(hit.at, "agent")
            by = sentence.child(agent, "pobj") if agent is not None else self._by(sentence, hit.at)
            self._add(roles, "initiators", sentence, by, None, "passive-agent")
        elif subject not in hit.objects:
            self._add(roles, "initiators", sentence, subject, None, "sides" if hit.frame in _MUTUAL else "subject")
            if not roles.initiators and subject is not None:
                self._user(sentence, subject, roles)
        if hit.trigger.subject != "target":
            self._objects(sentence, hit, roles)
        self._preps(sentence, hit.at, hit, roles)

    def _user(self, sentence: Sentence, subject: int, roles: Roles) -> None:
        """ "a drone operated by X hit", "shells fired by Y": whoever used the weapon."""
        if not phrase(sentence, self._lexis, subject).classes & {"drone", "missile", "aircraft"}:
            return
        for k in sentence.children(subject, "acl"):
            agent = sentence.child(k, "agent")
            user = sentence.child(agent, "pobj") if agent is not None else None
            if user is not None and sentence.tokens[k].tag == "VBN":
                self._add(roles, "initiators", sentence, user, None, "user")

    def _falls_to(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """ "fell to X", "lost the town to X"."""
        for node in (hit.at, *hit.objects):
            for word, obj in verb_preps(sentence, node):
                if word in {"to", "into"}:
                    self._add(roles, "initiators", sentence, obj, None, "falls-to")

    def _objects(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """Who is hit: the object, from whom it is taken, or who holds it."""
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

    @staticmethod
    def _is_reflexive(sentence: Sentence, hit: Hit) -> bool:
        return any(sentence.tokens[o].lower.endswith(("self", "selves")) for o in hit.objects)

    def _from_means(self, sentence: Sentence, draft: Draft, other: Hit, roles: Roles) -> None:
        """What the means or the object noun says of the parties, where the verb left a gap."""
        inner = Roles()
        if other.kind == "verb":
            self._verb(sentence, other, inner)
        else:
            self._noun(sentence, other, inner, None)
        if draft.hit.frame == "repel":
            for party in inner.initiators:
                if party.id is not None or not roles.targets:
                    append(roles.targets, party)
        if draft.hit.frame != "repel" and other.frame == "clash" and roles.initiators:
            for party in (*inner.initiators, *inner.targets):
                if all(party.id != i.id for i in roles.initiators):
                    append(roles.targets, party)
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
                    append(roles.targets, party)
                    roles.rules.append("harmed")

    def _tidy(self, draft: Draft, roles: Roles) -> None:
        """Nobody is both doer and target; a two-sided event without a first mover is undirected."""
        frame = draft.hit.frame
        if self._family(draft.hit) in _ARMED_ACTS:
            roles.initiators = unique(map(self._discourse.forces_of, roles.initiators))
            roles.targets = unique(map(self._discourse.forces_of, roles.targets))
        roles.targets = [t for t in roles.targets if t.id is None or all(t.id != i.id for i in roles.initiators)]
        if frame in _TARGETLESS and frame not in {"deploy", "ceasefire"}:
            roles.targets = [t for t in roles.targets if frame == "retreat"] if frame != "displace" else roles.targets
        if frame == "clash":
            roles.undirected = len(roles.initiators) != 1 or not roles.targets
            if roles.undirected and roles.targets:
                for target in roles.targets:
                    append(roles.initiators, target)
                roles.targets = []
