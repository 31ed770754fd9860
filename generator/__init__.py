"""Training sites for rubric-based assessment, built from data."""

__version__ = "1.1.0.dev0"
