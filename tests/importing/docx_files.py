"""Word files of our own: written part by part, so that every kind of layout can be made."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/></w:num>' for n in range(1, 30))
    + "</w:numbering>"
)


def run(text: str, bold: bool = False) -> str:
    """A run; a line feed in the text is a soft break."""
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    pieces = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\n")
    )
    return f"<w:r>{style}{pieces}</w:r>"


def paragraph(*runs: str, number: tuple[int, int] | None = None) -> str:
    """A paragraph; `number` is list and depth of a number that Word writes itself."""
    properties = ""
    if number:
        properties = (
            f'<w:pPr><w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/>'
            "</w:numPr></w:pPr>"
        )
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def cell(*paragraphs: str, span: int = 1, merge: str = "") -> str:
    """A table cell; `merge` is "restart" or "continue" for cells merged downwards."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or paragraph()}</w:tc>"


def table(rows: Sequence[Sequence[str]]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(r)}</w:tr>" for r in rows) + "</w:tbl>"


def docx(*body: str, more: dict[str, bytes] | None = None) -> bytes:
    """The bytes of a .docx with this body; `more` adds or replaces parts."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{"".join(body)}</w:body></w:document>'
    files = {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": RELS.encode(),
        "word/document.xml": document.encode(),
        "word/numbering.xml": NUMBERING.encode(),
        **(more or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()
