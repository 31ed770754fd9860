"""JSON Schemas made from the models; the committed copies serve editors."""

import json

from generator.loading.course_files import SHAPES
from generator.loading.records import json_schema


def schema_files() -> dict[str, str]:
    """File name -> JSON text for every kind of data file."""
    return {f"{kind}.schema.json": _text(kind) for kind in sorted(SHAPES)}


def _text(kind: str) -> str:
    schema = json_schema(SHAPES[kind])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n"
