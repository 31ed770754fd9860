"""One text as a YAML value, in the style that stands in the file already where it can be kept."""

import re
from collections.abc import Mapping
from datetime import date

import yaml

from generator.course.loading.nodes import WORD_QUOTES

WIDTH = 110
"""Long texts are wrapped before this column, unless their lines were longer already."""

_BLOCK_HEAD = re.compile(r"[>|][-+]?(\s+#.*)?$")
_FOLDS = re.compile(r"(?<=\S) (?=\S)")


def value_text(
    value: str | date | float, written: str, key_column: int, column: int, in_flow: bool
) -> str | None:
    """The same as `scalar_text`, for what YAML knows without quotes too: days, numbers, yes, no."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return str(value).lower()
    return scalar_text(value, written, key_column, column, in_flow)


def scalar_text(
    value: str, written: str, key_column: int, column: int, in_flow: bool
) -> str | None:
    """The value as it is put in place of `written` (nothing, for a new value).

    `key_column` is where its key begins, `column` where the value begins. None when it cannot be
    written so that it means the same.
    """
    candidates: list[str] = []
    head, _, body = written.partition("\n")
    if not in_flow and _BLOCK_HEAD.match(head):
        candidates.append(_block(value, head, _widest(body), key_column))
    elif written[:1] == '"':
        candidates.append(_double(value))
    elif written[:1] == "'":
        candidates.append("'" + value.replace("'", "''") + "'")
    if not in_flow and ("\n" in value or column + len(value) > WIDTH):
        candidates.append(_block(value, ">-", 0, key_column))
    if "#" not in head or head[:1] not in ">|":
        candidates += [value, _double(value)]
    indent = " " * key_column
    for text in candidates:
        if _reads_as(text, value, indent, in_flow):
            return text
    return None


def _reads_as(text: str, value: str, indent: str, in_flow: bool) -> bool:
    """Whether the text means just this value there, as text and with something after it."""
    around = f"{indent}{{k: {text}, z: z}}\n" if in_flow else f"{indent}k: {text}\n{indent}z: z\n"
    try:
        node = yaml.compose(around, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 2:
        return False
    found = node.value[0][1]
    if not isinstance(found, yaml.ScalarNode) or found.tag != "tag:yaml.org,2002:str":
        return False
    if not found.style and WORD_QUOTES.match(found.value):
        return False  # refused when read: it looks like quotes that Word has changed
    return bool(found.value.strip() == value)


def _double(value: str) -> str:
    quoted = yaml.dump(value, default_style='"', allow_unicode=True, width=float("inf"))
    return str(quoted).rstrip("\n")


def _widest(body: str) -> int:
    """Column of the longest line of a block, so that it is wrapped as it was."""
    return max((len(line) for line in body.split("\n")), default=0) if "\n" in body else 0


def _block(value: str, head: str, widest: int, key_column: int) -> str:
    indent = " " * (key_column + 2)
    width = max(widest, WIDTH) if widest else WIDTH
    lines: list[str] = []
    for number, paragraph in enumerate(value.split("\n")):
        if head[0] == "|":
            lines.append(indent + paragraph if paragraph else "")
            continue
        if number:
            lines.append("")
        lines += wrap(paragraph, width - len(indent), indent) if paragraph else []
    return "\n".join([head, *lines])


def wrap(paragraph: str, width: int, indent: str) -> list[str]:
    """Lines broken at single spaces only: each break is read as one space again."""
    lines = [""]
    for word in _FOLDS.split(paragraph):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [indent + line for line in lines]


def flow_list(value: tuple[str, ...], key_column: int, column: int) -> str:
    """`[a, b]`, wrapped where it grows too long."""
    items = [scalar_text(item, "", 0, 0, True) or _double(item) for item in value]
    one_line = f"[{', '.join(items)}]"
    if column + len(one_line) <= WIDTH + 10:
        return one_line
    indent = " " * (key_column + 2)
    lines, current = [], ""
    for number, item in enumerate(items):
        piece = item + ("," if number < len(items) - 1 else "")
        if current and len(indent) + len(current) + 1 + len(piece) > WIDTH:
            lines.append(current)
            current = piece
        else:
            current = f"{current} {piece}".strip()
    return "\n".join(["[", *(indent + line for line in (*lines, current)), " " * key_column + "]"])


def flow_mapping(value: Mapping[str, int | float]) -> str:
    """`{a: 1, b: 2.5}`; ids and numbers are never long."""
    return "{" + ", ".join(f"{key}: {number}" for key, number in value.items()) + "}"
