"""Denials that tell no event of their own ("The army rejected the accusation"): what was told before, denied."""

from __future__ import annotations

from fogline.extract.draft import Draft
from fogline.extract.lexis import Lexis
from fogline.extract.parties import Roles
from fogline.extract.sentence import Sentence
from fogline.extract.speech import Speech
from fogline.extract.talk import Talk
from fogline.extract.told import Told
from fogline.extract.triggers import Hit
from fogline.model.record import Quote
from fogline.ports import NameContext

ROLE_DENIED = "denies-role"  # the rule of a claim that denies who did it, not that it happened
BACK = 3  # sentences within which the denied was told


def called_untrue(sentence: Sentence, talk: Talk, at: int) -> bool:
    """ "The lies about the bombing of X are without foundation", "reports of a strike were false": whoever writes it denies it."""
    account = next((a for a in list(sentence.ancestors(at))[:6] if sentence.tokens[a].lower in talk.deniable), None)
    if account is None or sentence.tokens[account].dep not in {"nsubj", "nsubjpass"}:
        return False
    for i in sentence.subtree(sentence.tokens[account].head):
        word, before = sentence.tokens[i].lower, sentence.tokens[i - 1].lower if i else ""
        if i > account and (word in talk.untrue or (word in talk.grounds and before in {"without", "no", "any"})):
            return True
    return False


class Denials:
    """Reads such denials of one document."""

    def __init__(self, lexis: Lexis, names: NameContext) -> None:
        self._talk, self._names = lexis.talk, names

    def of(self, sentence: Sentence, speeches: list[Speech], before: list[Told]) -> Told | None:
        """The denial of a sentence, where it names nothing but "the report", "the accusation", "it"."""
        for speech in speeches:
            untrue = self._untrue(sentence, speech) if speech.speaker.links else None
            if untrue is not None:
                denied = self._denied(sentence, speech, before)
                if denied is not None:
                    return _told(sentence, speech, untrue, denied, self._disowned(sentence))
            verb = self._verb(sentence, speech) if speech.denies and speech.speaker.links else None
            if verb is not None and self._is_bare(sentence, verb):
                denied = self._denied(sentence, speech, before)
                if denied is not None:
                    return _told(sentence, speech, verb, denied, denies_role(sentence, self._talk, verb))
        return None

    def _untrue(self, sentence: Sentence, speech: Speech) -> int | None:
        """ "said the reports were false", "called the claim a lie", "said it had nothing to do with the strike"."""
        inside = [t for t in sentence.tokens if speech.scope.start <= t.start < speech.scope.end]
        verb = next((t.i for t in inside if t.lower in self._talk.saying and sentence.is_verb(t.i)), None)
        if verb is None:
            return None
        if self._disowned(sentence):
            return verb
        accounts = [t.i for t in inside if t.lower in self._talk.deniable and t.tag.startswith("NN")]
        for token in inside:
            said_of = {sentence.tokens[token.head].head, token.head, *sentence.ancestors(token.i)}
            if token.lower in self._talk.untrue and any(set(_above(sentence, a)) & said_of for a in accounts):
                return verb
        return None

    def _disowned(self, sentence: Sentence) -> bool:
        words = sentence.raw.lower()
        return any(phrase in words for phrase in self._talk.disowning)

    def _verb(self, sentence: Sentence, speech: Speech) -> int | None:
        inside = (t for t in sentence.tokens if speech.zone.start <= t.start < speech.zone.end)
        return next((t.i for t in inside if t.lower in self._talk.denying and sentence.is_verb(t.i)), None)

    def _is_bare(self, sentence: Sentence, verb: int) -> bool:
        obj = sentence.child(verb, "dobj", "nsubjpass")
        if obj is None or sentence.child(verb, "ccomp", "xcomp") is not None:
            return False
        clause = any(sentence.tokens[k].dep in {"acl", "relcl", "ccomp", "prep"} for k in sentence.kids[obj])
        return sentence.tokens[obj].lower in self._talk.deniable and not clause

    def _denied(self, sentence: Sentence, speech: Speech, before: list[Told]) -> Told | None:
        """The event told last; one that the denier is said to have done, if there is any."""
        near = [
            t
            for t in before
            if sentence.number - t.sentence.number <= BACK
            and not t.intent
            and not t.background
            and t.status != "denied"
        ]
        actor = speech.speaker.actor
        own = [t for t in near if actor and any(self._names.related(i.id, actor.id) for i in t.initiators)]
        return next(reversed(own or near), None)


def _above(sentence: Sentence, noun: int) -> list[int]:
    """The verb that an account is subject or object of."""
    return [a for a in sentence.ancestors(noun) if sentence.is_verb(a)][:2]


def denies_role(sentence: Sentence, talk: Talk, verb: int) -> bool:
    """ "denied any role in", "denied responsibility for": not that it happened is denied, but who did it."""
    return any(sentence.tokens[k].lower in talk.parts for k in sentence.children(verb, "dobj", "nsubjpass"))


def _told(sentence: Sentence, speech: Speech, verb: int, denied: Told, role: bool) -> Told:
    trigger = denied.draft.hit.trigger
    roles = Roles()
    roles.initiators, roles.targets = list(denied.roles.initiators), list(denied.roles.targets)
    roles.undirected, roles.rules = denied.roles.undirected, ["denial-of-story", *([ROLE_DENIED] if role else [])]
    draft = Draft(Hit(trigger, "denial", verb, verb, None))
    told = Told(sentence, draft, roles, "denied", False, False, denied.time, speech)
    told.places, told.inherited_place = list(denied.places), True
    told.reading, told.family, told.words = denied.reading, denied.family, denied.words
    told.flags, told.event = {"denied"}, denied.event
    at = sentence.tokens[verb]
    start, end = min(speech.zone.start, at.start), max(speech.zone.end, sentence.tokens[sentence.subtree(verb)[-1]].end)
    told.span = Quote(start=start, end=end, exact=sentence.slice(start, end))
    return told
