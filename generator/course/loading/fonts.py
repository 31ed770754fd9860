"""Fonts that a course brings for its prints, in its folder `fonts/`."""

from pathlib import Path

FONTS = "fonts"
READABLE = (".ttf", ".otf", ".ttc", ".otc")
WEB_ONLY = (".woff", ".woff2", ".eot", ".pfb")
"""Forms of fonts that browsers or old programs read, and prints do not."""


def fonts_of(root: Path) -> tuple[Path, ...]:
    """Every file in the course's folder `fonts` that is a font by its name, in order."""
    found = sorted((root / FONTS).rglob("*"))
    return tuple(p.resolve() for p in found if p.suffix.lower() in READABLE + WEB_ONLY)
