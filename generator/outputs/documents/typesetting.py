"""The one place that knows Typst: a template and plain data become the bytes of a PDF.

No data is ever read as markup: a view goes in as JSON, templates show its strings as they are.
Fonts come from the package only, the date is left out: the same data gives the same bytes. Every
PDF is tagged for screen readers and keeps PDF/UA-1, which allows no sign that cannot be shown; a
text with such a sign is set all the same, without that promise.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import typst

from generator.locale import Locale
from generator.site.rendering import TEMPLATES, paragraphs

FONTS = Path(__file__).parent / "fonts"
_TEMPLATES = TEMPLATES / "documents"

View = Mapping[str, object]
"""What a template shows: strings, numbers, lists, mappings."""


def pdf(template: str, view: View, locale: Locale) -> bytes:
    """The PDF that `templates/documents/<template>.typ` makes of a view.

    Raises Typst's error when the template names something the view does not have.
    """
    words = {key.removeprefix("documents."): t for key, t in locale.section("documents").items()}
    whole = {**view, "words": words, "lang": locale.language}
    data = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    try:
        return _compiled(template, data, accessible=True)
    except typst.TypstError:
        return _compiled(template, data, accessible=False)


def shows_every_sign(content: bytes) -> bool:
    """Whether the fonts had every sign of a PDF's text; if not, an empty box stands for it."""
    return b"pdfuaid:part" in content


def _compiled(template: str, data: str, accessible: bool) -> bytes:
    return typst.compile(
        str(_TEMPLATES / f"{template}.typ"),
        root=str(_TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
        sys_inputs={"view": data},
    )


def prose(text: str | None) -> list[list[tuple[bool, str]]]:
    """A text of the data as paragraphs of runs `[strong, words]`."""
    return paragraphs(text) if text else []
