"""Unlucky and hostile files: a clear message with a code, no network, nothing changed on disk."""

import io
import shutil
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.importing import child, office
from generator.importing.child import read_file
from generator.importing.limits import MAX_CELLS, MAX_FILE
from generator.importing.source import Refused
from tests.importing.docx_files import W, cell, docx, paragraph, run, table
from tests.importing.layouts import LAYOUTS
from tests.importing.locked_pdf import locked_pdf
from tests.importing.spec import invented

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = LAYOUTS[0].make(invented())


def zip_of(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_document(text: str) -> bytes:
    return docx(more={"word/document.xml": text.encode()})


def bomb() -> bytes:
    """300 KB that unfold to 300 MB."""
    document = f"<w:document {W}><w:body><w:p><w:r><w:t>".encode() + b"a" * 300_000_000
    return docx(more={"word/document.xml": document})


def laughs() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    body = "<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body>"
    return with_document(f"<!DOCTYPE d [{entities}]><w:document {W}>{body}</w:document>")


def outside_entity() -> bytes:
    body = "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>"
    doctype = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return with_document(f"{doctype}<w:document {W}>{body}</w:document>")


def locked_zip() -> bytes:
    """A .docx whose directory says that its parts are encrypted."""
    raw = bytearray(GOOD)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(signature)
        while start >= 0:
            raw[start + at] |= 1
            start = raw.find(signature, start + 4)
    return bytes(raw)


def pdf(body: bytes = b"", trailer: bytes = b"", pages: int = 1) -> bytes:
    """A PDF of empty pages."""
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * pages,
    ]
    text, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += b"%d 0 obj%sendobj\n" % (number, content)
    table_at = len(text)
    size = len(objects) + 1
    text += b"xref\n0 %d\n0000000000 65535 f \n" % size
    text += b"".join(b"%010d 00000 n \n" % place for place in places)
    return text + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size, trailer, table_at,
    )  # fmt: skip


SAID = "Tieu chi 1. Dao duc"
LOCK = (
    b"/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt"
    b"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
)
REFUSED = {
    "old.doc": (lambda: OLE + b"\x00" * 2000 + "Thông tư".encode("utf-16-le"), "I104"),
    "locked-word.docx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le") * 3, "I105"),
    "locked-zip.docx": (locked_zip, "I105"),
    "locked.pdf": (lambda: pdf(trailer=LOCK), "I105"),
    "password.pdf": (lambda: locked_pdf("chuan", SAID), "I105"),
    "scanned.pdf": (lambda: pdf(pages=4), "I106"),
    "many-pages.pdf": (lambda: pdf(pages=700), "I117"),
    "broken.pdf": (lambda: b"%PDF-1.7\n" + b"\x93\x00garbage" * 300, "I109"),
    "empty.docx": (lambda: b"", "I102"),
    "spaces.txt": (lambda: b" \r\n\t \n", "I102"),
    "no-text.docx": (lambda: docx(paragraph()), "I102"),
    "picture.docx": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "I107"),
    "sheet.docx": (lambda: zip_of(**{"xl/workbook.xml": b"<x/>"}), "I107"),
    "rich.docx": (lambda: b"{\\rtf1 Th}", "I104"),
    "cut.docx": (lambda: GOOD[: len(GOOD) // 2], "I109"),
    "not-xml.docx": (lambda: with_document("<w:document"), "I109"),
    "bomb.docx": (bomb, "I108"),
    "laughs.docx": (laughs, "I110"),
    "entity.docx": (outside_entity, "I110"),
    "large.pdf": (lambda: b"%PDF-1.7\n" + b"0" * 100_000_000, "I103"),
    "endless.txt": (lambda: b"abc def\n" * 600_000, "I116"),
    "cells.docx": (lambda: docx(table([[cell()] * 61] * (MAX_CELLS // 61 + 1))), "I116"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_code(tmp_path, name, monkeypatch):
    monkeypatch.setattr(office, "office", lambda: None)
    make, code = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(Refused) as refused:
        read_file(path)
    assert refused.value.code == code


def test_the_locked_pdf_is_a_real_one():
    """Its words are there for whoever has the password, and for nobody else."""
    raw = locked_pdf("chuan", SAID)
    assert SAID.encode() not in raw
    page = pdfium.PdfDocument(raw, password="chuan")[0]
    assert page.get_textpage().get_text_bounded().strip() == SAID
    with pytest.raises(pdfium.PdfiumError):
        pdfium.PdfDocument(raw, password="other")


def test_a_file_that_is_not_there(tmp_path):
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(Refused) as refused:
            read_file(path)
        assert refused.value.code == "I101"


def test_reading_that_needs_too_much_is_given_up(tmp_path, monkeypatch):
    """A process that dies, or does not answer, is told as such."""
    path = tmp_path / "document.docx"
    path.write_bytes(GOOD)
    monkeypatch.setattr(child, "SECONDS", -10)
    with pytest.raises(Refused) as refused:
        read_file(path)
    assert refused.value.code == "I111"


def test_deep_nesting_is_no_crash(tmp_path):
    deep = "<div>" * 20_000 + "x" + "</div>" * 20_000
    path = tmp_path / "deep.html"
    path.write_text(f"<html>{deep}</html>")
    try:
        assert "x" in {line.text for line in read_file(path).lines}
    except Refused as refused:
        assert refused.code in ("I102", "I109", "I111")


def test_macros_links_and_wrong_endings_are_told(tmp_path):
    links = b'<Relationships><Relationship TargetMode="External" Target="http://x.invalid/a"/></Relationships>'
    more = {"word/vbaProject.bin": b"\x00" * 100, "word/_rels/document.xml.rels": links}
    path = tmp_path / "circular.pdf"
    path.write_bytes(docx(paragraph(run("Điều 1. Chung")), more=more))
    source = read_file(path)
    assert set(source.notes) == {"macros", "links", "ending"}


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    return root


def taphuan(course, *arguments):
    return CliRunner().invoke(make_cli(console_for(course, "en")), ["import", *arguments])


def everything_in(folder):
    return {p: p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(
    "name",
    [
        "old.doc",
        "password.pdf",
        "scanned.pdf",
        "bomb.docx",
        "laughs.docx",
        "large.pdf",
        "empty.docx",
    ],
)
def test_the_command_says_what_to_do_and_changes_nothing(course, tmp_path, name):
    make, code = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(make())
    before = everything_in(course)
    result = taphuan(course, str(path), "--new", "other-2031", "--yes")
    assert result.exit_code == 1
    assert f"{name}: {code}" in result.output
    assert "-> cure:" in result.output
    assert "No file was changed." in result.output
    assert everything_in(course) == before


def test_a_circular_about_something_else(course, tmp_path):
    path = tmp_path / "fees.txt"
    path.write_text("Số: 5/2031/TT-ABC\nTHÔNG TƯ\nVỀ HỌC PHÍ\nĐiều 1. Mức thu\n1. Thu theo tháng.")
    before = everything_in(course)
    result = taphuan(course, str(path), "--new", "other-2031")
    assert (result.exit_code, "I112" in result.output) == (1, True)
    assert everything_in(course) == before


def test_the_limit_on_size_is_checked_before_reading(tmp_path, monkeypatch):
    """100 MB are refused by their size alone: the file is not opened."""
    path = tmp_path / "huge.docx"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    monkeypatch.setattr(child, "read_caged", lambda *a, **k: pytest.fail("was opened"))
    with pytest.raises(Refused) as refused:
        read_file(path)
    assert refused.value.code == "I103"
