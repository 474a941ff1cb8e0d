"""The ledger on our campaigns: pairs, disputes, relays and hard negatives (docs/campaigns.md).

python bench/campaigns.py                      all figures, both halves
python bench/campaigns.py --half tune --errors 40 [--what pairs]    what is wrong (never look at the errors of the test half)
python bench/campaigns.py --only sy-tadef-2017 --errors 40
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from fogline.app import App
from fogline.evaluate.campaign_align import Aligned, Held, Ledger, Outcome
from fogline.evaluate.campaign_gold import Campaign, CampaignReport, read_campaigns
from fogline.evaluate.campaigns import CampaignReportCard, score_campaigns
from fogline.evaluate.halves import half_of

CAMPAIGNS = Path(__file__).parent / "campaigns"


def ledger_of(app: Any) -> Ledger:
    """`app.ledger_events(reports)` as a ledger: it gives claims by report, events, and steps of control if it has any."""

    def run(reports: tuple[CampaignReport, ...]) -> Outcome:
        claims, events, *rest = app.ledger_events(reports)
        return Outcome(claims=claims, events=tuple(events), held=_held(rest[0]) if rest else ())

    return run  # type: ignore[return-value]


def _held(steps: Any) -> tuple[Held, ...]:
    return tuple(
        s if isinstance(s, Held) else Held(place=s.place, holder=s.holder, since=s.since) for s in steps
    )  # fmt: skip


def measure(campaigns: list[Campaign], ledger: Ledger, same: Any) -> CampaignReportCard:
    """Each campaign through a ledger of its own."""
    return score_campaigns([Aligned(c, ledger(c.reports)) for c in campaigns], same)


def show(name: str, card: CampaignReportCard) -> None:
    """The rows of one half."""
    print(f"{name}: {card.campaigns} campaigns")
    for row in card.figures:
        p, r, f1 = (f"{v:5.3f}" if v is not None else "  -  " for v in (row.precision, row.recall, row.f1))
        print(f"  {row.name:32} P {p}  R {r}  F1 {f1}   {row.right}/{row.given}  {row.hit}/{row.wanted}")
    for count in card.counts:
        print(f"  {count.name:32} {count.bad} of {count.seen}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--half", choices=["tune", "test"])
    parser.add_argument("--only", metavar="ID")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--what", metavar="ROW")
    asked = parser.parse_args()
    app = App()
    if not hasattr(app, "ledger_events"):
        print("campaigns: the app has no ledger_events yet")
        return 3
    campaigns = [c for c in read_campaigns(CAMPAIGNS) if asked.only in (None, c.id)]
    for half in ("tune", "test"):
        mine = [c for c in campaigns if half_of(c) == half]
        if not mine or asked.half not in (None, half):
            continue
        card = measure(mine, ledger_of(app), app.same())
        show(half, card)
        faults = [f for f in card.faults if asked.what in (None, f.what)]
        for f in faults[: asked.errors]:
            print(f"  {f.campaign} {f.what} {','.join(f.events)} [{','.join(f.reports)}] {f.why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
