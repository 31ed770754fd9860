"""Office files as zips of XML: the same bytes each time, nothing from the machine inside."""

import re

from generator.locale import Locale
from generator.outputs.bundles.archive import zip_bytes
from generator.site.rendering import render

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """A text without the signs that XML forbids, for which Word refuses a file, and without those
    that turn the direction of reading."""
    return _TURNING.sub("", _CONTROL.sub("", text))


def docx(document: str, locale: Locale, title: str) -> bytes:
    """A Word file around the XML of its main part."""
    parts = {
        "[Content_Types].xml": "content_types",
        "_rels/.rels": "relations",
        "docProps/core.xml": "core",
        "word/_rels/document.xml.rels": "document_relations",
        "word/styles.xml": "styles",
        "word/settings.xml": "settings",
        "word/footer1.xml": "footer",
    }
    files = {
        path: render(f"documents/word/{name}.xml.jinja", locale, title=title).encode()
        for path, name in parts.items()
    }
    return zip_bytes({**files, "word/document.xml": document.encode()})
