"""The files of an import as text."""

from collections.abc import Mapping
from typing import Any

from generator.course.loading.writing import to_yaml
from generator.locale import Locale


def data_file(kind: str, data: Mapping[str, Any], locale: Locale, deep: int = 2) -> str:
    """YAML with the line for editors and a comment that says what this file is.

    `deep`: how many folders below the course's own the file lies.
    """
    up = "../" * deep
    editor = f"# yaml-language-server: $schema={up}generator/schemas/{kind}.schema.json"
    comment = locale.text(f"importing.file.{kind}")
    return f"{editor}\n# {comment}\n{to_yaml(dict(data))}"
