"""Names as exports show them: neutral for actors, by kind for private persons. Loaded words stay inside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from fogline.export.codes import Codes
from fogline.model.actor import ActorRef
from fogline.model.claim import Claim, Voice
from fogline.model.dossier import Dossier
from fogline.text.fold import fold

# OCHA Centre for Humanitarian Data, "Data Responsibility Guidelines": no personal data of those who speak out
_PRIVATE = {"resident": "a resident", "activist": "an activist", "anonymous": "an unnamed voice"}
WITHHELD = "[name withheld]"
UNIDENTIFIED = "unidentified armed group"
_MEDIA = frozenset({"outlet", "agency", "media", "monitor", "channel", "activist_network", "media_office"})


def shown_name(name: str, kind: str | None, codes: Codes) -> str:
    """A voice as it may be shown: private persons by kind. Outlets, networks and monitors of the packs are none."""
    return name if kind not in _PRIVATE or fold(name) in codes.outlet_names else _PRIVATE[kind]


def hidden_names(voices: Iterable[tuple[str, str]], codes: Codes) -> dict[str, str]:
    """Of voices (name and kind) the names that must not be seen, with what stands for them; the longest first."""
    told = list(voices)
    public = {n for n, k in told if k in _MEDIA}
    found = {
        n: shown for n, k in told if (shown := shown_name(n, k, codes)) != n and n not in public and _proper(n, codes)
    }
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _proper(name: str, codes: Codes) -> bool:
    """Whether words hold a person's name and not only a description ("Local residents")."""
    left = [w for w in name.split() if w.lower().removesuffix("s") not in codes.speaker_words]
    return any(w[:1].isupper() or not w.isascii() for w in left)


class Naming:
    """The names of one dossier."""

    def __init__(self, dossier: Dossier, codes: Codes, allow_names: bool) -> None:
        self.dossier, self._codes, self._allow = dossier, codes, allow_names

    def actor(self, actor: ActorRef) -> str:
        """A neutral name: the packs' own, or the text's where it is a name and takes no side."""
        row = self._codes.row(actor)
        if row is not None:
            return row.name
        if actor.kind == "civilians":
            return "Civilians"
        generic = actor.kind == "unidentified" or (actor.name == actor.name.lower() and actor.name.isascii())
        return UNIDENTIFIED if generic or self._takes_sides(actor.name) else actor.name

    def _takes_sides(self, name: str) -> bool:
        words = f" {fold(name)} "
        return any(f" {word} " in words for word in self._codes.loaded)

    def actors(self, actors: Iterable[ActorRef]) -> list[str]:
        """Distinct neutral names, in order."""
        return list(dict.fromkeys(self.actor(a) for a in actors))

    def voice(self, voice: Voice) -> str:
        """A voice by name, private persons by kind."""
        return self._shown(voice.name, voice.kind)

    def _shown(self, name: str, kind: str | None) -> str:
        return name if self._allow else shown_name(name, kind, self._codes)

    @cached_property
    def _hidden(self) -> dict[str, str]:
        """Names that must not be seen, with what stands for them; the longest first."""
        if self._allow:
            return {}
        voices: list[tuple[str, str]] = [(v.name, v.kind) for c in self.dossier.claims for v in c.attribution]
        return hidden_names([*voices, *((o.name, o.kind or "") for o in self.dossier.event.origins)], self._codes)

    def origin(self, name: str) -> str:
        """A first voice as it may be shown."""
        kind = next((o.kind for o in self.dossier.event.origins if o.name == name), None)
        return self._hidden.get(name) or self._shown(name, kind)

    def text(self, words: str) -> str:
        """Any words of a record without the names of private persons."""
        for name in self._hidden:
            words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", WITHHELD, words)
        return words

    def quote(self, claim: Claim, longest: int) -> str:
        """The claim's words, shortened, without the names of private persons."""
        words = " ".join(self.text(claim.span.exact).split())
        return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"

    def value(self, value: object) -> str:
        """One value of a dispute, in neutral words."""
        if isinstance(value, bool):
            return "happened" if value else "did not happen"
        words = str(value)
        for actor in self._actors:
            if actor.name in words:
                words = words.replace(actor.name, self.actor(actor))
        return self.text(words)

    @cached_property
    def _actors(self) -> tuple[ActorRef, ...]:
        """Actors of the dossier whose own name is not shown."""
        event = self.dossier.event
        found = [a for c in self.dossier.claims for a in (*c.initiators, *c.targets)]
        found += [a for k in (k for c in self.dossier.claims for k in c.control) for a in (k.from_, k.to) if a]
        found += [loss.of for c in self.dossier.claims for loss in c.losses if loss.of]
        unlike = {a.name: a for a in (*event.initiators, *event.targets, *found) if self.actor(a) != a.name}
        return tuple(sorted(unlike.values(), key=lambda a: -len(a.name)))
