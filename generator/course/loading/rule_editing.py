"""Puts the conditions of one overall rating into a standard's YAML text; all else stays."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from generator.course.loading.editing import CannotEdit, Parsed
from generator.course.loading.writing import to_yaml

RATINGS = ("rating_rule", "ratings")
_REPLACED = ("when", "unread", "otherwise")


def set_conditions(text: str, number: int, conditions: Sequence[Mapping[str, Any]]) -> str:
    """The text with these conditions at rating `number`; none means: whenever no other is reached.

    The mark of a condition that was not read goes away. CannotEdit where the rating is written
    in brackets, or comments stand inside what would be replaced.
    """
    place = (*RATINGS, number)
    parsed = Parsed(text)
    node = parsed.nodes.get(place)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise CannotEdit(place)
    spans = []
    for key in _REPLACED:
        if (*place, key) in parsed.nodes:
            start = parsed.keys[(*place, key)].start_mark.index
            end = parsed.end(parsed.nodes[(*place, key)])
            spans.append((text.rfind("\n", 0, start) + 1, end + len(parsed.rest_of_line(end)) + 1))
    if any("#" in text[a:b] or text[a:b].lstrip().startswith("- ") for a, b in spans):
        raise CannotEdit(place)
    last = parsed.end(node)
    last += len(parsed.rest_of_line(last)) + 1
    pad = " " * int(node.start_mark.column)
    made = ["when:", *(f"  {line}" for c in conditions for line in to_yaml([dict(c)]).splitlines())]
    new = "".join(f"{pad}{line}\n" for line in (made if conditions else ["otherwise: true"]))
    head = text if text.endswith("\n") else f"{text}\n"
    edited = head[:last] + new + head[last:]
    for start, end in sorted(spans, reverse=True):
        edited = edited[:start] + edited[end:]
    return edited
