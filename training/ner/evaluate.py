"""Precision and recall of the shipped recogniser on the hand-labelled sentences.

    python -m training.ner.evaluate [--half dev|test] [--errors] [--model DIR]

Exact: same characters and label. Overlap: same label and at least one character in common. Looking at
``--errors`` is for the dev half only.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from fogline_models.load import load_ner

from .tokens import blank, plain

HELDOUT = Path(__file__).with_name("heldout.jsonl")
Span = tuple[int, int, str]
Row = dict[str, Any]


def read_rows(path: Path = HELDOUT) -> list[Row]:
    """The labelled sentences."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def predict_all(ner: Language, rows: list[Row]) -> list[list[Span]]:
    """Spans found in each row; words come from a tokenizer with a vocabulary of its own."""
    splitter = blank()
    found = []
    for row in rows:
        source = splitter.make_doc(plain(row["text"]))
        words, spaces = [t.text for t in source], [bool(t.whitespace_) for t in source]
        doc = ner(Doc(ner.vocab, words=words, spaces=spaces))
        found.append([(e.start_char, e.end_char, e.label_) for e in doc.ents])
    return found


def overlaps(one: Span, other: Span) -> bool:
    """Same label, some text in common."""
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def score(rows: list[Row], found: list[list[Span]]) -> dict[str, dict[str, float]]:
    """Counts and rates for each label and for all."""
    tally: dict[str, dict[str, float]] = {}
    for row, spans in zip(rows, found, strict=True):
        gold = [(s, e, label) for s, e, label in row["spans"]]
        for label in ("ACTOR", "PLACE", "PERSON", "MEDIA", "ALL"):
            g = [x for x in gold if label in (x[2], "ALL")]
            f = [x for x in spans if label in (x[2], "ALL")]
            t = tally.setdefault(label, dict.fromkeys(("gold", "found", "exact", "g_any", "f_any"), 0))
            t["gold"] += len(g)
            t["found"] += len(f)
            t["exact"] += len(set(g) & set(f))
            t["g_any"] += sum(any(overlaps(x, y) for y in f) for x in g)
            t["f_any"] += sum(any(overlaps(x, y) for y in g) for x in f)
    for t in tally.values():
        t["p"], t["r"] = t["exact"] / max(1, t["found"]), t["exact"] / max(1, t["gold"])
        t["p_any"], t["r_any"] = t["f_any"] / max(1, t["found"]), t["g_any"] / max(1, t["gold"])
    return tally


def table(tally: dict[str, dict[str, float]]) -> str:
    """A small table."""
    lines = ["label    gold found | exact P     R | overlap P     R"]
    for label, t in tally.items():
        lines.append(
            f"{label:8} {t['gold']:4} {t['found']:5} |   {t['p']:.3f} {t['r']:.3f} |"
            f"     {t['p_any']:.3f} {t['r_any']:.3f}"
        )
    return "\n".join(lines)


def errors(rows: list[Row], found: list[list[Span]]) -> str:
    """What was missed (-) and what was made up (+), sentence by sentence."""
    lines = []
    for row, spans in zip(rows, found, strict=True):
        gold = {(s, e, label) for s, e, label in row["spans"]}
        wrong = [(s, "-", row["text"][s:e], label) for s, e, label in gold - set(spans)]
        wrong += [(s, "+", row["text"][s:e], label) for s, e, label in set(spans) - gold]
        if wrong:
            marks = "; ".join(f"{sign}{label[:3]} {text}" for _, sign, text, label in sorted(wrong))
            lines.append(f"{row['id']} {row['text'][:70]}...\n     {marks}")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"))
    parser.add_argument("--errors", action="store_true", help="list the errors of the dev half")
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    ner = load_ner(path=args.model)
    for half in (args.half,) if args.half else ("dev", "test"):
        rows = [row for row in read_rows() if row["half"] == half]
        found = predict_all(ner, rows)
        sys.stdout.write(f"{half}: {len(rows)} sentences\n{table(score(rows, found))}\n")
        if args.errors and half == "dev":
            sys.stdout.write(errors(rows, found) + "\n")


if __name__ == "__main__":
    main()
