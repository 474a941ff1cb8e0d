"""Build-time code: nothing in here is imported by the installed package."""
