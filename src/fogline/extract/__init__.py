"""Documents to Claims: parse, triggers, roles, losses, control, voices, status, and the ground check."""
