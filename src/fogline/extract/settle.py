"""What a told clause is coded as: the frame behind the words, and its ACLED and PLOVER types."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.extract import typing
from fogline.extract.arguments import subject_of, verb_preps
from fogline.extract.draft import Draft
from fogline.extract.lexis import Lexis
from fogline.extract.phrases import counted_head, phrase
from fogline.extract.sentence import Sentence
from fogline.extract.status import by_deal, unopposed
from fogline.extract.story import Story
from fogline.extract.told import Told
from fogline.extract.triggers import Hit
from fogline.model.actor import ActorRef
from fogline.ports import NameContext
from fogline.text.fold import smooth

_WEAPONS = {"missile": "shelling", "drone": "drone_strike"}
_ROLLING = frozenset({"vehicle", "tank", "armoured vehicle"})
_STRUCTURES = frozenset({"position", "fortification", "hideout", "headquarters", "building", "camp", "depot"})
_SPACE = re.compile(r"\s+")


class Settler:
    """Settles the claims of one document."""

    def __init__(self, lexis: Lexis, names: NameContext, story: Story) -> None:
        self._lexis, self._names, self._story = lexis, names, story

    def _still_holds(self, sentence: Sentence, hit: Hit) -> bool:
        """ "controls", "still control": a state, not a capture."""
        token = sentence.tokens[hit.at]
        return hit.kind == "verb" and self._lexis.lemma(token.lower) == "control" and token.tag in {"VBZ", "VBP"}

    def _protesters(self, sentence: Sentence, draft: Draft) -> bool:
        """Whether those hit are demonstrators (ACLED, "Excessive force against protesters")."""
        heads = [o for h in (draft.hit, *draft.harms) for o in h.objects]
        heads += [o for word, o in verb_preps(sentence, draft.carrier) if word in {"on", "at", "against"}]
        return any(
            "protesters" in phrase(sentence, self._lexis, counted_head(sentence, self._lexis, o)).classes for o in heads
        )

    def _is_protest(self, actor: ActorRef) -> bool:
        """Whether a party is named as demonstrators."""
        words = (actor.text or actor.name).lower().split()
        return actor.kind == "civilians" and any(self._lexis.noun_class(w) == "protesters" for w in words)

    def _arm(self, sentence: Sentence, draft: Draft, doers: Sequence[ActorRef]) -> str | None:
        """The frame of the arm that did it: of the subject ("a military jet bombed", "artillery units fired on") or of a doer."""
        for hit in (draft.hit, *(m for m in draft.means if m.kind == "verb")):
            subject = subject_of(sentence, hit.verb if hit.verb is not None else hit.at)
            if subject is None or hit.passive or hit.frame in {"shoot_down", "disrupted"}:
                continue
            found = phrase(sentence, self._lexis, subject)
            arm = self._lexis.arm_of(sentence.slice(found.start, found.end))
            if arm:
                return arm
        if any((a.id or "").startswith("air:") for a in doers):
            return "airstrike"
        return next((arm for a in doers[:1] if (arm := self._lexis.arm_of(f"{a.name} {a.text or ''}"))), None)

    def weapon_subject(self, sentence: Sentence, hit: Hit) -> str | None:
        """ "Those rockets hit …": the frame of the weapon that is the subject; "they" goes on with it."""
        subject = sentence.child(hit.at, "nsubj", "nsubjpass") if hit.kind == "verb" else None
        if subject is None:
            return None
        token = sentence.tokens[subject]
        frame = _WEAPONS.get(self._lexis.noun_class(token.lower) or "")
        if frame is None and token.lower in {"they", "it"} and self._story.told:
            before = self._story.told[-1]
            return before.weapon[0] if before.weapon and sentence.number - before.sentence.number <= 1 else None
        return frame

    def settle(self, told: Told, frame: str, sentence: Sentence, clause: set[int]) -> None:
        """Give a claim its frame and its types; `frame` is what its trigger says."""
        roles, draft = told.roles, told.draft
        raw = smooth(sentence.raw)
        told.words = clause_text(sentence, clause)
        means = [m.frame for m in draft.means] + told.weapon + ([frame] if frame in typing.SPECIFIC else [])
        means += [d.frame for d in (draft.noun,) if d is not None]
        means += [w for m in draft.means if (w := self.weapon_subject(sentence, m)) is not None]
        civil = (bool(roles.targets) and all(t.kind == "civilians" for t in roles.targets)) or (
            not roles.targets and any(loss.civilian for loss in told.losses)
        )
        things = bool(told.losses) and all(loss.item in _STRUCTURES for loss in told.losses)
        settled = typing.settle(
            frame,
            means,
            roles.initiators,
            roles.targets,
            civil,
            things,
            unopposed(raw),
            by_deal(raw),
            protesters_hit=self._protesters(sentence, draft),
            protesters_did=bool(roles.initiators) and all(self._is_protest(a) for a in roles.initiators),
            arm=self._arm(sentence, draft, roles.initiators),
            in_battle=frame == "ied"
            and any(loss.item in _ROLLING for loss in told.losses)
            and self._story.in_battle(told),
        )
        if settled in {"kill", "losses"} and not {"clash", "attack"} & set(means):
            settled = self._story.means_for(told) or settled
        if settled == "capture" and self._still_holds(sentence, draft.hit):
            settled = "hold"
        if settled == "occupy" and self._story.fought_for(told):
            settled = "capture"
        if settled == "withdraw" and roles.initiators and all(a.kind == "civilians" for a in roles.initiators):
            settled = "displace"
        if settled == "withdraw" and self._story.was_attacker(told):
            settled = "retreat"
        state = self._names.national(self._names.country, "forces").id if self._names.country else None
        told.reading = typing.code(settled, self._lexis.frames, roles.initiators, roles.targets, state)


def clause_text(sentence: Sentence, clause: set[int]) -> str:
    """The words of a clause in lower case."""
    return _SPACE.sub(" ", " ".join(sentence.tokens[i].lower for i in sorted(clause)))
