"""A PDF of texts in an old font: one-byte codes and no table that says what they mean."""

import textwrap

_TOP, _LEADING, _ROWS = 780, 15, 48


def one_byte_pdf(paragraphs: list[str]) -> bytes:
    """The paragraphs in Latin-1 codes, wrapped, a gap between two of them."""
    rows: list[str] = []
    for text in paragraphs:
        rows += [*textwrap.wrap(text, 84, break_on_hyphens=False, break_long_words=False), ""]
    pages = [rows[n : n + _ROWS] for n in range(0, len(rows), _ROWS)]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        stream = _stream(page)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return _file(objects)


def _stream(rows: list[str]) -> bytes:
    lines = [b"BT /F1 9 Tf"]
    for number, row in enumerate(rows):
        escaped = row.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        lines.append(b"1 0 0 1 60 %d Tm (%s) Tj" % (_TOP - _LEADING * number, _bytes(escaped)))
    return b"\n".join([*lines, b"ET"])


def _bytes(text: str) -> bytes:
    return text.encode("latin-1")


def _file(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(content))
    return content + head + tail
