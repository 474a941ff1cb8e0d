"""Losses of an event: figures of all tellings under a named policy. A retelling is never added, a later figure of a voice replaces its earlier one.

Policies: `ucdp/1` leans to the lower best figure and keeps the range of all origins (UCDP GED codebook, "best, high and low
estimates"); `acled/1` takes the lowest figure (ACLED codebook, "Fatalities"); `widest/1` keeps the widest range and the
middle figure. None of them adds up over sides, kinds or tellings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from fogline.model.claim import Loss
from fogline.model.event import EventLoss
from fogline.reconcile.independence import Told

Policy = Literal["ucdp/1", "acled/1", "widest/1"]
POLICIES: tuple[Policy, ...] = ("ucdp/1", "acled/1", "widest/1")


class Figure(NamedTuple):
    """One telling's figure for one group of losses."""

    told: Told
    loss: Loss
    origin: str

    @property
    def best(self) -> int | None:
        """The figure as one number, where there is any."""
        loss = self.loss
        return next((n for n in (loss.best, loss.low, loss.high) if n is not None), None)


class Group(NamedTuple):
    """What is lost by whom: figures of different groups are never compared as one."""

    kind: str
    item: str
    owner: str  # a side or actor, `civilians`, or empty where the words do not say

    @property
    def field(self) -> str:
        """Name of the disputed field, such as `losses.killed.civilians`."""
        return ".".join(part for part in ("losses", self.kind, self.item, self.owner) if part)


def group_of(loss: Loss | EventLoss) -> Group:
    """Kind, item and owner; the owner is its side where that is known, so that two names of one army are one owner."""
    if loss.civilian:
        owner = "civilians"
    elif loss.of is None:
        owner = ""
    else:
        owner = loss.of.side if loss.of.side and loss.of.side != "unknown" else loss.of.id or ""
    return Group(loss.kind, loss.item or "", owner)


def figures(told: Sequence[Told], origin: Mapping[str, str]) -> dict[Group, list[Figure]]:
    """All figures by group, earliest first; an owner that the words leave open is the only one that others name."""
    found: dict[Group, list[Figure]] = {}
    for t in sorted(told, key=lambda t: t.order):
        if t.claim.status in {"denied", "planned"}:
            continue
        for loss in t.claim.losses:
            found.setdefault(group_of(loss), []).append(Figure(t, loss, origin[t.claim.id]))
    for group in [g for g in found if not g.owner]:
        owners = [g for g in found if g.owner and (g.kind, g.item) == (group.kind, group.item)]
        if len(owners) == 1:
            found[owners[0]] = sorted(found[owners[0]] + found.pop(group), key=lambda f: f.told.order)
    return found


def latest(group: Sequence[Figure]) -> list[Figure]:
    """Each origin's last word: the figure of its latest report, the largest that this report gives."""
    last: dict[str, Figure] = {}
    for figure in group:
        before = last.get(figure.origin)
        newer = before is None or _report(figure) > _report(before)
        if newer or (_report(figure) == _report(before) and (figure.best or 0) > (before.best or 0)):  # type: ignore[arg-type,union-attr]
            last[figure.origin] = figure
    return list(last.values())


def _report(figure: Figure) -> tuple[str, str]:
    return figure.told.order[:2]


def losses_of(told: Sequence[Told], origin: Mapping[str, str], policy: Policy = "ucdp/1") -> list[EventLoss]:
    """One row for each group under a policy."""
    return [fused(group, figures_, policy) for group, figures_ in figures(told, origin).items()]


def fused(group: Group, all_figures: Sequence[Figure], policy: Policy) -> EventLoss:
    """The figure of one group."""
    last = latest(all_figures)
    numbered = [f for f in last if f.best is not None]
    shown = max(all_figures, key=lambda f: (f.loss.of is not None, f.loss.of is not None and f.loss.of.id is not None))
    low, best, high = _PICK[policy](numbered) if numbered else (None, None, None)
    return EventLoss(
        kind=shown.loss.kind, of=shown.loss.of, civilian=group.owner == "civilians", item=group.item or None,
        status=next((f.loss.status for f in all_figures if f.loss.status), None),
        low=low, best=best, high=high, policy=policy,
        claims=tuple(dict.fromkeys(f.told.claim.id for f in (numbered or last))),
    )  # fmt: skip


def _range(last: Sequence[Figure]) -> tuple[int, int | None]:
    lows = [n for f in last for n in (f.loss.low, f.loss.best, f.loss.high) if n is not None]
    highs = [f.loss.high if f.loss.high is not None else f.loss.best for f in last]
    known = [n for n in highs if n is not None]
    return min(lows), (max(known) if known and len(known) == len(highs) else (max(known) if known else None))


def _ucdp(last: Sequence[Figure]) -> tuple[int | None, int | None, int | None]:
    """The figure that most origins give; of equals the lower one."""
    votes = Counter(f.best for f in last if f.best is not None)
    best = min(n for n, count in votes.items() if count == max(votes.values()))
    low, high = _range(last)
    return low, best, max(high, best) if high is not None else None


def _acled(last: Sequence[Figure]) -> tuple[int | None, int | None, int | None]:
    """The lowest figure that anybody gives, as one number."""
    low, _ = _range(last)
    return low, low, low


def _widest(last: Sequence[Figure]) -> tuple[int | None, int | None, int | None]:
    """The widest range and the middle (lower of two) figure."""
    low, high = _range(last)
    ordered = sorted(f.best for f in last if f.best is not None)
    best = ordered[(len(ordered) - 1) // 2]
    return low, best, max(high, best) if high is not None else None


_PICK = {"ucdp/1": _ucdp, "acled/1": _acled, "widest/1": _widest}
