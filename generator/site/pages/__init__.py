"""What each page shows, as plain values: one small module per kind of page."""
