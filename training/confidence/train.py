"""Learns the weights of claims' confidence from the tune half of `bench/gold`, and tells how well they hold on the test half.

    python -m training.confidence.train
"""

from __future__ import annotations

import json
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from fogline.app import App
from fogline.evaluate.align import Alignment
from fogline.evaluate.halves import only
from fogline.evaluate.read import read_gold
from fogline.evaluate.same import Same
from fogline.evaluate.score import is_right, reliability
from fogline.extract.confidence import confidence, features, weights_in_use
from fogline.model.claim import Claim

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "src" / "fogline_models" / "confidence.json"
SEEN = 4  # a mark must stand on so many claims to get a weight
STRENGTH = 0.12  # of the regularisation's inverse: few claims, many marks


def judged(alignments: list[Alignment], same: Same) -> list[tuple[Claim, bool]]:
    """Each claim that tells an event, and whether all that it says of it is right."""
    rows = [(c, False) for a in alignments for group in a.spurious for c in group]
    for a in alignments:
        for pair in a.pairs:
            rows += [(c, is_right(a, pair, c, same)) for c in pair.claims if c.kind == "event"]
    return rows


def main() -> None:
    app = App()
    same = app.same()
    articles = read_gold(ROOT / "bench" / "gold")
    tune = judged(app.alignments(only(articles, "tune"), same), same)
    test = judged(app.alignments(only(articles, "test"), same), same)
    counts: dict[str, int] = {}
    for claim, _ in tune:
        for mark in features(claim):
            counts[mark] = counts.get(mark, 0) + 1
    marks = [{f: 1.0 for f in features(c) if counts[f] >= SEEN} for c, _ in tune]
    vectors = DictVectorizer(sparse=False)
    model = LogisticRegression(C=STRENGTH, max_iter=2000, random_state=0)
    model.fit(vectors.fit_transform(marks), [right for _, right in tune])
    weights = {n: round(float(w), 3) for n, w in zip(vectors.feature_names_, model.coef_[0], strict=True) if abs(w) > 0.005}
    TARGET.write_text(
        json.dumps({"intercept": round(float(model.intercept_[0]), 3), "weights": weights}, indent=1, sort_keys=True) + "\n",
        encoding="utf-8",
    )
    weights_in_use.cache_clear()
    print(f"{len(tune)} claims of the tune half, {len(weights)} weights written to {TARGET.relative_to(ROOT)}")
    print("on the test half: stated, right, claims")
    for step in reliability([(confidence(c), right) for c, right in test]):
        print(f"  {step.low:.1f}-{step.high:.1f}  {step.stated:.2f}  {step.right:.2f}  {step.claims}")


if __name__ == "__main__":
    main()
