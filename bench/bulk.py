"""A large ledger in little time: the documents and claims of `bench.synthetic` with the events they were made from.

Nothing is compared: which claims tell one incident is known to the generator. Each event is fused by the reconciler's own code, and
all is kept by the store's own code, so that the tables are those of a ledger that grew document by document.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path

from bench.synthetic import CLAIMS, DAYS, War

from fogline.app import App
from fogline.model.claim import Claim
from fogline.model.document import Document, Reading
from fogline.model.telling import Telling
from fogline.reconcile.fuse import fuse
from fogline.reconcile.holdings import holdings_of
from fogline.reconcile.independence import Told, origins_of
from fogline.reconcile.tellings import tellings_of
from fogline.reconcile.world import World
from fogline.store.bench import SqlBench
from fogline.store.keep import Keeper
from fogline.store.ledger import Ledger

NOW = "2026-01-01T00:00:00+00:00"
BATCH = 1000  # documents, or events, of one transaction
Member = tuple[Telling, tuple[Claim, ...], Document]


def make_ledger(app: App, path: Path, events: int) -> Ledger:
    """A ledger of about so many events."""
    ledger = Ledger(str(path), create=True)
    world, start = World(app.knowledge), time.perf_counter()
    per_day = max(1, events * 11 // (DAYS * 10) + 1)
    incidents: dict[tuple[object, ...], list[Member]] = {}
    batch: list[tuple[Reading, list[Claim]]] = []
    for number, item in enumerate(War(app.knowledge, per_day=per_day).documents(events * 5 // (2 * CLAIMS)), start=1):
        batch.append(item)
        if len(batch) == BATCH:
            _keep(ledger, batch, world, incidents)
            batch.clear()
            print(f"  {number} documents, {time.perf_counter() - start:.0f} s", file=sys.stderr)
    _keep(ledger, batch, world, incidents)
    _fuse(ledger, list(incidents.values()), world)
    return ledger


def _keep(
    ledger: Ledger, batch: Iterable[tuple[Reading, list[Claim]]], world: World, incidents: dict[tuple[object, ...], list[Member]]
) -> None:  # fmt: skip
    with ledger.writing() as connection:
        keeper, bench = Keeper(connection), SqlBench(connection)
        for reading, claims in batch:
            keeper.document(reading, "bench")
            keeper.collected(reading, NOW, "bench")
            keeper.claims(claims, "bench")
            tellings = tellings_of(reading.document, claims, world)
            bench.put_tellings((t, (), (t.first or 0, t.last or 0)) for t in tellings)
            by_id = {c.id: c for c in claims}
            for telling in tellings:
                said = tuple(by_id[c] for c in telling.claims)
                incidents.setdefault(_incident(said[0]), []).append((telling, said, reading.document))


def _incident(claim: Claim) -> tuple[object, ...]:
    return claim.time.edtf, claim.places[0].id, claim.sub_event_type, claim.initiators[0].id, claim.targets[0].id


def _fuse(ledger: Ledger, incidents: list[list[Member]], world: World) -> None:
    for at in range(0, len(incidents), BATCH):
        with ledger.writing() as connection:
            bench = SqlBench(connection)
            made, tellings = [], []
            for members in incidents[at : at + BATCH]:
                told = [Told(c, document) for _, said, document in members for c in said]
                event = fuse(told, world)
                ids = [telling.id for telling, _, _ in members]
                made.append((event, ids))
                tellings += ids
                _, origin = origins_of(told, world)
                by_place: dict[str, list[object]] = {}
                for word in holdings_of(told, origin, event.id, world):
                    by_place.setdefault(world.place_key(word.place), []).append(word)
                bench.put_holdings([t.claim.id for t in told], by_place)  # type: ignore[arg-type]
            bench.put_events(tellings, made)
