"""Roles around a trigger noun: its carrier's subject, its "by" and "of", its possessor and compounds."""

from __future__ import annotations

from fogline.extract.arguments import subject_of, verb_preps
from fogline.extract.lexis import LIGHT, SUFFERING, WATCHING
from fogline.extract.parties import AGAINST, PartyReader, Roles, append
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import BE, Hit

FAR = 25  # words from a clash to its sides
_BOTH = frozenset({"with", "between", "against", "among"})


class NounRoleReader(PartyReader):
    """Fills roles from trigger nouns."""

    def _noun(self, sentence: Sentence, hit: Hit, roles: Roles, carrier: int | None) -> None:
        """A trigger noun: its carrier's subject, its "by", "of", possessor and compounds."""
        if carrier is not None:
            lemma = self._lexis.lemma(sentence.tokens[carrier].lower)
            subject = subject_of(sentence, carrier)
            passive = sentence.child(carrier, "auxpass") is not None
            if hit.trigger.subject == "place":
                pass  # "came under regime control": told by what stands at the noun
            elif lemma in BE or (
                (lemma in SUFFERING and self._family(hit) not in {"fight"})
                or (
                    lemma in SUFFERING
                    and (lemma not in {"face", "come", "fall"} or (lemma == "face" and hit.frame == "attack"))
                )
            ):
                self._add(roles, "targets", sentence, subject, None, "sufferer")
            elif passive and hit.trigger.subject != "none":
                self._add(roles, "initiators", sentence, self._by(sentence, carrier), None, "passive-agent")
            elif passive:
                pass  # "a body was found by rescuers"
            elif lemma in {"come", "fall"} and self._family(hit) == "fight":
                self._add(roles, "targets", sentence, subject, None, "sufferer")
            elif subject is not None and subject != hit.at and hit.trigger.subject != "none" and lemma not in WATCHING:
                self._add(roles, "initiators", sentence, subject, None, "light-verb-subject")
            if hit.frame == "losses":
                self._add(roles, "targets", sentence, sentence.child(carrier, "dative", "iobj"), None, "sufferer")
            self._preps(sentence, carrier, hit, roles)
        elif sentence.tokens[hit.at].dep in {"nsubj", "nsubjpass"}:
            self._copular(sentence, hit, roles)
        self._claimed(sentence, hit, roles)
        self._noun_modifiers(sentence, hit, roles)
        self._noun_preps(sentence, hit, roles)
        self._further_off(sentence, hit, roles)

    def _further_off(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        first = sentence.tokens[hit.at].head
        listed = sentence.tokens[hit.at].dep == "conj" and self._family(hit) in {"strike", "fight"}
        if not roles.initiators and listed and sentence.tokens[first].tag.startswith("NN"):
            for k in sentence.kids[first]:  # "Israeli airstrikes and artillery shelling"
                if k < first and k in sentence.at and not roles.initiators:
                    self._add(roles, "initiators", sentence, k, None, "modifier")
        if not roles.initiators and not roles.targets:
            self._before_noun(sentence, hit, roles)
        if hit.frame == "clash" and not roles.initiators:
            self._between(sentence, hit, roles)

    def _before_noun(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """ "the regime artillery shelling": whose it is stands some words before the noun."""
        for i in range(hit.at - 1, max(-1, hit.at - 5), -1):
            if sentence.tokens[i].dep not in {"compound", "amod", "nmod", "poss"}:
                return
            mention = sentence.at.get(i)
            if (
                mention is not None
                and mention.kind in {"actor", "word", "country"}
                and self._family(hit) in {"strike", "fight"}
            ):
                self._add(roles, "initiators", sentence, i, None, "modifier")
                return

    def _claimed(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """ "X claimed the attack", "claimed responsibility for the bombing"; "the attack launched by X"."""
        token = sentence.tokens[hit.at]
        if self._lexis.lemma(sentence.tokens[token.head].lower) == "claim" and token.dep == "dobj":
            self._add(roles, "initiators", sentence, subject_of(sentence, token.head), None, "claims-own")
        above = sentence.tokens[token.head]
        owned = sentence.tokens[above.head] if token.dep == "pobj" and above.lower == "for" else None
        if (
            owned is not None
            and owned.lower == "responsibility"
            and self._lexis.lemma(sentence.tokens[owned.head].lower) == "claim"
        ):
            self._add(roles, "initiators", sentence, subject_of(sentence, owned.head), None, "claims-own")
        for k in sentence.children(hit.at, "acl"):
            agent = sentence.child(k, "agent")
            by = sentence.child(agent, "pobj") if agent is not None else None
            if by is not None and not roles.initiators and self._lexis.lemma(sentence.tokens[k].lower) in LIGHT:
                self._add(roles, "initiators", sentence, by, None, "by")

    def _between(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """ "Clashes broke out around the mill between A and B": the sides stand further off."""
        for token in sentence.tokens[hit.at + 1 : hit.at + FAR]:
            obj = sentence.child(token.i, "pobj") if token.lower == "between" else None
            if obj is not None and len(self._discourse.parties(sentence, obj, both=True)) > 1:
                self._sides(sentence, obj, "between", roles)
                return

    def _noun_modifiers(self, sentence: Sentence, hit: Hit, roles: Roles) -> None:
        """ "ISIS attack", "Russian airstrikes", "the group's attack", "ISIS-led offensive", "anti-Daesh operation"."""
        for k in sentence.kids[hit.at]:
            token = sentence.tokens[k]
            if token.dep not in {"compound", "amod", "poss", "nmod", "npadvmod", "nsubj"} or (
                token.dep == "nsubj" and sentence.is_verb(hit.at)
            ):
                continue
            mention = sentence.at.get(k)
            if mention is not None and mention.kind == "country" and self._family(hit) == "blast":
                continue  # "the Iraq car bomb": that is where
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
                    air = "air" if hit.frame in {"airstrike", "drone_strike"} else "forces"
                    beside = {sentence.tokens[i].lower for i in sentence.kids[hit.at]} & self._lexis.state_words[
                        "rebels"
                    ]
                    doer = self._names.national(mention.keys[0], "rebels" if beside else air)
                    append(roles.initiators, doer)

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
            append(getattr(roles, role), self._names.ref(key))
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
                role = "initiators" if hit.trigger.subject == "place" else role  # "under the control of X"
                if role == "targets" or not roles.initiators:
                    self._add(roles, role, sentence, obj, side, "object-of-of")

    def _sides(self, sentence: Sentence, obj: int, word: str, roles: Roles) -> None:
        """ "between A and B", "A … with B": the sides of a two-sided event."""
        parties = self._discourse.parties(sentence, obj, both=True)
        if word == "between" or not roles.initiators:
            for party in parties:
                append(roles.initiators, party)
            roles.rules.append("sides")
        else:
            for party in parties:
                append(roles.targets, party)
            roles.rules.append("other-side")
