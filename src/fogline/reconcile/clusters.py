"""Tellings to events: clusters that no single doubtful link can chain together.

Average linkage over all pairs of a component: two clusters become one only where their members agree on the whole and no
pair between them is ruled out. The answer depends on the set of tellings alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from fogline.model.telling import Telling
from fogline.reconcile.pairs import Pair

SAME_PAGE = 1.0  # more that is asked of two tellings which one document keeps apart
WITNESSES = 12  # members of a large cluster that speak for it


def clusters(
    tellings: Sequence[Telling],
    score: Callable[[Telling, Telling], Pair],
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[list[Telling]]:
    """Partition of the tellings. `together` and `apart` are pairs of telling ids that people have decided on."""
    ordered = sorted(tellings, key=lambda t: t.order)
    groups = _joined(ordered, set(together))
    forbidden = {frozenset(p) for p in apart}
    weights: dict[tuple[int, int], float] = {}
    known: dict[tuple[str, str], float] = {}
    alive: dict[int, list[Telling]] = dict(enumerate(groups))
    for (i, mine), (j, theirs) in combinations(alive.items(), 2):
        weight = _between(mine, theirs, score, known, forbidden)
        if weight >= 0:
            weights[i, j] = weight
    while weights:
        i, j = min(weights, key=lambda pair: (-weights[pair], alive[pair[0]][0].order, alive[pair[1]][0].order))
        alive[i] = sorted(alive[i] + alive.pop(j), key=lambda t: t.order)
        weights = {pair: w for pair, w in weights.items() if not {i, j} & set(pair)}
        for k, theirs in alive.items():
            if k != i:
                weight = _between(alive[i], theirs, score, known, forbidden)
                if weight >= 0:
                    weights[min(i, k), max(i, k)] = weight
    return [alive[i] for i in sorted(alive, key=lambda i: alive[i][0].order)]


def _joined(ordered: Sequence[Telling], together: set[tuple[str, str]]) -> list[list[Telling]]:
    """Groups that people have made."""
    group = {t.id: t.id for t in ordered}
    for a, b in sorted(together):
        if a in group and b in group:
            old, new = sorted((group[a], group[b]), reverse=True)
            group = {t: new if g == old else g for t, g in group.items()}
    found: dict[str, list[Telling]] = {}
    for telling in ordered:
        found.setdefault(group[telling.id], []).append(telling)
    return list(found.values())


def _between(
    mine: Sequence[Telling],
    theirs: Sequence[Telling],
    score: Callable[[Telling, Telling], Pair],
    known: dict[tuple[str, str], float],
    forbidden: set[frozenset[str]],
) -> float:
    """Mean weight between two clusters; below 0 where any pair is ruled out."""
    if any(frozenset((a.id, b.id)) in forbidden for a in mine for b in theirs):
        return -9.0
    total, count = 0.0, 0
    for a in mine[:WITNESSES]:
        for b in theirs[:WITNESSES]:
            key = (a.id, b.id) if a.order < b.order else (b.id, a.id)
            if key not in known:
                pair = score(a, b)
                asked = SAME_PAGE if a.document == b.document else 0.0
                known[key] = -9.0 if pair.veto else pair.score - asked
            if known[key] <= -9.0:
                return -9.0
            total, count = total + known[key], count + 1
    return total / count


def components(ids: Iterable[str], links: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Connected groups of ids."""
    left, found = set(ids), []
    while left:
        stack, group = [min(left)], set()
        while stack:
            node = stack.pop()
            if node not in group:
                group.add(node)
                stack.extend(n for n in links.get(node, ()) if n not in group)
        left -= group
        found.append(sorted(group))
    return found
