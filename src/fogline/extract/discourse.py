"""Who is meant: noun phrases, pronouns and "the group" resolved to actors with what was said before."""

from __future__ import annotations

import re

from fogline.extract.lexis import Lexis
from fogline.extract.lists import Lists
from fogline.extract.memory import Memory, quoted, without_umbrellas
from fogline.extract.opponents import Opponents
from fogline.extract.phrases import Phrase, counted_head, phrase
from fogline.extract.pronouns import Pronouns
from fogline.extract.sentence import Sentence
from fogline.extract.states import States
from fogline.extract.unnamed import Unnamed
from fogline.model.actor import ActorRef
from fogline.model.mention import Mention
from fogline.model.record import Span
from fogline.ports import OPPONENT, NameContext

_LINKS = ("-led", "-dominated", "-affiliated", "-linked", "-run", "-aligned", "-loyal")
_HELD = ("-held", "-controlled", "-occupied", "-hed", "-besieged")
_HIDDEN_LINKS = (
    "-backed", "-supported", "-sponsored", "-funded", "-made", "-manufactured", "-supplied", "-based", "-born", "-speaking",
)  # fmt: skip


_LINKED = re.compile(
    r"\b(?:linked|links|ties|tied|allegiance) (?:to|with) (?:both )?(?:the )?(?:[\w-]+ (?:and|or) )?(?:the )?$", re.I
)


