"""From a frame and its participants to ACLED and PLOVER types.

ACLED codebook (3 Oct 2024), "Event types and sub-event types": territory goes to "Government regains territory"
only when the state itself retakes by force; everybody else, foreign armies included, overtakes.
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.model.actor import ActorRef
from fogline.model.claim import Plover
from fogline.packs.language import Frame

SPECIFIC = ("chemical", "suicide_bomb", "airstrike", "drone_strike", "shelling", "ied", "grenade")
_VAGUE = frozenset({"attack", "kill", "destroy", "losses", "shelling", "attack_civilians"})
_RIOTOUS = frozenset({"attack", "kill", "destroy", "demolish", "loot", "clash"})
_STATE = frozenset({"state_forces", "police", "intelligence", "government"})
_NON_STATE = frozenset({"rebel_group", "political_militia", "identity_militia"})


class Reading:
    """What a claim's words amount to: the frame it is coded as, and ACLED and PLOVER types."""

    __slots__ = ("event_type", "frame", "plover", "sub_event_type")

    def __init__(self, frame: str, event_type: str | None, sub_event_type: str | None, plover: Plover | None) -> None:
        self.frame, self.event_type, self.sub_event_type, self.plover = frame, event_type, sub_event_type, plover


def settle(
    frame: str, means: Sequence[str], doers: Sequence[ActorRef], hit: Sequence[ActorRef], civilians_hit: bool,
    structures_hit: bool, unopposed: bool, deal: bool, in_battle: bool = False, protesters_hit: bool = False,
    protesters_did: bool = False,
    arm: str | None = None,
) -> str:  # fmt: skip
    """The frame that a claim is coded as, given the means in its words and who does it to whom.

    `arm` is the frame of the arm that did it (aircraft, artillery, drones), where its name stands in the words.
    """
    if frame == "ied":
        return "destroy" if in_battle else "suicide_bomb" if "suicide_bomb" in means else frame
    specific = next((m for m in SPECIFIC if m in (*means, arm)), None)
    if frame in {"attack", "kill", "shelling"} and protesters_hit:
        return "excessive"
    if frame in _RIOTOUS and protesters_did:
        return "riot"
    if "chemical" in means and frame in SPECIFIC:
        return "chemical"
    if frame in _VAGUE and specific:
        return specific
    if frame == "destroy" and structures_hit and doers and all(a.kind in _STATE for a in doers):
        return "shelling"
    if frame in {"attack", "kill"} and civilians_hit and _deliberate(doers, hit):
        return "attack_civilians"
    if frame in {"capture", "fall", "withdraw"} and deal:
        return "agreement"
    return _of_manner(frame, doers, unopposed)


def _of_manner(frame: str, doers: Sequence[ActorRef], unopposed: bool) -> str:
    """Ground taken without a fight is no battle; an arrest by others than a state is an abduction."""
    if frame in {"capture", "fall"} and unopposed:
        return "occupy"
    if frame == "arrest" and doers and all(a.kind in _NON_STATE for a in doers):
        return "abduct"
    return frame


def _deliberate(doers: Sequence[ActorRef], hit: Sequence[ActorRef]) -> bool:
    """Civilians alone are hit, and somebody armed is named as the doer."""
    return bool(doers) and all(a.kind == "civilians" for a in hit) and not all(a.kind == "civilians" for a in doers)


def code(
    frame_id: str, frames: dict[str, Frame], doers: Sequence[ActorRef], hit: Sequence[ActorRef], state: str | None,
) -> Reading:  # fmt: skip
    """ACLED and PLOVER types of a settled frame. `state` is the id of the home country's forces."""
    frame = frames[frame_id]
    event_type, sub = frame.acled
    if sub is None:
        own = any(a.kind in _STATE and (a.id == state or a.side == "government") for a in doers)
        sub = "Government regains territory" if own else "Non-state actor overtakes territory"
    plover = (
        Plover(type=frame.plover[0], mode=frame.plover[1], contexts=_contexts(frame, doers, hit))
        if frame.plover
        else None
    )
    return Reading(frame_id, event_type, sub, plover)


def _contexts(frame: Frame, doers: Sequence[ActorRef], hit: Sequence[ActorRef]) -> tuple[str, ...]:
    """PLOVER 0.8: `military` only with a state force, `terrorism` with designated jihadist actors."""
    everybody = [*doers, *hit]
    found = []
    if any(a.kind in {"state_forces", "external_forces"} for a in everybody):
        found.append("military")
    if any(a.side in {"islamic_state", "jihadist"} for a in everybody):
        found.append("terrorism")
    return (*found, *frame.contexts)
