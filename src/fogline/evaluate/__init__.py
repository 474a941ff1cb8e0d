"""Measures the coder against articles that people have coded."""
