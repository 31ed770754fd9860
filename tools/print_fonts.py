"""Whole TrueType faces for print, from the woff2 subsets of `@fontsource/be-vietnam-pro`.

    npm pack @fontsource/be-vietnam-pro@5.3.0 && tar xzf fontsource-be-vietnam-pro-5.3.0.tgz
    pip install fonttools brotli
    python tools/print_fonts.py package/files

Typst reads no woff2 and takes one file per face, so the three subsets are merged.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

OUT = Path(__file__).parents[1] / "generator" / "fonts"
FACES = {"regular": "400-normal", "italic": "400-italic", "semibold": "600-normal"}
SUBSETS = ("latin", "vietnamese", "latin-ext")
"""The first one that has a letter gives it: the Vietnamese letters come from one drawing."""


def merged(folder: Path, face: str, scratch: Path) -> TTFont:
    """One face of all subsets."""
    parts = []
    for subset in SUBSETS:
        font = TTFont(folder / f"be-vietnam-pro-{subset}-{face}.woff2")
        font.flavor = None
        part = scratch / f"{subset}-{face}.ttf"
        font.save(part)
        parts.append(str(part))
    return Merger().merge(parts)


def main() -> None:
    """Write the faces; their times are fixed, so that two runs are equal."""
    folder = Path(sys.argv[1])
    scratch = folder.parent
    OUT.mkdir(exist_ok=True)
    for name, face in FACES.items():
        font = merged(folder, face, scratch)
        font["head"].created = font["head"].modified = 3_600_000_000
        font.recalcTimestamp = False
        font.save(OUT / f"be-vietnam-pro-{name}.ttf")


if __name__ == "__main__":
    main()
