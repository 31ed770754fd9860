"""Puts new parts at the end of a list in a YAML text; every letter that stood there stays."""

from collections.abc import Iterable

import yaml

from generator.course.loading.editing import CannotEdit, Parsed, Value
from generator.course.loading.scalars import flow_list, scalar_text
from generator.course.model.course import Place

Item = tuple[tuple[Place, Value], ...]
"""Values of a new part by their place in it, in the order in which they are written."""


def append_items(text: str, place: Place, items: Iterable[Item]) -> str:
    """The text with these parts behind the last one of the list at `place`.

    Raises CannotEdit for a list in brackets, and for values that cannot be written there.
    """
    parsed = Parsed(text)
    node = parsed.nodes.get(place)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise CannotEdit(place)
    end = parsed.end(node.value[-1])
    end += len(parsed.rest_of_line(end))
    column = int(node.start_mark.column)
    new = "".join(f"\n{_item(item, column, place)}" for item in items)
    return text[:end] + new + text[end:]


def _item(item: Item, column: int, place: Place) -> str:
    """One part: a key a line, what lies deeper in `{...}`."""
    indent = column + 2
    lines: dict[str, str] = {}
    deeper: dict[str, list[str]] = {}
    for path, value in item:
        if value is None:
            continue
        name = str(path[0])
        if len(path) > 1:
            deeper.setdefault(name, []).append(f"{path[1]}: {_written(value, 0, 0, True, place)}")
            lines[name] = "{" + ", ".join(deeper[name]) + "}"
        else:
            lines[name] = _written(value, indent, indent + len(name) + 2, False, place)
    text = "\n".join(f"{' ' * indent}{name}: {value}" for name, value in lines.items())
    return f"{' ' * column}- {text[indent:]}"


def _written(
    value: str | tuple[str, ...], key_column: int, column: int, in_flow: bool, place: Place
) -> str:
    if isinstance(value, tuple):
        return flow_list(value, key_column, column)
    text = scalar_text(value, "", key_column, column, in_flow)
    if text is None:
        raise CannotEdit(place)
    return text
