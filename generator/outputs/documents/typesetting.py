"""The one place that knows Typst: a template and plain data become the bytes of a PDF.

No data is ever read as markup: a view goes in as JSON, templates show its strings as they are.
Fonts come from the package and from the course's folder `fonts`, none from the machine; the date
is left out: the same data gives the same bytes. Every PDF is tagged for screen readers and keeps
PDF/UA-1, which allows no sign that cannot be shown; a text with such a sign is set all the same,
without that promise.
"""

import contextlib
import functools
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typst

from generator.course.model.picture import Picture
from generator.locale import Locale
from generator.site.rendering import TEMPLATES, paragraphs

FONTS = Path(__file__).parent / "fonts"
_TEMPLATES = TEMPLATES / "documents"

_DRAWING_WIDTH = 800
_NOBODYS = "\U0010fffd"
"""A sign for private use, to which no font of ours gives a shape."""
_GLYPH = re.compile(rb'href="#(g[0-9A-F]+)"')

View = Mapping[str, object]
"""What a template shows: strings, numbers, lists, mappings."""


def pdf(
    template: str,
    view: View,
    locale: Locale,
    pictures: Mapping[str, bytes] | None = None,
    fonts: tuple[Path, ...] = (),
) -> bytes:
    """The PDF that `templates/documents/<template>.typ` makes of a view.

    `pictures` are files by the path that the view names (`/pictures/NAME`), `fonts` those that
    the course brings, for letters that ours lack. Raises Typst's error
    when the template names something the view does not have.
    """
    words = {key.removeprefix("documents."): t for key, t in locale.section("documents").items()}
    whole = {**view, "words": words, "lang": locale.language, "families": families_of(fonts)}
    data = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    paths = font_paths(fonts)
    with _folder(pictures or {}) as folder:
        try:
            return _compiled(folder, template, data, paths, accessible=True)
        except typst.TypstError:
            return _compiled(folder, template, data, paths, accessible=False)


@contextlib.contextmanager
def _folder(pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """What Typst may read: the templates, and where there are pictures a copy with them."""
    if not pictures:
        yield _TEMPLATES
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "documents"
        shutil.copytree(_TEMPLATES, folder)
        for name, content in pictures.items():
            path = folder / name.lstrip("/")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        yield folder


def shows_every_sign(content: bytes) -> bool:
    """Whether the fonts had every sign of a PDF's text; if not, an empty box stands for it."""
    return b"pdfuaid:part" in content


def font_paths(fonts: tuple[Path, ...]) -> list[str]:
    """Folders in which Typst looks for fonts. Of two by one name the first is taken: the course's,
    which is whole where ours may be cut down to signs."""
    return [*sorted({str(path.parent) for path in fonts}), str(FONTS)]


@functools.cache
def families_of(fonts: tuple[Path, ...]) -> list[str]:
    """The names by which the fonts in these files are called; nothing of a file that is none."""
    folders = sorted({str(path.parent) for path in fonts})
    known = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    own = {str(path) for path in fonts}
    return sorted({font.family for font in known.fonts() if str(font.path) in own})


def without_glyph(signs: frozenset[str], fonts: tuple[Path, ...]) -> frozenset[str]:
    """Those signs that no font has: each is set alone, and looks as one that nobody can have."""
    if not signs:
        return signs
    letters = [_NOBODYS, *sorted(signs)]
    view = {"letters": letters, "families": families_of(fonts)}
    pages: Any = typst.compile(
        str(_TEMPLATES / "letters.typ"), root=str(_TEMPLATES), font_paths=font_paths(fonts),
        ignore_system_fonts=True, format="svg",
        sys_inputs={"view": json.dumps(view, ensure_ascii=False)},
    )  # fmt: skip
    drawn = [_GLYPH.findall(page) for page in pages]
    return frozenset(
        sign for sign, glyphs in zip(letters[1:], drawn[1:], strict=True) if glyphs == drawn[0]
    )


def _compiled(folder: Path, template: str, data: str, paths: list[str], accessible: bool) -> bytes:
    return typst.compile(
        str(folder / f"{template}.typ"),
        root=str(folder),
        font_paths=paths,
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
        sys_inputs={"view": data},
    )


def picture_png(picture: Picture) -> bytes:
    """A drawing as pixels, for programs that show no SVG."""
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / picture.name).write_bytes(picture.content)
        source = Path(scratch) / "page.typ"
        source.write_text(
            "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
            f'#image("/{picture.name}", width: {_DRAWING_WIDTH}pt)\n',
            encoding="utf-8",
        )
        return typst.compile(
            str(source), root=scratch, font_paths=[str(FONTS)], ignore_system_fonts=True,
            format="png", ppi=144.0,
        )  # fmt: skip


def prose(text: str | None) -> list[list[tuple[bool, str]]]:
    """A text of the data as paragraphs of runs `[strong, words]`."""
    return paragraphs(text) if text else []
