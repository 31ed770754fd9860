"""`python -m generator` is the command `taphuan`."""

from generator.cli import main

main()
