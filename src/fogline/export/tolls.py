"""Losses of an event summed for formats that want one figure. Unknown stays unknown; a total is never added to its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.export.codes import Codes
from fogline.model.actor import ActorRef
from fogline.model.claim import LossKind
from fogline.model.event import Event, EventLoss
from fogline.model.record import Record


class Toll(Record, frozen=True, kw_only=True):
    """Low, best and high of a sum; None is unknown."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @property
    def told(self) -> bool:
        """Whether there is any figure."""
        return self.low is not None or self.best is not None or self.high is not None

    @property
    def lowest(self) -> int:
        """The lowest figure that anybody gives; 0 where there is none (ACLED codebook, "Fatalities")."""
        return next((n for n in (self.low, self.best, self.high) if n is not None), 0)


def added(parts: Sequence[EventLoss]) -> Toll:
    """Figures of different groups added. One group without a best or highest figure leaves that of the sum open."""
    if not parts:
        return Toll()
    lows = [n for p in parts if (n := p.low if p.low is not None else p.best) is not None]
    bests = [p.best for p in parts if p.best is not None]
    highs = [p.high for p in parts if p.high is not None]
    low = sum(lows) if lows else None
    best = sum(bests) if len(bests) == len(parts) else None
    high = sum(highs) if len(highs) == len(parts) else None
    return Toll(low=low, best=best, high=high)


def is_civilian(loss: EventLoss, codes: Codes) -> bool:
    """Whether those lost are civilians."""
    return loss.civilian or codes.civilian(loss.of)


def total(event: Event, kind: LossKind, codes: Codes, civilians: bool = False) -> Toll:
    """The sum of one kind of loss over all sides, or of civilians alone.

    A figure without an owner beside figures with owners is the report's total and not one more group: the larger counts.
    """
    of_kind = [loss for loss in event.losses if loss.kind == kind]
    if civilians:
        return added([loss for loss in of_kind if is_civilian(loss, codes)])
    owned = [loss for loss in of_kind if is_owned(loss)]
    whole = added([loss for loss in of_kind if not is_owned(loss)])
    parts = added(owned)
    return larger(whole, parts) if owned and whole.told else parts if owned else whole


def is_owned(loss: EventLoss) -> bool:
    """Whether the words say whose loss it is."""
    return loss.civilian or loss.of is not None


def larger(one: Toll, other: Toll) -> Toll:
    """A total against the sum of its parts: each bound at least as large as the other's lower ones."""

    def most(values: Iterable[int | None]) -> int | None:
        return max((v for v in values if v is not None), default=None)

    low = most((one.low, other.low))
    best = most((one.best, other.best))
    best = max(best, low or 0) if best is not None else None
    high = most((one.high, other.high)) if one.high is not None else None
    return Toll(low=low, best=best, high=max(high, best or 0, low or 0) if high is not None else None)


def of_side(loss: EventLoss, actors: Iterable[ActorRef], codes: Codes) -> bool:
    """Whether a loss is one of these actors': the same actor, one under the other, or the same camp."""
    if loss.of is None:
        return False
    own = set(codes.kin(loss.of.id))
    return any(
        a.id in own or (loss.of.id in codes.kin(a.id) if loss.of.id else a.name == loss.of.name)
        or (a.side == loss.of.side and a.side not in {None, "unknown"})
        for a in actors
    )  # fmt: skip
