"""`python bench/check_campaigns.py [DIR]`: the problems of each campaign file, and what the folder holds."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from fogline.errors import GoldError
from fogline.evaluate.campaign_gold import Campaign, read_campaign
from fogline.evaluate.halves import half_of
from fogline.evaluate.read import gold_files


def counts(campaigns: list[Campaign]) -> dict[str, object]:
    """How many of everything."""
    events = [e for c in campaigns for e in c.events]
    disputes = [d for e in events for d in e.disputes]
    return {
        "campaigns": len(campaigns),
        "wars": dict(Counter(c.war for c in campaigns)),
        "halves": dict(Counter(half_of(c) for c in campaigns)),
        "reports": sum(len(c.reports) for c in campaigns),
        "events": len(events),
        "tellings": sum(len(e.reports) for e in events),
        "pairs": sum(len(c.pairs()) for c in campaigns),
        "disputes": len(disputes),
        "disputes by kind": dict(Counter(d.kind for d in disputes)),
        "disputes by field": dict(Counter(d.field for d in disputes)),
        "relays": sum(len(c.relays) for c in campaigns),
        "not same": sum(len(c.not_same) for c in campaigns),
        "against interest": sum(len(e.against_interest) for e in events),
        "holds": sum(len(c.control) for c in campaigns),
    }


def main(folder: Path) -> int:
    campaigns, problems = [], []
    for path in gold_files(folder):
        try:
            campaigns.append(read_campaign(path))
        except GoldError as error:
            problems.append(str(error))
    print("\n".join(problems))
    for what, count in counts(campaigns).items():
        print(f"{what:18} {count}")
    return 3 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "campaigns"))
