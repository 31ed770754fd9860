"""The paper of a dossier as a tree of plain data, which a Typst template walks."""

import re
from xml.etree import ElementTree

from generator.practice.papers import Pictures, paper_html

Node = str | list["str | list[Node]"]
"""A stretch of text, or `[tag, children]`."""

_INLINE = frozenset({"p", "em", "strong", "s", "th", "td"})
_SPACE = re.compile(r"\s+")


def paper_tree(text: str, pictures: Pictures | None = None) -> list[Node]:
    """The blocks of a paper: p, heading, blockquote, lists, tables, hr, figure; inside
    them strong, em, s, br; an `img` holds its path, its words and its width in percent.

    ParseError when `papers` made something that is not well-formed.
    """
    root = ElementTree.fromstring(f"<paper>{paper_html(text, pictures)}</paper>")
    return _children(root, inline=False)


def _picture(figure: ElementTree.Element) -> Node:
    """A page of a PDF takes the whole width, a picture less the higher it is."""
    image = figure[0]
    shape = int(image.attrib["width"]) / int(image.attrib["height"])
    width = 100 if figure.get("class") == "th-paper__page" else min(85, round(60 * shape))
    return ["figure", [["img", [image.attrib["src"], image.attrib["alt"], str(width)]]]]


def _node(element: ElementTree.Element) -> Node:
    if element.tag == "figure":
        return _picture(element)
    tag = "heading" if element.get("class") == "th-paper__heading" else element.tag
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
