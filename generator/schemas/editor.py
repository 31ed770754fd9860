"""Where a course keeps its schemas, and what tells an editor which file has which."""

import json
from pathlib import Path

from generator.course.loading.course_files import DATA, EXERCISES
from generator.schemas import EDITOR_LANGUAGE, schema_files

PACKAGED = "generator/schemas"
BESIDE = "schemas"
"""The folder of a course that lies outside this repository."""

PLACES = {
    "course": f"{DATA}/course.yaml",
    "school_levels": f"{DATA}/school_levels.yaml",
    "glossary": f"{DATA}/glossary.yaml",
    "standard": f"{DATA}/standards/*.yaml",
    "procedure": f"{DATA}/procedures/*.yaml",
    "official": f"{DATA}/official/*.yaml",
    "official_examples": f"{DATA}/official/examples/*.yaml",
    "announced": f"{DATA}/announced/*.yaml",
    "crosswalk": f"{DATA}/crosswalks/*.yaml",
    "evidence_guide": f"{DATA}/evidence/*/*.yaml",
    "law": f"{DATA}/law/law.yaml",
    "today": f"{DATA}/law/today.yaml",
    "terms": f"{DATA}/law/terms.yaml",
    "yearly": f"{DATA}/law/yearly.yaml",
    "agenda": f"{DATA}/workshop/agenda.yaml",
    "day": f"{DATA}/workshop/day.yaml",
    "unlock": f"{DATA}/workshop/unlock.yaml",
    "real_names": f"{DATA}/real_names.yaml",
    "exercise": f"{EXERCISES}/**/exercise.yaml",
}
"""Every kind of data file -> where its files lie."""


def schema_folder(root: Path) -> str:
    """The folder of the schemas below a course: our own in this repository, else `schemas`."""
    return PACKAGED if (root / PACKAGED).is_dir() else BESIDE


def schema_files_of(root: Path) -> dict[str, str]:
    """The schemas of a course, their hints in its language."""
    return schema_files(language_of(root) or EDITOR_LANGUAGE)


def language_of(root: Path) -> str | None:
    """The `language:` line of course.yaml; read leniently, since the file may be broken."""
    try:
        lines = (root / DATA / "course.yaml").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for line in lines:
        if line.startswith("language:"):
            return line.partition(":")[2].partition("#")[0].strip().strip("\"'") or None
    return None


def editor_settings() -> str:
    """Settings of VS Code that give every data file its schema, also a file just begun."""
    schemas = {f"./{BESIDE}/{kind}.schema.json": place for kind, place in PLACES.items()}
    settings = {"yaml.schemas": schemas, "[yaml]": {"editor.tabSize": 2}}
    return json.dumps(settings, indent=2) + "\n"
