"""The ledger on our campaigns: pairs, disputes, relays and hard negatives (docs/campaigns.md).

python bench/campaigns.py                      all figures, both halves
python bench/campaigns.py --gate               a few of them against their floors (exit 3); --raise lifts the floors
python bench/campaigns.py --half tune --errors 40 [--what pairs]    what is wrong (never look at the errors of the test half)
python bench/campaigns.py --only sy-tadef-2017 --errors 40
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec
from bench.gate import compare

from fogline.app import App
from fogline.desk.adding import Adding
from fogline.desk.looking import Looking
from fogline.evaluate.campaign_align import Aligned, Held, Ledger, Outcome
from fogline.evaluate.campaign_gold import Campaign, CampaignReport, read_campaigns
from fogline.evaluate.campaigns import CampaignReportCard, score_campaigns
from fogline.evaluate.halves import half_of
from fogline.ingest.reader import Row
from fogline.model.claim import Claim
from fogline.model.filters import Filters
from fogline.store.ledger import Ledger as Store

HERE = Path(__file__).parent
CAMPAIGNS, FLOORS = HERE / "campaigns", HERE / "campaign_floors.json"
GATED = ("pairs", "pairs of found tellings", "disputes", "contradiction")
LEEWAY = 0.03  # floors stand this far below: every change of the coder moves these figures a little, either way
RELAYS = "relays counted as independent"


def ledger_of(app: App) -> Ledger:
    """A new ledger in memory for each campaign."""

    def run(reports: tuple[CampaignReport, ...]) -> Outcome:
        reader = app.reader()
        ledger = Store("sqlite://", create=True)
        adding = Adding(app, ledger, "")
        claims: dict[str, tuple[Claim, ...]] = {}
        readings = [reader.read_text(r.text, r.id, Row(outlet=r.outlet, published=r.published)) for r in reports]
        for reading, said, issues in app.extractor().extract(readings):
            claims[reading.document.document_ref] = tuple(said)
            with ledger.writing() as connection:
                adding.keep(connection, reading, said, issues)
        with ledger.reading() as connection:
            looking = Looking(connection, app.knowledge)
            events = tuple(looking.events(Filters()))
            steps = [(words[0].place, s) for key, words in looking.words().items() for s in looking.control_of(words)]
        held = tuple(Held(place=place, holder=s.holder, since=s.since) for place, s in steps)
        return Outcome(claims=claims, events=events, held=held)

    return run


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


def gate(app: App, lift: bool) -> int:
    """Figures of both halves against their floors, which only rise."""
    campaigns = read_campaigns(CAMPAIGNS)
    now: dict[str, dict[str, float]] = {}
    for half in ("tune", "test"):
        card = measure([c for c in campaigns if half_of(c) == half], ledger_of(app), app.same())
        now[half] = {name: card.figure(name).f1 or 0.0 for name in GATED}
        relays = card.count(RELAYS)
        now[half]["relays as one"] = 1 - relays.bad / relays.seen if relays.seen else 1.0
    floors = msgspec.json.decode(FLOORS.read_bytes()) if FLOORS.exists() else {}
    broken = compare(now, floors)
    if lift and not broken:
        lifted = {
            half: {n: max(floors.get(half, {}).get(n, 0.0), round(v - LEEWAY, 3)) for n, v in sorted(now[half].items())}
            for half in now
        }
        FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(lifted), indent=1) + b"\n")
    return 3 if broken else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--half", choices=["tune", "test"])
    parser.add_argument("--only", metavar="ID")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--what", metavar="ROW")
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    asked = parser.parse_args()
    app = App()
    if asked.gate or asked.lift:
        return gate(app, asked.lift)
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
