"""YAML as plain values with the position of every part; the only home of `yaml`.

Nodes are read instead of Python objects, because YAML changes meaning silently: `1.10` becomes a
number, `no` a boolean, `1:30` ninety, and the last of two equal keys wins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from generator.course.loading.files import UNREADABLE
from generator.course.loading.renamed import Renamed, with_new_keys
from generator.course.loading.syntax import syntax_problem
from generator.course.model.course import Place
from generator.course.problems import Location, Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 40
_TAG = "tag:yaml.org,2002:"
WORD_QUOTES = re.compile(r"^(?:[“”„‟«]([\w.:/-]+)[”“»]?|([\w.:/-]+)[”“»]|[‘’‚]([\w.:/-]+)[’‘])$")
"""One word in the quotes that Word makes, or behind one of them that is left: for YAML these are
letters like any other."""
_PLAIN_INT = re.compile(r"^(0|-?[1-9][0-9]*)$")


@dataclass
class Document:
    """One YAML file as plain values: tuples for sequences, so that records stay frozen."""

    path: str
    value: Any = None
    places: dict[Place, tuple[int, int]] = field(default_factory=dict)
    raws: dict[Place, str] = field(default_factory=dict)
    """Source text of the scalars that YAML does not read as text."""
    problems: list[Problem] = field(default_factory=list)
    broken: set[Place] = field(default_factory=set)
    """Parts that have a problem already: what a model says of them would only repeat it."""
    renamed: tuple[Renamed, ...] = ()
    """Keys that the file has under an old name; the value has them under the new one."""

    def at(self, place: Place) -> Location:
        """The position of a part, or of the nearest part above it."""
        while place and place not in self.places:
            place = place[:-1]
        return Location(self.path, *self.places.get(place, (1, 1)))

    def known_part(self, loc: tuple[str | int, ...]) -> Place:
        """The longest path of this document along `loc`, skipping what is not part of it."""
        place: Place = ()
        for part in loc:
            if (*place, part) in self.places:
                place = (*place, part)
        return place


def read_document(path: str, text: str) -> Document:
    """Parse one YAML document; syntax and structure problems stand in `problems`."""
    document = Document(path)
    try:
        nodes = list(yaml.compose_all(text, Loader=_Loader))
    except yaml.YAMLError as error:
        document.problems.append(syntax_problem(path, text, error))
        return document
    except (RecursionError, ValueError):
        details = {"reason": "yaml_other", "expected": "other", "sign": ""}
        document.problems.append(Problem("Y101", Location(path, 1, 1), details))
        return document
    if len(nodes) != 1 or nodes[0] is None:
        code = "Y107" if not nodes or nodes[0] is None else "Y108"
        document.problems.append(Problem(code, Location(path, 1, 1)))
        return document
    document.renamed = with_new_keys(nodes[0])
    document.value = _Reader(document).value(nodes[0], ())
    return document


def plain_value(path: str, text: str) -> Any:
    """The value of a trusted file of the package (locale strings); ValueError if it is broken."""
    document = read_document(path, text)
    if document.problems:
        raise ValueError(f"{document.problems[0].where}: {document.problems[0].code}")
    return document.value


class _Reader:
    """Walks the nodes of one document; an alias is refused, so the walk is as long as the file."""

    def __init__(self, document: Document):
        self.document = document
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, place: Place) -> Any:
        self.document.places.setdefault(place, _position(node))
        if id(node) in self.seen:
            self._report("Y103", node, place)
            return None
        self.seen.add(id(node))
        if len(place) > MAX_DEPTH:
            self._report("Y106", node, place, limit=MAX_DEPTH)
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._entries(node, place))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*place, n)) for n, item in enumerate(node.value))
        return self._scalar(node, place)

    def _entries(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, Any]]:
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if key_node.tag != f"{_TAG}str" or not isinstance(key, str):
                self._report("Y104", key_node, place, key=key if isinstance(key, str) else "?")
                continue
            if key in first_lines:
                self._report("Y102", key_node, (*place, key), key=key, first=first_lines[key])
                continue
            first_lines[key] = key_node.start_mark.line + 1
            self.document.places[(*place, key)] = _position(key_node)
            yield key, self.value(value_node, (*place, key))

    def _scalar(self, node: yaml.Node, place: Place) -> Any:
        text: str = node.value
        tag = node.tag.removeprefix(_TAG)
        if tag == "str":
            if found := UNREADABLE.search(text):
                self._report("Y109", node, place, sign=f"U+{ord(found[0]):04X}")
            if not getattr(node, "style", None) and (plain := WORD_QUOTES.match(text)):
                self._report("Y110", node, place, text=plain[plain.lastindex or 0])
            return text
        self.document.raws[place] = text
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() in ("yes", "true", "on")
        if tag == "timestamp":
            return _date_or_text(text)
        return self._number(node, place, tag, text)

    def _number(self, node: yaml.Node, place: Place, tag: str, text: str) -> Any:
        if tag == "int" and _PLAIN_INT.match(text) and len(text) < 16:
            return int(text)
        if tag == "float":
            try:
                return float(text)
            except ValueError:
                pass
        self._report("Y105", node, place, text=text[:40])
        return None

    def _report(self, code: str, node: yaml.Node, place: Place, **details: object) -> None:
        self.document.broken.add(place)
        where = Location(self.document.path, *_position(node))
        self.document.problems.append(Problem(code, where, details))


def _position(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _date_or_text(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
