"""JSON Schemas made from the models; the committed copies serve editors.

In: the models of a course. Out: schemas with the meaning of every key, and reference pages for
developers. Uses course and locale.
"""

import json
from typing import Any

from generator.course.loading.records import json_schema
from generator.course.loading.shapes import SHAPES
from generator.locale import Locale

EDITOR_LANGUAGE = "vi"
"""Language of the hints that editors show here: those who write the data read Vietnamese."""


def schema_files(language: str = EDITOR_LANGUAGE) -> dict[str, str]:
    """File name -> JSON text for every kind of data file, with hints in a language."""
    return {f"{kind}.schema.json": _text(kind, language) for kind in sorted(SHAPES)}


def key_meaning(record: str, key: str, locale: Locale) -> str:
    """What a key of a record means, in plain words; KeyError when nobody has said it."""
    own = f"keys.{record}.{key}"
    return locale.text(own if locale.has(own) else f"keys.common.{key}")


def _describe(schema: dict[str, Any], record: str, locale: Locale) -> None:
    for key, part in schema.get("properties", {}).items():
        part["description"] = key_meaning(record, key, locale)


def _text(kind: str, language: str) -> str:
    schema = json_schema(SHAPES[kind])
    locale = Locale.load(language)
    for name, part in {
        getattr(SHAPES[kind], "__name__", ""): schema,
        **schema.get("$defs", {}),
    }.items():
        _describe(part, name, locale)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n"
