"""Old Word files, OpenDocument and RTF: LibreOffice makes a .docx of them where it is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from generator.importing.source import Refused

NAMES = ("soffice", "libreoffice")
SECONDS = 120
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def needs_office(raw: bytes) -> str:
    """The ending of a file that only LibreOffice can open, or nothing."""
    if raw.startswith(_OLE) and _WORD in raw and _ENCRYPTED not in raw:
        return ".doc"
    if raw.startswith(b"{\\rtf"):
        return ".rtf"
    if raw.startswith(b"PK") and _ODT in raw[:200]:
        return ".odt"
    return ""


def office() -> str | None:
    """The program, where it is installed."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def as_docx(raw: bytes, ending: str, folder: Path) -> Path:
    """A .docx of the file in this folder; Refused (I104) without LibreOffice or a result.

    It works with a profile of its own, so that no macro that somebody allowed runs here.
    """
    program = office()
    if program is None:
        raise Refused("I104", ending=ending)
    source = folder / f"document{ending}"
    source.write_bytes(raw)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, capture_output=True, timeout=SECONDS, check=False,
                env={**os.environ, "HOME": profile},
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Refused("I111", limit=SECONDS) from error
    made = folder / "document.docx"
    if not made.is_file():
        raise Refused("I109", reason=ending)
    return made
