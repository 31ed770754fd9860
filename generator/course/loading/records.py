"""A document becomes a record, or problems that say where and what to write instead."""

import difflib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from generator.course.loading.nodes import Document
from generator.course.model.course import Place
from generator.course.model.rule import CONDITION_KEYS
from generator.course.problems import Problem


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def make_record(shape: Any, document: Document) -> tuple[Any, list[Problem]]:
    """Validate a document against a model class (or union); every problem has its position."""
    if document.value is None and document.problems:
        return None, document.problems
    try:
        record = _adapter(shape).validate_python(document.value)
    except ValidationError as error:
        return None, document.problems + _problems(shape, document, error)
    return (None if document.problems else record), document.problems


def _problems(shape: Any, document: Document, error: ValidationError) -> list[Problem]:
    """Problems at the deepest places: a list of wrong parts is not also "too short"."""
    errors = [cast(Mapping[str, Any], e) for e in error.errors()]
    placed = [(e, _loc(e), document.known_part(_loc(e))) for e in errors]
    places = {place for _e, _l, place in placed}

    def repeats(kind: str, place: Place) -> bool:
        inside = any(len(p) > len(place) and p[: len(place)] == place for p in places)
        return any(place[: len(b)] == b for b in document.broken) or (
            kind == "too_short" and inside
        )

    return [
        _problem(shape, document, e, loc, place)
        for e, loc, place in placed
        if not repeats(e["type"], place)
    ]


def _loc(error: Mapping[str, Any]) -> Place:
    return tuple(part for part in error["loc"] if part != "[key]")


def _problem(
    shape: Any, document: Document, error: Mapping[str, Any], loc: Place, place: Place
) -> Problem:
    code, details = _describe(shape, error, loc)
    if place in document.raws:
        details["found"] = document.raws[place]
    return Problem(code, document.at(place), {"key": _name(place), **details})


def _name(place: Place) -> str:
    return ".".join(str(p + 1) if isinstance(p, int) else p for p in place) or "(root)"


Details = dict[str, object]


def _describe(shape: Any, error: Mapping[str, Any], loc: Place) -> tuple[str, Details]:
    kind: str = error["type"]
    context: Mapping[str, Any] = error.get("ctx", {})
    if kind == "extra_forbidden":
        return "S101", _unknown_key(shape, str(loc[-1]))
    if kind == "missing" and isinstance(loc[-1], int):
        return "S107", {"expected": loc[-1] + 1}
    if kind == "missing":
        return "S102", {"missing": loc[-1]}
    if kind == "union_tag_not_found" and context.get("discriminator") == "'kind'":
        return "S102", {"missing": "kind"}
    for prefix, make in _KINDS.items():
        if kind.startswith(prefix):
            return make(error, context)
    return "S199", {"reason": error["msg"]}


def _wrong_type(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    expected = error["type"].removesuffix("_type")
    return "S103", {"expected": expected, "found": _shown(error["input"])}


_PATTERN_CODES = {"^[a-z0-9][a-z0-9_-]": "S105", r"^\S+(?:": "S109"}


def _pattern(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    pattern = context.get("pattern", "")
    code = next((c for start, c in _PATTERN_CODES.items() if pattern.startswith(start)), "S104")
    return code, {"found": _shown(error["input"]), "expected": pattern}


def _value(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    expected = context.get("expected") or context.get("expected_tags") or ""
    return "S104", {"expected": expected, "found": _shown(error["input"])}


def _kind(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    return "S108", {
        "expected": context.get("expected_tags") or ", ".join(CONDITION_KEYS),
        "found": context.get("tag", _shown(error["input"])),
    }


def _range(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    limits = ", ".join(f"{_SIGNS[k]} {v}" for k, v in sorted(context.items()) if k in _SIGNS)
    return "S106", {"expected": limits, "found": _shown(error["input"])}


_SIGNS = {"ge": "\u2265", "gt": ">", "le": "\u2264", "lt": "<"}


def _length(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    return "S107", {"expected": context.get("min_length", 1)}


_KINDS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], tuple[str, Details]]] = {
    "string_pattern_mismatch": _pattern,
    "string_too_short": _length,
    "too_short": _length,
    "literal_error": _value,
    "union_tag": _kind,
    "greater_than": _range,
    "less_than": _range,
    "string_type": _wrong_type,
    "int_type": _wrong_type,
    "int_from_float": _wrong_type,
    "float_type": _wrong_type,
    "bool_type": _wrong_type,
    "date_type": _wrong_type,
    "dict_type": _wrong_type,
    "tuple_type": _wrong_type,
    "model_type": _wrong_type,
    "model_attributes_type": _wrong_type,
    "dataclass_type": _wrong_type,
}


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _unknown_key(shape: Any, key: str) -> Details:
    near = difflib.get_close_matches(key, sorted(_all_keys(shape)), n=1)
    return {"unknown": key, "near": near[0] if near else ""}


@cache
def _all_keys(shape: Any) -> frozenset[str]:
    """Every key that occurs anywhere in a model: enough for a "did you mean"."""
    keys: set[str] = set()

    def collect(schema: Any) -> None:
        if isinstance(schema, dict):
            keys.update(schema.get("properties", {}))
            for part in schema.values():
                collect(part)
        elif isinstance(schema, list):
            for part in schema:
                collect(part)

    collect(_adapter(shape).json_schema())
    return frozenset(keys)


def json_schema(shape: Any) -> dict[str, Any]:
    """JSON Schema of a record for editors (draft 2020-12)."""
    return _adapter(shape).json_schema()
