"""Office files as zips of XML: the same bytes each time, nothing from the machine inside."""

from generator.locale import Locale
from generator.outputs.bundles.archive import zip_bytes
from generator.site.rendering import render


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
