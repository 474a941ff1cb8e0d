"""How the outlets of a ledger report, always relative to the outlets that are loaded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from fogline.desk.looking import Looking
from fogline.model.claim import Claim
from fogline.model.dossier import Dossier
from fogline.model.filters import Filters
from fogline.model.record import Record
from fogline.packs.load import Knowledge
from fogline.reconcile.independence import against_interest
from fogline.store.query import Query

_RELAYED = frozenset({"agency", "media", "outlet", "monitor"})
_LOST = frozenset({"killed", "injured", "killed_or_injured", "captured", "materiel"})


class OutletProfile(Record, frozen=True, kw_only=True):
    """One outlet. Shares are None where there is nothing to take a share of.

    `first` are events told by several outlets that it published on an earlier day than all others; `agreement` the share of
    the events it tells with others in which it contradicts none of them, `with_` the same for each other outlet as
    [agreed, contradicted]; `own_losses` are events in which others report a loss of its camp, `silent` those of them of
    whose loss it says nothing; `admitted` are events in which it reports one against its own camp; `relayed` is the share
    of its claims that another outlet, agency or monitor said first; `loaded` are the words for actors that only some camps use.
    """

    format: str = "fogline/outlet/1"
    outlet: str
    name: str
    side: str | None
    documents: int
    claims: int
    events: int
    shared: int
    first: int
    agreement: float | None
    with_: dict[str, tuple[int, int]]
    own_losses: int
    silent: int
    admitted: int
    relayed: float | None
    copies: int
    loaded: dict[str, int]


class _Tally:
    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.with_: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.loaded: Counter[str] = Counter()
        self.name, self.side = "", ""


def profiles(connection: Connection, knowledge: Knowledge, wanted: Filters) -> list[OutletProfile]:
    """All outlets that tell an event under the filters, by number of claims."""
    book = _Book(connection, knowledge)
    for dossier in book.dossiers(wanted):
        book.add(dossier)
    return sorted(book.profiles(), key=lambda p: (-p.claims, p.outlet))


class _Book:
    def __init__(self, connection: Connection, knowledge: Knowledge) -> None:
        self._looking = Looking(connection, knowledge)
        self._tallies: dict[str, _Tally] = defaultdict(_Tally)
        self._partisan = {
            row.word.lower() for c in knowledge.conflicts for row in c.words if row.used_by and "*" not in row.used_by
        }
        for document in Query(connection).documents():
            if document.outlet is not None:
                tally = self._tallies[document.outlet.id or document.outlet.name]
                tally.name, tally.side = document.outlet.name, document.outlet.side or ""
                tally.count["documents"] += 1
                tally.count["copies"] += document.copy_of is not None

    def dossiers(self, wanted: Filters) -> Iterator[Dossier]:
        """Events without links and grades, which profiles do not need."""
        return map(self._looking.dossier, self._looking.bare(wanted))

    def add(self, dossier: Dossier) -> None:
        """Count one event."""
        outlet_of = {d.id: d.outlet.id or d.outlet.name for d in dossier.documents if d.outlet}
        said: dict[str, list[Claim]] = defaultdict(list)
        for claim in dossier.claims:
            if claim.document in outlet_of:
                said[outlet_of[claim.document]].append(claim)
        published = {
            outlet: min(d.published.edtf or "9" for d in dossier.documents if outlet_of.get(d.id) == outlet)
            for outlet in said
        }
        for outlet, claims in said.items():
            tally = self._tallies[outlet]
            tally.count["events"] += 1
            tally.count["claims"] += len(claims)
            tally.count["relayed"] += sum(any(v.kind in _RELAYED for v in c.attribution[1:]) for c in claims)
            tally.count["admitted"] += any(against_interest(c, tally.side, self._looking.world) for c in claims)
            tally.loaded.update(
                w
                for c in claims
                for a in (*c.initiators, *c.targets)
                if (w := (a.text or "").lower()) in self._partisan
            )
            if len(said) > 1:
                others = [day for other, day in published.items() if other != outlet]
                tally.count["shared"] += 1
                tally.count["first"] += published[outlet] < min(others)
        self._losses(said)
        self._quarrels(dossier, said)

    def _losses(self, said: Mapping[str, list[Claim]]) -> None:
        """Who keeps silent about the losses of its own camp that others report."""
        for outlet, claims in said.items():
            side = self._tallies[outlet].side
            told = any(_lost(c, side) for c in claims)
            if side and any(_lost(c, side) for other, some in said.items() if other != outlet for c in some):
                self._tallies[outlet].count["own_losses"] += 1
                self._tallies[outlet].count["silent"] += not told

    def _quarrels(self, dossier: Dossier, said: Mapping[str, list[Claim]]) -> None:
        of_claim = {c.id: outlet for outlet, claims in said.items() for c in claims}
        against: set[frozenset[str]] = set()
        for dispute in dossier.event.disputes:
            if dispute.kind == "contradiction":
                camps = [{of_claim[c] for c in v.claims if c in of_claim} for v in dispute.values]
                against |= {
                    frozenset((a, b))
                    for i, x in enumerate(camps)
                    for y in camps[i + 1 :]
                    for a in x
                    for b in y
                    if a != b
                }
        for outlet in said:
            for other in said:
                if other != outlet:
                    self._tallies[outlet].with_[other][frozenset((outlet, other)) in against] += 1
            if len(said) > 1:
                self._tallies[outlet].count["agreed"] += not any(outlet in pair for pair in against)

    def profiles(self) -> Iterator[OutletProfile]:
        """What was counted."""
        for outlet, tally in self._tallies.items():
            n = tally.count
            yield OutletProfile(
                outlet=outlet, name=tally.name, side=tally.side or None, documents=n["documents"], claims=n["claims"],
                events=n["events"], shared=n["shared"], first=n["first"], agreement=_share(n["agreed"], n["shared"]),
                with_={o: (a, b) for o, (a, b) in sorted(tally.with_.items())}, own_losses=n["own_losses"], silent=n["silent"],
                admitted=n["admitted"], relayed=_share(n["relayed"], n["claims"]), copies=n["copies"],
                loaded=dict(tally.loaded.most_common()),
            )  # fmt: skip


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _lost(claim: Claim, side: str) -> bool:
    return any(x.kind in _LOST and x.of is not None and x.of.side == side and not x.civilian for x in claim.losses)
