"""Which keys stand at a place of a data file, for "did you mean"."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter

Part = str | int


@cache
def _schema(shape: Any) -> Any:
    return TypeAdapter(shape).json_schema()


def keys_at(shape: Any, place: tuple[Part, ...]) -> tuple[str, ...]:
    """The keys that a record at this place of a file of this shape can have."""
    nodes = _nodes_at(shape, place)
    return tuple(dict.fromkeys(key for node in nodes for key in node.get("properties", {})))


def pattern_at(shape: Any, place: tuple[Part, ...]) -> str:
    """The form that a text at this place must have; nothing when any will do."""
    return next((n["pattern"] for n in _nodes_at(shape, place) if "pattern" in n), "")


def _nodes_at(shape: Any, place: tuple[Part, ...]) -> list[dict[str, Any]]:
    whole = _schema(shape)
    nodes = list(_expanded(whole, whole))
    for part in place:
        inner = [one for node in nodes for one in _inside(node, part, whole)]
        nodes = inner or nodes  # a part that names a kind has no keys below it
    return nodes


@cache
def all_keys(shape: Any) -> frozenset[str]:
    """Every key that occurs anywhere in a shape."""
    keys: set[str] = set()

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            keys.update(node.get("properties", {}))
            for part in node.values():
                collect(part)
        elif isinstance(node, list):
            for part in node:
                collect(part)

    collect(_schema(shape))
    return frozenset(keys)


def _inside(node: dict[str, Any], part: Part, whole: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, int):
        listed = node.get("prefixItems", [])
        inner = node.get("items") or (listed[part] if part < len(listed) else None)
    else:
        by_id = next(iter(node.get("patternProperties", {}).values()), None)
        inner = node.get("properties", {}).get(part) or by_id or node.get("additionalProperties")
    if isinstance(inner, dict):
        yield from _expanded(inner, whole)


def _expanded(node: dict[str, Any], whole: Any) -> Iterator[dict[str, Any]]:
    """The node itself, or every one that it stands for."""
    if "$ref" in node:
        yield from _expanded(whole["$defs"][node["$ref"].rsplit("/", 1)[-1]], whole)
        return
    choices = [*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())]
    for choice in choices:
        yield from _expanded(choice, whole)
    if not choices:
        yield node
