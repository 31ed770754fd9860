"""Reading: YAML nodes with their positions, records, and the files of a course."""
