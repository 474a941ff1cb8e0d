"""Gaps of a claim filled from its own losses, from a belligerent speaker, and from the story."""

from __future__ import annotations

from msgspec.structs import replace

from fogline.extract.discourse import Discourse
from fogline.extract.lexis import Lexis
from fogline.extract.parties import Roles
from fogline.extract.story import Story
from fogline.extract.told import Told
from fogline.model.actor import ActorRef
from fogline.model.claim import Loss
from fogline.ports import NameContext

_ARMED = (
    "fighter",
    "soldier",
    "militant",
    "troop",
    "member",
    "gunm",
    "rebel",
    "force",
    "terrorist",
    "element",
    "officer",
)
_UNCLAIMED = frozenset({"ied", "suicide_bomb", "grenade"})
_SELF_CONTAINED = frozenset(
    {
        "deploy",
        "cooperate",
        "support",
        "threaten",
        "agreement",
        "ceasefire",
        "aid",
        "protest",
        "riot",
        "mass_grave",
        "base",
        "reorganise",
        "withdraw",
        "surrender",
    }
)


class Completer:
    """Completes the claims of one document."""

    def __init__(self, lexis: Lexis, names: NameContext, discourse: Discourse, story: Story) -> None:
        self._lexis, self._names, self._discourse, self._story = lexis, names, discourse, story
        known = lexis.language.anaphora.pronouns
        self._stateless = lexis.language.noun_class("stateless")
        self._pronouns = frozenset((*known["plural"], *known["singular"]))

    def complete(self, told: Told) -> None:
        """Owners of losses and missing parties are filled from each other and from the story."""
        roles = told.roles
        speaker = told.speech.speaker if told.speech else None
        relayed = speaker is not None and bool(speaker.links) and speaker.links[-1].kind in {"media", "agency"}
        if speaker is not None and not relayed:
            self._own_deed(told, speaker.actor)
        if not roles.targets:
            _targets_by_losses(told)
        buildings = bool(told.losses) and all(loss.item == "building" for loss in told.losses)
        victims = [loss for loss in told.losses if loss.kind != "materiel"]
        strangers = bool(victims) and all(v.of is not None and v.of.id is None for v in victims) and roles.initiators
        if strangers and not any(v.of and _is_armed(v.of.text or "") for v in victims):
            return  # "a local mediator was killed": whoever he is, he is not the other side
        if _UNCLAIMED & {told.draft.hit.frame, *(m.frame for m in told.draft.means)} and not roles.initiators:
            return  # who planted a bomb is known only where it is said
        if told.draft.hit.frame not in _SELF_CONTAINED and not (buildings and roles.initiators):
            self._story.fill(told)
        self._of_headline(told)
        self._own_deed(told, speaker.actor if speaker is not None and relayed else self._mouthpiece())
        if told.draft.hit.trigger.subject != "target" and told.family != "withdraw":
            told.losses = [self._not_of_doer(loss, roles) for loss in told.losses]
        if roles.targets and roles.targets[0].id is not None:
            told.losses = [_owned(loss, roles) for loss in told.losses]

    def _not_of_doer(self, loss: Loss, roles: Roles) -> Loss:
        """ "repelled the assault, killing several of them", "leaving many of their men dead": not those who did it."""
        words = set(loss.of.text.lower().split()) if loss.of is not None and loss.of.text else set()
        meant = loss.of is not None and any((loss.of.id, loss.of.name) == (i.id, i.name) for i in roles.initiators)
        if not meant or not words & self._pronouns or not roles.targets or roles.targets[0].id is None:
            return loss
        return replace(loss, of=None)

    def _of_headline(self, told: Told) -> None:
        """ "Army tightens grip on X, dozens of rebels killed": by the army, which the other half of the headline names."""
        sentence, roles = told.sentence, told.roles
        family = self._lexis.frames.get(told.draft.hit.frame)
        if not sentence.is_title or roles.initiators or not roles.targets or roles.targets[0].id is None:
            return
        if family is None or family.family not in {"harm", "strike", "fight"}:
            return
        target = roles.targets[0]
        first = next((t.i for t in sentence.tokens if t.text in {",", ":", ";", "-"}), 0)
        for token in [t for t in sentence.tokens[:first] if t.tag.startswith("NN")][:3]:
            for party in self._discourse.parties(sentence, token.i):
                if party.id is not None and self._names.opposed(party.side, target.side) and party.kind != "civilians":
                    told.roles.initiators.append(self._discourse.forces_of(party))
                    told.roles.rules.append("headline")
                    return

    def _is_outlaw(self, owner: ActorRef, speaker: ActorRef) -> bool:
        """ "six terrorists were killed", where a state says so."""
        word = (owner.text or owner.name).lower().rpartition(" ")[2]
        return owner.id is None and word in self._stateless and speaker.kind in {"state_forces", "government", "police"}

    def _mouthpiece(self) -> ActorRef | None:
        """The belligerent that the outlet speaks for, where the war is fought in its own country or it is no state."""
        actor = self._names.outlet_actor
        home = self._names.country_of(actor.id) if actor else None
        state = actor is not None and actor.kind in {"government", "state_forces", "external_forces"}
        return None if state and home != self._names.country else actor

    def _own_deed(self, told: Told, speaker: ActorRef | None) -> None:
        """A belligerent that tells of its opponents' losses, or of ground set free, without a doer tells of its own deed.

        So does the mouthpiece of one, whoever it quotes, where the story does not name the doer; nobody else does.
        """
        family = self._lexis.frames.get(told.draft.hit.frame)
        if speaker is None or told.roles.initiators or family is None or speaker.kind in {"civilians", "organisation"}:
            return
        owners = [*told.roles.targets, *(loss.of for loss in told.losses if loss.of is not None)]
        hostile = family.family in {"harm", "strike", "fight", "capture"} and any(
            self._names.opposed(o.side, speaker.side) or self._is_outlaw(o, speaker) for o in owners
        )
        if hostile or (told.draft.hit.trigger.own and told.draft.hit.passive):
            told.roles.initiators.append(self._discourse.forces_of(speaker))
            told.roles.rules.append("speaker-own-deed")


