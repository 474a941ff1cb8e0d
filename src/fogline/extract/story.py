"""The thread of a document: what was told, so that later sentences can lean on it; and which claims retell one event."""

from __future__ import annotations

from collections.abc import Collection

from fogline.extract.parties import Roles
from fogline.extract.told import Told
from fogline.extract.typing import SPECIFIC
from fogline.model.claim import Loss
from fogline.model.place import PlaceRef
from fogline.model.when import EventTime
from fogline.ports import NameContext

REACH = 200  # claims back, within which a retelling is looked for
COUNTED = 5  # dead, from which on one figure tells one toll
PLACELESS = frozenset({"cooperate", "support", "threaten", "agreement"})
NEAR = 2  # sentences that may lend a missing party
ALIKE = {
    "fight": "battle", "harm": "battle", "capture": "battle", "withdraw": "withdraw", "strike": "strike", "blast": "blast",
}  # fmt: skip


class Story:
    """Claims of one document in the order told."""

    def __init__(self, names: NameContext, parting: Collection[str]) -> None:
        self._names, self._parting = names, parting
        self.told: list[Told] = []
        self._events = 0

    def add(self, told: Told) -> None:
        """Append a claim."""
        self.told.append(told)

    def join(self, told: Told) -> None:
        """Give a claim its event key, and where it names no place that of the event."""
        told.event = told.event or self._event_of(told)
        if not told.places and told.family not in PLACELESS:
            self._retold_at(told)

    def _retold_at(self, told: Told) -> None:
        """The place of an event goes on where it is told again by the same parties."""
        mine = _everybody(told)
        for before in reversed(self.told):
            told_again = before.event == told.event and before.places and not before.inherited_place
            shared = told.cause is before or any(self._names.related(a, b) for a in mine for b in _everybody(before))
            if told_again and shared:
                told.places, told.inherited_place = before.places, True
                return

    def _apart(self, told: Told) -> bool:
        """Whether a sentence begins with a word that turns to another event."""
        return any(t.lower in self._parting for t in told.sentence.tokens[:4])

    def place_for(self, told: Told) -> list[PlaceRef]:
        """The place of the event told last in the paragraph, unless the sentence turns to another event."""
        if self._apart(told):
            return []
        for before in reversed(self.told):
            if before.sentence.paragraph != told.sentence.paragraph:
                return []
            if before.places and not before.intent and before.background == told.background:
                return before.places
        return []

    def fill(self, told: Told) -> None:
        """A missing party is taken from a claim just before that has the other party in the same story."""
        roles = told.roles
        if (roles.initiators and roles.targets) or roles.undirected:
            return
        if not roles.initiators and not roles.targets:
            self._copy(told)
            return
        for before in reversed(self.told):
            if told.sentence.number - before.sentence.number > NEAR or before.intent:
                break
            if self._lend(roles, before.roles):
                roles.rules.append("story")
                return

    def _copy(self, told: Told) -> None:
        """A clause that names nobody goes on with the parties of the clause before it in the same sentence, or retells."""
        for before in reversed(self.told):
            gap = told.sentence.number - before.sentence.number
            if gap > NEAR or before.intent:
                return
            same_family = ALIKE.get(before.family) == "battle" or before.family in {"strike", "blast"}
            shared = not told.places or same_places(told, before, self._names)
            if (gap == 0 or shared) and same_family and before.roles.initiators:
                told.roles.initiators += before.roles.initiators
                told.roles.targets += before.roles.targets
                told.roles.undirected = before.roles.undirected
                told.roles.rules.append("story")
                return

    def fought_for(self, told: Told) -> bool:
        """Whether the same party was said, in the same sentence, to attack before it moved in."""
        mine = {a.id for a in told.roles.initiators if a.id}
        return any(
            b.sentence is told.sentence and b.family == "fight" and mine & {a.id for a in b.roles.initiators}
            for b in self.told
        )

    def was_attacker(self, told: Told) -> bool:
        """Whether those who leave a place had come to attack it and never took it."""
        mine = {a.id for a in told.roles.initiators if a.id}
        for before in self.told:
            attacked = {a.id for a in before.roles.initiators if a.id} & mine
            if (
                attacked
                and before.family == "fight"
                and same_places(told, before, self._names)
                and not before.background
            ):
                return not any(c.to is not None and c.to.id in mine for b in self.told for c in b.control)
        return False

    def _lend(self, roles: Roles, before: Roles) -> bool:
        known = roles.targets or roles.initiators
        if not known or not before.initiators or not before.targets:
            return False
        one = known[0]
        if one.id is None or one.kind == "civilians":
            return False
        sides = (before.initiators, before.targets)
        for mine, theirs in (sides, sides[::-1]):
            if any(self._names.related(one.id, p.id) for p in mine) and all(t.kind != "civilians" for t in theirs):
                gap = roles.initiators if roles.targets else roles.targets
                gap += [t for t in theirs if t.id is not None]
                return bool(gap)
        return False

    def retell_weapon(self, told: Told, frame: str | None) -> None:
        """A weapon as subject goes on with the shot told before: same doer, same time, same event."""
        if frame is None:
            return
        told.weapon = [frame]
        for before in reversed(self.told):
            if told.sentence.number - before.sentence.number > NEAR:
                return
            if before.reading.frame == frame and before.roles.initiators:
                told.roles.initiators = list(before.roles.initiators)
                told.roles.targets = [t for t in told.roles.targets if all(t.id != i.id for i in told.roles.initiators)]
                told.roles.rules.append("weapon-of-story")
                told.background, told.event = before.background, before.event
                told.time = told.time if told.time.text and told.time != before.time else before.time
                return

    def in_flashback(self, told: Told) -> bool:
        """Whether the paragraph began in the past perfect and goes on with the same actor."""
        mine = {a.id for a in told.roles.initiators if a.id}
        return any(
            b.background
            and b.sentence.paragraph == told.sentence.paragraph
            and mine & {a.id for a in b.roles.initiators}
            and b.sentence.number < told.sentence.number
            and "past_perfect" in b.flags
            for b in self.told
        )

    def in_battle(self, told: Told) -> bool:
        """Whether a fight between these parties was told just before."""
        mine = {a.id for a in (*told.roles.initiators, *told.roles.targets) if a.id}
        return any(
            b.family in {"fight", "capture"} and mine & {a.id for a in (*b.roles.initiators, *b.roles.targets)}
            for b in self.told
            if told.sentence.number - b.sentence.number <= NEAR
        )

    def means_for(self, told: Told) -> str | None:
        """How people came to harm where the sentence does not say: by the strike or blast told just before."""
        mine = {a.id for a in (*told.roles.initiators, *told.roles.targets) if a.id}
        if any(b.family in {"fight", "capture"} and mine & {a.id for a in b.roles.initiators} for b in self.told):
            return None
        for before in reversed(self.told):
            if told.sentence.number - before.sentence.number > 1:
                return None
            doers = {a.id for a in told.roles.initiators}
            if doers and not doers & {a.id for a in before.roles.initiators}:
                return None
            shared = not told.roles.targets or any(
                self._names.related(t.id, b.id) for t in told.roles.targets for b in before.roles.targets
            )
            if before.reading.frame in SPECIFIC and not before.intent and before.status == "happened" and shared:
                return before.reading.frame
            if before.family in {"fight", "capture"}:
                return None
        return None

    def _at_its_place(self, told: Told, event: str | None) -> bool:
        """Whether a claim may stand where its event does: a telling without a place does not join two that have others."""
        mates = [b for b in self.told if b.event == event and b.places and not b.inherited_place]
        if not told.places or told.inherited_place or not mates:
            return True
        return any(same_places(told, mate, self._names, nested=True) for mate in mates)

    def _event_of(self, told: Told) -> str:
        again = next((b for b in reversed(self.told[-REACH:]) if same_toll(told, b, self._names)), None)
        if again is not None:
            return again.event
        for before in reversed(self.told[-REACH:]):
            if same_event(told, before, self._names) and self._at_its_place(told, before.event):
                return before.event
        self._events += 1
        return f"E{self._events}"


