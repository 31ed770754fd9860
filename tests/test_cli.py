"""The commands as a person calls them: exit codes, messages, files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import MAKERS, make_cli
from generator.commands.shared import console_for
from generator.course.opening import check_course

ROOT = Path(__file__).parents[1]


def run(root, *arguments, language="en"):
    console = console_for(root, language)
    return CliRunner().invoke(make_cli(console), list(arguments))


def test_check_says_what_is_there(museum):
    result = run(museum(), "check", "--strict")
    assert result.exit_code == 0
    assert "7 criteria, 7 evidence guides" in result.output


def test_check_ends_with_1_and_tells_file_line_and_cure(museum):
    root = museum({"rubric_data/course.yaml": {"replace": [["owner:", "ownr:"]]}})
    result = run(root, "check")
    assert result.exit_code == 1
    assert "rubric_data/course.yaml:7:1: S101" in result.output
    assert "did you mean “owner”?" in result.output


def test_warnings_stop_a_strict_check_only(museum):
    root = museum({"rubric_data/evidence/guide-2030/g1.yaml": {"delete": True}})
    assert run(root, "check").exit_code == 0
    assert run(root, "check", "--strict").exit_code == 1


def test_messages_follow_the_language_of_the_course():
    console = console_for(ROOT, None)
    assert console.locale.language == "vi"
    assert console_for(ROOT, "en").locale.language == "en"
    assert "Dựng trang tĩnh" in CliRunner().invoke(make_cli(console), ["build", "--help"]).output


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_has_a_help_that_teaches(language):
    cli = make_cli(console_for(ROOT, language))
    assert len(cli.commands) == len(MAKERS)
    for name, command in cli.commands.items():
        assert command.help and len(command.help) >= 30, name
        for parameter in command.params:
            assert getattr(parameter, "help", None) or parameter.param_type_name == "argument", (
                f"{name} {parameter.name}"
            )
    assert all(c.help and len(c.help) > 30 for c in cli.commands["new"].commands.values())


def test_a_wrong_call_ends_with_2(tmp_path, museum):
    outside = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(tmp_path), "check"],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert outside.returncode == 2
    assert "rubric_data/course.yaml" in outside.stderr
    root = museum()
    assert run(root, "nonsense").exit_code == 2
    assert run(root, "new", "evidence", "nobody").exit_code == 2


def test_new_standard_makes_a_skeleton_that_only_wants_filling_in(museum):
    root = museum()
    assert run(root, "new", "standard", "keeper-2031").exit_code == 0
    settings = root / "rubric_data" / "course.yaml"
    text = settings.read_text("utf-8").replace("[guide-2030]", "[guide-2030, keeper-2031]")
    settings.write_text(text, "utf-8")
    checked = check_course(root)
    assert checked.errors == ()
    assert {p.code for p in checked.warnings} == {"C101", "C102", "C103"}


def test_new_evidence_makes_a_skeleton_that_only_wants_filling_in(museum):
    root = museum({"rubric_data/evidence/guide-2030/g1.yaml": {"delete": True}})
    assert run(root, "new", "evidence", "guide-2030-g1").exit_code == 0
    assert {p.code for p in check_course(root).problems} == {"C103"}


@pytest.mark.parametrize(
    "kind", ["boundary", "sort_evidence", "spot_fault", "rule", "order_steps", "choice"]
)
def test_new_exercise_makes_a_skeleton_that_only_wants_filling_in(museum, kind):
    root = museum()
    call = ("new", "exercise", f"guide-2030-new-{kind}", "--kind", kind, "--standard", "guide-2030")
    result = run(root, *call)
    assert result.exit_code == 0, result.output
    assert {p.code for p in check_course(root).problems} == {"C103"}


def test_new_dossier_is_told_what_a_key_needs(museum):
    root = museum()
    call = ("new", "exercise", "guide-2030-d02", "--standard", "guide-2030")
    assert run(root, *call).exit_code == 0
    codes = {p.code for p in check_course(root).problems}
    assert {"C103", "A101", "A102"} <= codes


def test_new_never_overwrites(museum):
    root = museum()
    before = (root / "rubric_data/evidence/guide-2030/g1.yaml").read_bytes()
    result = run(root, "new", "evidence", "guide-2030-g1")
    assert result.exit_code == 2
    assert (root / "rubric_data/evidence/guide-2030/g1.yaml").read_bytes() == before


def test_new_refuses_an_id_that_cannot_be_a_file_name(museum):
    for wrong in ("Chuẩn", "../x", "a b", ""):
        assert run(museum() if wrong == "Chuẩn" else None, "new", "standard", wrong).exit_code == 2


def test_the_stored_schemas_are_current(tmp_path):
    assert run(ROOT, "schema", "--check").exit_code == 0, "run: taphuan schema"
    run(ROOT, "schema", str(tmp_path))
    assert len(list(tmp_path.glob("*.schema.json"))) >= 9
    stale = next(tmp_path.glob("course*"))
    stale.write_text("{}")
    assert run(ROOT, "schema", str(tmp_path), "--check").exit_code == 1


def test_schemas_accept_the_shipped_data_and_refuse_an_unknown_key():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "generator/schemas/standard.schema.json").read_text("utf-8"))
    text = (ROOT / "rubric_data/standards/teacher-2018.yaml").read_text("utf-8")
    data = json.loads(json.dumps(yaml.safe_load(text), default=str))
    jsonschema.validate(data, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "colour": "blue"}, schema)


def test_every_data_file_names_its_schema():
    lines = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8").splitlines()[0]
        for top in ("rubric_data", "exercises")
        for path in sorted((ROOT / top).rglob("*.yaml"))
    }
    for name, line in lines.items():
        prefix = "# yaml-language-server: $schema="
        assert line.startswith(prefix), name
        target = (ROOT / name).parent / line.removeprefix(prefix)
        assert target.resolve().is_file(), f"{name}: {line}"
