"""The paper of a dossier as a tree of plain data, which a Typst template walks."""

import re
from xml.etree import ElementTree

from generator.practice.papers import Pictures, paper_html
from generator.practice.signing import Signing

Node = str | list["str | list[Node]"]
"""A stretch of text, or `[tag, children]`."""

_INLINE = frozenset({"p", "em", "strong", "s", "th", "td"})
_SPACE = re.compile(r"\s+")
_PENS = {"path": "#1d3f8f", "circle": "#a8323a"}
"""The ink of a signature and of a seal's ring: pages have theirs from their styles."""
_FOOT = {"th-signs": "signs", "th-signs__day": "day", "th-paper__heading": "heading"}
"""Tags by the class that `papers` gave."""


def paper_tree(
    text: str, pictures: Pictures | None = None, signing: Signing | None = None
) -> list[Node]:
    """The blocks of a paper: p, heading, blockquote, lists, tables, hr, figure, signs (the foot of
    signatures, which may hold a day); inside them strong, em, s, br; an `img` holds its path, its
    words and its width in percent, a `sign` its words and its drawings.

    ParseError when `papers` made something that is not well-formed.
    """
    root = ElementTree.fromstring(f"<paper>{paper_html(text, pictures, signing)}</paper>")
    return _children(root, inline=False)


def _picture(figure: ElementTree.Element) -> Node:
    """A page of a PDF takes the whole width, a picture less the higher it is."""
    image = figure[0]
    shape = int(image.attrib["width"]) / int(image.attrib["height"])
    width = 100 if figure.get("class") == "th-paper__page" else min(85, round(60 * shape))
    return ["figure", [["img", [image.attrib["src"], image.attrib["alt"], str(width)]]]]


def _sign(element: ElementTree.Element) -> Node:
    """Drawn signatures as SVGs that stand alone: no style of a page colours them."""
    *drawings, words = element
    for svg in drawings:
        svg.attrib.pop("stroke")
        svg.set("xmlns", "http://www.w3.org/2000/svg")
        for part in svg:
            part.set("stroke", _PENS[part.tag])
    return ["sign", [words.text or "", *(ElementTree.tostring(svg, "unicode") for svg in drawings)]]


def _node(element: ElementTree.Element) -> Node:
    if element.tag == "figure":
        return _picture(element)
    if element.get("class") == "th-sign":
        return _sign(element)
    tag = _FOOT.get(element.get("class", ""), element.tag)
    inline = element.tag in _INLINE or _is_tight(element)
    return [tag, _children(element, inline)]


def _is_tight(element: ElementTree.Element) -> bool:
    """A list item whose words stand in it directly, not in paragraphs."""
    return element.tag == "li" and bool((element.text or "").strip())


def _children(element: ElementTree.Element, inline: bool) -> list[Node]:
    parts: list[Node] = [element.text or ""]
    for child in element:
        tail = child.tail or ""
        parts += [_node(child), tail.lstrip() if child.tag == "br" else tail]
    texts = [_SPACE.sub(" ", p) if isinstance(p, str) else p for p in parts]
    return [p for p in texts if not isinstance(p, str) or (p if inline else p.strip())]
