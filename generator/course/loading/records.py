"""A document becomes a record, or problems that say where and what to write instead."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from generator.course.loading.nodes import Document
from generator.course.loading.shape_keys import all_keys, keys_at, pattern_at
from generator.course.model.course import Place
from generator.course.model.rule import CONDITION_KEYS
from generator.course.model.words import WORD
from generator.course.near import nearest
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

    return _causes(
        _problem(shape, document, e, loc, place)
        for e, loc, place in placed
        if not repeats(e["type"], place)
    )


def _causes(found: Iterable[tuple[Place, Problem]]) -> list[Problem]:
    """Without what is missing only because it was misspelt beside, with the first comma only of a
    text that should have stood in quotes, and without the other type that a value might have had
    where it is out of range in its own."""
    listed = list(found)
    ranged = {place for place, p in listed if p.code == "S106"}
    misspelt = {(place[:-1], p.details.get("near")) for place, p in listed if p.code == "S101"}
    kept, commas = [], set()
    for place, problem in listed:
        if problem.code == "S102" and (place, problem.details.get("missing")) in misspelt:
            continue
        if problem.code == "S103" and place in ranged:
            continue
        if problem.details.get("expected") == "comma":
            if place[:-1] in commas:
                continue
            commas.add(place[:-1])
        kept.append(problem)
    return kept


def _loc(error: Mapping[str, Any]) -> Place:
    return tuple(part for part in error["loc"] if part != "[key]")


def _problem(
    shape: Any, document: Document, error: Mapping[str, Any], loc: Place, place: Place
) -> tuple[Place, Problem]:
    code, details = _describe(shape, error, loc)
    if place in document.raws:
        details["found"] = document.raws[place]
        if code == "S101" and not details["found"]:
            details["expected"] = "comma"
        elif code in ("S103", "S104") and details["found"] in ("", "~", "null"):
            code = "S111"
    return place, Problem(code, document.at(place), {"key": _name(place), **details})


def _name(place: Place) -> str:
    return ".".join(str(p + 1) if isinstance(p, int) else p for p in place) or "kind"


Details = dict[str, object]


def _describe(shape: Any, error: Mapping[str, Any], loc: Place) -> tuple[str, Details]:
    kind: str = error["type"]
    context: Mapping[str, Any] = error.get("ctx", {})
    if kind == "extra_forbidden":
        return "S101", _unknown_key(shape, loc)
    if kind == "missing" and isinstance(loc[-1], int):
        return "S107", {"expected": loc[-1] + 1}
    if kind == "missing":
        return "S102", {"missing": loc[-1]}
    if kind == "union_tag_not_found" and context.get("discriminator") == "'kind'":
        return "S102", {"missing": "kind"}
    if kind == "string_type" and (word := _pattern_word(pattern_at(shape, loc))):
        found = _shown(error["input"])
        return "S104", {"found": found, "expected": word, "near": ""}
    for prefix, make in _KINDS.items():
        if kind.startswith(prefix):
            return make(error, context)
    return "S199", {}


def _wrong_type(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    expected = error["type"].removesuffix("_type")
    if expected == "string" and isinstance(error["input"], tuple):
        expected = "string_not_list"
    return "S103", {"expected": expected, "found": _shown(error["input"])}


_PATTERN_CODES = {"^[a-z0-9][a-z0-9_-]": "S105", r"^\S+(?:": "S109"}


def _pattern(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    pattern = context.get("pattern", "")
    code = next((c for start, c in _PATTERN_CODES.items() if pattern.startswith(start)), "S104")
    found = _shown(error["input"])
    if code == "S105":
        return code, {"found": found, "near": _as_id(found)}
    return code, {"found": found, "expected": _pattern_word(pattern) or "pattern", "near": ""}


def _pattern_word(pattern: str) -> str:
    """The word for a form; nothing for one that has none."""
    return next((w for start, w in _PATTERN_WORDS.items() if pattern.startswith(start)), "")


_PATTERN_WORDS = {
    "^[1-9][0-9]{0,2}/": "pattern_share",
    "^([01]?[0-9]|2": "pattern_clock",
    "^[a-z]{2}$": "pattern_language",
    WORD: "pattern_word",
    "^https?": "pattern_address",
    "^[0-9a-f]{64}": "pattern_sha256",
}


def _as_id(text: str) -> str:
    """The nearest id: plain small letters, hyphens between words; nothing when none is left."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9_]+", "-", plain.encode("ascii", "ignore").decode()).strip("-_")


def _value(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    return "S104", _one_of(context.get("expected") or "", _shown(error["input"]))


def _one_of(expected: str, found: str) -> Details:
    """What can stand there, without the quotes of Python; and what was perhaps meant."""
    words = re.findall(r"'([^']*)'", expected) or expected.split(", ")
    return {"expected": ", ".join(words), "found": found, "near": nearest(found, words)}


def _kind(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    given = error["input"]
    keys = ", ".join(given) if isinstance(given, dict) else _shown(given)
    expected = context.get("expected_tags") or ", ".join(CONDITION_KEYS)
    details = _one_of(expected, str(context.get("tag", keys)))
    if "tag" not in context and isinstance(given, dict):
        near = (nearest(str(key), CONDITION_KEYS) for key in given)
        details["near"] = next((word for word in near if word), "")
    return "S108", details


def _range(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    limits = ", ".join(f"{_SIGNS[k]} {v}" for k, v in sorted(context.items()) if k in _SIGNS)
    return "S106", {"expected": limits, "found": _shown(error["input"])}


_SIGNS = {"ge": "\u2265", "gt": ">", "le": "\u2264", "lt": "<"}


def _length(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    return "S107", {"expected": context.get("min_length", 1)}


def _too_long(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[str, Details]:
    return "S113", {"expected": context.get("max_length", 1)}


_KINDS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], tuple[str, Details]]] = {
    "string_pattern_mismatch": _pattern,
    "string_too_short": _length,
    "too_short": _length,
    "too_long": _too_long,
    "string_too_long": _too_long,
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
    """A value as its author wrote it, more or less; never as Python has it."""
    if isinstance(value, (tuple, list)):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _unknown_key(shape: Any, loc: Place) -> Details:
    """What can stand there; `elsewhere` when the key is right, but not at this place."""
    key = str(loc[-1])
    here = keys_at(shape, loc[:-1])
    near = nearest(key, here)
    details: Details = {"unknown": key, "near": near, "known": ", ".join(here)}
    if not near and key in all_keys(shape):
        details["expected"] = "elsewhere"
    return details


def json_schema(shape: Any) -> dict[str, Any]:
    """JSON Schema of a record for editors (draft 2020-12)."""
    return _adapter(shape).json_schema()
