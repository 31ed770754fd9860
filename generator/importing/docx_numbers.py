"""Numbers that Word writes itself in front of list paragraphs: `1.`, `a)`, `Điều 4.`"""

import re
import zipfile
from dataclasses import dataclass
from typing import Self

from lxml import etree

from generator.importing.docx_parts import NUMBERING, STYLES, W, part, tree

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
          (1, "I"))  # fmt: skip


@dataclass(frozen=True)
class _Level:
    form: str
    text: str
    start: int


def _value(node: etree._Element | None, default: str) -> str:
    return default if node is None else (node.get(f"{W}val") or default)


def _number(text: str, default: int) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else default


def _list_of(properties: etree._Element | None) -> tuple[str, int]:
    """List and depth that a `numPr` names; no list is an empty text."""
    if properties is None:
        return "", 0
    depth = _number(_value(properties.find(f"{W}ilvl"), "0"), 0)
    return _value(properties.find(f"{W}numId"), ""), depth


class Numbers:
    """Counts list paragraphs as Word does: one counter a level, deeper ones start again."""

    def __init__(self, root: etree._Element | None, styles: etree._Element | None = None):
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._read(root)
        if styles is not None:
            self._read_styles(styles)

    @classmethod
    def of(cls, archive: zipfile.ZipFile, names: set[str]) -> Self:
        """Of a Word file with parts of these names; Refused when one of them is damaged."""
        numbering, styles = (
            tree(part(archive, name)) if name in names else None for name in (NUMBERING, STYLES)
        )
        return cls(numbering, styles)

    def _read(self, root: etree._Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{W}lvl"):
                depth = _number(level.get(f"{W}ilvl") or "0", 0)
                form = _value(level.find(f"{W}numFmt"), "decimal")
                text = _value(level.find(f"{W}lvlText"), "")
                start = _number(_value(level.find(f"{W}start"), "1"), 1)
                levels[depth] = _Level(form, text, start)
            self._levels[abstract.get(f"{W}abstractNumId") or ""] = levels
        for item in root.iter(f"{W}num"):
            target = _value(item.find(f"{W}abstractNumId"), "")
            self._lists[item.get(f"{W}numId") or ""] = target

    def _read_styles(self, root: etree._Element) -> None:
        """List and depth of every paragraph style, its own or that of the style it is based on."""
        own: dict[str, tuple[str, int]] = {}
        based: dict[str, str] = {}
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            based[name] = _value(style.find(f"{W}basedOn"), "")
            found = _list_of(style.find(f"{W}pPr/{W}numPr"))
            if found[0]:
                own[name] = found
        for name in based:
            at, seen = name, {name}
            while at not in own and based.get(at) and based[at] not in seen:
                at = based[at]
                seen.add(at)
            if at in own:
                self._styles[name] = own[at]

    def label(self, paragraph: etree._Element) -> str:
        """The number in front of this paragraph with a space, or nothing."""
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"), "")
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        list_id, depth = self._styles.get(style, ("0", 0))
        if properties is not None:
            own, deep = _list_of(properties)
            depth = deep if properties.find(f"{W}ilvl") is not None else depth
            list_id = own or list_id
        levels = self._levels.get(self._lists.get(list_id, ""), {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _written(levels, counts, depth)


def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        own = levels.get(level, levels[depth])
        return _shown(own.form, counts.get(level, own.start))

    if levels[depth].form == "bullet":
        return "- "
    text = re.sub(r"%([1-9])", number, levels[depth].text)
    return f"{text} " if text else ""


def _shown(form: str, value: int) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman.lower() if form == "lowerRoman" else roman
    return str(value)


def _roman(value: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        while value >= size:
            text, value = text + sign, value - size
    return text
