"""Changes a few values in a YAML text and leaves every other letter of it as it was.

A dump of the whole document would lose folding, quotes, comments and empty lines; so only the
lines of a changed value are written anew, in the style they had.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from generator.course.loading.renamed import with_new_keys
from generator.course.loading.scalars import flow_list, flow_mapping, scalar_text, value_text
from generator.course.model.course import Place

Value = str | tuple[str, ...] | date | bool | int | float | Mapping[str, int | float] | None
"""A text, a list of texts, a day, yes or no, a number, numbers by their keys; None for a key that
is left out."""


class CannotEdit(Exception):
    """A value whose surroundings cannot be kept; `place` says which one."""

    def __init__(self, place: Place):
        self.place = place
        super().__init__(place)


@dataclass(frozen=True)
class _Span:
    """Letters `start` to `end` of the text give way to `text`."""

    start: int
    end: int
    text: str


def edit_text(
    text: str, changes: Mapping[Place, Value], order: Mapping[Place, Iterable[str]]
) -> str:
    """The text with the values at those places changed.

    `order` names the keys of a mapping in the order in which a new key is put among them.
    Raises CannotEdit where a value cannot be written without touching what is around it.
    """
    document = Parsed(text)
    spans = [document.span(place, value, order) for place, value in changes.items()]
    for span in sorted(spans, key=lambda s: s.start, reverse=True):
        text = text[: span.start] + span.text + text[span.end :]
    return text


class Parsed:
    """A parsed text with the nodes of all its places."""

    def __init__(self, text: str):
        self.text = text
        self.nodes: dict[Place, yaml.Node] = {}
        self.keys: dict[Place, yaml.Node] = {}
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is not None:
            with_new_keys(root)
            self._walk(root, ())

    def _walk(self, node: yaml.Node, place: Place) -> None:
        self.nodes[place] = node
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self.keys[(*place, key.value)] = key
                self._walk(value, (*place, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                self._walk(item, (*place, number))

    def span(self, place: Place, value: Value, order: Mapping[Place, Iterable[str]]) -> _Span:
        if place not in self.nodes:
            return self._inserted(place, value, tuple(order.get(place[:-1], ())))
        if value is None:
            return self._deleted(place)
        if isinstance(value, tuple):
            return self._list(place, value)
        if isinstance(value, Mapping):
            return self._mapping(place, value)
        return self._scalar(place, value)

    def end(self, node: yaml.Node) -> int:
        """Where the value really ends: marks of block values reach to the next thing."""
        end: int = node.end_mark.index
        start: int = node.start_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
            return end
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            return end
        lines = self.text[start:end].split("\n")
        while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
            if isinstance(node, yaml.ScalarNode) and lines[-1].strip():
                break
            lines.pop()
        return start + len("\n".join(lines))

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def rest_of_line(self, index: int) -> str:
        return self.text[index : (self.text + "\n").index("\n", index)]

    def _indent(self, index: int) -> int:
        line = self.text[self._line_start(index) :]
        return len(line) - len(line.lstrip(" "))

    def _in_flow(self, place: Place) -> bool:
        parents = (self.nodes[place[:n]] for n in range(len(place)))
        return any(isinstance(p, yaml.CollectionNode) and p.flow_style for p in parents)

    def _key_column(self, place: Place) -> int:
        """Column of the key that the value belongs to; of the dash, for an item of a list."""
        key = self.keys.get(place)
        if key is not None:
            return int(key.start_mark.column)
        return self._indent(self.nodes[place].start_mark.index)

    def _mapping(self, place: Place, value: Mapping[str, int | float]) -> _Span:
        """Numbers by their keys, all written anew in the style that they had."""
        node = self.nodes[place]
        start, end = int(node.start_mark.index), self.end(node)
        if not isinstance(node, yaml.MappingNode) or "#" in self.text[start:end]:
            raise CannotEdit(place)
        if node.flow_style:
            return _Span(start, end, flow_mapping(value))
        lines = [f"{key}: {number}" for key, number in value.items()]
        return _Span(start, end, ("\n" + " " * int(node.start_mark.column)).join(lines))

    def _scalar(self, place: Place, value: str | date | float) -> _Span:
        node = self.nodes[place]
        if not isinstance(node, yaml.ScalarNode):
            raise CannotEdit(place)
        start, end = node.start_mark.index, self.end(node)
        written = self.text[start:end]
        column = start - self._line_start(start)
        crowded = self._in_flow(place) or bool(self.rest_of_line(end).strip())
        shape = value_text(value, written, self._key_column(place), column, crowded)
        if shape is None:
            raise CannotEdit(place)
        return _Span(start, end, shape)

    def _list(self, place: Place, value: tuple[str, ...]) -> _Span:
        node = self.nodes[place]
        if not isinstance(node, yaml.SequenceNode):
            raise CannotEdit(place)
        start, end = node.start_mark.index, self.end(node)
        if not value:
            return self._deleted(place)
        if "#" in self.text[start:end] and node.flow_style:
            raise CannotEdit(place)
        if node.flow_style:
            return _Span(
                start,
                end,
                flow_list(value, self._key_column(place), start - self._line_start(start)),
            )
        return self._block_list(place, node, value, end)

    def _block_list(
        self, place: Place, node: yaml.SequenceNode, value: tuple[str, ...], end: int
    ) -> _Span:
        """Items that stay keep their lines, with the comments above and beside them."""
        begin = self._line_start(node.start_mark.index)
        starts = [self._line_start(item.start_mark.index) for item in node.value]
        ends = [*starts[1:], end + 1]
        kept: dict[str, list[str]] = {}
        for item, a, b in zip(node.value, starts, ends, strict=True):
            chunk = self.text[a:b]
            kept.setdefault(str(item.value).strip(), []).append(
                chunk if chunk.endswith("\n") else chunk + "\n"
            )
        dash = " " * int(node.start_mark.column) + "- "
        lines = []
        for text in value:
            if kept.get(text):
                lines.append(kept[text].pop(0))
            else:
                shape = scalar_text(text, "", len(dash) - 2, len(dash), False)
                lines.append(f"{dash}{shape}\n")
        if any("#" in chunk for chunks in kept.values() for chunk in chunks):
            raise CannotEdit(place)
        return _Span(begin, end, "".join(lines).removesuffix("\n"))

    def _deleted(self, place: Place) -> _Span:
        """The key with its value goes: whole lines, or its part of a `{...}`."""
        key = self.keys.get(place)
        if key is None:
            raise CannotEdit(place)
        start, end = int(key.start_mark.index), self.end(self.nodes[place])
        if self._in_flow(place):
            after = self.text[end:]
            stripped = after.lstrip(" ")
            if stripped.startswith(","):
                return _Span(
                    start, end + len(after) - len(stripped.removeprefix(",").lstrip(" ")), ""
                )
            before = self.text[:start].rstrip(" ")
            return _Span(len(before.removesuffix(",")), end, "")
        line = self._line_start(start)
        rest = self.rest_of_line(end)
        if self.text[line:start].strip() or rest.strip():
            raise CannotEdit(place)
        return _Span(line, end + len(rest) + 1, "")

    def _inserted(self, place: Place, value: Value, order: tuple[str, ...]) -> _Span:
        """A key that was left out, after the last of the keys that go before it."""
        parent = self.nodes.get(place[:-1])
        if not isinstance(parent, yaml.MappingNode) or not parent.value or value is None:
            raise CannotEdit(place)
        name = str(place[-1])
        earlier = order[: order.index(name)] if name in order else order
        present = [k.value for k, _v in parent.value]
        after = next((k for k in reversed(earlier) if k in present), present[0])
        sibling = (*place[:-1], after)
        end = self.end(self.nodes[sibling])
        flow = parent.flow_style or self._in_flow(place[:-1])
        column = int(parent.value[0][0].start_mark.column)
        if isinstance(value, tuple):
            shape: str | None = flow_list(value, column, column + len(name) + 2)
        elif isinstance(value, Mapping):
            shape = flow_mapping(value)
        else:
            shape = value_text(value, "", column, column + len(name) + 2, bool(flow))
        if shape is None:
            raise CannotEdit(place)
        if flow:
            return _Span(end, end, f", {name}: {shape}")
        end += len(self.rest_of_line(end))
        return _Span(end, end, f"\n{' ' * column}{name}: {shape}")
