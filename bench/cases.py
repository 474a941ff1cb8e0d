"""How many cases hold: those of the packs and the open ones (`make cases`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from fogline.app import check_cases
from fogline.packs.cases import read_case_files
from fogline.packs.load import bundled_root, find_packs

OPEN = Path(__file__).parent / "cases_open"


def main() -> None:
    held = [case for pack in find_packs(bundled_root()) for case in read_case_files(pack / "cases")]
    still_open = read_case_files(OPEN)
    missed: Counter[str] = Counter()
    for name, misses in check_cases([*held, *still_open]):
        if misses:
            missed[name.partition("#")[0]] += 1
    total = len(held) + len(still_open)
    print(f"{total - sum(missed.values())} of {total} cases hold")
    for name, count in sorted(missed.items()):
        print(f"  {count:3} open in {name}")


if __name__ == "__main__":
    main()
