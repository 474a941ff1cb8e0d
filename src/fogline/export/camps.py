"""Actors of an event in the camps that face each other."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.export import wording
from fogline.export.codes import Codes
from fogline.model.actor import ActorRef
from fogline.model.dossier import Dossier


def armed(actors: Sequence[ActorRef], codes: Codes) -> list[ActorRef]:
    """Those who are not civilians."""
    return [a for a in actors if not codes.civilian(a)]


def initiators(dossier: Dossier, codes: Codes) -> list[list[ActorRef]]:
    """Camps of those who act. In a clash that nobody is said to have begun they are all sides."""
    found = camps(armed(dossier.event.initiators, codes), codes)
    clash = wording.undirected(dossier) and not dossier.event.targets
    if clash and len(found) == 1 and len(found[0]) > 1:
        return _two(found[0])
    return found


def targets(dossier: Dossier, codes: Codes) -> list[list[ActorRef]]:
    """Camps of those acted upon, without civilians."""
    return camps(armed(dossier.event.targets, codes), codes)


def camps(actors: Sequence[ActorRef], codes: Codes) -> list[list[ActorRef]]:
    """Actors stand together unless their sides fight each other."""
    found: list[list[ActorRef]] = []
    for actor in actors:
        home = next((c for c in found if not any(codes.opposed(actor.side, a.side) for a in c)), None)
        if home is None:
            found.append([actor])
        else:
            home.append(actor)
    return found


def _two(actors: Sequence[ActorRef]) -> list[list[ActorRef]]:
    """Two sides of a clash whose camps the packs do not tell apart: the first with those of its side, and the rest."""
    first = actors[0]
    with_it = [a for a in actors if a is first or (a.side is not None and a.side == first.side)]
    rest = [a for a in actors if a not in with_it]
    return [with_it, rest] if rest else [[first], list(actors[1:])]
