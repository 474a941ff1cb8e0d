"""Strings in, offsets out. Every function here keeps the code-point offsets of the text as given."""