def _targets_by_losses(told: Told) -> None:
    roles = told.roles
    for owner in [loss.of for loss in told.losses if loss.of is not None and loss.of.id is not None]:
        if all(owner.id != a.id for a in (*roles.initiators, *roles.targets)):
            roles.targets.append(owner)
            roles.rules.append("loss-owner")


def _is_armed(words: str) -> bool:
    """Whether words of a victim speak of people under arms."""
    return any(w in words.lower() for w in _ARMED)


def _owned(loss: Loss, roles: Roles) -> Loss:
    """A loss without a named owner is the target's."""
    if (loss.of is not None and loss.of.id is not None) or loss.civilian or loss.status == "used":
        return loss
    if loss.of is not None and any(t.id is None and t.name == loss.of.name for t in roles.targets):
        return loss  # "25 soldiers and 20 militants": the second are somebody else, if not known
    if loss.of is not None and "loss-owner" in roles.rules:
        return loss  # another victim's owner says nothing of this one's
    target: ActorRef = roles.targets[0]
    if loss.of is not None and loss.of.text:
        owner = ActorRef(
            id=target.id, name=target.name, kind=target.kind, side=target.side, text=loss.of.text, span=loss.of.span
        )
    else:
        owner = ActorRef(id=target.id, name=target.name, kind=target.kind, side=target.side)
    return Loss(
        kind=loss.kind, of=owner, civilian=loss.civilian or target.kind == "civilians", low=loss.low, best=loss.best,
        high=loss.high, text=loss.text, span=loss.span, item=loss.item, model=loss.model, calibre_mm=loss.calibre_mm,
        status=loss.status, taken_by=loss.taken_by,
    )  # fmt: skip
