"""Who holds a place: a step function over time, in whose telling, on two clocks.

Only words about holding make a step: a capture, a withdrawal, a hand-over, a place kept. Attempts and nearness never do.
Fire control, sieges and cut roads mark a place and leave its holder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from fogline.model.actor import ActorRef
from fogline.model.holding import Holding, State, Step
from fogline.reconcile.world import World

SAME_CHANGE = 3  # days within which two tellings of a change are one change
HOLDING = frozenset({"full", "partial"})


def history(holdings: Sequence[Holding], world: World) -> list[Step]:
    """The steps of one place, earliest first."""
    words = sorted(holdings, key=lambda h: (h.day, not _earlier(h), h.order, h.claim))
    steps: list[Step] = []
    for group in _changes([h for h in words if h.extent in HOLDING or h.extent == "kept"], world):
        before = _implied(group, steps, world)
        if before is not None:
            steps.append(before)
        step = _step(group, world)
        if steps and _continues(steps[-1], step, world):
            steps[-1] = _extended(steps[-1], step)
        else:
            steps.append(step)
    if not steps and words:
        steps = [_unknown(words)]
    return [_marked(step, until, words) for step, until in _until(steps)]


def _earlier(word: Holding) -> bool:
    """Whether a word tells of an earlier day that it does not name."""
    return word.background and word.first is None


def _same(a: ActorRef | None, b: ActorRef | None, world: World) -> bool:
    """Whether two holders are one side of the ground."""
    if a is None or b is None:
        return a is b
    if a.id and b.id and (a.id in world.kin(b.id) or b.id in world.kin(a.id)):
        return True
    return a.name == b.name or (bool(a.side) and a.side == b.side and a.side != "unknown")


def _changes(words: Sequence[Holding], world: World) -> Iterator[list[Holding]]:
    """Words about one change together: near in time, and none of them takes the place from another's taker."""
    group: list[Holding] = []
    for word in words:
        apart = bool(group) and _days(group[0].day, word.day) > SAME_CHANGE
        if group and (apart or _taken_back(group, word, world)):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _taken_back(group: Sequence[Holding], word: Holding, world: World) -> bool:
    """ "recaptured": the loser of this word is the winner of an earlier one, on a later day or in the same report."""
    if word.from_ is None:
        return False
    for before in group:
        won = before.to is not None and _same(before.to, word.from_, world) and not _same(before.to, word.to, world)
        if won and (word.day > before.day or word.document == before.document):
            return True
    return False


def _days(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days)
    except ValueError:
        return 0 if one == other else 10_000


def _step(group: Sequence[Holding], world: World) -> Step:
    holders: list[tuple[ActorRef | None, list[Holding]]] = []
    for word in group:
        home = next((h for h in holders if _same(h[0], word.to, world)), None)
        if home is None:
            holders.append((word.to, [word]))
        else:
            home[1].append(word)
    named = [h for h in holders if h[0] is not None]
    quarrel = len({w.origin for h in named for w in h[1]}) > 1 and len(named) > 1
    if quarrel:
        rivals = tuple(a for a, _ in named if a)
        return msgspec.structs.replace(_of(group, "contested"), rivals=rivals, assurance="contested")
    holder, some = max(named or holders, key=lambda h: (h[1][-1].day, len(h[1])))
    sides = [w.side for w in some]
    crossed = any(world.opposed(a, b) for i, a in enumerate(sides) for b in sides[i + 1 :])
    agreed = crossed or any(w.against_interest for w in some)
    return msgspec.structs.replace(
        _of(some if named else group, "held" if holder else "unknown"),
        holder=holder, partial=all(w.extent == "partial" for w in some), assurance="agreed" if agreed else "one camp",
    )  # fmt: skip


def _of(group: Sequence[Holding], state: State) -> Step:
    place = max((w.place for w in group), key=lambda p: p.lat is not None)
    return Step(
        place=place.id or place.name, name=place.name, state=state, since=min((w.day for w in group if not _earlier(w) and w.day < "9999"), default=None),
        events=tuple(dict.fromkeys(w.event for w in group if w.event)), claims=tuple(dict.fromkeys(w.claim for w in group)),
        origins=tuple(dict.fromkeys(w.origin for w in group)), sides=tuple(sorted({w.side for w in group if w.side})),
        known=min((w.known for w in group if w.known), default=None), lat=place.lat, lon=place.lon, precision=place.precision,
        admin1=place.admin1, country=place.country,
    )  # fmt: skip


def _implied(group: Sequence[Holding], steps: Sequence[Step], world: World) -> Step | None:
    """Who is said to have lost it held it before, where nothing is known or another was thought to hold it."""
    losers = [w for w in group if w.from_ is not None]
    if not losers or any(w.extent == "kept" for w in losers):
        return None
    loser = losers[0].from_
    if steps and (_same(steps[-1].holder, loser, world) or steps[-1].state == "contested"):
        return None
    return msgspec.structs.replace(_of(losers, "held"), holder=loser, assurance="implied", since=None)


def _continues(before: Step, after: Step, world: World) -> bool:
    return (
        before.state == after.state == "held"
        and _same(before.holder, after.holder, world)
        and before.partial <= after.partial
    )


def _extended(before: Step, after: Step) -> Step:
    def both(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*getattr(before, field), *getattr(after, field))))

    return msgspec.structs.replace(
        before,
        events=both("events"), claims=both("claims"), origins=both("origins"), sides=tuple(sorted(both("sides"))),
        assurance="agreed" if "agreed" in {before.assurance, after.assurance} else after.assurance,
    )  # fmt: skip


def _unknown(words: Sequence[Holding]) -> Step:
    """A place of which only sieges, fire control or fighting are told."""
    fought = any(w.extent == "contested" for w in words)
    step = _of(words, "contested" if fought else "unknown")
    return msgspec.structs.replace(step, assurance="contested" if fought else "one camp")


def _until(steps: Sequence[Step]) -> Iterator[tuple[Step, str | None]]:
    for at, step in enumerate(steps):
        yield step, steps[at + 1].since if at + 1 < len(steps) else None


def _marked(step: Step, until: str | None, words: Iterable[Holding]) -> Step:
    """Sieges, fire control, cut roads and fighting that fall within a step."""
    marks = []
    for word in words:
        inside = (step.since is None or word.day >= step.since) and (until is None or word.day < until)
        if inside and word.extent not in HOLDING and word.extent != "kept":
            by = f" by {word.to.name}" if word.to else ""
            marks.append(f"{word.extent}{by} ({word.first or word.known or 'no date'})")
    return msgspec.structs.replace(step, until=until, marks=tuple(dict.fromkeys(marks)))


def at(steps: Sequence[Step], day: str) -> Step | None:
    """The step that a day falls in; one whose beginning nobody tells counts only where nothing else is known."""
    found: Step | None = None
    for step in steps:
        if (step.since is None and found is None) or (step.since is not None and step.since <= day):
            found = step
    return found
