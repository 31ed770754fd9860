"""`taphuan rename`: another id in every file that names it, and every other letter stays."""

import re

import pytest

from generator.course.loading.references import NAMES, STEPS, mentions
from generator.course.opening import check_course
from tests.conftest import ROOT
from tests.test_cli import run
from tests.test_truth import models

OWN = {
    *((name, "id") for name in (
        "AnnouncedStandard", "Band", "BandCase", "Bin", "Block", "BoundaryItem", "CapCase", "Card",
        "CourseSettings", "CycleRule", "EvidenceEntry", "EvidenceItem", "FaultItem", "Form",
        "LawDocument", "LawStatement", "LearningStep", "Notice",
        "OfficialExample", "OpinionKind", "Option",
        "OrderStep", "ProcessStep", "Programme", "ProgrammeBlock", "Question", "Role", "RuleCase",
        "SchoolKind", "TermPair", "TodayRole", "WorkshopClass", "YearlyPart",
    )),
    ("Assessor", "document"), ("Assessor", "schools"), ("Effect", "document"),
    ("LawStatement", "document"), ("DatedTask", "statement"), ("Point", "statements"),
    ("TermPair", "statement"), ("TodayRole", "statements"), ("YearlyPart", "statements"),
    ("BandCase", "expect"), ("Card", "bin"), ("Card", "accept"), ("DossierKey", "decisive"),
    ("Day", "programme"), ("Day", "classes"), ("Day", "file_name"), ("CourseSettings", "file_name"), ("Programme", "classes"),
    ("LearningStep", "pages"), ("ProcessStep", "actor"), ("ProcessStep", "form"),
    ("Standard", "role"), ("OfficialExample", "near"),
}  # fmt: skip
"""Fields with an id that is found in their own file, or is no name of anything."""


def id_fields():
    pattern = "a-z0-9_-]{0,63}"
    for model in models():
        for name, field in model.model_fields.items():
            if pattern in str(field.annotation) or pattern in str(field.metadata):
                yield model, name


def test_every_field_with_an_id_is_known_to_renaming():
    unknown = [
        (model.__name__, name)
        for model, name in id_fields()
        if (model.__name__, name) not in OWN
        and not any((c.__name__, name) in NAMES for c in model.__mro__)
    ]
    assert unknown == [], "put the field into NAMES, or into OWN when it names nothing elsewhere"
    fields = {
        (c.__name__, n) for m in models() for c in m.__mro__ for n in getattr(c, "model_fields", {})
    }
    assert set(NAMES) <= fields and STEPS in fields


RENAMES = [
    ("standard", "guide-2030", "docent-2031"),
    ("criterion", "guide-2030-g1", "guide-2030-k9"),
    ("level", "solid", "firm"),
    ("level", "starting", "no"),
    ("exercise", "guide-2030-d01", "otter"),
]


def texts(root):
    return {
        p.relative_to(root).as_posix(): p.read_text("utf-8") for p in root.rglob("*") if p.is_file()
    }


@pytest.mark.parametrize(("kind", "old", "new"), RENAMES)
def test_a_renamed_course_is_the_same_course(museum, kind, old, new):
    root = museum({
        "rubric_data/standards/guide-2030.yaml": {"replace": [["scale:\n", "scale: # kept\n"]]},
    })  # fmt: skip
    before = texts(root)
    shown = run(root, "rename", kind, old, new)
    assert shown.exit_code == 0, shown.output
    assert texts(root) == before, "nothing is written without --yes"
    done = run(root, "rename", kind, old, new, "--yes")
    assert done.exit_code == 0, done.output
    assert check_course(root).problems == ()
    after = texts(root)
    word = re.compile(rf"(?<![\w-]){old}(?![\w-])")
    kept = "".join(before.values())
    changed = "".join(after.values())
    assert "# kept" in changed
    assert len(before) == len(after)
    ids = {m.name for m in mentions(check_course(root).course, kind, "guide-2030")}
    assert old not in ids and new in ids
    if kind == "standard":
        criteria = {c.id for c in check_course(root).course.standard(new).criteria}
        assert criteria and all(c.startswith(f"{new}-") for c in criteria), "they go along"
    if kind == "criterion":
        assert not word.search(changed)
        assert len(word.findall(kept)) == len(re.findall(rf"(?<![\w-]){new}(?![\w-])", changed))
    back = run(root, "rename", kind, new, old, "--yes")
    assert back.exit_code == 0, back.output
    there = texts(root)
    plain = {name: text.replace('"starting"', "starting") for name, text in there.items()}
    assert plain == before, "there and back is where one began"


