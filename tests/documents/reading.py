"""Reads PDFs as people and other programs do, and says which texts of a view they lack."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping


def run(tool: str, content: bytes, *options: str) -> str:
    done = subprocess.run(
        [tool, *options, "-", "-"] if tool == "pdftotext" else [tool, *options, "-"],
        input=content,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def pdf_text(content: bytes) -> str:
    """The text in the order in which it is drawn."""
    return run("pdftotext", content, "-raw", "-enc", "UTF-8")


def pages(content: bytes) -> int:
    return int(re.search(r"^Pages:\s+(\d+)", run("pdfinfo", content), re.M)[1])


def last_lines(content: bytes) -> int:
    """Lines that the last page holds, without its head and foot, whose words end with a count."""
    last = str(pages(content))
    text = run("pdftotext", content, "-layout", "-enc", "UTF-8", "-f", last)
    return len([line for line in text.splitlines() if line.strip()]) - 2


def fonts(content: bytes) -> list[tuple[str, bool]]:
    """Name without its subset prefix, and whether the font is inside the file."""
    lines = run("pdffonts", content).splitlines()[2:]
    return [
        (line.split()[0].partition("+")[2] or line.split()[0], " yes " in line) for line in lines
    ]


def squashed(text: str) -> str:
    """Without white space, soft hyphens and bullets, which only the layout sets."""
    assert "\ufffd" not in text
    return re.sub(r"[\s\u00ad•‣–]+", "", unicodedata.normalize("NFC", text))


def body_text(content: bytes, view: Mapping) -> str:
    """The squashed text without what stands on every page, so that texts run on over pages."""
    head = view["head"]
    text = squashed(pdf_text(content))
    for once_a_page in (head["left"] + head["right"], head["foot"]):
        text = text.replace(squashed(once_a_page), "")
    page_words = r"(?:Trang|Page)\d+/\d+(?:Ghichú|Notes)?"
    return re.sub(page_words, "", text)


def leaves(value: object, key: str = "") -> Iterator[str]:
    """Every string of a view that a reader must find."""
    if isinstance(value, str):
        yield value
    elif key == "tree":
        for node in value:
            yield from _words(node)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name != "look":  # how a paper is drawn, no word of it
                yield from leaves(part, name)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from leaves(part, key)


def _words(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif node[0] not in ("img", "sign"):  # seen; their words are for those who cannot see them
        for kid in node[1]:
            yield from _words(kid)


def lacking(content: bytes, view: Mapping) -> list[str]:
    """Strings of the view that the PDF's text does not hold, letter by letter."""
    text = body_text(content, view)
    wanted = {key: value for key, value in view.items() if key not in ("head", "title")}
    return [leaf for leaf in leaves(wanted) if squashed(leaf) not in text]
