"""The page's server: an API over one ledger, and the built page itself. One process, offline, no account needed on one's own machine."""
