"""The words of `voices.yml` compiled for look-up by surface form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fogline.model.claim import VoiceKind
from fogline.packs.inflect import noun_forms, verb_forms
from fogline.packs.language import VoiceWords

_RANKS: tuple[VoiceKind, ...] = (
    "military", "monitor", "activist", "resident", "official", "agency", "belligerent", "media", "anonymous",
)  # fmt: skip
LONGEST = 3  # words of a kind


class Talk:
    """Verbs of saying, speakers' heads and their kinds, of one language."""

    def __init__(self, words: VoiceWords, irregular: Mapping[str, tuple[str, str]]) -> None:
        def verbs(lemmas: Iterable[str]) -> frozenset[str]:
            return frozenset(f for lemma in lemmas for f in verb_forms(lemma, dict(irregular)))

        def nouns(lemmas: Iterable[str]) -> frozenset[str]:
            return frozenset(f for lemma in lemmas for f in noun_forms(lemma))

        self.saying = verbs({*words.verbs, *words.deny})
        self.weak = verbs(words.clause_only)
        self.going_on = verbs(words.going_on)
        self.telling = verbs(words.telling)
        self.denying = verbs(words.deny)
        self.deniable = nouns(words.deniable)
        self.parts = frozenset(words.parts)
        self.untrue, self.grounds = frozenset(words.untrue), frozenset(words.grounds)
        self.disowning = tuple(words.disowning)
        self.accusing = verbs(words.accuse)
        self.citing = verbs(words.citing)
        self.carried = frozenset(words.carried)
        self.prepositions = words.prepositions
        self.openers = frozenset(p.split()[0] for p in words.prepositions)
        self.heirs = nouns(words.anaphoric_heads)
        self.marks = frozenset(words.anaphoric_marks)
        self.own = nouns(words.own_reporters)
        self.bulletins = nouns(words.bulletins)
        self.told_before = frozenset(words.told_before)
        self.labels = frozenset(words.labels)
        self.asides = frozenset(words.asides)
        self.mute = nouns(words.mute)
        self._kinds: dict[str, VoiceKind] = {}
        for kind in _RANKS:
            for word in words.kinds.get(kind, ()):
                for form in noun_forms(word):
                    self._kinds.setdefault(form, kind)

    def kind(self, words: list[str]) -> VoiceKind | None:
        """What sort of speaker the words of a phrase name: by the longest telling run, the last of equals."""
        for length in range(LONGEST, 0, -1):
            for at in range(len(words) - length, -1, -1):
                found = self._kinds.get(" ".join(words[at : at + length]))
                if found is not None:
                    return found
        return None

    def ends_in_speaker(self, words: list[str]) -> bool:
        """Whether the last words of a phrase tell that it can speak."""
        return any(" ".join(words[-length:]) in self._kinds for length in range(1, LONGEST + 1))

    def is_speaker(self, word: str) -> bool:
        """Whether a word alone tells that its phrase can speak."""
        return word in self._kinds
