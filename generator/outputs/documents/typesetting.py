"""The one place that knows Typst: a template and plain data become the bytes of a PDF.

No data is ever read as markup: a view goes in as JSON, templates show its strings as they are.
Fonts come from the package only, the date is left out: the same data gives the same bytes. Every
PDF is tagged for screen readers and keeps PDF/UA-1, which allows no sign that cannot be shown; a
text with such a sign is set all the same, without that promise.
"""

import contextlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import typst

from generator.course.model.picture import Picture
from generator.locale import Locale
from generator.site.rendering import TEMPLATES, paragraphs

FONTS = Path(__file__).parent / "fonts"
_TEMPLATES = TEMPLATES / "documents"

_DRAWING_WIDTH = 800

View = Mapping[str, object]
"""What a template shows: strings, numbers, lists, mappings."""


def pdf(
    template: str, view: View, locale: Locale, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The PDF that `templates/documents/<template>.typ` makes of a view.

    `pictures` are files by the path that the view names (`/pictures/NAME`). Raises Typst's error
    when the template names something the view does not have.
    """
    words = {key.removeprefix("documents."): t for key, t in locale.section("documents").items()}
    whole = {**view, "words": words, "lang": locale.language}
    data = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    with _folder(pictures or {}) as folder:
        try:
            return _compiled(folder, template, data, accessible=True)
        except typst.TypstError:
            return _compiled(folder, template, data, accessible=False)


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


def _compiled(folder: Path, template: str, data: str, accessible: bool) -> bytes:
    return typst.compile(
        str(folder / f"{template}.typ"),
        root=str(folder),
        font_paths=[str(FONTS)],
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
