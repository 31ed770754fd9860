"""What an export writes about itself into a hidden sheet, for the way back."""

from dataclasses import dataclass

from generator.sheets.cells import META, VERSION, Sheet


@dataclass(frozen=True)
class Meta:
    """What the export wrote about itself."""

    standard: str
    wanted: str
    titles: dict[str, str]
    hashes: dict[str, str]
    language: str
    """That of the words in its cells."""


def read_meta(sheets: dict[str, Sheet]) -> Meta | None:
    """The hidden sheet; None when the workbook was not made by an export of ours."""
    sheet = sheets.get(META)
    if sheet is None or sheet.text(1, 1) != "format" or sheet.text(1, 2) != VERSION:
        return None
    rows = sorted({row for row, _column in sheet.cells})
    lines = [[sheet.text(row, n) for n in (1, 2, 3)] for row in rows]
    wish = next((line[1:] for line in lines if line[0] == "wish"), ["", "all"])
    return Meta(
        wish[0],
        wish[1],
        {a: b for kind, a, b in lines if kind == "sheet"},
        {a: b for kind, a, b in lines if kind == "file"},
        next((line[1] for line in lines if line[0] == "language"), ""),
    )
