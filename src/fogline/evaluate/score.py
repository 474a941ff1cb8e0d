"""Precision, recall and F1 per field, confusion tables, errors with their words, and how far confidence can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from fogline.evaluate.align import Alignment, Pairing
from fogline.evaluate.items import FIELDS, Counted, counted, invented
from fogline.evaluate.same import Same
from fogline.model.claim import Claim
from fogline.model.record import Record


class Row(Record, frozen=True, kw_only=True):
    """One field over all articles: items found right, found wrong, and missed."""

    field: str
    right: int
    wrong: int
    missing: int
    precision: float | None
    recall: float | None
    f1: float | None


class Fault(Record, frozen=True, kw_only=True):
    """One field of one event that is not as the hand coding has it, with the words and the rule of the claim."""

    article: str
    field: str
    words: str
    gold: tuple[str, ...]
    found: tuple[str, ...]
    rule: str | None


class Bin(Record, frozen=True, kw_only=True):
    """Claims whose stated confidence lies in [low, high): how sure they said they were, and how many were right."""

    low: float
    high: float
    claims: int
    stated: float
    right: float


class Report(Record, frozen=True, kw_only=True):
    """All figures over a set of articles."""

    articles: int
    events: int
    claims: int
    rows: tuple[Row, ...]
    confusion: dict[str, dict[str, dict[str, int]]]
    faults: tuple[Fault, ...]
    reliability: tuple[Bin, ...]
    eventless: int  # articles without any event
    disturbed: int  # of these, articles in which events were found


def score(alignments: Sequence[Alignment], same: Same) -> Report:
    """Counts end to end: a missed event is missing in every row, an invented one is wrong in every row."""
    totals: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    confusion: dict[str, dict[str, dict[str, int]]] = {}
    faults: list[Fault] = []
    trust: list[tuple[float, bool]] = []
    for alignment in alignments:
        for pair in alignment.pairs:
            parts = _counted(alignment, pair, same)
            _add(totals, parts)
            _confuse(confusion, parts)
            faults += _faults(alignment.article.id, pair, parts)
        for group in alignment.spurious:
            parts = list(invented(group))
            _add(totals, parts)
            _confuse(confusion, parts)
            faults.append(_invention(alignment.article.id, group))
        trust += judged(alignment, same)
    empty = [a for a in alignments if not any(e.kind == "event" for e in a.article.events)]
    return Report(
        articles=len(alignments),
        events=sum(p.event.kind == "event" for a in alignments for p in a.pairs),
        claims=sum(len(p.claims) for a in alignments for p in a.pairs)
        + sum(len(g) for a in alignments for g in a.spurious),
        rows=tuple(_row(field, totals[field]) for field in FIELDS),
        confusion=confusion,
        faults=tuple(faults),
        reliability=tuple(reliability(trust)),
        eventless=len(empty),
        disturbed=sum(bool(a.spurious) or any(c.kind == "event" for p in a.pairs for c in p.claims) for a in empty),
    )


def _counted(alignment: Alignment, pair: Pairing, same: Same) -> list[Counted]:
    """Fields of an event; plans, states and the like are counted in control and status only, and only where found."""
    parts = list(counted(alignment.article, pair, same))
    if pair.event.kind == "event":
        return parts
    return [p for p in parts if p.field == "control" or (p.field == "status" and pair.claims)]


def judged(alignment: Alignment, same: Same) -> list[tuple[float, bool]]:
    """Stated confidence of every claim that tells an event, and whether all that it says of the event is right."""
    out = [(c.confidence, False) for group in alignment.spurious for c in group]
    for pair in alignment.pairs:
        for claim in pair.claims:
            if claim.kind == "event":
                out.append((claim.confidence, is_right(alignment, pair, claim, same)))
    return out


def is_right(alignment: Alignment, pair: Pairing, claim: Claim, same: Same) -> bool:
    """Type, sides, place and figures of a claim hold nothing that the hand coding does not have."""
    alone = Pairing(event=pair.event, claims=(claim,))
    wanted = {"type", "initiator", "target", "place", "casualties", "status"}
    return pair.event.kind == "event" and not any(
        p.wrong for p in counted(alignment.article, alone, same) if p.field in wanted
    )


def reliability(trust: Iterable[tuple[float, bool]], width: float = 0.1) -> list[Bin]:
    """Claims by stated confidence in steps of `width`; empty steps are left out."""
    steps: dict[int, list[tuple[float, bool]]] = {}
    for stated, right in trust:
        steps.setdefault(min(int(stated / width + 1e-9), int(1 / width) - 1), []).append((stated, right))
    return [
        Bin(
            low=round(step * width, 2),
            high=round((step + 1) * width, 2),
            claims=len(rows),
            stated=round(sum(s for s, _ in rows) / len(rows), 3),
            right=round(sum(r for _, r in rows) / len(rows), 3),
        )
        for step, rows in sorted(steps.items())
    ]


def _add(totals: dict[str, Counter[str]], parts: Iterable[Counted]) -> None:
    for part in parts:
        totals[part.field].update(right=len(part.right), wrong=len(part.wrong), missing=len(part.missing))


def _row(field: str, total: Counter[str]) -> Row:
    right, wrong, missing = total["right"], total["wrong"], total["missing"]
    precision = right / (right + wrong) if right + wrong else None
    recall = right / (right + missing) if right + missing else None
    f1 = 2 * right / (2 * right + wrong + missing) if right + wrong + missing else None
    return Row(
        field=field, right=right, wrong=wrong, missing=missing,
        precision=_rounded(precision), recall=_rounded(recall), f1=_rounded(f1),
    )  # fmt: skip


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _confuse(confusion: dict[str, dict[str, dict[str, int]]], parts: Iterable[Counted]) -> None:
    for part in parts:
        if part.field not in {"type", "sub_type", "status"} or not (part.right or part.missing or part.wrong):
            continue
        gold = (part.right or part.missing or ("(no event)",))[0]
        found = (part.right or part.wrong or ("(missed)",))[0]
        row = confusion.setdefault(part.field, {}).setdefault(gold, {})
        row[found] = row.get(found, 0) + 1


def _faults(article: str, pair: Pairing, parts: Iterable[Counted]) -> list[Fault]:
    words = pair.event.words[0]
    if not pair.claims:
        if pair.event.kind != "event":
            return []
        return [
            Fault(article=article, field="event", words=words, gold=(pair.event.sub or "event",), found=(), rule=None)
        ]
    rule = pair.claims[0].rule
    return [
        Fault(article=article, field=p.field, words=words, gold=p.missing, found=p.wrong, rule=rule)
        for p in parts
        if p.missing or p.wrong
    ]


def _invention(article: str, group: Sequence[Claim]) -> Fault:
    claim = group[0]
    found = (claim.sub_event_type or claim.kind,)
    return Fault(article=article, field="event", words=claim.span.exact, gold=(), found=found, rule=claim.rule)