@pytest.mark.slow
def test_a_level_is_renamed_in_its_standard_alone():
    """On the shipped data, where two standards share their levels; only planned, never written."""
    result = run(ROOT, "rename", "level", "dat", "reached")
    assert result.exit_code == 2 and "--standard" in result.output
    result = run(ROOT, "rename", "level", "dat", "reached", "--standard", "teacher-2018")
    assert result.exit_code == 0, result.output
    assert "standards/teacher-2018.yaml" in result.output
    assert "principal-2018" not in result.output


def test_a_school_level_takes_its_folders_along(museum):
    root = museum()
    run(root, "new", "school-levels")
    path = root / "rubric_data/school_levels.yaml"
    path.write_text(path.read_text("utf-8").replace("(...)", "words"), "utf-8")
    call = ("new", "exercise", "x1", "--standard", "guide-2030", "--school-level", "primary")
    assert run(root, *call, "--kind", "choice").exit_code == 0
    done = run(root, "rename", "school-level", "primary", "first", "--yes")
    assert done.exit_code == 0, done.output
    assert (root / "exercises/guide-2030/first/x1/exercise.yaml").is_file()
    assert check_course(root).course.exercises[-1].school_level == "first"


def test_the_name_of_a_school_is_changed_in_papers_too(museum):
    root = museum({
        "exercises/guide-2030/all/d01/e1.md": {"append": "\nSeen at The Invented House\nof Clocks.\n"}
    })  # fmt: skip
    done = run(root, "rename", "school", "The Invented House of Clocks", "The Tower", "--yes")
    assert done.exit_code == 0, done.output
    assert "Seen at The Tower." in (root / "exercises/guide-2030/all/d01/e1.md").read_text("utf-8")
    dossier = next(e for e in check_course(root).course.exercises if e.kind == "dossier")
    assert dossier.person.school == "The Tower"


def test_what_cannot_be_is_refused_and_nothing_changes(museum):
    root = museum()
    before = texts(root)
    for call in (
        ("criterion", "nobody", "x"),
        ("criterion", "guide-2030-g1", "guide-2030-g2"),
        ("criterion", "guide-2030-g1", "Not an id"),
        ("school", "No such school", "x"),
        ("level", "solid", "firm", "--standard", "nobody"),
    ):
        assert run(root, "rename", *call, "--yes").exit_code == 2, call
    broken = run(root, "rename", "school", "The Invented House of Clocks", "A: [b", "--yes")
    assert broken.exit_code == 1 and "Nothing was changed" in broken.output
    assert texts(root) == before


def test_pages_that_name_it_are_told(museum):
    root = museum({"docs/tips.md": {"write": "# Tips\n\nSee guide-2030-g1 first.\n"}})
    result = run(root, "rename", "criterion", "guide-2030-g1", "guide-2030-k9")
    assert "docs/tips.md:3" in result.output


def test_a_readme_of_the_course_that_names_it_is_told(museum):
    root = museum({"README.vi.md": {"write": "# Clocks\n\nBegin with guide-2030-g1.\n"}})
    result = run(root, "rename", "criterion", "guide-2030-g1", "guide-2030-k9")
    assert "README.vi.md:3" in result.output
