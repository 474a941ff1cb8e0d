"""Parties named so far in a document."""

from __future__ import annotations

from fogline.model.actor import ActorRef
from fogline.model.record import Span
from fogline.ports import NameContext

NON_STATE = frozenset({"rebel_group", "political_militia", "identity_militia"})


class Memory:
    """Parties named so far, nearest last."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, ActorRef, bool]] = []  # offset, actor, armed non-state group
        self.subjects: list[tuple[int, list[ActorRef]]] = []
        self.hit: list[ActorRef] = []  # whom the clauses told so far were directed at

    def note(self, offset: int, actor: ActorRef) -> None:
        """Remember a party at an offset."""
        self.seen.append((offset, actor, actor.kind in NON_STATE))


def quoted(actor: ActorRef, text: str, span: Span) -> ActorRef:
    """The same actor under other words."""
    return ActorRef(id=actor.id, name=actor.name, kind=actor.kind, side=actor.side, text=text, span=span)


def without_umbrellas(found: list[ActorRef], names: NameContext) -> list[ActorRef]:
    """ "FSA's Jaysh al-Nasr": the part stands for itself, its umbrella and a bare "fighters" are no further parties."""
    named = [a for a in found if a.id is not None]
    return [
        a
        for a in found
        if not any(b is not a and names.is_umbrella(a.id, b.id) for b in named)
        and not (named and a.kind == "unidentified" and a.name.islower() and " " not in a.name)
    ]
