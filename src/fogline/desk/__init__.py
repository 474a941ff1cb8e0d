"""What people do with a ledger: add documents, look things up, ask why, judge, code again, take data out."""
