"""Which fields of an event are contradicted; reviews; people with their sessions and tokens."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


# fmt: off
def upgrade() -> None:
    """Make the tables."""
    op.create_table("event_disputes",
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("field", "event"))
    op.create_index("event_disputes_of", "event_disputes", ["event"], unique=False)
    op.create_table("reviews",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"))
    op.create_index(op.f("ix_reviews_claim"), "reviews", ["claim"], unique=False)
    op.create_table("votes",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("review", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("claim", "who"))
    op.create_table("users",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("made", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("name"))
    op.create_table("sessions",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=100), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("digest"))
    op.create_index("sessions_of", "sessions", ["user"], unique=False)
    op.create_table("tokens",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("made", sa.Float(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"))
    op.create_index("tokens_of", "tokens", ["user"], unique=False)
    _fill(op.get_bind())


def _fill(bind: sa.Connection) -> None:
    events = sa.table("events", sa.column("id"), sa.column("record"))
    disputes = sa.table("event_disputes", sa.column("field"), sa.column("event"))
    for name, line in bind.execute(sa.select(events.c.id, events.c.record)).all():
        fields = {d["field"].split(".")[0][:32] for d in json.loads(line)["disputes"] if d["kind"] == "contradiction"}
        if fields:
            bind.execute(sa.insert(disputes), [{"field": f, "event": name} for f in sorted(fields)])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("tokens", "sessions", "users", "votes", "reviews", "event_disputes"):
        op.drop_table(table)
# fmt: on
