"""Bytes to Documents: reading formats, telling the article from the page around it."""
