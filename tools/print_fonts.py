"""TrueType faces for print: Be Vietnam Pro whole, and the signs it lacks from DejaVu Sans.

    npm pack @fontsource/be-vietnam-pro@5.3.0 && tar xzf fontsource-be-vietnam-pro-5.3.0.tgz
    npm pack dejavu-fonts-ttf@2.37.3 (or a system's DejaVuSans.ttf of version 2.37)
    pip install fonttools brotli
    python tools/print_fonts.py package/files DejaVuSans.ttf

Typst reads no woff2 and takes one file per face, so the three subsets are merged.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).parents[1] / "generator" / "outputs" / "documents" / "fonts"
FACES = {"regular": "400-normal", "italic": "400-italic", "semibold": "600-normal"}
SUBSETS = ("latin", "vietnamese", "latin-ext")
"""The first one that has a letter gives it: the Vietnamese letters come from one drawing."""
SIGNS = (
    (0x0370, 0x03FF), (0x2070, 0x209F), (0x2100, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x27BF),
    (0x2900, 0x297F), (0x1F600, 0x1F64F),
)  # fmt: skip
"""Greek, raised and lowered digits, arrows, mathematics, shapes, marks, faces."""
TIME = 3_600_000_000


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


def signs(path: Path) -> TTFont:
    """The signs of a font and nothing else."""
    font = TTFont(path)
    options = Options(hinting=False, layout_features=[], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[n for first, last in SIGNS for n in range(first, last + 1)])
    subsetter.subset(font)
    return font


def save(font: TTFont, name: str) -> None:
    """Write a face; its times are fixed, so that two runs are equal."""
    font["head"].created = font["head"].modified = TIME
    font.recalcTimestamp = False
    font.save(OUT / name)


def main() -> None:
    """Write all faces."""
    folder, dejavu = Path(sys.argv[1]), Path(sys.argv[2])
    OUT.mkdir(exist_ok=True)
    for name, face in FACES.items():
        save(merged(folder, face, folder.parent), f"be-vietnam-pro-{name}.ttf")
    save(signs(dejavu), "dejavu-sans-signs.ttf")


if __name__ == "__main__":
    main()
