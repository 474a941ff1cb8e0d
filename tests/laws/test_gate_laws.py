"""What the relevance gate may lose: at most one claim in two hundred that parsing everything finds, and no claim it keeps changes."""

from __future__ import annotations

from bench.quiet import TOPICS, article
from bench.relevance import SHARE, gate_speed, stream, texts

from fogline.app import App
from fogline.model.claim import Claim
from fogline.model.document import Reading


def _coded(app: App, readings: list[Reading]) -> dict[str, Claim]:
    return {c.id: c for _, said, _ in app.coder().extract(readings) for c in said}


def test_the_gate_loses_next_to_nothing_and_changes_nothing() -> None:
    gated, full = App(), App(gated=False)
    reader = gated.reader()
    readings = [reader.read_text(text, ref, row) for ref, text, row in list(texts())[::2]]
    everything, kept = _coded(full, readings), _coded(gated, readings)
    assert len(everything) > 800
    lost = everything.keys() - kept.keys()
    assert len(lost) <= 0.005 * len(everything), sorted(everything[i].span.exact for i in lost)
    assert all(kept[i] == everything[i] for i in kept.keys() & everything.keys())


def test_most_quiet_news_is_not_parsed_and_each_article_says_so() -> None:
    app = App()
    quiet = [r for r in stream(app, 100) if r.document.document_ref.startswith("quiet")]
    assert len(quiet) == 100 - 100 // SHARE
    coded = list(app.coder().extract(quiet))
    left_out = [issues for _, claims, issues in coded if not claims and [i.code for i in issues] == ["gated"]]
    assert len(left_out) > 0.6 * len(quiet)
    assert len(coded) == len(quiet), "a document that is left out is still there"


def test_the_gate_costs_next_to_nothing() -> None:
    app = App()
    took, speed = gate_speed(app, stream(app, 400))
    assert speed > 5, f"{speed:.1f} MB/s, {took:.3f} s"  # the parser reads 0.04


def test_the_quiet_articles_are_articles() -> None:
    made = {article(n) for n in range(90)}
    assert len(made) == 90
    assert all(len(pool) >= 12 for pool in TOPICS.values())
