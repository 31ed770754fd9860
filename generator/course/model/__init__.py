"""The data model of a course; every record is frozen and knows nothing of files or pages."""
