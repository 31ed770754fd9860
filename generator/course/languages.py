"""The interface languages there are: a folder of words each (`generator/locale`)."""

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "locale"

LANGUAGES = tuple(sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and p.name[0] != "_"))
