"""`python bench/check_gold.py [DIR]`: the first problem of each gold file, and what the folder holds."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from fogline.errors import GoldError
from fogline.evaluate.read import gold_files, read_file, read_gold


def main(folder: Path) -> int:
    problems = []
    for path in gold_files(folder):
        try:
            list(read_file(path))
        except GoldError as error:
            problems.append(str(error))
    if problems:
        print("\n".join(problems))
        return 1
    articles = read_gold(folder)
    print(
        len(articles),
        "articles",
        sum(len(a.events) for a in articles),
        "events",
        dict(Counter(a.war for a in articles)),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "gold"))
