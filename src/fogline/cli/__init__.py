"""The command line: one file a command; data on stdout, messages on stderr."""
