"""The error queue, and what is remembered of feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


# fmt: off
def upgrade() -> None:
    """Make the tables."""
    op.create_table("failures",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"))
    op.create_index(op.f("ix_failures_id"), "failures", ["id"], unique=False)
    op.create_table("feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("asked", sa.Float(), nullable=False),
        sa.Column("due", sa.Float(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("url"))
    op.create_table("feed_entries",
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("feed", "entry"))


def downgrade() -> None:
    """Drop the tables."""
    for table in ("feed_entries", "feeds", "failures"):
        op.drop_table(table)
# fmt: on
