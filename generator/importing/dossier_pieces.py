"""One Word paragraph taken apart: runs of letters, pictures, and what a paper cannot hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.importing.docx_parts import FALLBACK, W
from generator.importing.dossier_marks import Run
from generator.importing.folding import clean

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
BOX = f"{W}txbxContent"
_TURNED = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
_ASIDE = frozenset({FALLBACK, f"{W}rPr", f"{W}pPr", f"{W}instrText", f"{W}delText"})
_CROPPED = ("l", "t", "r", "b")


@dataclass(frozen=True)
class Seen:
    """A picture where it stands: its relation, how much of each side is cut off, what is said."""

    relation: str
    crop: tuple[float, ...] = (0, 0, 0, 0)
    said: str = ""


@dataclass(frozen=True)
class Left:
    """Something that is not taken over; `code` says what, `words` what can be read of it."""

    code: str
    words: str = ""


@dataclass(frozen=True)
class Note:
    """A reference to a footnote or endnote, by the kind and number that the file gives it."""

    kind: str
    number: str


Piece = Run | Seen | Left | Note


_PLAIN = Run("")


def pieces_of(node: etree._Element, look: Run = _PLAIN) -> Iterator[Piece]:
    """Everything in a paragraph, in reading order."""
    for child in node.iterchildren(tag=etree.Element):
        tag = child.tag
        if tag in _ASIDE or tag == BOX:
            continue
        if tag == f"{W}r":
            yield from _run(child)
        elif tag == f"{W}t":
            text = (child.text or "").replace("\n", " ")
            yield Run(text, *look.look)
        elif tag in _TURNED:
            yield Run(_TURNED[tag], *look.look)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            yield from _drawn(child)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            yield Note(tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id") or "")
        elif tag == f"{W}commentReference":
            yield Left("comment")
        elif tag in (f"{_M}oMath", f"{_M}oMathPara"):
            text = "".join(t.text or "" for t in child.iter(f"{_M}t"))
            yield Left("formula", text)
            yield Run(text)
        else:
            yield from pieces_of(child, look)


def _run(node: etree._Element) -> Iterator[Piece]:
    properties = node.find(f"{W}rPr")
    if _on(properties, "vanish"):
        if words := words_in(node):
            yield Left("hidden", words)
        return
    style = None if properties is None else properties.find(f"{W}rStyle")
    named = (style.get(f"{W}val") or "") if style is not None else ""
    look = Run(
        "",
        bold=_on(properties, "b") or named == "Strong",
        italic=_on(properties, "i") or named == "Emphasis",
        struck=_on(properties, "strike") or _on(properties, "dstrike"),
    )
    yield from pieces_of(node, look)


def _on(properties: etree._Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _drawn(node: etree._Element) -> Iterator[Piece]:
    """A picture; words in a box and drawings of Word's own are told."""
    boxes = [b for b in node.iter(BOX) if not any(a.tag == FALLBACK for a in b.iterancestors())]
    for box in boxes:
        yield Left("box", words_in(box))
    if node.tag == f"{W}object":
        yield Left("object")
    blips = [(b, b.get(f"{_R}embed")) for b in node.iter(f"{_A}blip")]
    blips += [(b, b.get(f"{_R}id")) for b in node.iter(f"{_V}imagedata")]
    for blip, relation in blips:
        yield Seen(relation or "", _crop(blip), _said(node))
    if not boxes and not blips and node.tag != f"{W}object":
        yield Left("drawing")


def _crop(blip: etree._Element) -> tuple[float, ...]:
    """The share that is cut off at the left, top, right and bottom."""
    parent = blip.getparent()
    found = None if parent is None else parent.find(f"{_A}srcRect")
    if found is None:
        return (0, 0, 0, 0)
    values = (found.get(side) or "0" for side in _CROPPED)
    return tuple(max(0, int(v)) / 100_000 if v.lstrip("-").isdigit() else 0 for v in values)


def _said(node: etree._Element) -> str:
    """What somebody wrote for those who cannot see it; what Word guesses does not count."""
    found = next(node.iter(_DRAWN), None)
    said = clean(found.get("descr") or "") if found is not None else ""
    guessed = "automatically generated" in said or "AI-generated" in said
    return "" if guessed or "/" in said or "\\" in said else said


def words_in(node: etree._Element) -> str:
    """All letters below a node, on one line."""
    parts = (f"{t.text or ''}" if t.tag == f"{W}t" else " " for t in node.iter(f"{W}t", f"{W}p"))
    return clean("".join(parts))
