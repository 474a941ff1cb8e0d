"""Fits what each mark of a pair weighs on the tuning half of `bench/campaigns`, and says how well that tells pairs apart.

python -m training.pairs.train

Prints log-odds beside the rounded ones that are in use (`reconcile/weights.py`). They are few and are kept by hand: marks that
stand on fewer than twenty pairs follow the coding rules rather than the fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_score, recall_score

from fogline.app import App
from fogline.evaluate.campaign_align import Aligned, Outcome
from fogline.evaluate.campaign_gold import Campaign, read_campaigns
from fogline.evaluate.halves import half_of
from fogline.ingest.reader import Row
from fogline.model.event import Event
from fogline.model.telling import Telling
from fogline.reconcile.compare import marks
from fogline.reconcile.tellings import tellings_of
from fogline.reconcile.weights import ASKED, WEIGHTS
from fogline.reconcile.world import World

CAMPAIGNS = Path(__file__).parents[2] / "bench" / "campaigns"


class Pair(NamedTuple):
    marks: dict[str, float]
    veto: bool
    same: bool


def pairs(app: App, half: str) -> Iterator[Pair]:
    """Pairs of tellings of different reports of which the hand coding says whether they are one event."""
    world = World(app.knowledge)
    for campaign in read_campaigns(CAMPAIGNS):
        if half_of(campaign) != half:
            continue
        told = _tellings(app, campaign, world)
        for (_, report, one, a), (_, other_report, other, b) in combinations(told, 2):
            if report != other_report:
                found = list(marks(a, b, world))
                yield Pair({m.name: m.value for m in found}, any(m.veto for m in found), one == other)


def _tellings(app: App, campaign: Campaign, world: World) -> list[tuple[str, str, str, Telling]]:
    reader = app.reader()
    readings = [reader.read_text(r.text, r.id, Row(outlet=r.outlet, published=r.published)) for r in campaign.reports]
    claims, told = {}, []
    for reading, said, _ in app.extractor().extract(readings):
        claims[reading.document.document_ref] = tuple(said)
        told += [(reading.document.document_ref, t) for t in tellings_of(reading.document, said, world)]
    alone = tuple(Event(id=t.id, claims=t.claims) for _, t in told)  # each telling an event of its own
    aligned = Aligned(campaign, Outcome(claims=claims, events=alone))
    found = []
    for report, telling in told:
        events = Counter(aligned.event_of[c] for c in telling.claims if c in aligned.event_of)
        if events:
            found.append((campaign.id, report, events.most_common(1)[0][0], telling))
    return found


def main() -> None:
    app = App()
    tune = [p for p in pairs(app, "tune") if not p.veto]
    vectors = DictVectorizer(sparse=False)
    rows, same = vectors.fit_transform([p.marks for p in tune]), [p.same for p in tune]
    model = LogisticRegression(C=1.0, max_iter=5000).fit(rows, same)
    seen = rows.astype(bool).sum(axis=0)
    for name, weight, count in zip(vectors.feature_names_, model.coef_[0], seen, strict=True):
        print(f"{name:20} fitted {weight:+.2f} on {count:4} pairs, in use {WEIGHTS[name]:+.2f}")
    print(f"{'asked':20} fitted {-model.intercept_[0]:+.2f}, in use {ASKED:+.2f}")
    for half in ("tune", "test"):
        found = list(pairs(app, half))
        given = [not p.veto and sum(WEIGHTS[n] * v for n, v in p.marks.items()) >= ASKED for p in found]
        wanted = [p.same for p in found]
        print(
            f"{half}: {len(found)} pairs, {sum(wanted)} one event; weights in use: "
            f"P {precision_score(wanted, given):.3f} R {recall_score(wanted, given):.3f}"
        )


if __name__ == "__main__":
    main()
