"""Frozen records that all stages share. No I/O, no clock, no randomness."""
