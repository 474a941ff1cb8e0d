"""From drafts of one sentence to claims: roles, time, place, losses, control, status and voice put together."""

from __future__ import annotations

from fogline.extract import control
from fogline.extract.absorb import drafts_of
from fogline.extract.aftermath import join_tolls
from fogline.extract.anchors import is_anchored, without_event
from fogline.extract.complete import Completer
from fogline.extract.denials import ROLE_DENIED, Denials, called_untrue, denies_role
from fogline.extract.discourse import Discourse
from fogline.extract.draft import Draft
from fogline.extract.heading import date_headlines
from fogline.extract.lexis import Lexis
from fogline.extract.losses import LossReader
from fogline.extract.narrow import narrow
from fogline.extract.phrases import members_of
from fogline.extract.roles import RoleReader
from fogline.extract.sentence import Sentence
from fogline.extract.settle import Settler
from fogline.extract.shapes import shaped
from fogline.extract.sites import layers
from fogline.extract.speech import Speech
from fogline.extract.status import CueReader, status_of
from fogline.extract.story import Story
from fogline.extract.sums import Sums
from fogline.extract.told import Told
from fogline.extract.triggers import Hit, find_hits
from fogline.extract.unreal import Unreal
from fogline.extract.victims import nobody
from fogline.extract.when import Clock
from fogline.extract.where import Places, clause_indices
from fogline.extract.worth import is_worth
from fogline.model.actor import ActorRef
from fogline.model.place import PlaceRef
from fogline.model.record import Quote, Span
from fogline.model.when import EventTime
from fogline.ports import NameContext
from fogline.text.fold import smooth

_PLACELESS = frozenset({"cooperate", "support", "threaten", "agreement", "ceasefire"})