class Discourse:
    """Resolves the parties of one document, sentence by sentence."""

    def __init__(self, lexis: Lexis, names: NameContext) -> None:
        self._lexis, self._names = lexis, names
        self._memory = Memory()
        self._states = States(lexis, names)
        self._opponents = Opponents(
            names, self._memory, lexis.language.noun_class("stateless"), lexis.state_words["rebels"]
        )
        self._lists = Lists(lexis, names)
        self._unnamed = Unnamed(lexis, names, self._memory, self._states, self._opponents)
        self.speaker: ActorRef | None = None
        self.speaker_side: str | None = None
        self.quoted = False  # whether somebody beside the outlet speaks
        anaphora = lexis.language.anaphora
        self._pronouns = Pronouns(lexis, self._memory, self.parties)
        self._groups = frozenset(anaphora.groups)
        self._modifiers = frozenset(anaphora.group_modifiers)

    def directed_at(self, target: ActorRef | None) -> None:
        """Whom the clause in work hits: "terrorists" in it are they."""
        self._opponents.at_hand = target

    def read(self, sentence: Sentence) -> None:
        """Take in the names of a sentence, after its claims were made."""
        for mention in sentence.mentions:
            key = self._names.stands_for(mention, self.speaker_side)
            linked = _LINKED.search(sentence.slice(max(sentence.start, mention.start - 40), mention.start))
            if mention.kind in {"actor", "word"} and key and key != OPPONENT and not linked:
                self._memory.note(mention.start, self._names.ref(key))

    def followed(self, offset: int, parties: list[ActorRef]) -> None:
        """Remember who was the subject of an event, for later pronouns."""
        if parties:
            self._memory.subjects.append((offset, parties))

    def listened(self, sentence: Sentence) -> None:
        """Remember the subject of a sentence that tells no event: "they" in the next one are most likely they."""
        root = next((t.i for t in sentence.tokens if t.dep == "ROOT"), None)
        subject = sentence.child(root, "nsubj") if root is not None else None
        if subject is not None and "armed" in phrase(sentence, self._lexis, subject).classes:
            parties = [a for a in self.parties(sentence, subject) if a.id is not None and a.kind != "civilians"]
            self.followed(sentence.tokens[subject].start, parties)

    def took_part(self, offset: int, parties: list[ActorRef]) -> None:
        """Remember the parties of an event, however they were named."""
        for actor in parties:
            if actor.id is not None and actor.kind != "civilians":
                self._memory.note(offset, actor)

    def aimed_at(self, parties: list[ActorRef]) -> None:
        """Remember whom a clause was directed at: "the enemy" of a text that does not say whose."""
        self._memory.hit += [a for a in parties if a.id is not None and a.kind != "civilians"]

    def parties(self, sentence: Sentence, head: int, against: str | None = None, both: bool = False) -> list[ActorRef]:
        """The actors that a noun phrase and its conjuncts stand for; `against` is the side of the other party.

        Where they are `both` sides of one thing ("between A and B"), opponents may stand in one list.
        """
        found: list[ActorRef] = []
        for one in sentence.conjuncts(head):
            if sentence.tokens[one].dep == "conj" and sentence.is_verb(one):
                continue
            for actor in [*self._lists.before(sentence, one), *self._of_one(sentence, one, against)]:
                foe = (
                    not both
                    and found
                    and (actor.text or "").islower()
                    and self._names.opposed(actor.side, found[0].side)
                )
                if not foe and all(actor.id is None or actor.id != other.id for other in found):
                    found.append(actor)
        return without_umbrellas(found, self._names)

    def _of_one(self, sentence: Sentence, head: int, against: str | None) -> list[ActorRef]:
        token = sentence.tokens[head]
        if token.tag.startswith(("PRP", "WP")) and self._pronouns.kind(token.lower) is not None:
            return self._pronouns.resolve(sentence, head, self.speaker)
        if sentence.words(max(0, head - 2), head).endswith(self._lexis.language.anaphora.both):
            return []
        found = phrase(sentence, self._lexis, head)
        ally = self._ally(sentence, head)
        if ally:
            return ally
        owned = self._possessed(sentence, found)
        if owned:
            return owned
        named = self._named(sentence, found, against)
        grouped = token.lower in self._groups or token.lower.removesuffix("s") in self._groups
        if grouped and not any(m.kind in {"actor", "unknown_actor"} for m in found.parties):
            group = self._unnamed_parties(sentence, found, against)
            named = group if group and (group[0].id or not named) else named
        if named and all(actor.id is None for actor in named):
            named = self._led(sentence, head) or named
        if named and all(actor.id is None for actor in named):
            owner = self._states.by_modifier(sentence, found, self._states.country_here(sentence, self.speaker))
            named = (
                [quoted(owner, sentence.slice(found.start, found.end), Span(found.start, found.end))]
                if owner
                else named
            )
        if named:
            return named
        capital = self._states.capital(sentence, head)
        if capital:
            return capital
        return self._unnamed_parties(
            sentence, phrase(sentence, self._lexis, counted_head(sentence, self._lexis, head)), against
        )

    def _led(self, sentence: Sentence, head: int) -> list[ActorRef]:
        """ "factions led by X", "a coalition spearheaded by Y": those who lead them."""
        for k in sentence.children(head, "acl"):
            agent = sentence.child(k, "agent")
            leader = sentence.child(agent, "pobj") if agent is not None else None
            if leader is not None and sentence.tokens[k].lower in self._lexis.leading:
                return [a for a in self.parties(sentence, leader) if a.id is not None]
        return []

    def _ally(self, sentence: Sentence, head: int) -> list[ActorRef]:
        """ "the government and [its ally Russia]"."""
        token = sentence.tokens[head]
        if token.lower not in self._lexis.allies:
            return []
        for k in sentence.children(head, "appos"):
            mention = sentence.at.get(k)
            if mention is not None and mention.kind == "country":
                forces = self._names.national(mention.keys[0], "forces")
                return [quoted(forces, mention.text, Span(mention.start, mention.end))]
        return []

    def _possessed(self, sentence: Sentence, found: Phrase) -> list[ActorRef]:
        """ "its forces", "our fighters": those of the speaker, or of whoever the pronoun stands for."""
        own = next((i for i in found.members if sentence.tokens[i].tag == "PRP$"), None)
        if (
            own is None
            or "armed" not in found.classes
            or any(m.kind in {"actor", "unknown_actor"} for m in found.parties)
        ):
            return []
        kind = self._pronouns.kind(sentence.tokens[own].lower)
        owners = (
            [self.speaker]
            if self.speaker and kind in {"speaker", "singular", "plural"}
            else self._pronouns.resolve(sentence, own, self.speaker)
        )
        if (
            kind == "speaker" and not owners and self._names.country and not self.quoted
        ):  # "our troops" in a bulletin without a voice
            owners = [self._names.national(self._names.country, "forces")]
        span = Span(found.start, found.end)
        return [quoted(self.forces_of(o), sentence.slice(span.start, span.end), span) for o in owners if o is not None]

    def _named(self, sentence: Sentence, found: Phrase, against: str | None) -> list[ActorRef]:
        """Parties by a name in the phrase: its head, its modifiers, or what stands behind "of"."""
        head_word = sentence.tokens[found.head].lower
        country = next((m for m in found.parties if m.kind == "country"), None)
        if country is not None and head_word in self._lexis.state_words["forces"]:
            foreign = self._states.national(
                sentence, country, found
            )  # "the Turkish occupation army" is no "army" of ours
            if foreign is not None:
                return [foreign]
        picked: list[ActorRef] = []
        generic: list[tuple[bool, bool, ActorRef]] = []
        head = sentence.tokens[found.head]
        direct = [m for m in found.parties if self._kind_of_link(sentence, m) == "party"]
        whole = [m for m in direct if m.kind in {"actor", "unknown_actor"} and not self._is_linked(sentence, m)]
        direct = [m for m in direct if not whole or not self._is_linked(sentence, m)]  # "PKK-affiliated YPG"
        for mention in direct:
            actor = self._from_mention(sentence, mention, found, against)
            if actor is not None:
                loose = mention.kind in {"word", "country"} or actor.id is None
                if loose:
                    at_head = mention.start <= head.start < mention.end
                    bare = (
                        at_head and head_word in self._lexis.state_words["forces"]
                    )  # "army" says less than "occupation"
                    generic.append((actor.id is None, bare or not at_head, actor))
                else:
                    picked.append(actor)
        if picked:
            return [self._its_forces(a, found, head.lower) for a in picked]
        return [self._its_forces(a, found, head.lower) for *_, a in sorted(generic, key=lambda g: g[:2])[:1]]

    def _its_forces(self, actor: ActorRef, found: Phrase, head: str) -> ActorRef:
        """ "the government's soldiers": the forces of that government."""
        if actor.kind != "government" or "armed" not in found.classes or head in self._lexis.state_words["government"]:
            return actor
        return self.forces_of(actor)

    def forces_of(self, actor: ActorRef) -> ActorRef:
        """The forces of a government, with the words kept; anybody else as he is."""
        country = self._names.country_of(actor.id) if actor.kind == "government" else None
        if country is None:
            return actor
        forces = self._names.national(country, "forces")
        if forces.side != actor.side and self._names.national(country, "government").id != actor.id:
            forces = self._names.armed_of(actor.side) or actor  # a government that is not the state's
        return ActorRef(
            id=forces.id, name=forces.name, kind=forces.kind, side=forces.side, text=actor.text, span=actor.span
        )

    @staticmethod
    def _is_linked(sentence: Sentence, mention: Mention) -> bool:
        return any(t.start <= mention.start and mention.end < t.end for t in sentence.tokens)

    def _kind_of_link(self, sentence: Sentence, mention: Mention) -> str:
        """Whether a name makes its phrase a party ("ISIS fighters", "ISIS-led") or only describes it."""
        token = next((t for t in sentence.tokens if t.start <= mention.start < t.end), None)
        if token is not None and token.lower[: mention.start - token.start].startswith(("anti", "counter", "non-")):
            return "other"  # "anti-government fighters"
        if token is None or token.end <= mention.end:
            return "party"
        rest = token.lower[mention.end - token.start :]
        before = token.lower[: mention.start - token.start]
        if before.startswith(("anti", "counter", "non-", "pro-")) or rest.startswith((*_HELD, *_HIDDEN_LINKS)):
            return "other"
        return "party" if rest.startswith(_LINKS) or not rest.startswith("-") else "other"

    def _from_mention(
        self, sentence: Sentence, mention: Mention, found: Phrase, against: str | None
    ) -> ActorRef | None:
        span = Span(mention.start, mention.end)
        if mention.kind == "country":
            return self._states.national(sentence, mention, found)
        if mention.kind in {"unknown_actor", "person"}:
            if mention.kind == "person" and "person" not in found.classes:
                return None
            state = self._states.generic(mention.text)
            if state is not None:
                return quoted(state, mention.text, span)
            return ActorRef(id=None, name=mention.text, text=mention.text, span=span, kind="unknown")
        key = self._names.stands_for(mention, self.speaker_side)
        if key == OPPONENT:
            return self._opponents.meant(mention, self._against(against))
        return self._names.ref(key, mention.text, span) if key else None

    def _against(self, side: str | None) -> str | None:
        """The side whose opponent is meant: of the other party, of the speaker, of the outlet."""
        return side or self.speaker_side or self._names.outlet_side

    def _unnamed_parties(self, sentence: Sentence, found: Phrase, against: str | None) -> list[ActorRef]:
        """See `Unnamed.parties`."""
        return self._unnamed.parties(sentence, found, against, self._against(against), self.speaker, self.speaker_side)

    def opponent_near(self, sentence: Sentence, side: str | None, on_the_ground: bool) -> ActorRef | None:
        """An actor named in the sentence, or else last before it, that fights a side; no air force holds ground."""

        def fits(actor: ActorRef) -> bool:
            return not on_the_ground or self._lexis.arm_of(actor.name) is None

        found = self._opponents.near(sentence, side, self.speaker_side, fits)
        return found or (self._opponents.later(side, fits) if on_the_ground else None)
