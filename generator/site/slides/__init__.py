"""The trainer's slides as values: one deck for all, one for each class; shown by two writers."""
