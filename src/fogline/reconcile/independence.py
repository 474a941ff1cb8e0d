"""Who said it first: claims to independent origins. Ten articles of one wire are one voice (domain.md, rule 19)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from fogline.model.claim import Claim, Voice
from fogline.model.document import Document
from fogline.model.event import Origin
from fogline.reconcile.world import World
from fogline.text.fold import fold
from fogline.text.skeleton import skeleton

# kinds of voice of which a report seldom has two, and the kinds under which the same voice is named elsewhere
_OFFICES = {
    "monitor": ("monitor",), "official": ("official",), "military": ("military", "belligerent"), "agency": ("agency",),
    "media": ("agency", "media_office", "media"),
}  # fmt: skip
_UNNAMED = frozenset({"anonymous", "resident"})
_OWN_HARM = frozenset({"killed", "injured", "killed_or_injured", "captured", "missing", "materiel"})


class Told(NamedTuple):
    """A claim in its document; `copied` names the passage group that its words belong to, where they were copied."""

    claim: Claim
    document: Document
    copied: str | None = None

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Published, document, offset, id: the same order everywhere."""
        return self.document.published.edtf or "9", self.document.id, self.claim.span.start, self.claim.id


class First(NamedTuple):
    """The key, name, kind and side of a first voice; `own` where nobody but the outlet answers for it."""

    key: str
    name: str
    kind: str | None
    side: str | None
    own: bool = False


def first_voice(told: Told, world: World) -> First:
    """The innermost voice that has a name; an unnamed one ("a doctor") belongs to whoever quotes it."""
    for voice in reversed(told.claim.attribution[1:]):
        found = _named(voice, world)
        if found:
            return found
    outlet = told.document.outlet
    if outlet is None:
        return First(f"document:{told.document.id}", "unknown outlet", "outlet", None, True)
    row = world.outlet(outlet.id or outlet.name)
    if row is not None and row.actor:
        return _actor(row.actor, row.name, row.kind, outlet.side or row.side, world)._replace(own=True)
    key = f"outlet:{row.id}" if row else _by_name(outlet.name)
    return First(key, outlet.name, row.kind if row else "outlet", outlet.side, True)


def _named(voice: Voice, world: World) -> First | None:
    row = world.outlet(voice.name)
    if row is not None and not row.actor:
        return First(f"outlet:{row.id}", row.name, row.kind, voice.side or row.side)
    actor = voice.actor or (row.actor if row else None)
    if actor:
        return _actor(actor, row.name if row else voice.name, voice.kind, voice.side, world)
    if voice.kind in _UNNAMED or not _proper(voice.name):
        return None
    return First(_by_name(voice.name), voice.name, voice.kind, voice.side)


def _by_name(name: str) -> str:
    """One key for the spellings of a name, whether it stands as outlet or as voice."""
    return f"name:{skeleton(name) or fold(name)}"


def _actor(actor: str, name: str, kind: str | None, side: str | None, world: World) -> First:
    """An armed actor and all its offices speak with one voice."""
    row = world.actor(actor)
    top = world.kin(actor)[-1] if row else actor
    return First(f"actor:{top}", name, kind, side or (row.side if row else None))


def _proper(name: str) -> bool:
    words = [w for w in name.replace("-", " ").split() if w.lower() not in {"the", "al", "a"}]
    return bool(words) and words[0][:1].isupper() and any(w[:1].isupper() for w in words[-2:])


