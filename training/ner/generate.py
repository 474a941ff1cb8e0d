"""Synthetic sentences with labelled names: templates in, (text, spans) or spaCy examples out.

Run ``python -m training.ner.generate 20`` to look at some.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from . import name_data as d
from .fillers import FILLERS
from .names import Names, initials
from .negatives import NEGATIVES
from .noise import any_word, swap
from .places import Places
from .templates import CLAUSES, FULL, HEADLINES

Piece = tuple[str, str]
Span = tuple[int, int, str]
HELDOUT = Path(__file__).with_name("heldout.jsonl")
LABELS = ("ACTOR", "PLACE", "PERSON", "MEDIA")
LINKS = (
    ", while ",
    " after ",
    " as ",
    ", and ",
    ", adding that ",
    ", but ",
    ", when ",
    "; ",
    " before ",
    ", where ",
)
OPENERS = ("", "", "", "", "{Wc}, ", "{Wc} ", "{Wc} to {w}, ", "{Wc} the {w}, ", "{Wc} {w} {w}, ")
_SLOT = re.compile(r"\{(\w+)\}")
_ARTICLES = re.compile(r"\b(?:the|a|an) ")


def heldout_places() -> frozenset[str]:
    """Place names of the held-out set: the generator must not draw them."""
    rows = (json.loads(line) for line in HELDOUT.read_text("utf-8").splitlines())
    return frozenset(row["text"][s:e] for row in rows for s, e, label in row["spans"] if label == "PLACE")


class Generator:
    """An endless, seeded source of sentences."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.places = Places(self.rng, heldout_places())
        self.names = Names(self.rng, self.places)
        p, n, c = self.places, self.names, self.rng.choice
        self.makers = {
            "A": ("ACTOR", n.actor),
            "G": ("ACTOR", n.group),
            "N": ("ACTOR", n.national),
            "U": ("ACTOR", n.unit),
            "P": ("PLACE", p.any),
            "T": ("PLACE", self.town),
            "D": ("PLACE", p.quarter),
            "F": ("PLACE", p.terrain),
            "C": ("PLACE", lambda: c(d.COUNTRIES)),
            "R": ("PLACE", p.region),
            "TU": ("PLACE", lambda: self.town().upper()),
            "W": ("PERSON", n.person),
            "M": ("MEDIA", n.media),
            "ADJ": ("", lambda: c(d.ADJ)),
            "S1": ("", n.one_word),
            "WX": ("", n.weapon),
            "w": ("", lambda: any_word(self.rng)),
            "Wc": ("", lambda: any_word(self.rng).capitalize()),
        }

    def town(self) -> str:
        """A town, now and then one with its spelling worn down."""
        name = self.places.town()
        return name.lower() if self.rng.random() < 0.004 else name

    def expand(self, template: str) -> list[Piece]:
        """Fill the slots of a template, depth first."""
        out: list[Piece] = []
        pos = 0
        for m in _SLOT.finditer(template):
            out.append((template[pos : m.start()], ""))
            out.extend(self.slot(m[1]))
            pos = m.end()
        out.append((template[pos:], ""))
        return [piece for piece in out if piece[0]]

    def slot(self, key: str) -> list[Piece]:
        """What stands for one slot."""
        if key == "GK":
            name = self.names.english_group() if self.rng.random() < 0.7 else self.names.arabic_group()
            short = initials(name) if self.rng.random() < 0.7 else self.names.acronym()
            return [(name, "ACTOR"), (" (", ""), (short, "ACTOR"), (")", "")]
        if key in self.makers:
            label, make = self.makers[key]
            return [(make(), label)]
        return self.expand(self.rng.choice(FILLERS[key]))

    def pieces(self) -> list[Piece]:
        """One sentence, before its style is applied."""
        r = self.rng
        roll = r.random()
        if roll < 0.45:
            out = self.expand("{lead}") if r.random() < 0.55 else self.expand(r.choice(OPENERS))
            out += self.expand(r.choice(CLAUSES))
            if r.random() < 0.2:
                out += [(r.choice(LINKS), ""), *self.expand(r.choice(CLAUSES))]
            out += self.expand("{tail}") if r.random() < 0.55 else []
            return [*out, (".", "")] if r.random() < 0.9 else out
        if roll < 0.79:
            return self.expand(r.choice(FULL))
        if roll < 0.89:
            out = self.expand(r.choice(HEADLINES))
            return title_case(out) if r.random() < 0.65 else out
        return self.expand(r.choice(NEGATIVES))

    def sentence(self) -> tuple[str, list[Span]]:
        """One sentence with its spans."""
        r = self.rng
        pieces = self.pieces()
        if r.random() < 0.04:
            pieces = quote_one(pieces, r)
        if r.random() < 0.6:
            pieces = [(t if label else swap(t, r, 0.25), label) for t, label in pieces]
        roll = r.random()
        if roll < 0.05:
            pieces = clumsy(pieces)
        elif roll < 0.06:
            pieces = [(t.upper(), label) for t, label in pieces]
        elif roll < 0.075:
            pieces = [(t.lower(), label) for t, label in pieces]
        elif roll < 0.11:
            pieces = title_case(pieces)
        if roll >= 0.075 and r.random() < 0.93:
            first, label = pieces[0]
            pieces[0] = (first[:1].upper() + first[1:], label)
        return join(pieces)

    def sentences(self, count: int) -> Iterator[tuple[str, list[Span]]]:
        """``count`` sentences; about one in six texts is a pair, as lines run together in pages."""
        for _ in range(count):
            text, spans = self.sentence()
            if self.rng.random() < 0.18:
                more, shifted = self.sentence()
                offset = len(text) + 1
                spans = spans + [(s + offset, e + offset, label) for s, e, label in shifted]
                text = f"{text} {more}"
            if len(text) < 600:
                yield text, spans


