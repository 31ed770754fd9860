"""Reference pages for developers, made from the models and the locale files."""

import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.course.loading.shapes import SHAPES
from generator.course.problems import Severity
from generator.locale import Locale
from generator.schemas import key_meaning

WARNINGS = (
    "F105",
    "F106",
    "R104",
    "S110",
    "E101",
    "E102",
    "E105",
    "W101",
    "R110",
    "W104",
    "L110",
    "L118",
    "C101",
    "C102",
    "C103",
    "A114",
    "K116",
    "V106",
    "N103",
)
"""Codes that are warnings: they stop a strict check only (tests compare this with the checks)."""


def reference_files() -> dict[str, str]:
    """File name -> Markdown: every data key, every problem code."""
    return {"data.md": data_page(), "problems.md": problems_page()}


def data_page() -> str:
    """Every kind of data file with its records and keys."""
    lines = ["# Data: every file and every key", "", _NOTE, ""]
    for kind, shape in SHAPES.items():
        lines += [f"## {kind}", ""]
        for model in _models(shape, []):
            lines += _record(model)
    return "\n".join(lines).rstrip() + "\n"


_NOTE = (
    "Made by `taphuan schema --reference docs/dev` from the models in `generator/course/model/`; "
    "do not edit by hand. A key in bold is required."
)


def _models(shape: Any, seen: list[type[BaseModel]]) -> list[type[BaseModel]]:
    """All record types that a shape is made of, outermost first."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        if shape not in seen:
            seen.append(shape)
            for field in shape.model_fields.values():
                _models(field.annotation, seen)
        return seen
    for part in typing.get_args(shape):
        _models(part, seen)
    return seen


def _record(model: type[BaseModel]) -> Iterator[str]:
    locale = Locale.load("en")
    yield f"### {model.__name__}"
    yield ""
    yield (model.__doc__ or "").strip().replace("\n", " ")
    yield ""
    yield "| key | value | meaning |"
    yield "|---|---|---|"
    for field_name, field in model.model_fields.items():
        key = field.alias or field_name
        name = f"**`{key}`**" if field.is_required() else f"`{key}`"
        meaning = key_meaning(model.__name__, key, locale)
        yield f"| {name} | {_words(field.annotation)} | {meaning} |"
    yield ""


def _words(annotation: Any) -> str:
    origin = typing.get_origin(annotation)
    parts = [a for a in typing.get_args(annotation) if a is not type(None)]
    if origin is typing.Annotated:
        return _words(parts[0])
    if origin is typing.Literal:
        return ", ".join(f"`{str(p).lower() if p is True else p}`" for p in parts)
    if origin is tuple:
        return "list of " + _words(parts[0])
    if origin is dict:
        return "keys with " + _words(parts[1])
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(_words(p) for p in parts))
    name = str(annotation.__name__)
    return {"str": "text", "int": "whole number", "bool": "true/false"}.get(name, name)


def problems_page() -> str:
    """Every problem code with its message and cure, in English and Vietnamese."""
    lines = ["# Problems: every code", "", _NOTE.replace(" A key in bold is required.", ""), ""]
    lines += ["| code | severity | message | cure |", "|---|---|---|---|"]
    english, vietnamese = Locale.load("en"), Locale.load("vi")
    for code in problem_codes():
        severity: Severity = "warning" if code in WARNINGS else "error"
        cells = [
            f"{english.text(f'problems.{code}.{part}')}<br>{vietnamese.text(f'problems.{code}.{part}')}"
            for part in ("message", "hint")
        ]
        lines.append(f"| {code} | {severity} | {cells[0]} | {cells[1]} |".replace("{{", "{"))
    return "\n".join(lines).replace("}}", "}") + "\n"


def problem_codes() -> list[str]:
    """All codes, sorted."""
    keys = {k.split(".")[1] for k in Locale.load("en").section("problems")}
    return sorted(k for k in keys if k != "words")