def origins_of(told: Sequence[Told], world: World) -> tuple[list[Origin], dict[str, str]]:
    """Independent origins of some claims of one event, and the origin's name by claim id.

    Counted low rather than high: claims whose passages are copies of one another share the origin of the earliest; what a
    report tells in its own words beside a voice that it quotes is that voice's; a voice without a name ("a monitor", "the
    governor") is the named one of its kind, where there is one.
    """
    ordered = sorted(told, key=lambda t: t.order)
    firsts = {t.claim.id: first_voice(t, world) for t in ordered}
    group: dict[str, str] = {}  # key or passage group -> key of the origin
    quoted: dict[str, str] = {}  # document -> the first voice that it quotes
    named: dict[str, dict[str, None]] = {}  # kind of voice -> those named
    bodies: dict[str, str] = {}  # "the municipal council" -> who first quotes it
    for t in ordered:
        first = firsts[t.claim.id]
        group.setdefault(first.key, first.key)
        named.setdefault(first.kind or "", {})[first.key] = None
        if len(t.claim.attribution) > 1 and t.claim.status != "denied" and not first.own:
            quoted.setdefault(t.document.id, first.key)
    for t in ordered:
        first = firsts[t.claim.id]
        if t.copied:
            _join(group, first.key, group.setdefault(f"copy:{t.copied}", group[first.key]))
        unnamed = t.claim.attribution[-1] if first.own and len(t.claim.attribution) > 1 else None
        kinds = _OFFICES.get(unnamed.kind, ()) if unnamed else ()
        office = next((key for kind in kinds for key in named.get(kind, ()) if key != first.key), None)
        if unnamed is not None and unnamed.kind in _OFFICES:
            _join(group, first.key, bodies.setdefault(_body(unnamed.name), first.key))
        if office is not None:
            _join(group, first.key, office)
        elif first.own and t.claim.status != "denied" and t.document.id in quoted:
            _join(group, first.key, quoted[t.document.id])
    members: dict[str, list[Told]] = {}
    for t in ordered:
        members.setdefault(_root(group, firsts[t.claim.id].key), []).append(t)
    origins = [_origin(firsts, some, world) for some in members.values()]
    names = {c: o.name for o in origins for c in o.claims}
    return origins, names


def _body(name: str) -> str:
    """The body that an unnamed voice belongs to: the last words of "a member of the municipal council"."""
    return " ".join(fold(name).split()[-2:])


def _root(group: Mapping[str, str], key: str) -> str:
    while group.get(key, key) != key:
        key = group[key]
    return key


def _join(group: dict[str, str], one: str, other: str) -> None:
    one, other = _root(group, one), _root(group, other)
    if one != other:
        group[one] = other


def _origin(firsts: Mapping[str, First], some: Sequence[Told], world: World) -> Origin:
    # of copies published on one day the agency's is the original, and a voice that is named stands for those that quote it
    first = min((firsts[t.claim.id] for t in some), key=lambda f: (f.own, f.kind not in {"agency", "monitor"}))
    outlets = dict.fromkeys(t.document.outlet.name for t in some if t.document.outlet)
    return Origin(
        name=first.name, side=first.side, kind=first.kind, outlets=tuple(outlets),
        claims=tuple(t.claim.id for t in some),
        against_interest=any(against_interest(t.claim, first.side, world) for t in some),
    )  # fmt: skip


def against_interest(claim: Claim, side: str | None, world: World) -> bool:
    """Whether a voice of a side admits that side's loss, its loss of a place, or its own deed against civilians."""
    if not side or claim.status in {"denied", "planned"}:
        return False
    own_loss = any(
        loss.kind in _OWN_HARM and loss.of is not None and not loss.civilian and loss.of.side == side
        and (loss.status is None or loss.status in {"destroyed", "captured", "damaged"})
        for loss in claim.losses
    )  # fmt: skip
    lost = any(
        k.extent in {"full", "partial"} and k.from_ is not None and k.from_.side == side
        and (k.to is None or world.opposed(k.to.side, side))
        for k in claim.control
    )  # fmt: skip
    civilian_victims = any(loss.civilian and loss.kind in {"killed", "injured"} for loss in claim.losses)
    own_deed = civilian_victims and _all_of(side, (a.side for a in claim.initiators))
    return own_loss or lost or own_deed


def _all_of(side: str, sides: Iterable[str | None]) -> bool:
    found = list(sides)
    return bool(found) and all(s == side for s in found)
