"""Training sites for rubric-based assessment, built from data."""

__version__ = "0.1.0"