def same_event(one: Told, other: Told, names: NameContext) -> bool:
    """Whether two claims of a document tell one event: family, time, place, parties and standing must agree."""
    if one.intent != other.intent or one.background != other.background:
        return False
    if ALIKE.get(one.family, one.family) != ALIKE.get(other.family, other.family):
        return False
    return same_time(one.time, other.time) and same_places(one, other, names) and _same_parties(one, other, names)


def same_toll(one: Told, other: Told, names: NameContext) -> bool:
    """Whether two claims count the same dead: one kind, one side, figures that fit each other, at one time and place.

    Small figures are left out: three dead here and three dead there are too often two events.
    """
    if one.background != other.background or one.intent or other.intent:
        return False
    if not same_time(one.time, other.time) or not same_places(one, other, names, nested=True):
        return False
    return any(
        a.kind == b.kind and a.kind != "materiel" and _near(a, b) and a.of and b.of and names.related(a.of.id, b.of.id)
        for a in one.losses
        for b in other.losses
    )


def _near(one: Loss, other: Loss) -> bool:
    a, b = one.best or one.low, other.best or other.low
    return a is not None and b is not None and min(a, b) >= COUNTED and abs(a - b) <= max(a, b) // 10


def same_time(one: EventTime, other: EventTime) -> bool:
    """Whether two times can be one; the day of publication says nothing of the event's."""
    if "published" in {one.basis, other.basis}:
        return True
    if one.edtf and other.edtf and one.earliest and other.latest and one.latest and other.earliest:
        return one.earliest <= other.latest and other.earliest <= one.latest
    return one.text is None or other.text is None or one.text.lower() == other.text.lower()


def same_places(one: Told, other: Told, names: NameContext, nested: bool = False) -> bool:
    """Whether two claims may tell of one place; with `nested`, also where one lies in the other."""
    if not one.places or not other.places:
        return True
    for a in one.places:
        for b in other.places:
            if (a.id or a.name.lower()) == (b.id or b.name.lower()):
                return True
            if (nested or one.sentence.is_title or other.sentence.is_title) and (
                names.inside(a, b) or names.inside(b, a)
            ):
                return True
    return False


def _same_parties(one: Told, other: Told, names: NameContext) -> bool:
    mine, theirs = _everybody(one), _everybody(other)
    if not mine or not theirs:
        return True
    return any(names.related(a, b) for a in mine for b in theirs)


def _everybody(told: Told) -> list[str]:
    return [a.id for a in (*told.roles.initiators, *told.roles.targets) if a.id is not None]
