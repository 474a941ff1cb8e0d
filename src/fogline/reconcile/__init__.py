"""Claims to events: which tellings tell one event, what they disagree about, and who holds the ground."""
