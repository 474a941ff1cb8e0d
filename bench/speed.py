"""Speed of coding against the bare parse of the same words, both in one run, turn about, median of ten rounds (`make bench`).

The bare parse is spaCy's small English model without its named-entity recogniser, over the paragraphs that are
coded. Texts: the five seed pages where `../shared` is present, else the bundled samples, repeated to 500 documents.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from pathlib import Path

import spacy

from fogline.app import App
from fogline.extract.parse import MODELS
from fogline.extract.passages import passages_of
from fogline.model.document import Reading
from fogline.model.issue import Issue
from fogline.text.fold import smooth

DOCUMENTS = 500
ROUNDS = 10
ROOT = Path(__file__).parents[1]


def texts() -> list[str]:
    seeds = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    samples = sorted((ROOT / "src" / "fogline" / "samples" / "reports").glob("*.txt"))
    return [path.read_text("utf-8") for path in seeds or samples]


def bare_model() -> spacy.Language:
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    sys.exit("no English model is installed")


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    pages = texts()
    app = App()
    reader, coder = app.reader(), app.coder()
    readings: list[Reading] = [reader.read_text(pages[i % len(pages)], f"doc{i}") for i in range(DOCUMENTS)]
    assert not any(isinstance(r, Issue) for r in readings)
    list(coder.extract(readings[:10]))  # gazetteers and models are loaded before the clock starts
    nlp = bare_model()
    bodies = [smooth(p.text) for r in readings for p in passages_of(r)]
    words = sum(len(b.split()) for b in bodies)
    list(nlp.pipe(bodies[:20]))

    bare, coding, half, claims = [], [], 0.0, 0
    per = DOCUMENTS // ROUNDS
    for at in range(0, DOCUMENTS, per):  # turn about, so that a busy machine slows both
        part = readings[at : at + per]
        words_of_part = [smooth(p.text) for r in part for p in passages_of(r)]
        start = time.process_time()
        for _ in nlp.pipe(words_of_part, batch_size=32):
            pass
        bare.append(time.process_time() - start)
        start = time.process_time()
        claims += sum(len(found) for _, found, _ in coder.extract(part))
        coding.append(time.process_time() - start)
        half = half or (peak_mb() if at >= DOCUMENTS // 2 else 0.0)
    figures = {
        "documents": DOCUMENTS,
        "words": words,
        "claims": claims,
        "coding / bare parse (CPU)": round(statistics.median(c / b for c, b in zip(coding, bare, strict=True)), 2),
        "peak memory, first half to end": round(peak_mb() / half, 3),
        "documents a CPU-second": round(DOCUMENTS / sum(coding), 1),
        "CPU seconds": [round(sum(bare), 2), round(sum(coding), 2)],
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
