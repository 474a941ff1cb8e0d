"""A language model behind the Extractor port: off unless asked for, never trusted, every quote checked."""