class Coder:
    """Codes the sentences of one document in reading order."""

    def __init__(self, lexis: Lexis, names: NameContext, clock: Clock, cues: CueReader) -> None:
        self._mouthpiece = self._at_home(names, names.outlet_actor)  # "we" in a belligerent's own communiqué
        self._lexis, self._names, self._clock = lexis, names, clock
        self._discourse = Discourse(lexis, names)
        self._roles = RoleReader(lexis, names, self._discourse)
        self._losses = LossReader(lexis, self._discourse)
        self._places = Places(lexis, names)
        self._cues = cues
        self._sums = Sums(lexis.language.cues)
        self._story = Story(names, frozenset(lexis.language.anaphora.parting))
        self._settler = Settler(lexis, names, self._story)
        self._denials = Denials(lexis, names)
        self._unreal = Unreal(lexis)
        self._explained = False  # whether the headline opens an explanation
        self._completer = Completer(lexis, names, self._discourse, self._story)

    def told(self) -> list[Told]:
        """All that was told: tolls joined to their events, places as narrow as any telling of an event has them."""
        join_tolls(self._story.told, self._names, self._lexis.language.anaphora.parting)
        narrow(self._story.told, self._places.inside)
        date_headlines(self._story.told)
        return without_event(self._story.told, self._explained)

    def sentence(self, sentence: Sentence, speeches: list[Speech]) -> list[Told]:
        """The claims of one sentence."""
        shaped(sentence, self._lexis)
        self._explained = self._explained or self._unreal.explains(sentence)
        zones = [s.zone for s in speeches]
        hits = [h for h in find_hits(sentence, self._lexis) if not self._in_zone(sentence, h, zones)]
        drafts = drafts_of(sentence, self._lexis, hits)
        times = self._clock.times(sentence, sentence.raw)
        made = []
        for draft in drafts:
            speech = self._speech(sentence, draft, speeches)
            told = self._claim(sentence, draft, drafts, times, speech, zones)
            unhurt = told is None or (told.status == "denied" and nobody(sentence, draft.hit))
            if unhurt and draft.means and draft.hit.trigger.harm:  # "no casualties in the drone attack": the attack
                told = self._claim(sentence, Draft(draft.means[0]), drafts, times, speech, zones)
            if told is not None:
                made.append(told)
                self._story.add(told)
                self._discourse.took_part(sentence.tokens[draft.hit.at].start, [*told.roles.targets, *told.initiators])
                self._discourse.aimed_at(told.roles.targets)
                if any(r in {"subject", "light-verb-subject", "subject-is-hit"} for r in told.roles.rules):
                    self._discourse.followed(sentence.tokens[draft.hit.at].start, told.initiators or told.roles.targets)
        denial = None if made else self._denials.of(sentence, speeches, self._story.told)
        if denial is not None:
            made.append(denial)
            self._story.add(denial)
        if not made:
            self._discourse.listened(sentence)
        self._discourse.speaker = self._discourse.speaker_side = None
        self._discourse.read(sentence)
        self._places.remember(sentence)
        return made

    @staticmethod
    def _at_home(names: NameContext, actor: ActorRef | None) -> ActorRef | None:
        """A state's news agency that reports from another country speaks of that country's army as "the army"."""
        country = names.country_of(actor.id) if actor and actor.kind in {"government", "state_forces"} else None
        away = country and names.country and country != names.country and not names.is_named(country)
        return None if away else actor

    @staticmethod
    def _in_zone(sentence: Sentence, hit: Hit, zones: list[Span]) -> bool:
        at = sentence.tokens[hit.at]
        return any(z.start <= at.start < z.end for z in zones)

    def _speech(self, sentence: Sentence, draft: Draft, speeches: list[Speech]) -> Speech | None:
        """The innermost speech over a trigger; it also says who "we" are."""
        at = sentence.tokens[draft.hit.at].start
        over = [s for s in speeches if s.scope.start <= at < s.scope.end and s.speaker.links]
        best = min(over, key=lambda s: s.scope.end - s.scope.start, default=None)
        relayed = best is not None and best.speaker.links[-1].kind in {"agency", "media", "outlet"}
        said = best.speaker.actor if best else self._mouthpiece
        self._discourse.speaker = self._at_home(self._names, said) if relayed else said
        self._discourse.speaker_side = best.speaker.side if best else None
        self._discourse.quoted = best is not None
        return best

    def _claim(
        self, sentence: Sentence, draft: Draft, drafts: list[Draft], times: list[EventTime], speech: Speech | None, zones: list[Span]
    ) -> Told | None:  # fmt: skip
        others = [d.hit for d in drafts if d is not draft]
        flags = self._flags(sentence, draft, speech)
        frame = self._frame_before(draft)
        status, background, intent = status_of(flags, self._lexis.frames[frame].family)
        roles = self._roles.of(sentence, draft)
        clause = clause_indices(
            sentence, draft.carrier, {h.at for h in others} | {d.carrier for d in drafts if d is not draft}
        )
        time = self._clock.of(sentence, draft, times, background, clause)
        background = background or self._clock.long_past(time)
        told = Told(sentence, draft, roles, status, background, intent, time, speech)
        clause |= self._clause_of_noun(sentence, draft, {h.at for h in others})
        told.flags = flags
        if "role" in flags:
            roles.rules.append(ROLE_DENIED)
        self._story.retell_weapon(told, self._settler.weapon_subject(sentence, draft.hit))
        told.background = told.background or self._story.in_flashback(told)
        told.places, told.inherited_place = self._where(sentence, draft, clause, {h.at for h in others}, zones)
        if not told.places and draft.hit.frame not in _PLACELESS:
            told.places, told.inherited_place = self._story.place_for(told), True
        told.losses = [] if "negated" in flags else self._losses.told(sentence, draft, roles)
        self._completer.complete(told)
        told.background = told.background or self._story.in_flashback(told)
        self._settler.settle(told, frame, sentence, clause)
        told.family = self._lexis.frames[told.reading.frame].family
        self._story.join(told)
        self._ground(told, sentence, clause, zones)
        loose = "loose" in told.flags and not is_anchored(told, led_to=True)
        return told if is_worth(told) and not loose and not self._sums.no_event(told) else None

    def _flags(self, sentence: Sentence, draft: Draft, speech: Speech | None) -> set[str]:
        flags = self._cues.flags(sentence, smooth(sentence.raw), draft.hit)
        flags.discard("denied")  # only a speaker denies
        unreal = self._unreal.flags(sentence, draft.hit)
        flags |= unreal
        said_false = called_untrue(sentence, self._lexis.talk, draft.hit.at)
        if (speech is not None and speech.denies and "planned" not in unreal) or said_false:
            flags.add("denied")
            verb = self._denying(sentence, draft)
            if verb is not None and denies_role(sentence, self._lexis.talk, verb):
                flags.add("role")
        if draft.hit.frame in {"repel", "losses"}:
            flags -= {"failed"}
        return flags

    def _denying(self, sentence: Sentence, draft: Draft) -> int | None:
        """The verb of denial above a trigger."""
        above = sentence.ancestors(draft.hit.at)
        return next((a for a in above if sentence.tokens[a].lower in self._lexis.talk.denying), None)

    def _frame_before(self, draft: Draft) -> str:
        """The frame of the trigger; to join an action is that action."""
        if draft.hit.frame == "join":
            return draft.noun.frame if draft.noun is not None else "attack"
        return draft.hit.frame

    def _where(
        self, sentence: Sentence, draft: Draft, clause: set[int], others: set[int], zones: list[Span]
    ) -> tuple[list[PlaceRef], bool]:
        if draft.hit.verb is not None and draft.hit.kind != "verb":
            clause = clause | set(sentence.subtree(draft.hit.at))
        for extra in (*draft.means, *draft.harms, *filter(None, [draft.noun])):
            if extra.kind != "verb":
                clause = clause | set(sentence.subtree(extra.at))
            elif extra in draft.harms:
                clause = clause | clause_indices(sentence, extra.at, others)
        own, around = self._layers(sentence, draft, clause)
        found = self._first(sentence, draft, own, zones)
        if draft.hit.frame in control.HOLDING:
            found = self._places.unnamed(sentence, draft.hit.objects, found)
        if found or draft.hit.frame in _PLACELESS or draft.hit.trigger.object:
            return found, False
        return self._first(sentence, draft, around, zones), True

    def _first(self, sentence: Sentence, draft: Draft, stretches: list[set[int]], zones: list[Span]) -> list[PlaceRef]:
        return next((f for words in stretches if (f := self._places.of(sentence, words, zones, draft))), [])

    @staticmethod
    def _layers(sentence: Sentence, draft: Draft, clause: set[int]) -> tuple[list[set[int]], list[set[int]]]:
        """See `layers`; the antecedent of a relative clause comes first of all."""
        own, around = layers(sentence, draft, clause)
        token = sentence.tokens[draft.carrier]
        antecedent: set[int] = set()
        if token.dep == "relcl":
            subject = sentence.child(draft.carrier, "nsubj", "nsubjpass")
            which = subject is not None and sentence.tokens[subject].lower in {"which", "that"}
            where = any(sentence.tokens[k].lower == "where" for k in sentence.kids[draft.carrier])
            antecedent = {token.head} if which else set(members_of(sentence, token.head)) if where else set()
        return [antecedent, *own], around

    @staticmethod
    def _clause_of_noun(sentence: Sentence, draft: Draft, others: set[int]) -> set[int]:
        """ "Clashes broke out in X": what hangs on the verb of a trigger noun belongs to it."""
        token = sentence.tokens[draft.hit.at]
        if draft.hit.kind == "verb" or draft.hit.verb is not None or token.dep not in {"nsubj", "nsubjpass", "aux"}:
            return set()
        return clause_indices(sentence, token.head, others) if sentence.is_verb(token.head) else set()

    def _ground(self, told: Told, sentence: Sentence, clause: set[int], zones: list[Span]) -> None:
        """Control entries; only real, finished events change a holder."""
        frame = told.reading.frame
        if told.status in {"happened", "ongoing", "unverified"} and not told.intent:
            outer = {p.within for p in told.places if p.within}
            inner = [p for p in told.places if p.name not in outer]
            places = inner if not told.inherited_place or frame in control.HOLDING | {"withdraw", "hold"} else []
            if frame == "withdraw":
                places = [p for p in places if not self._places.is_goal(sentence, p)]
            told.control = control.changes(
                frame, self._lexis.frames[frame], told.roles.initiators, told.roles.targets, places, told.words
            )
        if frame == "repel" and not told.inherited_place:
            told.control = control.kept(told.roles.initiators, told.places)
        tokens = [
            sentence.tokens[i]
            for i in sorted(clause)
            if not any(z.start <= sentence.tokens[i].start < z.end for z in zones)
        ]
        words = [t for t in tokens if t.tag not in {",", ".", "''", "``", ":"}] or tokens or sentence.tokens
        at = sentence.tokens[told.draft.hit.at]
        start, end = min(words[0].start, at.start), max(words[-1].end, at.end)
        told.span = Quote(start=start, end=end, exact=sentence.slice(start, end))
