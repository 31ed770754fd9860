"""Keys that had another name once: files with the old one are still read, and reported.

Works on YAML nodes, so that reading a file and changing a few letters of it see the same keys.
"""

from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class Renamed:
    """A key of a file under its old name; line and column count from 1."""

    old: str
    new: str
    line: int
    column: int


@dataclass(frozen=True)
class _Rule:
    """A key at the top of a file; `holds` is a key of its parts that no other such list has."""

    old: str
    new: str
    holds: str


RULES = (_Rule("standards", "groups", "criteria"),)
"""Groups of criteria were `standards` inside a standard: one word for two ideas."""


def with_new_keys(root: yaml.Node) -> tuple[Renamed, ...]:
    """Gives old keys of a document their new names, in its nodes; says which.

    A file that has both keys is left as it is: the model then refuses the old one.
    """
    if not isinstance(root, yaml.MappingNode):
        return ()
    keys = {key.value for key, _ in root.value}
    found = []
    for rule in RULES:
        if rule.new in keys:
            continue
        for key, value in root.value:
            if key.value == rule.old and _holds(value, rule.holds):
                mark = key.start_mark
                key.value = rule.new
                found.append(Renamed(rule.old, rule.new, mark.line + 1, mark.column + 1))
    return tuple(found)


def _holds(node: yaml.Node, key: str) -> bool:
    """Whether a node is a list with a mapping that has the key."""
    items = node.value if isinstance(node, yaml.SequenceNode) else ()
    mappings = [item for item in items if isinstance(item, yaml.MappingNode)]
    return any(name.value == key for item in mappings for name, _ in item.value)
