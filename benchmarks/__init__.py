"""How fast building is and how heavy pages are, as ratios measured in one run: `make bench`."""
