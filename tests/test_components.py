"""The list of parts in a bundle says what is really in it."""

import json
from pathlib import Path

from generator.course.opening import open_course
from generator.outputs.bundles.components import parts_list, script_libraries

ROOT = Path(__file__).parents[1]
TOOLS = {
    "@eslint/js", "@types/node", "axe-core", "esbuild", "eslint", "globals", "prettier",
    "puppeteer-core", "terser", "typescript",
}  # fmt: skip
"""What only builds or tests our scripts; nothing of it reaches a page."""


def wanted():
    package = json.loads((ROOT / "frontend/package.json").read_text("utf-8"))
    return {**package.get("dependencies", {}), **package["devDependencies"]}


def test_every_library_of_our_scripts_is_listed_with_its_version():
    inside = {name: found for name, found in wanted().items() if name not in TOOLS}
    assert script_libraries() == inside, "list it in components.py, or call it a tool here"
    assert set(wanted()) >= TOOLS


def test_the_list_has_the_form_of_cyclonedx_and_is_the_same_each_time(museum):
    course = open_course(museum())
    first = parts_list(course)
    assert first == parts_list(course)
    whole = json.loads(first)
    assert (whole["bomFormat"], whole["specVersion"], whole["version"]) == ("CycloneDX", "1.6", 1)
    assert "serialNumber" not in whole and "timestamp" not in whole["metadata"]
    names = {part["name"] for part in whole["components"]}
    assert {"taphuan", "mkdocs-material", "lz-string", "reveal.js"} <= names
    refs = [part["bom-ref"] for part in whole["components"]]
    assert len(refs) == len(set(refs)) and all(ref.startswith("pkg:") for ref in refs)
    assert all(part["version"] not in ("", "0") for part in whole["components"])
    assert "pkg:npm/%40noble/hashes@" in first.decode()
