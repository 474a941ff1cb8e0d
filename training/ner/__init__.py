"""Trains the small named-entity recogniser that ships in ``fogline_models``."""
