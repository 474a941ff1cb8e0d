"""Checks gold files: `python bench/check_gold.py [DIR]` names the first problem of each file and counts what is there."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from fogline.errors import GoldError
from fogline.evaluate.gold import read_gold

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "gold"
    bad = 0
    for path in sorted(folder.rglob("*.yml")):
        try:
            from fogline.evaluate.gold import _file
            list(_file(path))
        except GoldError as error:
            bad += 1
            print(error)
    if not bad:
        articles = read_gold(folder)
        print(len(articles), "articles", sum(len(a.events) for a in articles), "events", Counter(a.war for a in articles))
    sys.exit(1 if bad else 0)
