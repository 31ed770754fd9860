"""What changes in the law: crosswalks, announced standards, imported official wording."""

import json
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import pytest

from generator.course.model.exercise import Boundary
from generator.course.model.official import (
    ImportedFile,
    OfficialCriterion,
    OfficialOverlay,
    OfficialText,
)
from generator.locale import Locale
from generator.practice.exercise_payload import exercise_key, key_hash
from generator.site.pages.word_diff import compare
from generator.site.planning import plan_site
from tests.courses import course_at, site_at

ROOT = Path(__file__).parents[1]
HASH = "ab" * 32


@pytest.fixture(scope="module")
def course():
    return course_at(ROOT)


@pytest.fixture(scope="module")
def pages():
    return {f.path: str(f.content) for f in site_at(ROOT).files if f.kind == "page"}


@pytest.fixture(scope="module")
def museum():
    return course_at(ROOT / "tests/fixtures/museum")


def with_overlay(course):
    standard = course.standards[0]
    text = OfficialText(text="The house shall <b>know</b> its clocks.", citation="Rule 4, point b")
    criterion = OfficialCriterion(
        text="The house asks this.", levels=dict.fromkeys(standard.level_ids[1:], text)
    )
    source = ImportedFile(name="rule.docx", sha256=HASH, imported_on=date(2030, 4, 1))
    overlay = OfficialOverlay(
        standard=standard.id,
        source=source,
        criteria={c.id: criterion for c in standard.criteria},
        scale={standard.level_ids[1]: text},
    )
    return replace(course, official={standard.id: overlay})


def test_words_are_marked_where_texts_are_near_and_left_alone_where_they_are_not():
    near = compare("build a safe school", "carry out and build a safe school")
    assert [(r.mark, r.words) for r in near.old] == [("same", "build a safe school")]
    assert [(r.mark, r.words) for r in near.new] == [
        ("added", "carry out and"),
        ("same", "build a safe school"),
    ]
    far = compare("one two three", "four five six")
    assert {r.mark for r in (*far.old, *far.new)} == {"same"}
    assert [r.mark for r in compare("one two", "three two", always=True).old] == ["removed", "same"]
    assert compare("", "").old == ()


def test_the_crosswalk_shows_every_criterion_of_both_sides(course, pages):
    page = pages["crosswalk-teacher-2018--principal-2018.md"]
    for standard in course.standards:
        for criterion in standard.criteria:
            assert f"{criterion.number}. {criterion.name}" in page
    assert "<ins>" in page
    assert "<del>" in page
    for relation in course.crosswalks[0].relations:
        assert relation.reason.split(".")[0] in page
    old = {c.id for c in course.standards[0].criteria}
    crosswalk = course.crosswalks[0]
    asked = {c for r in crosswalk.relations if r.kind != "same" for c in r.from_criteria}
    asked |= {one.criterion for one in crosswalk.unmapped if one.criterion in old}
    assert page.count("#evidence") == len(asked)
    for exercise in course.exercises:
        if exercise.standard == "teacher-2018":
            assert escape(exercise.title) in page, "its keys need review"


def test_the_announced_standard_is_linked_from_every_teacher_page(course, pages):
    own = "announced/teacher-2026.md"
    teacher = [p for p in pages if "/teacher-2018/" in p]
    without = [
        p
        for p in (*teacher, "index.md", "about.md")
        if "announced/teacher-2026.html" not in pages[p]
    ]
    assert without == []
    assert all("announced/" not in t for p, t in pages.items() if "/principal-2018/" in p)
    announced = course.announced[0]
    for statement in announced.known:
        assert " ".join(statement.text.split()) in pages[own]
    assert all(step.command in pages[own] for step in announced.importing)
    strong = [s.text for s in announced.known if s.confidence == "verified"]
    assert len(strong) == 3, "what a second source bears out, and no more (facts of 29/11/2026)"


def test_official_wording_stands_before_ours_with_its_origin(museum):
    plain = site_at(ROOT / "tests/fixtures/museum")
    site = plan_site(with_overlay(museum), "participant", Locale.load("en"))
    pages = {f.path: str(f.content) for f in site.files if f.kind == "page"}
    said = "The house shall &lt;b&gt;know&lt;/b&gt; its clocks."
    descriptor = museum.standards[0].criteria[0].levels["helped"].summary
    for name in ("g1", "index", "summary"):
        page = pages[f"guide-2030/{name}.md"]
        assert said in page
        assert "rule.docx" in page
        assert "2030-04-01" in page
        assert HASH in page
        assert "<b>know" not in page
    first = pages["guide-2030/g1.md"]
    assert first.index(said) < first.index(descriptor)
    assert said in pages["guide-2030/d01.md"]
    assert all(said not in str(f.content) for f in plain.files)


def test_reasons_quote_official_words_and_results_stay_comparable(museum):
    exercise = next(e for e in museum.exercises if isinstance(e, Boundary))
    told = with_overlay(museum)
    assert "The document says" in json.dumps(exercise_key(told, exercise))
    assert "The document says" not in json.dumps(exercise_key(museum, exercise))
    assert key_hash(told, exercise) == key_hash(museum, exercise)
