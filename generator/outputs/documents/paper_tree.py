"""The paper of a dossier as a tree of plain data, which a Typst template walks."""

import re
from xml.etree import ElementTree

from generator.practice.papers import paper_html

Node = str | list["str | list[Node]"]
"""A stretch of text, or `[tag, children]`."""

_INLINE = frozenset({"p", "em", "strong", "s", "th", "td"})
_SPACE = re.compile(r"\s+")


def paper_tree(text: str) -> list[Node]:
    """The blocks of a paper: p, heading, blockquote, lists, tables, hr; inside
    them strong, em, s, br.

    ParseError when `papers` made something that is not well-formed.
    """
    root = ElementTree.fromstring(f"<paper>{paper_html(text)}</paper>")
    return _children(root, inline=False)


def _node(element: ElementTree.Element) -> Node:
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
