"""Where records rest: one ledger in SQLite or PostgreSQL, by one code path."""
