"""The error queue: what failed and has not been resolved since."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, func, select

from fogline.model.failed import Failed
from fogline.model.wire import from_line
from fogline.store.schema import failures


def standing(connection: Connection) -> Iterator[Failed]:
    """Failures whose last word is that they failed, in the order in which they came."""
    last = select(func.max(failures.c.seq)).group_by(failures.c.id)
    asked = select(failures.c.record).where(failures.c.seq.in_(last), failures.c.outcome == "failed")
    for line in connection.execute(asked.order_by(failures.c.seq)).scalars():
        yield from_line(Failed, line)


def stand(connection: Connection, ids: Collection[str]) -> set[str]:
    """Which of these failures stand."""
    last = select(func.max(failures.c.seq)).where(failures.c.id.in_(sorted(ids))).group_by(failures.c.id)
    asked = select(failures.c.id).where(failures.c.seq.in_(last), failures.c.outcome == "failed")
    return set(connection.execute(asked).scalars())
