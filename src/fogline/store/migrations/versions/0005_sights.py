"""What a page draws and counts by, in a narrow table of its own: beside the records it is slow to read."""

import json
import math
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_GROUND = {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
_BY_FIELD = {"happened": 3.0, "losses": 2.0, "control": 3.0, "manner": 2.0}
_SAME = ("event_type", "sub_event_type", "first", "last", "admin1", "country", "lat", "lon", "precision", "initiator", "target",
         "killed", "agreement")  # fmt: skip


# fmt: off
def upgrade() -> None:
    """Make the table, fill it, and take its columns away from the events."""
    op.create_table("sights",
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=True),
        sa.Column("sub_event_type", sa.Text(), nullable=True),
        sa.Column("first", sa.String(length=32), nullable=True),
        sa.Column("last", sa.String(length=32), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("precision", sa.Integer(), nullable=True),
        sa.Column("initiator", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("agreement", sa.String(length=16), nullable=False),
        sa.Column("disputed", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("worth", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("event"))
    op.create_index("sights_by_worth", "sights", ["worth", "event"], unique=False)
    op.create_index("tellings_told", "tellings", ["event", "document"], unique=False)
    op.create_index("tellings_events", "tellings", ["id", "event"], unique=False)
    op.create_index("documents_by_outlet", "documents", ["outlet", "id"], unique=False)
    _fill(op.get_bind())
    op.drop_index("events_by_worth", "events")
    for name in ("disputed", "told", "worth"):
        op.drop_column("events", name)


def _fill(bind: sa.Connection) -> None:
    events = sa.table("events", *map(sa.column, ("id", "record", *_SAME)))
    sights = sa.table("sights", *map(sa.column, ("event", "disputed", "told", "worth", *_SAME)))
    for row in bind.execute(sa.select(events)).mappings().all():
        record = json.loads(row["record"])
        disputed = sum(d["kind"] == "contradiction" for d in record["disputes"])
        bind.execute(sa.insert(sights).values(
            event=row["id"], disputed=disputed, told=len(record["claims"]), worth=_worth(record), **{n: row[n] for n in _SAME}))


def _worth(record: dict[str, Any]) -> float:
    """As model/worth.py had it when this table was made."""
    total = sum(_BY_FIELD.get(d["field"].split(".")[0], 1.0) if d["kind"] == "contradiction" else 0.5 for d in record["disputes"])
    total += round(2 * (1 - record["confidence"]), 3) if record["confidence"] < 0.6 else 0
    dead = sum(loss["best"] or 0 for loss in record["losses"] if loss["kind"] == "killed")
    total += round(1.5 * math.log10(1 + dead), 3) if dead >= 5 else 0
    total += record["sub_event_type"] in _GROUND
    return round(total / 2 if record["judged"] else total, 3)


def downgrade() -> None:
    """Give the columns back, empty, and drop the table."""
    for name, kind in (("disputed", sa.Integer()), ("told", sa.Integer()), ("worth", sa.Float())):
        op.add_column("events", sa.Column(name, kind, nullable=False, server_default="0"))
    op.create_index("events_by_worth", "events", ["worth"], unique=False)
    op.drop_index("documents_by_outlet", "documents")
    op.drop_index("tellings_events", "tellings")
    op.drop_index("tellings_told", "tellings")
    op.drop_table("sights")
# fmt: on
