"""Losses told in a clause or sentence of their own behind the event that caused them: they belong to that event too."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from fogline.extract.reference import REFERENCES
from fogline.extract.story import NEAR, same_places, same_time
from fogline.extract.told import Told
from fogline.extract.triggers import Hit
from fogline.model.actor import ActorRef
from fogline.model.claim import Loss
from fogline.ports import NameContext

_CAUSES = frozenset({"fight", "strike", "blast", "capture", "siege"})
_VIOLENCE = frozenset({"strike", "blast"})  # a toll of these is told as one of them, not as a fight
_RESULTS = frozenset({"kill", "losses", "destroy", "seize_materiel", "disrupted", "demolish", "capture_people"})
_WHEN = frozenset({"when", "after", "as"})
_GUESSED = frozenset({"story", "opponent-near", "speaker-own-deed", "loss-owner"})


def join_tolls(tolds: Sequence[Told], names: NameContext, parting: Collection[str]) -> None:
    """Tolls of their own ("Nine soldiers died.") become tellings of the event before them: its key, type and words.

    A sentence that begins with a word of `parting` ("Separately") turns to something else.
    """
    for at, told in enumerate(tolds):
        if not _is_toll(told):
            continue
        apart = any(t.lower in parting for t in told.sentence.tokens[:4])
        before = [t for t in tolds[:at] if not apart or t.sentence is told.sentence]
        cause = _cause(before, told, names) or _cause_behind(tolds[at + 1 :], told, names)
        if cause is None:
            continue
        told.cause = cause
        told.losses = [_of_same(loss, (cause, *tolds[:at])) for loss in told.losses]
        told.background = cause.background
        if not _own_time(told):
            told.time = cause.time
        if not _known_by_party(told, tolds[:at], names):
            told.event = cause.event
        if told.draft.hit.trigger.harm and cause.family in _VIOLENCE:
            told.reading = cause.reading


def _of_same(loss: Loss, before: Sequence[Told]) -> Loss:
    """ "The toll rose to 30": of those whose dead were told before, where that is one party."""
    if loss.of is not None or loss.kind == "materiel":
        return loss
    told = [
        x for t in before if t.event == before[0].event for x in t.losses if x.kind == loss.kind and x.of is not None
    ]
    owners = {(x.of.id, x.of.name) for x in told if x.of is not None}
    if len(owners) != 1 or told[0].of is None:
        return loss
    same = told[0].of
    owner = ActorRef(id=same.id, name=same.name, kind=same.kind, side=same.side)
    return replace(loss, of=owner, civilian=told[0].civilian)


def _known_by_party(toll: Told, before: Sequence[Told], names: NameContext) -> bool:
    """Whether an event of the same key was told before of the same party."""
    mine = [a.id for a in (*toll.roles.targets, *toll.initiators) if a.id]
    theirs = [a.id for b in before if b.event == toll.event for a in (*b.roles.targets, *b.initiators) if a.id]
    return any(names.related(m, t) for m in mine for t in theirs)


def _is_toll(told: Told) -> bool:
    """Losses without an action of their own: nothing but the harm is told."""
    hit = told.draft.hit
    return (
        bool(told.losses)
        and not told.intent
        and (bool(hit.trigger.harm) or hit.frame in _RESULTS)
        and not any(_is_new(told, means) for means in told.draft.means)
        and not told.sentence.is_title
    )


def _is_new(toll: Told, means: Hit) -> bool:
    """Whether a means is told here first; "in the clashes", "the shelling caused" go back to what was told."""
    tokens = toll.sentence.tokens
    marks = [k for k in toll.sentence.kids[means.at] if tokens[k].dep == "det"]
    told = any(tokens[k].dep in {"prep", "acl", "relcl", "amod"} for k in toll.sentence.kids[means.at])
    return means.kind == "verb" or told or not any(tokens[k].lower in REFERENCES for k in marks)


def _cause(before: Sequence[Told], toll: Told, names: NameContext) -> Told | None:
    """The nearest violent event before a toll, where nothing that the two say keeps them apart."""
    for told in reversed(before):
        if toll.sentence.number - told.sentence.number > NEAR or told.sentence.is_title:
            return None
        event = told.cause or told
        now = event.background == toll.background or event.sentence is toll.sentence
        if event.family in _CAUSES and not event.intent and now:
            return event if _fits(event, toll, names) else None
    return None


def _cause_behind(after: Sequence[Told], toll: Told, names: NameContext) -> Told | None:
    """ "eleven were wounded when a suicide bomber drove …": the cause in a clause behind the toll."""
    for told in after:
        if told.sentence is not toll.sentence:
            return None
        tokens = toll.sentence.tokens
        if (
            told.draft.means
            and tokens[told.draft.hit.at].dep == "conj"
            and tokens[told.draft.hit.at].head == toll.draft.hit.at
        ):
            return told  # "16 people were killed and 33 wounded in twin blasts"
        path = [told.draft.hit.at, *toll.sentence.ancestors(told.draft.hit.at)]
        clause = next((i for i in path if tokens[i].dep == "advcl" and i > toll.draft.hit.at), None)
        mark = toll.sentence.child(clause, "mark", "advmod") if clause is not None else None
        if told.family in _CAUSES and mark is not None and tokens[mark].lower in _WHEN:
            return told if _fits(told, toll, names) else None
    return None


def _fits(cause: Told, toll: Told, names: NameContext) -> bool:
    return (
        (cause.background == toll.background or (cause.background and cause.sentence is toll.sentence))
        and cause.status not in {"denied", "planned", "possible"}
        and toll.status not in {"denied", "planned", "possible"}
        and (cause.sentence is toll.sentence or not _own_time(toll) or same_time(cause.time, toll.time))
        and (toll.inherited_place or same_places(cause, toll, names))
        and _same_doers(cause, toll, names)
        and not _own_side(cause, toll, names)
    )


def _own_time(toll: Told) -> bool:
    """Whether the clause of the toll says when; a time of the clauses around it may be that of something else."""
    at = toll.time.span
    return at is not None and toll.span.start <= at.start < toll.span.end


def _same_doers(cause: Told, toll: Told, names: NameContext) -> bool:
    """Whoever is said to have done the harm took part in the event."""
    doers = [] if _GUESSED & set(toll.roles.rules) else [a for a in toll.initiators if a.id]
    known = [a.id for a in (*cause.roles.initiators, *cause.roles.targets) if a.id]
    return not doers or not known or any(names.related(a.id, b) for a in doers for b in known if a.id)


def _own_side(cause: Told, toll: Told, names: NameContext) -> bool:
    """A strike does not harm those who carry it out."""
    if cause.family not in _VIOLENCE:
        return False
    mine = [a.id for a in cause.initiators if a.id]
    owners = [loss.of.id for loss in toll.losses if loss.of is not None and loss.of.id]
    return bool(owners) and all(any(o == m for m in mine) for o in owners)
