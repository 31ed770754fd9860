"""SVG drawings made harmless: what may stay is listed, everything else goes or is refused.

Scripts, handlers, comments and what programs write for themselves go silently, for nobody sees
them. What would be seen but could reach out (a foreign page, a picture from elsewhere, a style that
loads) is refused, so that no drawing looks other than its author left it.
"""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SHOWN = frozenset(
    re.findall(
        r"\w+",
        "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan title desc"
        " linearGradient radialGradient stop clipPath mask pattern marker style switch",
    )
)
_UNSEEN = frozenset(
    re.findall(r"\w+", "script metadata animate animateMotion animateTransform set view cursor")
)
_LOADS = re.compile(r"@|\\|</|javascript:|expression|url\(\s*['\"]?(?!#|['\"]#)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*\Z")
_PIXELS = {None: 1.0, "px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class DrawingError(Exception):
    """A drawing that cannot be taken; `part` names what stands in the way."""

    def __init__(self, part: str):
        super().__init__(part)
        self.part = part


def harmless(raw: bytes) -> tuple[bytes, int, int]:
    """The drawing without anything that acts or reaches out, with its width and height.

    DrawingError when a part that people would see had to go.
    """
    text = _text(raw)
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise DrawingError("XML") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise DrawingError("svg")
    width, height = _size(root)
    _clean(root)
    root.set("width", str(width))
    root.set("height", str(height))
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="utf-8"), width, height


def _text(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DrawingError("UTF-8") from error
    text = re.sub(r"<!DOCTYPE\s+svg\s+PUBLIC\s+\"[^\"<>\[]*\"\s+\"[^\"<>\[]*\"\s*>", "", text)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise DrawingError("DOCTYPE")
    return text


def _clean(element: Element) -> None:
    _clean_attributes(element)
    if _name(element) == "style" and _LOADS.search("".join(element.itertext())):
        raise DrawingError("style")
    for child in list(element):
        name = _name(child)
        if name in _SHOWN:
            _clean(child)
        elif not child.tag.startswith(f"{{{_SVG}}}") or name in _UNSEEN:
            element.remove(child)
        else:
            raise DrawingError(name)


def _name(element: Element) -> str:
    return element.tag.removeprefix(f"{{{_SVG}}}")


def _clean_attributes(element: Element) -> None:
    for key, value in list(element.attrib.items()):
        if key in (_XLINK, "href"):
            if not value.startswith("#"):
                raise DrawingError(f"{_name(element)} href")
            del element.attrib[key]
            element.set("href", value)
        elif key.startswith("{") or key.lower().startswith("on"):
            del element.attrib[key]
        elif _LOADS.search(value):
            raise DrawingError(key)


def _size(root: Element) -> tuple[int, int]:
    """Width and height in pixels, of the attributes or else of the view box."""
    box = [float(n) for n in re.findall(r"-?[0-9.]+", root.get("viewBox", "")) if n != "."]
    sides = [_pixels(root.get(side, "")) for side in ("width", "height")]
    if len(box) == 4:
        sides = [side or box[n + 2] for n, side in enumerate(sides)]
    if not all(side and side >= 1 for side in sides):
        raise DrawingError("viewBox")
    if len(box) != 4:
        root.set("viewBox", f"0 0 {sides[0]:g} {sides[1]:g}")
    return round(sides[0] or 0), round(sides[1] or 0)


def _pixels(value: str) -> float | None:
    match = _NUMBER.match(value)
    return float(match[1]) * _PIXELS[match[2]] if match else None
