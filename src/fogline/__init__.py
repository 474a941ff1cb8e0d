"""Fogline: partisan reporting of armed conflict turned into structured, sourced, comparable data."""

__version__ = "0.1.0"
