"""Checklist points that do not hold yet, with the reason. Strict: a point that begins to hold must leave this list."""

NOT_REACHED: dict[str, str] = {}
