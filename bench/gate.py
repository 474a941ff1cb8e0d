"""The gate: the coder must not fall below the floors on the project's own gold texts (`bench/gold`), and floors only rise.

python bench/gate.py                    check (exit 3 where a floor is broken or the gold was changed)
python bench/gate.py --raise            lift floors to what is reached now; none is ever lowered
python bench/gate.py --accept "why"     the gold was changed on purpose: keep its new fingerprint and the reason
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

import msgspec

from fogline.app import App
from fogline.evaluate.gold import GoldArticle
from fogline.evaluate.halves import only
from fogline.evaluate.read import read_gold
from fogline.evaluate.score import Report, score

HERE = Path(__file__).parent
GOLD, FLOORS = HERE / "gold", HERE / "floors.json"
SLACK = 0.005  # floors stand this far below what was reached, so that a reworded rule may cost one item in two hundred
QUIET = "quiet"  # share of the event-less articles in which no event is found


def fingerprint(articles: list[GoldArticle]) -> str:
    """SHA-256 over texts and annotations, whatever file they stand in."""
    return hashlib.sha256(msgspec.json.encode(articles, order="deterministic")).hexdigest()


def figures(report: Report) -> dict[str, float]:
    """F1 per field, and the share of quiet articles among those without events."""
    found = {row.field: row.f1 for row in report.rows if row.f1 is not None}
    if report.eventless:
        found[QUIET] = 1 - report.disturbed / report.eventless
    return found


def measure(articles: list[GoldArticle]) -> dict[str, dict[str, float]]:
    """Figures of both halves."""
    app = App()
    same = app.same()
    return {
        half: figures(score(app.alignments(only(articles, half), same), same))  # type: ignore[arg-type]
        for half in ("tune", "test")
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--accept", metavar="WHY")
    asked = parser.parse_args()
    articles = read_gold(GOLD)
    kept: dict[str, Any] = (
        msgspec.json.decode(FLOORS.read_bytes()) if FLOORS.exists() else {"changes": [], "floors": {}}
    )
    mark = fingerprint(articles)
    if kept.get("fingerprint") != mark:
        if not asked.accept:
            print(
                "gate: texts or annotations in bench/gold were changed; if on purpose: python bench/gate.py --accept 'why'"
            )
            return 3
        kept["fingerprint"] = mark
        kept["changes"].append({"fingerprint": mark[:12], "articles": len(articles), "why": asked.accept})
    now = measure(articles)
    broken = compare(now, kept["floors"])
    if asked.lift and not broken:
        kept["floors"] = {
            half: {
                f: max(kept["floors"].get(half, {}).get(f, 0.0), round(v - SLACK, 3))
                for f, v in sorted(now[half].items())
            }
            for half in now
        }
    if asked.lift or asked.accept:
        FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")
    return 3 if broken else 0


def compare(now: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> bool:
    """Print both halves beside their floors; whether any floor is broken."""
    broken = False
    print(f"{'field':24} {'tune':>6} {'floor':>6}   {'test':>6} {'floor':>6}   tune - test")
    for field in now["tune"]:
        cells = []
        for half in ("tune", "test"):
            value, floor = now[half].get(field, 0.0), floors.get(half, {}).get(field, 0.0)
            low = value < floor
            broken |= low
            cells.append(f"{value:6.3f} {floor:6.3f}{' !' if low else '  '}")
        print(f"{field:24} {cells[0]} {cells[1]} {now['tune'][field] - now['test'].get(field, 0.0):+.3f}")
    if broken:
        print("gate: figures marked ! fell below their floor")
    return broken


if __name__ == "__main__":
    sys.exit(main())
