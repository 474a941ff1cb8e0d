"""What adding a document costs as a ledger grows (`make bench`): the same documents go by turns into a small and a large ledger.

Prints the ratio of medians; the issue asks for at most 3 between 2,000 and 200,000 claims.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.synthetic import CLAIMS, DAYS, War

from fogline.app import App
from fogline.desk.adding import Adding
from fogline.store.ledger import Ledger

SMALL = 2_000
LARGE = 200_000
PROBES = 60
BATCH = 200  # documents of one transaction while a ledger is filled


def fill(app: App, path: Path, claims: int) -> tuple[Ledger, Adding]:
    ledger = Ledger(str(path), create=True)
    adding = Adding(app, ledger, "2026-01-01T00:00:00+00:00")
    war = War(app.knowledge)
    batch = []
    start = time.perf_counter()
    wanted = int(claims / (CLAIMS * 0.98))
    for number, item in enumerate(war.documents(wanted), start=1):
        batch.append(item)
        if len(batch) == BATCH or number == wanted:
            with ledger.writing() as connection:
                for reading, said in batch:
                    adding.keep(connection, reading, said, ())
            batch.clear()
            if number % 2000 == 0:
                print(f"  {number} documents, {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return ledger, adding


def main(large: int = LARGE) -> None:
    app = App()
    with tempfile.TemporaryDirectory() as folder:
        made = [fill(app, Path(folder) / f"{n}.db", n) for n in (SMALL, large)]
        probes = list(War(app.knowledge, seed=99).documents(PROBES, first_day=DAYS // 2))
        times: list[list[float]] = [[], []]
        for number, (reading, said) in enumerate(probes):
            for which in (0, 1) if number % 2 else (1, 0):
                ledger, adding = made[which]
                start = time.perf_counter()
                with ledger.writing() as connection:
                    adding.keep(connection, reading, said, ())
                times[which].append(time.perf_counter() - start)
        small, big = (statistics.median(t) for t in times)
        result = {
            "claims": [SMALL, large], "median_ms": [round(small * 1000, 1), round(big * 1000, 1)], "ratio": round(big / small, 2),
            "bytes_per_claim": round((Path(folder) / f"{large}.db").stat().st_size / large),
        }  # fmt: skip
        print(json.dumps(result))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else LARGE)
