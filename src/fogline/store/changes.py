"""Which events changed and which went, counted in writings: what a copy of a ledger asks for to keep up with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select

from fogline.store.keep import chunks
from fogline.store.schema import chain, event_log


class Change(NamedTuple):
    """An event that was written, or that went, in writing number `seq`."""

    event: str
    seq: int


def log_changes(connection: Connection, put: Collection[str], gone: Collection[str]) -> None:
    """Note events that are written and events that are taken away in one writing."""
    if not put and not gone:
        return
    number = 1 + newest(connection)
    names = sorted({*put, *gone})
    rows = [{"event": e, "seq": number, "gone": e not in put} for e in names]
    for some in chunks(names):
        connection.execute(delete(event_log).where(event_log.c.event.in_(some)))
    connection.execute(insert(event_log), rows)


def newest(connection: Connection) -> int:
    """The number of the last writing of events."""
    return int(connection.execute(select(func.max(event_log.c.seq))).scalar() or 0)


def since(connection: Connection, after: tuple[int, str], gone: bool, most: int) -> Iterator[Change]:
    """Events that changed (or went) after a writing, in that order; with an event, from behind it within that writing."""
    seq, name = after
    later: ColumnElement[bool] = event_log.c.seq > seq
    if name:
        later = or_(later, and_(event_log.c.seq == seq, event_log.c.event > name))
    asked = select(event_log.c.event, event_log.c.seq).where(later, event_log.c.gone.is_(gone))
    for row in connection.execute(asked.order_by(event_log.c.seq, event_log.c.event).limit(most)):
        yield Change(*row)


def state(connection: Connection) -> str:
    """What tells one state of a ledger from every other: the last link of the chain and the last writing of events."""
    last = connection.execute(select(chain.c.seq, chain.c.hash).order_by(chain.c.seq.desc()).limit(1)).first()
    head = f"{last.seq}-{last.hash[:12]}" if last else "0"
    return f"{head}-{newest(connection)}"
