"""Columns that the page counts by, and a log of which events changed."""

import json
import math
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_GROUND = {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
_BY_FIELD = {"happened": 3.0, "losses": 2.0, "control": 3.0, "manner": 2.0}


# fmt: off
def upgrade() -> None:
    """Add the columns and fill them from the records."""
    for name, kind in (("disputed", sa.Integer()), ("told", sa.Integer()), ("worth", sa.Float())):
        op.add_column("events", sa.Column(name, kind, nullable=False, server_default="0"))
    op.create_index("events_by_worth", "events", ["worth"], unique=False)
    op.add_column("event_origins", sa.Column("side", sa.Text(), nullable=True))
    op.create_table("event_log",
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("event"))
    op.create_index("event_log_since", "event_log", ["seq"], unique=False)
    _fill(op.get_bind())


def _fill(bind: sa.Connection) -> None:
    events = sa.table("events", *map(sa.column, ("id", "record", "disputed", "told", "worth")))
    origins = sa.table("event_origins", *map(sa.column, ("event", "origin", "side")))
    log = sa.table("event_log", *map(sa.column, ("event", "seq", "gone")))
    for name, line in bind.execute(sa.select(events.c.id, events.c.record)).all():
        record = json.loads(line)
        disputed = sum(d["kind"] == "contradiction" for d in record["disputes"])
        bind.execute(sa.update(events).where(events.c.id == name).values(
            disputed=disputed, told=len(record["claims"]), worth=_worth(record)))
        for origin in record["origins"]:
            mine = (origins.c.event == name) & (origins.c.origin == origin["name"].replace("\x00", " "))
            bind.execute(sa.update(origins).where(mine).values(side=origin.get("side")))
        bind.execute(sa.insert(log).values(event=name, seq=0, gone=False))


def _worth(record: dict[str, Any]) -> float:
    """As model/worth.py had it when these columns were made."""
    total = sum(_BY_FIELD.get(d["field"].split(".")[0], 1.0) if d["kind"] == "contradiction" else 0.5 for d in record["disputes"])
    total += round(2 * (1 - record["confidence"]), 3) if record["confidence"] < 0.6 else 0
    dead = sum(loss["best"] or 0 for loss in record["losses"] if loss["kind"] == "killed")
    total += round(1.5 * math.log10(1 + dead), 3) if dead >= 5 else 0
    total += record["sub_event_type"] in _GROUND
    return round(total / 2 if record["judged"] else total, 3)


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("event_log")
    op.drop_index("events_by_worth", "events")
    op.drop_column("event_origins", "side")
    for name in ("worth", "told", "disputed"):
        op.drop_column("events", name)
# fmt: on
