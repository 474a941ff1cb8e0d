"""A claim for people: what is claimed, by whom, and the words behind each part."""

from __future__ import annotations

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim, Loss
from fogline.model.record import Span


def explained(claim: Claim, text: str) -> str:
    """Several lines: the claim, its fields with their words and offsets, and the rules that made it."""
    lines = [
        f"{claim.event} {claim.sub_event_type or claim.kind} · {claim.status}{' · background' if claim.background else ''}"
    ]
    lines.append(f"   words       {quote(claim.span.exact)} [{claim.span.start}:{claim.span.end}]")
    lines += [f"   initiator   {_actor(a, text)}" for a in claim.initiators]
    lines += [f"   target      {_actor(a, text)}" for a in claim.targets]
    lines += [
        f"   place       {p.name} ({p.kind or 'place'}, {p.admin1 or p.country or '?'}) {_at(p.span, text)}"
        for p in claim.places
    ]
    if claim.time.text or claim.time.edtf:
        lines.append(
            f"   time        {claim.time.edtf or 'not anchored'} ({claim.time.basis}) {_at(claim.time.span, text)}"
        )
    lines += [f"   loss        {_loss(loss)} {_at(loss.span, text)}" for loss in claim.losses]
    for change in claim.control:
        before, after = (change.from_.name if change.from_ else "?"), (change.to.name if change.to else "?")
        lines.append(f"   control     {change.place.name}: {before} -> {after} ({change.extent})")
    lines.append(f"   said by     {' > '.join(v.name for v in claim.attribution) or 'unknown outlet'}")
    lines.append(
        f"   rule        {claim.rule}   confidence {claim.confidence}{' (doubtful)' if claim.doubtful else ''}"
    )
    return "\n".join(lines) + "\n"


def _actor(actor: ActorRef, text: str) -> str:
    return f"{actor.name} [{actor.side or 'side unknown'}] {_at(actor.span, text)}"


def _loss(loss: Loss) -> str:
    figures = "/".join("?" if n is None else str(n) for n in (loss.low, loss.best, loss.high))
    what = loss.item or ("civilians" if loss.civilian else "people")
    owner = f" of {loss.of.name}" if loss.of and loss.of.kind != "civilians" else ""
    return f"{loss.kind} {what}{owner} {figures}"


def _at(span: Span | None, text: str) -> str:
    return f"{quote(text[span.start : span.end])} [{span.start}:{span.end}]" if span else "(inferred)"


def quote(words: str, longest: int = 120) -> str:
    """Words on one line in quotation marks, cut where they are long."""
    plain = " ".join(words.split())
    return f"“{plain if len(plain) < longest else plain[: longest - 3] + '…'}”"
