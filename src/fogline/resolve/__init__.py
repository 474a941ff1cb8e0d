"""Mentions to Actors and Places: candidates, the document's context, and the reason of a choice."""
