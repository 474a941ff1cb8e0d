"""Folders of knowledge, read as typed frozen tables. Code holds mechanism; packs hold names and words."""
