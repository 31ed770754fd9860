"""Reads Office files as data, and through LibreOffice as people do."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def body(content: bytes) -> ElementTree.Element:
    """The main part of a Word file; every XML part must be well-formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        return ElementTree.fromstring(archive.read("word/document.xml"))


def controls(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    """Tag -> content control; a tag that stands twice is a fault."""
    found: dict[str, ElementTree.Element] = {}
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        assert tag not in found
        found[tag] = control
    return found


def ticks(root: ElementTree.Element) -> int:
    """How many boxes are ticked (LibreOffice 7.4 keeps the boxes but not their tags)."""
    return sum(one.get(f"{W14}val") == "1" for one in root.iter(f"{W14}checked"))


def words(element: ElementTree.Element) -> str:
    return "".join(
        "\n" if part.tag == f"{W}br" else part.text or ""
        for part in element.iter()
        if part.tag in (f"{W}t", f"{W}br")
    )


def ticked(control: ElementTree.Element) -> bool:
    return control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked").get(f"{W14}val") == "1"


def through_libreoffice(content: bytes, name: str, to: str, folder: Path) -> bytes:
    """What LibreOffice makes of an Office file, with a profile of its own."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    source = folder / name
    source.write_bytes(content)
    done = subprocess.run(
        [
            office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", to, "--outdir", str(folder / "out"), str(source),
        ],
        capture_output=True,
        text=True,
        timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return (folder / "out" / source.with_suffix(f".{to.partition(':')[0]}").name).read_bytes()
