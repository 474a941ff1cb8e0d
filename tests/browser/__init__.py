"""The page in a real browser, on the very files that are shipped."""
