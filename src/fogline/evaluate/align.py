"""Which claims tell which hand-coded event: each claim feeds one event at most, an event may be told by several claims."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.evaluate.gold import GoldArticle, GoldEvent
from fogline.evaluate.same import Same
from fogline.model.claim import Claim
from fogline.model.record import Quote, Record, Span


class Pairing(Record, frozen=True, kw_only=True):
    """One hand-coded event with the claims that tell it, the best first; none where it was missed."""

    event: GoldEvent
    claims: tuple[Claim, ...]


class Alignment(Record, frozen=True, kw_only=True):
    """All events of an article with their claims, and the claims that tell no event of it, grouped by event key."""

    article: GoldArticle
    pairs: tuple[Pairing, ...]
    spurious: tuple[tuple[Claim, ...], ...]


def align(article: GoldArticle, claims: Sequence[Claim], same: Same) -> Alignment:
    """Pair claims with events: first every event with its best free claim, then the rest as retellings.

    A claim can tell an event only where their words touch. What they agree in decides between several. A claim that touches
    no event joins the event of the first claim with the same event key (a retelling that the hand coding left out);
    where there is none, it is spurious.
    """
    scores = {
        (e, c): score
        for e, event in enumerate(article.events)
        for c, claim in enumerate(claims)
        if (score := _score(article, event, claim, same)) > 0
    }
    owner: dict[int, int] = {}
    told: dict[int, list[int]] = {}
    for e, c in sorted(scores, key=lambda k: (-scores[k], k)):
        if c not in owner and e not in told:
            owner[c] = e
            told[e] = [c]
    for e, c in sorted(scores, key=lambda k: (-scores[k], k)):
        if c not in owner:
            owner[c] = e
            told[e].append(c)
    _join_retellings(claims, owner, told)
    pairs = tuple(
        Pairing(event=event, claims=tuple(claims[c] for c in told.get(e, ()))) for e, event in enumerate(article.events)
    )
    return Alignment(article=article, pairs=pairs, spurious=_spurious(claims, owner))


def _join_retellings(claims: Sequence[Claim], owner: dict[int, int], told: dict[int, list[int]]) -> None:
    first: dict[str, int] = {}
    for c in sorted(owner):
        first.setdefault(claims[c].event, owner[c])
    for c, claim in enumerate(claims):
        if c not in owner and claim.event in first and claim.kind == "event":
            owner[c] = first[claim.event]
            told[owner[c]].append(c)


def _spurious(claims: Sequence[Claim], owner: dict[int, int]) -> tuple[tuple[Claim, ...], ...]:
    groups: dict[str, list[Claim]] = {}
    for c, claim in enumerate(claims):
        if c not in owner and claim.kind == "event":
            groups.setdefault(claim.event, []).append(claim)
    return tuple(tuple(group) for group in groups.values())


def _score(article: GoldArticle, event: GoldEvent, claim: Claim, same: Same) -> float:
    """0 where the words do not touch; otherwise how much of the words is shared, plus what the two agree in."""
    spans = article.spans(event)
    shared = max((_shared(s, claim) for s in spans), default=0.0)
    if shared == 0:
        return 0.0
    score = shared + 0.05 * (bool(spans) and _shared(spans[0], claim) > 0)
    score += 1.0 * (event.kind == claim.kind)
    score += 0.6 * (event.type == claim.event_type) + 0.4 * (event.sub == claim.sub_event_type)
    score += 0.2 * (event.status == claim.status)
    for gold, found in ((event.initiators, claim.initiators), (event.targets, claim.targets)):
        score += 0.3 * any(same.actor(g, article.span(event, g.words), f) for g in gold for f in found)
    score += 0.3 * any(same.place(g, article.span(event, g.words), f) for g in event.places for f in claim.places)
    score += 0.3 * any(same.loss(g, f) for g in event.losses for f in claim.losses)
    return score


def _shared(span: Span, claim: Claim) -> float:
    """Share of the shorter stretch that both cover; 1 where the claim's trigger stands in the event's words."""
    trigger = claim.trigger
    if trigger and span.start <= trigger.start and trigger.end <= span.end:
        return 1.0
    return max(_overlap(span, own) for own in (claim.span, *claim.extra_spans))


def _overlap(span: Span, own: Quote) -> float:
    both = min(span.end, own.end) - max(span.start, own.start)
    shorter = min(span.end - span.start, own.end - own.start)
    return both / shorter if both >= 0.4 * shorter and both > 0 else 0.0
