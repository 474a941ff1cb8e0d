"""Names that no pack knows, collected over many documents: a queue of work for whoever keeps the packs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from fogline.extract.sentence import Sentence
from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.mention import Mention
from fogline.model.record import Quote, Record
from fogline.ports import NameContext
from fogline.text.skeleton import skeleton

EXAMPLES = 3
LONGEST = 240  # characters of an example sentence
_NAME = re.compile(r"(?:[A-Z][\w'’.-]+|al-[A-Z][\w'’]+)(?:\s+(?:of the |of |and )?(?:[A-Z][\w'’.-]+|al-[A-Z][\w'’]+))+")
_HEAD = re.compile(r"[A-Z]\w+s of (?:the )?(?=[A-Z])")  # "Fighters of the Zaw Htet Column"
_KINDS = {"unknown_actor": "actor", "place": "place"}


class Example(Record, frozen=True, kw_only=True):
    """A sentence that holds the name."""

    document_ref: str
    quote: Quote


class Unknown(Record, frozen=True, kw_only=True):
    """A name that no pack knows, how often it stands where, and what the texts let one guess about it."""

    kind: str  # actor or place
    name: str
    spellings: tuple[str, ...]
    count: int
    documents: int
    guess: dict[str, str]  # columns of actors.tsv or places.tsv
    why: str
    examples: tuple[Example, ...]


class _Seen:
    def __init__(self) -> None:
        self.spellings: Counter[str] = Counter()
        self.documents: set[str] = set()
        self.examples: list[Example] = []
        self.facts: Counter[tuple[str, str]] = Counter()


class UnknownNames:
    """Collects over documents; `rows` gives what was found, the most frequent first."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], _Seen] = {}

    def add(self, ref: str, names: NameContext, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> None:
        """The unknown names of one document, with what its claims say of them."""
        for sentence in sentences:
            for mention in sentence.mentions:
                kind = _KINDS.get(mention.kind)
                if kind and not mention.keys:
                    self._mention(kind, ref, names, sentence, mention)
            for mention in _acting(sentence, claims):
                self._mention("actor", ref, names, sentence, mention)
        for claim in claims:
            for ours, others, role in (
                (claim.initiators, claim.targets, "acts"),
                (claim.targets, claim.initiators, "is hit"),
            ):
                self._role(ours, others, role)

    def _mention(self, kind: str, ref: str, names: NameContext, sentence: Sentence, mention: Mention) -> None:
        seen = self._seen.setdefault((kind, skeleton(mention.text) or mention.text), _Seen())
        seen.spellings[mention.text] += 1
        if ref not in seen.documents and len(seen.examples) < EXAMPLES:
            end = min(sentence.end, sentence.start + LONGEST)
            quote = Quote(start=sentence.start, end=end, exact=sentence.slice(sentence.start, end))
            seen.examples.append(Example(document_ref=ref, quote=quote))
        seen.documents.add(ref)
        if names.country:
            seen.facts["country", names.country] += 1
        if kind == "place":
            place = names.place(mention)
            if place.kind:
                seen.facts["kind", place.kind] += 1
            for other in sentence.mentions:
                if other is not mention and other.kind == "place" and other.keys:
                    known = names.place(other)
                    seen.facts["near", known.name] += 1
                    if known.admin1 or known.kind == "governorate":
                        seen.facts["admin1", known.admin1 or known.name] += 1

    def _role(self, ours: Iterable[ActorRef], others: Sequence[ActorRef], role: str) -> None:
        for actor in ours:
            name = _NAME.search(actor.name) if actor.id is None else None
            seen = self._seen.get(("actor", skeleton(name[0]) or name[0])) if name else None
            if seen is not None:
                seen.facts["role", role] += 1
                for other in others:
                    seen.facts["against", other.name] += 1

    def rows(self, least: int = 1) -> list[Unknown]:
        """Names that stand at least `least` times: by count, then by name."""
        found = [_row(kind, seen) for (kind, _), seen in self._seen.items()]
        return sorted((r for r in found if r.count >= least), key=lambda r: (-r.count, r.kind, r.name))


def _acting(sentence: Sentence, claims: Sequence[Claim]) -> list[Mention]:
    """Capitalised names of parties that the rules found and no pack knows, where the recogniser saw no actor."""
    found: dict[int, Mention] = {}
    for claim in claims:
        for actor in (*claim.initiators, *claim.targets):
            span = actor.span
            if actor.id is not None or span is None or not sentence.start <= span.start < sentence.end:
                continue
            match = _NAME.search(sentence.slice(span.start, span.end))
            if match is None:
                continue
            head = _HEAD.match(match[0])
            start, end = span.start + match.start() + (head.end() if head else 0), span.start + match.end()
            if not any(m.kind == "unknown_actor" and m.start < end and start < m.end for m in sentence.mentions):
                found[start] = Mention(
                    start=start, end=end, text=sentence.slice(start, end), kind="unknown_actor", how="shape"
                )
    return list(found.values())


def _row(kind: str, seen: _Seen) -> Unknown:
    spellings = [text for text, _ in sorted(seen.spellings.items(), key=lambda p: (-p[1], p[0]))]
    best: dict[str, str] = {}
    for (fact, value), _ in sorted(seen.facts.items(), key=lambda p: (-p[1], p[0])):
        best.setdefault(fact, value)
    guess = {"id": _ident(spellings[0]), "name": spellings[0], "aliases": "|".join(spellings[1:])}
    if kind == "actor":
        guess |= {"kind": "rebel_group", "side": "unknown", "country": best.get("country", "")}
    else:
        guess |= {
            "kind": best.get("kind", "village"),
            "admin1": best.get("admin1", ""),
            "precision": "1",
            "origin": "own",
        }
    why = ", ".join(f"{fact} {best[fact]}" for fact in ("role", "against", "near", "country") if fact in best)
    return Unknown(
        kind=kind, name=spellings[0], spellings=tuple(spellings), count=sum(seen.spellings.values()),
        documents=len(seen.documents), guess=guess, why=why, examples=tuple(seen.examples),
    )  # fmt: skip


def _ident(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "name"
