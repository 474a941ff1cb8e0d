"""What the relevance gate loses and saves (`make bench`, tests/laws/test_gate_laws.py).

Loss: claims that parsing everything finds and the gated coder does not, over the gold texts, the campaigns and the cases of
the packs. Saving: the words that are parsed of a stream in which one document in twenty tells of war, and its time
beside parsing all of it. False claims on quiet news that the gate avoids are told apart: they are no loss.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path

from bench.quiet import article

from fogline.app import App
from fogline.evaluate.campaign_gold import read_campaigns
from fogline.evaluate.read import read_gold
from fogline.extract.gate import Gate, war_names
from fogline.extract.lexis import Lexis
from fogline.ingest.raw import Row
from fogline.model.document import Reading
from fogline.packs.cases import read_cases
from fogline.packs.load import bundled_root, find_packs

HERE = Path(__file__).parent
SHARE = 20  # one document in so many tells of war


def texts() -> Iterable[tuple[str, str, Row]]:
    """Id, text and what is known beside it, of all our own texts on war."""
    for a in read_gold(HERE / "gold"):
        yield a.id, a.text, Row(outlet=a.outlet, published=a.published)
    for campaign in read_campaigns(HERE / "campaigns"):
        for report in campaign.reports:
            yield f"{campaign.id}/{report.id}", report.text, Row(outlet=report.outlet, published=report.published)
    for pack in find_packs(bundled_root()):
        for name, case in read_cases(pack):
            yield name, case.text, Row(outlet=case.outlet, published=case.published)


def claims(app: App, readings: Iterable[Reading]) -> tuple[set[str], float]:
    """Ids of the claims of some documents, and the CPU seconds it took."""
    start = time.process_time()
    found = {c.id for _, said, _ in app.coder().extract(readings) for c in said}
    return found, time.process_time() - start


def loss(gated: App, full: App, readings: list[Reading]) -> tuple[int, int]:
    """Claims that the gate loses, and claims that parsing everything finds."""
    all_of_them = claims(full, readings)[0]
    return len(all_of_them - claims(gated, readings)[0]), len(all_of_them)


def stream(app: App, count: int) -> list[Reading]:
    """Quiet news with one report of war in twenty."""
    reader = app.reader()
    war = [(i, t, r) for i, t, r in texts() if len(t.split()) > 60]
    return [
        reader.read_text(war[n // SHARE % len(war)][1], f"war{n}", war[n // SHARE % len(war)][2])
        if n % SHARE == 0
        else reader.read_text(article(n), f"quiet{n}")
        for n in range(count)
    ]


def gate_speed(app: App, readings: list[Reading]) -> tuple[float, float]:
    """CPU seconds of the gate over whole documents, and megabytes a second."""
    language = app.knowledge.language
    gate = Gate(language.gate, war_names(app.knowledge), Lexis(language, app.knowledge.frames).patterns)
    start = time.process_time()
    for reading in readings:
        gate.lets_through(reading.text)
    took = time.process_time() - start
    return took, sum(len(r.text) for r in readings) / 1e6 / took


def measure(count: int = 2000) -> dict[str, object]:
    """All figures."""
    gated, full = App(), App(gated=False)
    reader = gated.reader()
    told = [reader.read_text(text, ref, row) for ref, text, row in texts()]
    for app in (gated, full):
        claims(app, told[:40])  # models and gazetteers are loaded before the clock starts
    lost, found = loss(gated, full, told)
    mixed = stream(gated, count)
    kept, gated_time = claims(gated, mixed)
    everything, full_time = claims(full, mixed)
    quiet = [r for r in mixed if r.document.document_ref.startswith("quiet")]
    took, speed = gate_speed(gated, mixed)
    return {
        "claims that parsing everything finds in our texts on war": found,
        "of them lost by the gate": lost,
        "lost, per cent": round(100 * lost / found, 2),
        "mixed stream, documents": count,
        "gated / parsing everything (CPU)": round(gated_time / full_time, 3),
        "gate over whole documents, MB/s": round(speed, 1),
        "gate / parsing everything (CPU)": round(took / full_time, 5),
        "false claims on quiet news, parsing everything": len(claims(full, quiet)[0]),
        "false claims on quiet news, gated": len(claims(gated, quiet)[0]),
        "claims of the mixed stream, gated and all": [len(kept), len(everything)],
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
