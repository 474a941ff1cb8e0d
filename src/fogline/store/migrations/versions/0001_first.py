"""The first tables of a ledger."""

import sqlalchemy as sa
from alembic import op

from fogline.store import search

revision = "0001"
down_revision = None


# fmt: off
def upgrade() -> None:
    """Make the tables."""
    _documents()
    _claims()
    _judgements()
    _tellings()
    _events()
    _holdings()
    search.make(op.get_bind())


def downgrade() -> None:
    """Drop the tables."""
    search.drop(op.get_bind())
    for table in (
        "voices",
        "segments",
        "collections",
        "claims",
        "tellings",
        "telling_keys",
        "passages",
        "pairs",
        "judgements",
        "judged",
        "issues",
        "holdings",
        "events",
        "event_places",
        "event_outlets",
        "event_origins",
        "event_actors",
        "documents",
        "corrections",
        "chain",
        "bands",
    ):
        op.drop_table(table)


def _documents() -> None:
    op.create_table("documents",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=32), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("markup", sa.Boolean(), nullable=False),
        sa.Column("coder", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"))
    op.create_table("collections",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("retrieved", sa.String(length=32), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"]),
        sa.PrimaryKeyConstraint("seq"))
    op.create_index(op.f("ix_collections_document"), "collections", ["document"], unique=False)
    op.create_table("segments",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"]),
        sa.PrimaryKeyConstraint("document", "n"))


def _claims() -> None:
    op.create_table("issues",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("digest"))
    op.create_index(op.f("ix_issues_document"), "issues", ["document"], unique=False)
    op.create_table("claims",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("telling", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=True),
        sa.Column("sub_event_type", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("first", sa.String(length=32), nullable=True),
        sa.Column("last", sa.String(length=32), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("coder", sa.String(length=64), nullable=False),
        sa.Column("superseded", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"]),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", "coder", name="claims_once"))
    op.create_index("claims_by_day", "claims", ["first", "event_type"], unique=False)
    op.create_index(op.f("ix_claims_document"), "claims", ["document"], unique=False)
    op.create_index(op.f("ix_claims_telling"), "claims", ["telling"], unique=False)
    op.create_table("voices",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.seq"]),
        sa.PrimaryKeyConstraint("claim", "depth"))


def _judgements() -> None:
    op.create_table("chain",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq"))
    op.create_table("corrections",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"))
    op.create_index(op.f("ix_corrections_claim"), "corrections", ["claim"], unique=False)
    op.create_table("judged",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("judgement", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("claim", "judgement"))
    op.create_table("judgements",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"))


def _tellings() -> None:
    op.create_table("pairs",
        sa.Column("a", sa.String(length=64), nullable=False),
        sa.Column("b", sa.String(length=64), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("a", "b"))
    op.create_index("pairs_back", "pairs", ["b"], unique=False)
    op.create_table("telling_keys",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("telling", sa.String(length=64), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "first", "telling"))
    op.create_index("telling_keys_of", "telling_keys", ["telling"], unique=False)
    op.create_table("tellings",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"))
    op.create_index(op.f("ix_tellings_document"), "tellings", ["document"], unique=False)
    op.create_index(op.f("ix_tellings_event"), "tellings", ["event"], unique=False)


def _events() -> None:
    op.create_table("event_actors",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("actor", "event", "role"))
    op.create_index("event_actors_of", "event_actors", ["event"], unique=False)
    op.create_table("event_origins",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("contradicted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "event"))
    op.create_index("event_origins_of", "event_origins", ["event"], unique=False)
    op.create_table("event_outlets",
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("outlet", "event"))
    op.create_index("event_outlets_of", "event_outlets", ["event"], unique=False)
    op.create_table("event_places",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", "event"))
    op.create_index("event_places_of", "event_places", ["event"], unique=False)
    op.create_table("events",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=True),
        sa.Column("sub_event_type", sa.Text(), nullable=True),
        sa.Column("first", sa.String(length=32), nullable=True),
        sa.Column("last", sa.String(length=32), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("precision", sa.Integer(), nullable=True),
        sa.Column("initiator", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("agreement", sa.String(length=16), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"))
    op.create_index("events_by_country", "events", ["country", "first"], unique=False)
    op.create_index("events_by_day", "events", ["first", "id"], unique=False)
    op.create_index("events_by_place", "events", ["place", "first"], unique=False)
    op.create_index("events_by_region", "events", ["admin1", "precision"], unique=False)
    op.create_index("events_by_spot", "events", ["lat", "lon"], unique=False)
    op.create_index("events_by_type", "events", ["event_type", "first"], unique=False)


def _holdings() -> None:
    op.create_table("bands",
        sa.Column("band", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("passage", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("band", "day", "passage"))
    op.create_index("bands_of", "bands", ["passage"], unique=False)
    op.create_table("holdings",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=32), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim", "n"))
    op.create_index("holdings_by_place", "holdings", ["place", "day"], unique=False)
    op.create_index("holdings_of", "holdings", ["document"], unique=False)
    op.create_table("passages",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("order", sa.String(length=64), nullable=False),
        sa.Column("group", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id"))
    op.create_index(op.f("ix_passages_document"), "passages", ["document"], unique=False)
    op.create_index(op.f("ix_passages_group"), "passages", ["group"], unique=False)
