"""One document at a time into the ledger: its tellings are compared with their like, and only what they touch is made anew.

The outcome depends on the set of documents and judgements, never on the order in which they came: candidate pairs are found
from either side, clusters are a function of a component's tellings, and an event is a function of its claims.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.event import Event
from fogline.model.holding import Holding
from fogline.model.judgement import Judgement
from fogline.model.telling import Telling
from fogline.packs.load import Knowledge
from fogline.ports import Bench
from fogline.reconcile.blocks import figures, keys, lookups, window
from fogline.reconcile.clusters import clusters, components
from fogline.reconcile.fuse import fuse
from fogline.reconcile.holdings import holdings_of, standing
from fogline.reconcile.independence import Told, origins_of
from fogline.reconcile.losses import Policy
from fogline.reconcile.pairs import Scorer
from fogline.reconcile.tellings import tellings_of
from fogline.reconcile.world import World

MOST = 120  # tellings of a component; a larger one is parted by asking for more
EVER = 10**7  # after every day
STEP = 0.5  # more weight that is asked each time


class Reconciler:
    """Claims to events, kept on a Bench."""

    def __init__(self, knowledge: Knowledge, policy: Policy = "ucdp/1") -> None:
        self.world = World(knowledge)
        self._scorer = Scorer(self.world)
        self._policy: Policy = policy

    def add(
        self,
        bench: Bench,
        document: Document,
        claims: Sequence[Claim],
        touched: Collection[str] = (),
        *,
        new: bool = False,
    ) -> None:
        """Reconcile a document's claims, of a new document or changed ones.

        `touched` are documents whose copied passages have come together through this one.
        """
        dirty = set() if new else bench.drop_tellings(document.id)
        tellings = tellings_of(document, claims, self.world)
        self._compare(bench, tellings)
        self._hold(bench, [(c, document) for c in claims])
        self.refresh(bench, {t.id for t in tellings} | bench.tellings_in(touched) | dirty)

    def _compare(self, bench: Bench, tellings: Sequence[Telling]) -> None:
        """Compare tellings with their like in the ledger and with each other, and keep them."""
        seen = [_Sought(t) for t in tellings]
        dated = [s for s in seen if s.days is not None]
        kept: dict[str, Telling] = {}
        if dated:
            first, last = min(s.days[0] for s in dated if s.days), max(s.days[1] for s in dated if s.days)
            asked = frozenset().union(*(s.lookups for s in dated))
            kept.update((t.id, t) for t in bench.candidates(asked, first, last))
        for sought, span in ((dated, (0, 0)), ([s for s in seen if s.days is None], (0, EVER))):
            asked = frozenset().union(*(s.figures for s in sought))
            if asked:
                kept.update((t.id, t) for t in bench.candidates(asked, *span))
        pairs = []
        others = [_Sought(t) for t in kept.values()]
        for number, one in enumerate(seen):
            for other in (*others, *seen[:number]):
                if one.meets(other):
                    pair = self._scorer.pair(one.telling, other.telling)
                    if pair.same:
                        pairs.append((one.telling.id, other.telling.id, pair.score, pair.why))
        bench.put_tellings(s.row() for s in seen)
        bench.put_pairs(pairs)

    def _hold(self, bench: Bench, claims: Sequence[tuple[Claim, Document]]) -> None:
        """Words about holding that belong to no event ("X is held by Y")."""
        said = [Told(c, d) for c, d in claims if standing(c)]
        _, origin = origins_of(said, self.world)
        self._put_holdings(bench, said, holdings_of(said, origin, None, self.world))

    def _put_holdings(self, bench: Bench, said: Sequence[Told], words: Iterable[Holding]) -> None:
        by_place: dict[str, list[Holding]] = {}
        for word in words:
            by_place.setdefault(self.world.place_key(word.place), []).append(word)
        bench.put_holdings([t.claim.id for t in said], by_place)

    def refresh(self, bench: Bench, dirty: Collection[str]) -> None:
        """Cluster again all tellings that the dirty ones hang together with."""
        if not dirty:
            return
        tellings, links, judgements = self._hanging_together(bench, dirty)
        by_id = {t.id: t for t in tellings}
        telling_of = {c: t.id for t in tellings for c in t.claims}
        together = {p for j in judgements if j.kind == "merge" for p in _between(j.claims, j.claims, telling_of)}
        apart = {p for j in judgements if j.kind == "split" for p in _between(j.claims, j.others, telling_of)}
        judged = {t for pair in (*together, *apart) for t in pair}
        told = {row[0].id: Told(*row) for row in bench.told([c for t in tellings for c in t.claims])}
        made: list[tuple[Event, list[str]]] = []
        words: list[Holding] = []
        for component in _parted(sorted(by_id), links, together):
            for cluster in clusters([by_id[t] for t in component], self._scorer.pair, together, apart):
                ids = [t.id for t in cluster]
                some = [told[c] for t in cluster for c in t.claims]
                event = fuse(some, self.world, self._policy, bool(judged & set(ids)))
                made.append((event, ids))
                origin = {c: o.name for o in event.origins for c in o.claims}
                words += holdings_of(some, origin, event.id, self.world)
        bench.put_events(list(by_id), made)
        self._put_holdings(bench, list(told.values()), words)

    def _hanging_together(
        self, bench: Bench, dirty: Collection[str]
    ) -> tuple[list[Telling], list[tuple[str, str, float]], list[Judgement]]:
        """The tellings that the dirty ones reach over pairs and judgements."""
        reached: dict[str, Telling] = {}
        links: set[tuple[str, str, float]] = set()
        judgements: dict[str, Judgement] = {}
        frontier = set(dirty)
        while frontier:
            new = bench.tellings(frontier)
            reached.update((t.id, t) for t in new)
            found = bench.pairs_of([t.id for t in new])
            links.update(found)
            judged = bench.judgements_on([c for t in new for c in t.claims])
            judgements.update((j.id, j) for j in judged)
            decided = bench.telling_of({c for j in judged for c in (*j.claims, *j.others)})
            frontier = ({t for a, b, _ in found for t in (a, b)} | set(decided.values())) - reached.keys() - {*frontier}
        return list(reached.values()), sorted(links), [judgements[j] for j in sorted(judgements)]


class _Sought:
    """A telling with what it is kept and looked for under; `days` None where it is open."""

    def __init__(self, telling: Telling) -> None:
        self.telling, self.days = telling, window(telling)
        self.figures = frozenset(figures(telling))
        self.keys = frozenset(keys(telling)) | self.figures
        self.lookups = frozenset(lookups(telling))

    def row(self) -> tuple[Telling, frozenset[str], tuple[int, int]]:
        """What is kept: under all its keys, or under its figures and day 0 where the day is open."""
        if self.days is None or self.telling.first is None or self.telling.last is None:
            return self.telling, self.figures, (0, 0)
        return self.telling, self.keys, (self.telling.first, self.telling.last)

    def meets(self, other: _Sought) -> bool:
        """Whether the two are to be compared."""
        if self.days is None or other.days is None:
            return bool(self.figures & other.figures)
        near = self.days[0] <= (other.telling.last or 0) and self.days[1] >= (other.telling.first or 0)
        return near and bool(self.lookups & other.keys)


def _between(ones: Iterable[str], others: Iterable[str], telling_of: dict[str, str]) -> set[tuple[str, str]]:
    mine = {telling_of[c] for c in ones if c in telling_of}
    theirs = {telling_of[c] for c in others if c in telling_of}
    return {(a, b) for a in mine for b in theirs if a != b}


def _parted(
    ids: Sequence[str], links: Sequence[tuple[str, str, float]], together: Collection[tuple[str, str]]
) -> list[list[str]]:
    """Components; one that is too large to compare all pairs of is parted along its weakest links."""
    asked = 0.0
    found: list[list[str]] = []
    waiting = [list(ids)]
    while waiting:
        left: list[list[str]] = []
        for group in waiting:
            members = set(group)
            edges = {(a, b) for a, b, score in links if score >= asked and a in members and b in members}
            near: dict[str, set[str]] = {}
            for a, b in edges | {p for p in together if set(p) <= members}:
                near.setdefault(a, set()).add(b)
                near.setdefault(b, set()).add(a)
            for part in components(group, near):
                (found if len(part) <= MOST or not edges else left).append(part)
        waiting = left
        asked += STEP
    return found
