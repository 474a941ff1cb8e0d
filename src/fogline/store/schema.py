"""The tables of a ledger. What people and the machine said is append-only; what is derived from it can be made again.

Kept: documents, collections, segments, claims, voices, judgements, corrections, reviews, issues, failures and the chain over them.
People: users, sessions, tokens; secrets are kept as digests only.
Remembered (nothing is lost with it but politeness): feeds, feed_entries.
Derived (rebuilt by the reconciler): tellings, telling_keys, pairs, events with their look-up tables, holdings, passages, bands.
`event_log` says of each event id when it last changed or went, counted in writings.
Records stand whole in `record` (JSON, the wire form); the columns beside it are for looking things up.
Texts are kept as bytes, since PostgreSQL takes no NUL in a text.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
Id = String(64)

documents = Table(
    "documents", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Id, nullable=False, unique=True),
    Column("ref", Text, nullable=False),
    Column("outlet", Text), Column("side", Text), Column("published", String(32)), Column("title", Text), Column("url", Text),
    Column("language", String(8)), Column("sha256", String(64), nullable=False), Column("raw_sha256", String(64)),
    Column("text", LargeBinary, nullable=False), Column("record", Text, nullable=False),
    Column("markup", Boolean, nullable=False),  # whether the text was made from markup
    Column("coder", String(64)),  # fingerprint of coder and packs whose claims stand now
    Index("documents_by_outlet", "outlet", "id"),
)  # fmt: skip
collections = Table(
    "collections", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, index=True),
    Column("retrieved", String(32), nullable=False), Column("ref", Text, nullable=False), Column("tool", Text, nullable=False),
    Column("raw_sha256", String(64)),
)  # fmt: skip
segments = Table(
    "segments", metadata,
    Column("document", Id, ForeignKey("documents.id"), primary_key=True), Column("n", Integer, primary_key=True),
    Column("kind", String(16), nullable=False), Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
)  # fmt: skip
claims = Table(
    "claims", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Id, nullable=False),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, index=True),
    Column("telling", Id, index=True),
    Column("kind", String(16), nullable=False), Column("event_type", Text), Column("sub_event_type", Text),
    Column("status", String(16), nullable=False), Column("background", Boolean, nullable=False),
    Column("first", String(32)), Column("last", String(32)), Column("place", Text), Column("country", String(2)),
    Column("lat", Float), Column("lon", Float), Column("confidence", Float, nullable=False),
    Column("quote", Text, nullable=False), Column("record", Text, nullable=False),
    Column("coder", String(64), nullable=False),
    Column("superseded", String(64)),  # fingerprint of the coder whose claims took its place; outside the chain
    UniqueConstraint("id", "coder", name="claims_once"), Index("claims_by_day", "first", "event_type"),
)  # fmt: skip
voices = Table(
    "voices", metadata,
    Column("claim", Integer, ForeignKey("claims.seq"), primary_key=True), Column("depth", Integer, primary_key=True),
    Column("name", Text, nullable=False), Column("actor", Text), Column("kind", String(16), nullable=False), Column("side", Text),
)  # fmt: skip
issues = Table(
    "issues", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document", Id, index=True), Column("code", Text, nullable=False), Column("record", Text, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
)  # fmt: skip
failures = Table(
    "failures", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Id, nullable=False, index=True), Column("outcome", String(16), nullable=False), Column("code", Text, nullable=False),
    Column("record", Text, nullable=False),
)  # fmt: skip
judgements = Table(
    "judgements", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Id, nullable=False, unique=True), Column("kind", String(16), nullable=False), Column("record", Text, nullable=False),
)  # fmt: skip
judged = Table(
    "judged", metadata,
    Column("claim", Id, primary_key=True), Column("judgement", Id, primary_key=True),
)  # fmt: skip
corrections = Table(
    "corrections", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Id, nullable=False, unique=True), Column("claim", Id, nullable=False, index=True), Column("record", Text, nullable=False),
)  # fmt: skip
reviews = Table(
    "reviews", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Id, nullable=False, unique=True), Column("claim", Id, nullable=False, index=True), Column("record", Text, nullable=False),
)  # fmt: skip
votes = Table(
    "votes", metadata,  # each person's standing review of a claim, made from the reviews
    Column("claim", Id, primary_key=True), Column("who", String(100), primary_key=True), Column("act", String(16), nullable=False),
    Column("review", Id, nullable=False),
)  # fmt: skip
users = Table(
    "users", metadata,
    Column("name", String(100), primary_key=True), Column("role", String(16), nullable=False), Column("secret", Text, nullable=False),
    Column("made", Float, nullable=False),
)  # fmt: skip
sessions = Table(
    "sessions", metadata,
    Column("digest", String(64), primary_key=True), Column("user", String(100), nullable=False), Column("csrf", String(64), nullable=False),
    Column("until", Float, nullable=False), Index("sessions_of", "user"),
)  # fmt: skip
tokens = Table(
    "tokens", metadata,
    Column("id", Id, primary_key=True), Column("digest", String(64), nullable=False, unique=True),
    Column("user", String(100), nullable=False), Column("title", Text, nullable=False), Column("role", String(16), nullable=False),
    Column("made", Float, nullable=False), Column("until", Float, nullable=False), Index("tokens_of", "user"),
)  # fmt: skip
chain = Table(
    "chain", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False), Column("ref", Id, nullable=False), Column("digest", String(64), nullable=False),
    Column("previous", String(64), nullable=False), Column("hash", String(64), nullable=False),
)  # fmt: skip
feeds = Table(
    "feeds", metadata,
    Column("url", Text, primary_key=True), Column("etag", Text), Column("modified", Text),
    Column("asked", Float, nullable=False), Column("due", Float, nullable=False), Column("failures", Integer, nullable=False),
)  # fmt: skip
feed_entries = Table(
    "feed_entries", metadata,
    Column("feed", Text, primary_key=True), Column("entry", Id, primary_key=True), Column("state", String(16), nullable=False),
)  # fmt: skip
tellings = Table(
    "tellings", metadata,
    Column("id", Id, primary_key=True), Column("document", Id, nullable=False, index=True),
    Column("event", Id, index=True), Column("record", Text, nullable=False),
    Index("tellings_told", "event", "document"), Index("tellings_events", "id", "event"),
)  # fmt: skip
telling_keys = Table(
    "telling_keys", metadata,
    Column("key", String(160), primary_key=True), Column("first", Integer, primary_key=True),
    Column("telling", Id, primary_key=True), Column("last", Integer, nullable=False),
    Index("telling_keys_of", "telling"),
)  # fmt: skip
pairs = Table(
    "pairs", metadata,
    Column("a", Id, primary_key=True), Column("b", Id, primary_key=True),
    Column("score", Float, nullable=False), Column("why", Text, nullable=False),
    Index("pairs_back", "b"),
)  # fmt: skip
events = Table(
    "events", metadata,
    Column("id", Id, primary_key=True),
    Column("event_type", Text), Column("sub_event_type", Text), Column("first", String(32)), Column("last", String(32)),
    Column("place", Text), Column("place_name", Text), Column("admin1", Text), Column("country", String(2)),
    Column("lat", Float), Column("lon", Float), Column("precision", Integer),
    Column("initiator", Text), Column("target", Text), Column("killed", Integer), Column("agreement", String(16), nullable=False),
    Column("origins", Integer, nullable=False), Column("confidence", Float, nullable=False), Column("record", Text, nullable=False),
    Index("events_by_day", "first", "id"), Index("events_by_type", "event_type", "first"),
    Index("events_by_place", "place", "first"), Index("events_by_country", "country", "first"),
    Index("events_by_spot", "lat", "lon"), Index("events_by_region", "admin1", "precision"),
)  # fmt: skip
sights = Table(
    "sights", metadata,  # of events: what a page draws and counts by; beside the records it would be slow to read
    Column("event", Id, primary_key=True), Column("event_type", Text), Column("sub_event_type", Text),
    Column("first", String(32)), Column("last", String(32)), Column("admin1", Text), Column("country", String(2)),
    Column("lat", Float), Column("lon", Float), Column("precision", Integer), Column("initiator", Text), Column("target", Text),
    Column("killed", Integer), Column("agreement", String(16), nullable=False),
    Column("disputed", Integer, nullable=False),  # contradictions
    Column("told", Integer, nullable=False),  # claims
    Column("worth", Float, nullable=False),  # of a second look
    Index("sights_by_worth", "worth", "event"),
)  # fmt: skip
event_outlets = Table(
    "event_outlets", metadata,
    Column("outlet", Text, primary_key=True), Column("event", Id, primary_key=True), Index("event_outlets_of", "event"),
)  # fmt: skip
event_actors = Table(
    "event_actors", metadata,
    Column("actor", Text, primary_key=True), Column("event", Id, primary_key=True), Column("role", String(16), primary_key=True),
    Index("event_actors_of", "event"),
)  # fmt: skip
event_origins = Table(
    "event_origins", metadata,
    Column("origin", Text, primary_key=True), Column("event", Id, primary_key=True), Column("side", Text),
    Column("shared", Boolean, nullable=False), Column("contradicted", Boolean, nullable=False), Index("event_origins_of", "event"),
)  # fmt: skip
event_log = Table(
    "event_log", metadata,
    Column("event", Id, primary_key=True), Column("seq", Integer, nullable=False), Column("gone", Boolean, nullable=False),
    Index("event_log_since", "seq"),
)  # fmt: skip
event_disputes = Table(
    "event_disputes", metadata,
    Column("field", String(32), primary_key=True), Column("event", Id, primary_key=True), Index("event_disputes_of", "event"),
)  # fmt: skip
event_places = Table(
    "event_places", metadata,
    Column("place", Text, primary_key=True), Column("event", Id, primary_key=True), Column("name", Text, nullable=False),
    Index("event_places_of", "event"),
)  # fmt: skip
holdings = Table(
    "holdings", metadata,
    Column("claim", Id, primary_key=True), Column("n", Integer, primary_key=True),
    Column("place", Text, nullable=False), Column("day", String(32), nullable=False), Column("document", Id, nullable=False),
    Column("record", Text, nullable=False),
    Index("holdings_by_place", "place", "day"), Index("holdings_of", "document"),
)  # fmt: skip
passages = Table(
    "passages", metadata,
    Column("id", Id, primary_key=True), Column("document", Id, nullable=False, index=True), Column("whole", Boolean, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False), Column("day", Integer, nullable=False),
    Column("order", String(64), nullable=False), Column("group", Id, nullable=False, index=True),
)  # fmt: skip
bands = Table(
    "bands", metadata,
    Column("band", String(24), primary_key=True), Column("day", Integer, primary_key=True), Column("passage", Id, primary_key=True),
    Index("bands_of", "passage"),
)  # fmt: skip
DERIVED = (
    tellings, telling_keys, pairs, events, sights, event_outlets, event_actors, event_origins, event_disputes, event_places, event_log, holdings, passages, bands,
)  # fmt: skip