def join(pieces: list[Piece]) -> tuple[str, list[Span]]:
    """Pieces to text and spans."""
    text, spans = "", []
    for chunk, label in pieces:
        if label:
            spans.append((len(text), len(text) + len(chunk), label))
        text += chunk
    return text, spans


def quote_one(pieces: list[Piece], rng: Random) -> list[Piece]:
    """Put one name in quotation marks."""
    named = [i for i, (_, label) in enumerate(pieces) if label]
    if not named:
        return pieces
    at, mark = rng.choice(named), rng.choice('\'""')
    return [*pieces[:at], (mark, ""), pieces[at], (mark, ""), *pieces[at + 1 :]]


def title_case(pieces: list[Piece]) -> list[Piece]:
    """Headline capitals, names included."""
    return [(re.sub(r"(?<![\w'-])[a-z](?=\w)", lambda m: m[0].upper(), t), label) for t, label in pieces]


def clumsy(pieces: list[Piece]) -> list[Piece]:
    """Articles and commas lost in translation."""
    return [(t, label) if label or t == ", " else (_ARTICLES.sub("", t).replace(",", ""), "") for t, label in pieces]


def example(nlp: Language, text: str, spans: list[Span]) -> Example | None:
    """A training example, or nothing when a name does not fall on token borders."""
    gold = nlp.make_doc(text)
    ents = [gold.char_span(s, e, label=label) for s, e, label in spans]
    if any(ent is None for ent in ents):
        return None
    gold.ents = ents
    bare = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    return Example(bare, gold)


def main() -> None:
    """Print some sentences with their names in brackets."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for text, spans in Generator(int(sys.argv[2]) if len(sys.argv) > 2 else 1).sentences(count):
        shown = text
        for start, end, label in reversed(spans):
            shown = f"{shown[:start]}[{label[:2]} {shown[start:end]}]{shown[end:]}"
        sys.stdout.write(shown + "\n")


if __name__ == "__main__":
    main()
