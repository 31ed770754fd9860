"""Which reader a file needs: its first bytes decide, never its name."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath

from generator.importing.docx import read_docx
from generator.importing.docx_parts import MAIN
from generator.importing.html import read_html
from generator.importing.old_fonts import OldFont, in_unicode, mixed_font, old_font, only_old
from generator.importing.pdf import read_pdf
from generator.importing.plain import read_plain
from generator.importing.source import Convert, Refused, SourceText

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENDINGS = {
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".txt": "txt",
}


def read_bytes(name: str, raw: bytes) -> SourceText:
    """The text of a file; Refused with a code when it cannot be read."""
    if not raw.strip(b"\x00 \t\r\n"):
        raise Refused("I102")
    kind = kind_of(raw)
    read = {"docx": read_docx, "pdf": read_pdf, "html": read_html, "txt": read_plain}[kind]
    source = _in_unicode(read, raw)
    if not any(line.text for line in source.lines):
        raise Refused("I106" if kind == "pdf" else "I102", pages=source.pages)
    expected = _ENDINGS.get(PurePath(name).suffix.lower())
    notes = source.notes if expected == kind else (*source.notes, "ending")
    return replace(source, notes=notes)


def unicode_of(source: SourceText) -> Convert:
    """What makes Unicode of the letters of a text from Word; leaves letters in Unicode as they
    are."""
    font, mixed = _fonts_of(source)
    if found := mixed or font:
        return only_old(found, found.convert) if mixed else found.convert
    return str


def _fonts_of(source: SourceText) -> tuple[OldFont | None, OldFont | None]:
    """The old font of a whole text, and that of some of its lines."""
    texts = [line.text for line in (*source.lines, *source.aside)]
    return old_font(texts), mixed_font(texts) if any(map(in_unicode, texts)) else None


def _in_unicode(read: Callable[[bytes, Convert], SourceText], raw: bytes) -> SourceText:
    """The text as it is; read once more through the table of its font if that is an old one."""
    source = read(raw, str)
    font, mixed = _fonts_of(source)
    if font is None and mixed is None:
        return source
    font = mixed or font
    assert font is not None
    convert = font.of_pdf if source.kind == "pdf" else font.convert
    made = read(raw, only_old(font, convert) if mixed else convert)
    pairs = zip(source.lines, made.lines, strict=False)
    preview = max(
        ((a.text[:_PREVIEW], b.text[:_PREVIEW]) for a, b in pairs if a.text != b.text),
        key=lambda pair: len(pair[0]),
        default=None,
    )
    notes = (*made.notes, font.name, *(["mixed_fonts"] if mixed else []))
    return replace(made, notes=notes, preview=preview)


_PREVIEW = 90


def kind_of(raw: bytes) -> str:
    """docx, pdf, html or txt; Refused for anything else."""
    if raw.startswith(_OLE):
        raise Refused("I105" if _ENCRYPTED in raw else "I104", ending=".doc")
    if raw[:1024].lstrip().startswith(b"%PDF-") or b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"PK"):
        return _zip_kind(raw)
    if raw.startswith(b"{\\rtf"):
        raise Refused("I107", found="rtf")
    head = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in head:
        return "html"
    if b"\x00" in raw[:4096] and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Refused("I107", found="binary")
    tags = (b"<p", b"<div", b"<table", b"<meta", b"<?xml")
    return "html" if head.startswith(tags) else "txt"


def _zip_kind(raw: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(raw)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused("I109", reason="zip") from error
    if MAIN not in names:
        raise Refused("I107", found="zip")
    return "docx"
