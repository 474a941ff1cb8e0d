"""Reviews as they stand: who voted how on which claim, what that makes of an event, and how far reviewers agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from fogline.errors import LedgerError
from fogline.model.claim import Claim
from fogline.model.record import Record
from fogline.model.review import Review
from fogline.model.wire import from_line
from fogline.store.bench import SqlBench
from fogline.store.keep import chunks
from fogline.store.query import Query
from fogline.store.schema import claims, reviews, sights, tellings, votes

State = Literal["open", "accepted", "rejected", "mixed", "sealed"]
Votes = dict[str, dict[str, str]]


class Progress(Record, frozen=True, kw_only=True):
    """How far reviewing has come; `kappa` is Cohen's over the `pairs` of votes by two people on one claim."""

    events: int
    open: int
    accepted: int
    rejected: int
    sealed: int
    mixed: int
    claims: int
    voted: int
    by: list[tuple[str, int]]
    pairs: int
    kappa: float | None


def standing_claims(connection: Connection, document: str) -> list[Claim]:
    """A document's claims that count, as corrected: those that somebody rejected and nobody accepts are left out."""
    told = SqlBench(connection).told([c.id for c in Query(connection).claims_of(document)])
    out = rejected(connection, [c.id for c, _, _ in told])
    return [c for c, _, _ in told if c.id not in out]


def rejected(connection: Connection, ids: Collection[str]) -> set[str]:
    """Claims that are rejected and by nobody accepted."""
    return {
        claim
        for claim, said in votes_of(connection, ids).items()
        if "reject" in said.values() and "accept" not in said.values()
    }


def votes_of(connection: Connection, ids: Collection[str]) -> Votes:
    """Claim to person to act, for standing reviews."""
    found: Votes = {}
    for some in chunks(ids):
        for row in connection.execute(
            select(votes).where(votes.c.claim.in_(some)).order_by(votes.c.claim, votes.c.who)
        ):
            found.setdefault(row.claim, {})[row.who] = row.act
    return found


def state_of(told: Collection[str], said: Votes) -> State:
    """What the votes on its claims make of an event."""
    acts = [set(said[c].values()) for c in told if c in said]
    every = set().union(*acts) if acts else set()
    if "seal" in every:
        return "sealed"
    if "accept" in every and "reject" in every:
        return "mixed"
    if len(acts) < len(told):
        return "open"
    return "accepted" if "accept" in every else "rejected"


def review(connection: Connection, name: str) -> Review:
    """A review by id. LedgerError for an unknown one."""
    line = connection.execute(select(reviews.c.record).where(reviews.c.id == name)).scalar()
    if line is None:
        raise LedgerError(f"{name}: no such review in this ledger")
    return from_line(Review, line)


def reviews_of(connection: Connection, ids: Collection[str]) -> list[Review]:
    """Reviews of some claims, oldest first."""
    asked = select(reviews.c.record).where(reviews.c.claim.in_(sorted(ids))).order_by(reviews.c.seq)
    return [from_line(Review, line) for line in connection.execute(asked).scalars()]


def voted_events(connection: Connection) -> dict[str, Votes]:
    """Events with votes on any of their claims, with these votes."""
    asked = (
        select(tellings.c.event, votes.c.claim, votes.c.who, votes.c.act)
        .join(claims, (claims.c.id == votes.c.claim) & claims.c.superseded.is_(None)).join(tellings, tellings.c.id == claims.c.telling)
    )  # fmt: skip
    found: dict[str, Votes] = defaultdict(dict)
    for row in connection.execute(asked):
        found[row.event].setdefault(row.claim, {})[row.who] = row.act
    return dict(found)


def unvoted(connection: Connection, rule: str, least: float) -> list[str]:
    """Claims whose rule holds a mark, at least so sure, that nobody has voted on."""
    said = select(votes.c.claim)
    asked = select(claims.c.id, claims.c.record).where(
        claims.c.superseded.is_(None), claims.c.confidence >= least, claims.c.telling.is_not(None), claims.c.id.not_in(said),
        claims.c.record.contains(rule, autoescape=True),
    )  # fmt: skip
    found = (from_line(Claim, row.record) for row in connection.execute(asked))
    return sorted(c.id for c in found if rule in c.rule)


def progress(connection: Connection) -> Progress:
    """Counts over all events, and the agreement of those who voted on the same claims."""
    told = {row.event: row.told for row in connection.execute(select(sights.c.event, sights.c.told))}
    states: Counter[str] = Counter()
    for event, said in voted_events(connection).items():
        names = [*said, *(f"?{n}" for n in range(told.get(event, len(said)) - len(said)))]
        states[state_of(names, said)] += 1
    said = votes_of(connection, connection.execute(select(votes.c.claim).distinct()).scalars().all())
    by = Counter(who for people in said.values() for who in people)
    pairs = [
        pair
        for people in said.values()
        for pair in combinations((people[w] for w in sorted(people)), 2)
        if "seal" not in pair
    ]
    standing = connection.execute(
        select(func.count()).select_from(claims).where(claims.c.superseded.is_(None))
    ).scalar_one()
    seen = sum(states.values()) - states["open"]
    return Progress(
        events=len(told), open=len(told) - seen, accepted=states["accepted"], rejected=states["rejected"], sealed=states["sealed"],
        mixed=states["mixed"], claims=int(standing), voted=len(said), by=sorted(by.items(), key=lambda x: (-x[1], x[0])),
        pairs=len(pairs), kappa=kappa(pairs),
    )  # fmt: skip


def kappa(pairs: Collection[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two answers each; None without pairs, 1 where all say one thing."""
    if not pairs:
        return None
    first, second = (Counter(p[i] for p in pairs) for i in (0, 1))
    same = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(first[act] * second[act] for act in first) / len(pairs) ** 2
    return 1.0 if chance == 1 else round((same - chance) / (1 - chance), 3)


def any_vote(said: Mapping[str, Any], who: str) -> bool:
    """Whether a person has voted on any of the claims."""
    return any(who in people for people in said.values())
