"""The schema of result files and the page's own checks say the same about good and broken files."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from node_support import NODE, answers_of

jsonschema = pytest.importorskip("jsonschema")

CASES = ROOT / "tests" / "cases" / "results"
SCHEMA = json.loads((ROOT / "generator/schemas/result.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**6, "", "x", "UPPER", "<script>alert(1)</script>", "a b", "\u1ea1",
    "a" * 65, "a" * 5000, [], ["e1"], [[]], [None], {}, {"x": 1}, {"level": "kha"},
    {"__proto__": {}}, "0123456789abcdef", "2019-02-22T09:30:00Z", "2019-02-22",
)  # fmt: skip


def sample() -> dict[str, Any]:
    return json.loads((CASES / "version-4.json").read_text(encoding="utf-8"))


def places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every key and index of a file."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in list(parts):
        yield (*above, key)
        if isinstance(part, dict | list):
            yield from places(part, (*above, key))


def changed(place: tuple[Any, ...], change: str, junk: Any = None) -> dict[str, Any]:
    """The sample with one part taken out, replaced, or joined by one that nobody knows."""
    file = copy.deepcopy(sample())
    holder: Any = file
    for key in place[:-1]:
        holder = holder[key]
    if change == "replace":
        holder[place[-1]] = junk
    elif change == "delete":
        del holder[place[-1]]
    elif isinstance(holder, dict):
        holder["more"] = junk
    else:
        holder.append(junk)
    return file


def broken_files() -> list[Any]:
    files: list[Any] = list(JUNK)
    for place in places(sample()):
        files.append(changed(place, "delete"))
        files.append(changed(place, "add", {"level": "kha"}))
        files += [changed(place, "replace", junk) for junk in JUNK]
    return files


def test_the_schema_is_a_schema_and_accepts_the_sample():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(sample())


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_schema_and_page_agree_on_every_broken_file():
    files = broken_files()
    verdicts = answers_of("result-answers.js", files)
    expected = [VALIDATOR.is_valid(file) for file in files]
    differ = [f for f, mine, other in zip(files, verdicts, expected, strict=True) if mine != other]
    assert differ == []
    assert len(files) > 2000
    assert 0 < expected.count(True) < len(files) / 4


def test_the_schema_of_the_data_files_is_not_touched_by_it():
    written = Path(ROOT / "generator/schemas/result.schema.json").read_text(encoding="utf-8")
    assert written.endswith("}\n")
    assert SCHEMA["properties"]["version"]["enum"] == [1, 2, 3, 4]
