"""What a paragraph is by its style: the title, a heading and how deep, an entry of the contents."""

import re
import zipfile

from lxml import etree

from generator.importing.docx_parts import STYLES, W, part, tree

_DEEPEST = 9
_CONTENTS = re.compile(r"toc\d")
_HEADING = re.compile(r"heading\d")


class Styles:
    """Styles by their id; Word keeps their English names in every language."""

    def __init__(self, archive: zipfile.ZipFile, names: set[str]):
        self._names: dict[str, str] = {}
        self._based: dict[str, str] = {}
        self._outline: dict[str, int] = {}
        if STYLES in names:
            for style in tree(part(archive, STYLES)).iter(f"{W}style"):
                self._read(style)

    def _read(self, style: etree._Element) -> None:
        name = style.get(f"{W}styleId") or ""
        self._names[name] = _value(style.find(f"{W}name")).casefold().replace(" ", "")
        self._based[name] = _value(style.find(f"{W}basedOn"))
        level = _value(style.find(f"{W}pPr/{W}outlineLvl"))
        if level.isdigit() and len(level) == 1:
            self._outline[name] = int(level) + 1

    def of(self, paragraph: etree._Element) -> str:
        """`title`, `contents`, `heading1` and so on, or nothing."""
        own = _value(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if own.isdigit() and int(own) < _DEEPEST:
            return f"heading{int(own) + 1}"
        style, seen = _value(paragraph.find(f"{W}pPr/{W}pStyle")), set[str]()
        while style and style not in seen:
            seen.add(style)
            name = self._names.get(style, style.casefold())
            if name == "title":
                return "title"
            if _CONTENTS.fullmatch(name):
                return "contents"
            if _HEADING.fullmatch(name):
                return name
            if style in self._outline and self._outline[style] <= _DEEPEST:
                return f"heading{self._outline[style]}"
            style = self._based.get(style, "")
        return ""


def _value(node: etree._Element | None) -> str:
    return "" if node is None else (node.get(f"{W}val") or "")
