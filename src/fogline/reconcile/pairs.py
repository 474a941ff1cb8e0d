"""Whether two tellings tell one event: the sum of what each mark weighs, with the reason in words."""

from __future__ import annotations

from typing import NamedTuple

from fogline.model.telling import Telling
from fogline.reconcile.compare import marks
from fogline.reconcile.weights import ASKED, WEIGHTS
from fogline.reconcile.world import World


class Pair(NamedTuple):
    """The weight of a pair over what is asked (log-odds that the two are one event), whether it is ruled out, and why."""

    score: float
    veto: bool
    why: str

    @property
    def same(self) -> bool:
        """Whether the two are more likely one event than two."""
        return not self.veto and self.score >= 0


class Scorer:
    """Compares tellings in the light of the packs."""

    def __init__(self, world: World) -> None:
        self._world = world

    def pair(self, a: Telling, b: Telling) -> Pair:
        """The weight of a pair; symmetric."""
        total = -ASKED
        reasons = []
        for mark in marks(a, b, self._world):
            if mark.veto:
                return Pair(-9.0, True, mark.why)
            weight = WEIGHTS[mark.name] * mark.value
            total += weight
            reasons.append(f"{mark.why} {weight:+.1f}")
        return Pair(round(total, 3), False, "; ".join(reasons) + f"; asked {ASKED:.1f}")
