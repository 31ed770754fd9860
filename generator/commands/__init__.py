"""The command line, one module per command; texts come from the locale files."""
