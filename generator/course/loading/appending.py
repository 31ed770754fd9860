"""Puts new parts at the end of a list in a YAML text; every letter that stood there stays."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import yaml

from generator.course.loading.editing import CannotEdit, Parsed
from generator.course.loading.scalars import flow_list, value_text
from generator.course.model.course import Place

Item = Mapping[str, Any]
"""A new part in the order in which its keys are written: texts, lists of texts, yes and no, texts
by key, and parts of its own."""


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
    """One part: a key a line, texts by key in `{...}`, parts of its own below each other."""
    indent = column + 2
    lines = [
        f"{' ' * indent}{name}:{_value(value, indent, indent + len(name) + 2, place)}"
        for name, value in item.items()
        if value is not None
    ]
    return f"{' ' * column}- {chr(10).join(lines)[indent:]}"


def _value(value: Any, indent: int, column: int, place: Place) -> str:
    if isinstance(value, list):
        return "".join(f"\n{_item(part, indent + 2, place)}" for part in value)
    if isinstance(value, Mapping):
        parts = (f"{key}: {_written(part, 0, 0, True, place)}" for key, part in value.items())
        return f" {{{', '.join(parts)}}}"
    if isinstance(value, bool):
        return " true" if value else " false"
    return f" {_written(value, indent, column, False, place)}"


def _written(
    value: str | date | tuple[str, ...], key_column: int, column: int, in_flow: bool, place: Place
) -> str:
    if isinstance(value, tuple):
        return flow_list(value, key_column, column)
    text = value_text(value, "", key_column, column, in_flow)
    if text is None:
        raise CannotEdit(place)
    return text
