"""Beginning: an empty folder becomes a course, and every kind of file has a skeleton that holds."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.new_course import EXAMPLES, course_files
from generator.commands.shared import console_for
from generator.course.loading.course_files import DATA, EXERCISES, SHAPES
from generator.course.opening import check_course, open_course
from generator.locale import LANGUAGES
from generator.outputs.building import build_site
from generator.schemas.editor import PLACES
from tests.test_cli import ROOT, run

OPEN = {"C101", "C102"}
"""What a new course leaves to its author: guides of other criteria, a procedure."""


def begin(tmp_path, *options, name="My Course"):
    console = console_for(tmp_path, "en")
    folder = tmp_path / name
    made = CliRunner().invoke(make_cli(console), ["new", "course", str(folder), *options])
    assert made.exit_code == 0, made.output
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", sorted(EXAMPLES))
def test_a_new_course_has_no_errors_and_says_what_is_left(tmp_path, example, language):
    root = begin(tmp_path, "--example", example, "--language", language)
    checked = check_course(root)
    assert checked.errors == ()
    assert {p.code for p in checked.problems} == OPEN
    assert checked.course.settings.language == language
    assert checked.course.settings.id == "my-course"
    assert console_for(root, None).locale.language == language


@pytest.mark.parametrize(("language", "said"), [("en", "Next:"), ("vi", "Tiếp theo:")])
def test_the_answer_speaks_the_language_that_was_asked_for(tmp_path, language, said):
    cli = make_cli(console_for(tmp_path, None))
    call = ["new", "course", str(tmp_path / "x"), "--language", language]
    assert said in CliRunner().invoke(cli, call).output


@pytest.mark.parametrize(
    ("example", "language"), [("rubric", "vi"), ("checklist", "en"), ("points", "en")]
)
def test_a_new_course_builds_without_a_mkdocs_yml(tmp_path, example, language):
    root = begin(tmp_path, "--example", example, "--language", language)
    for audience in ("participant", "trainer"):
        report = build_site(root, open_course(root), audience)
        assert (report.out / "index.html").is_file() and report.pages > 10
    assert not (root / "mkdocs.yml").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_new_course_is_of_another_language(language):
    for example in EXAMPLES:
        text = "".join(
            t for n, t in course_files("x", language, example).items() if "schema" not in n
        )
        assert ("giấy tờ" in text) == (language == "vi")
        assert ("Replace it with your own" in text) == (language != "vi")


def test_schemas_and_editor_settings_lie_beside_the_data(tmp_path):
    root = begin(tmp_path)
    schemas = {p.name.removesuffix(".schema.json") for p in (root / "schemas").iterdir()}
    assert schemas == set(SHAPES)
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((root / path).is_file() for path in settings)
    for path in [*(root / DATA).rglob("*.yaml"), *(root / EXERCISES).rglob("*.yaml")]:
        line = path.read_text("utf-8").splitlines()[0]
        target = path.parent / line.removeprefix("# yaml-language-server: $schema=")
        assert target.resolve().is_file(), path
        kind = target.name.removesuffix(".schema.json")
        assert path in root.glob(PLACES[kind]), path


def test_every_kind_of_file_has_its_place_in_the_editor():
    assert set(PLACES) == set(SHAPES)
    for kind, pattern in PLACES.items():
        for path in ROOT.glob(pattern):
            assert f"/{kind}.schema.json" in path.read_text("utf-8").splitlines()[0], path


def test_schemas_of_a_course_speak_its_language(tmp_path):
    root = begin(tmp_path, "--language", "en")
    name = root / "schemas/course.schema.json"
    before = name.read_text("utf-8")
    name.write_text("{}", "utf-8")
    assert run(root, "schema", "--check").exit_code == 1
    assert run(root, "schema").exit_code == 0
    assert name.read_text("utf-8") == before
    assert "giáo viên" not in before
    assert not (root / "generator").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine", "utf-8")
    result = run(tmp_path, "new", "course", str(folder))
    assert result.exit_code == 2 and "not empty" in result.output
    assert [p.name for p in folder.iterdir()] == ["letter.txt"]


def test_an_unknown_language_is_refused_with_the_list(tmp_path):
    result = run(tmp_path, "new", "course", str(tmp_path / "x"), "--language", "zz")
    assert result.exit_code == 2 and all(name in result.output for name in LANGUAGES)


@pytest.mark.parametrize("name", ["Khóa tập huấn", "…", "a" * 200])
def test_any_name_of_a_folder_gives_a_course(tmp_path, name):
    assert check_course(begin(tmp_path, name=name)).errors == ()


EVERY = [
    ["standard", "second-2031"],
    ["exercise", "folder-10", "--kind", "dossier", "--papers", "10", "--standard", "short-talk"],
    *(
        ["exercise", f"new-{kind.replace('_', '-')}", "--kind", kind, "--standard", "short-talk"]
        for kind in ("boundary", "sort_evidence", "spot_fault", "rule", "order_steps", "choice")
    ),
    ["evidence", "short-talk-c03"],
    ["crosswalk", "short-talk", "second-2031"],
    ["procedure", "short-talk"],
    ["agenda"],
    ["glossary"],
    ["school-levels"],
    ["law"],
    ["today"],
    ["terms"],
    ["yearly"],
    ["real-names"],
    ["announced", "third-2032"],
    ["paper", "first-talk", "--title", "One more paper"],
    ["page", "tips", "--title", "Tips"],
    ["page", "links"],
]


def test_skeletons_never_stand_in_each_other_s_way(tmp_path):
    """All of them, one after the other, unfilled: the course checks and builds all the way."""
    root = begin(tmp_path, "--language", "en")
    for call in EVERY:
        result = run(root, "new", *call)
        assert result.exit_code == 0, (call, result.output)
        assert check_course(root).errors == (), call
    holes = {p.where.path for p in check_course(root).problems if p.code == "C103"}
    made = {
        p.relative_to(root).as_posix()
        for top in (DATA, EXERCISES)
        for p in (root / top).rglob("*.yaml")
        if "(...)" in p.read_text("utf-8")
    }
    made.add("exercises/short-talk/all/first-talk/exercise.yaml")  # the paper that was added
    assert holes == made and len(made) >= 13, "every file with a hole is told"
    assert run(root, "check").exit_code == 0
    assert run(root, "check", "--strict").exit_code == 1
    report = build_site(root, open_course(root), "trainer")
    about = (report.out / "about.html").read_text("utf-8")
    assert "Tips" in about and (report.out / "tips.html").is_file()
    assert len(list((root / EXERCISES).rglob("folder-10/e*.md"))) == 10


def test_every_command_under_new_is_tried_here():
    group = make_cli(console_for(ROOT, "en")).commands["new"]
    elsewhere = {"course", "language"}  # above, and in test_languages.py
    assert set(group.commands) == {call[0] for call in EVERY} | elsewhere


ELSEWHERE = {
    "course": "new course", "day": "day", "unlock": "phrase", "official": "import",
    "official_examples": "import",
}  # fmt: skip
"""Files that other commands write, out of answers or documents."""


def test_every_kind_of_data_file_has_a_skeleton_or_a_command_that_writes_it(tmp_path):
    root = begin(tmp_path, "--language", "en")
    for call in EVERY:
        assert run(root, "new", *call).exit_code == 0, call
    made = {
        kind
        for kind, place in PLACES.items()
        if any("schema.json" in p.read_text("utf-8") for p in root.glob(place))
    }
    assert made | set(ELSEWHERE) == set(SHAPES)
    assert made & set(ELSEWHERE) <= {"course"}
    group = make_cli(console_for(root, "en"))
    for command in ELSEWHERE.values():
        inner = group
        for name in command.split():
            inner = inner.commands[name]


def test_what_applies_today_wants_the_law_first(tmp_path):
    root = begin(tmp_path)
    refused = run(root, "new", "today")
    assert refused.exit_code == 2 and "taphuan new law" in refused.output


def test_a_day_that_nobody_wrote_is_no_day_of_ours(tmp_path):
    """Skeletons of files with required days state none that could pass for one that was looked up."""
    root = begin(tmp_path, "--language", "en")
    for call in (["law"], ["today"], ["announced", "third-2032"]):
        run(root, "new", *call)
    law = open_course(root).law
    assert law.last_checked.year == 1900
    assert {d.confidence for d in law.documents} == {"memory"}
    assert open_course(root).announced[0].instrument.issued.year == 1900


def test_a_new_file_is_made_although_the_course_has_errors(tmp_path):
    root = begin(tmp_path)
    path = root / "exercises/short-talk/all/first-talk/exercise.yaml"
    path.write_text(path.read_text("utf-8").replace("level: starting", "level: nonsense"), "utf-8")
    assert check_course(root).errors
    assert run(root, "new", "evidence", "short-talk-c04").exit_code == 0


def test_a_paper_is_added_without_touching_the_rest(tmp_path):
    root = begin(tmp_path)
    path = root / "exercises/short-talk/all/first-talk/exercise.yaml"
    before = path.read_text("utf-8").splitlines()
    assert run(root, "new", "paper", "first-talk", "--title", "Yes: a title").exit_code == 0
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line in before] == before
    assert Path(root / "exercises/short-talk/all/first-talk/e4.md").is_file()
    course = check_course(root).course
    assert [e.evidence[-1].title for e in course.exercises] == ["Yes: a title"]
    assert run(root, "new", "paper", "nobody").exit_code == 2


def test_a_draft_key_is_asked_for_more_once_it_is_filled_in(tmp_path):
    root = begin(tmp_path)
    run(root, "new", "exercise", "next", "--standard", "short-talk")
    path = root / "exercises/short-talk/all/next/exercise.yaml"
    severity = {p.code: p.severity for p in check_course(root).problems}
    assert severity["A101"] == severity["A102"] == severity["C103"] == "warning"
    path.write_text(path.read_text("utf-8").replace("(...)", "words"), "utf-8")
    severity = {p.code: p.severity for p in check_course(root).problems if "next" in p.where.path}
    assert severity["A101"] == "error"
