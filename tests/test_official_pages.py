"""Imported wording on every page it belongs to: rule, process, cycle, words explained, exercises."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.course.model.official import (
    ImportedFile,
    OfficialCriterion,
    OfficialOverlay,
    OfficialRating,
    OfficialText,
)
from generator.locale import Locale
from generator.outputs.lms.questions import question_sets
from generator.practice.exercise_payload import exercise_key, key_hash
from generator.site.planning import plan_site
from tests.courses import course_at

ROOT = Path(__file__).parents[1]
MUSEUM = ROOT / "tests/fixtures/museum"
HASH = "cd" * 32
SAID = {
    "gold": "Gold goes to a house whose every room is <i>strong</i>.",
    "silver": "Silver goes to a house whose every room is solid.",
    "loose": "A rating is told before the summer.",
    "process": "First the guide looks, then the head looks.",
    "cycle": "Each spring the house looks at every guide.",
    "level": "Carries a tour alone when the house is full.",
    "helped": "Helped is the level of those who ask.",
    "docent": "1. Gallery guide is the name of whoever opens a door for visitors.",
    "card": "A card is what hangs beside a clock.",
}


def _text(key, citation):
    return OfficialText(text=SAID[key], citation=citation)


def _rating(key, rating):
    return OfficialRating(text=SAID[key], citation="Part 3, line 1", rating=rating)


def overlay(standard):
    """Wording for every kind of place; one rating of the three has none."""
    helped = _text("helped", "Part 2, line 1")
    levels = {i: _text("level", f"Rule 4, {i}") for i in standard.level_ids[1:]}
    first = {**levels, "solid": _text("level", "Part 1, point 1")}
    return OfficialOverlay(
        standard=standard.id,
        number="7/2030",
        source=ImportedFile(name="rule.docx", sha256=HASH, imported_on=date(2030, 4, 1)),
        criteria={
            c.id: OfficialCriterion(levels=first if n == 0 else levels)
            for n, c in enumerate(standard.criteria)
        },
        scale={"helped": helped},
        definitions=(helped, _text("docent", "Part 2, line 2"), _text("card", "Part 2, line 3")),
        rating_rule=(
            _rating("gold", "gold"),
            _rating("silver", "silver"),
            _rating("loose", None),
        ),
        process=(_text("process", "Part 4, line 1"),),
        cycle=(_text("cycle", "Part 5, line 1"),),
    )


@pytest.fixture(scope="module")
def plain():
    return course_at(MUSEUM)


@pytest.fixture(scope="module")
def told(plain):
    standard = plain.standards[0]
    return replace(plain, official={standard.id: overlay(standard)})


def pages_of(course):
    site = plan_site(course, "participant", Locale.load("en"))
    return {f.path: str(f.content) for f in site.files if f.kind == "page"}


@pytest.fixture(scope="module")
def pages(told):
    return pages_of(told)


def in_order(page, *parts):
    positions = [page.index(part) for part in parts]
    return positions == sorted(positions)


def test_each_rating_begins_with_its_official_condition(told, pages):
    gold, silver, _none = told.standards[0].rating_rule.ratings
    said = SAID["gold"].replace("<", "&lt;").replace(">", "&gt;")
    for name in ("rating", "index"):
        page = pages[f"guide-2030/{name}.md"]
        assert in_order(page, said, gold.summary, SAID["silver"], "1/2")
        assert in_order(page, SAID["loose"], told.standards[0].rating_rule.summary)
        assert "<i>strong" not in page
    assert in_order(pages["guide-2030/summary.md"], said, SAID["silver"])
    assert SAID["loose"] not in pages["guide-2030/process.md"]
    assert silver.name in pages["guide-2030/rating.md"]


def test_rule_and_process_pages_say_where_the_words_come_from(pages):
    for name in ("rating", "process", "index", "summary", "g1"):
        page = pages[f"guide-2030/{name}.md"]
        assert all(part in page for part in ("7/2030", "rule.docx", "2030-04-01", HASH)), name


def test_process_and_cycle_begin_with_the_official_words(told, pages):
    page = pages["guide-2030/process.md"]
    procedure = told.procedures["guide-2030"]
    assert in_order(page, SAID["process"], "Part 4, line 1", procedure.process[0].what)
    assert in_order(page, procedure.process[-1].what, SAID["cycle"], "th-cycle")


def test_words_are_explained_on_the_overview_and_in_the_glossary(plain, pages):
    overview, glossary = pages["guide-2030/index.md"], pages["glossary.md"]
    assert in_order(overview, 'id="definitions"', SAID["docent"], SAID["card"])
    assert overview.count(SAID["helped"]) == 1, "the scale shows what a level means"
    meaning = next(t.meaning for t in plain.glossary if t.term == "docent")
    assert in_order(glossary, SAID["docent"], "Part 2, line 2, 7/2030", meaning)
    assert SAID["card"] not in glossary, "no term of the glossary is called so"


def test_reasons_of_every_kind_quote_what_they_rest_on(plain, told):
    quotes = {
        "guide-2030-boundary": {SAID["level"]: 1},
        "guide-2030-faults": {SAID["level"]: 3},
        "guide-2030-rule": {SAID["silver"]: 2, SAID["gold"]: 0},
        "guide-2030-choice": {SAID["level"]: 1},
        "guide-2030-sort": {SAID["level"]: 0},
        "guide-2030-order": {SAID["process"]: 0},
    }
    for exercise in plain.exercises:
        reasons = json.dumps(exercise_key(told, exercise), ensure_ascii=False)
        for said, count in quotes.get(exercise.id, {}).items():
            assert reasons.count(said) == count, exercise.id
        assert key_hash(told, exercise) == key_hash(plain, exercise)
        assert exercise_key(told, exercise)["answers"] == exercise_key(plain, exercise)["answers"]


def test_keys_on_paper_and_in_platforms_quote_the_same(told, pages):
    """The key that pages show without scripts, and the questions for learning platforms."""
    for name, count in (("boundary", 1), ("faults", 3), ("choice", 1)):
        page = pages[f"guide-2030/{name}.md"]
        shown = page[page.index("data-plain data-search-exclude") :]
        assert shown.count(SAID["level"]) == count, name
    rule = pages["guide-2030/rule.md"]
    assert rule[rule.index("data-plain data-search-exclude") :].count(SAID["silver"]) == 2
    sets = question_sets(told, told.tracks[0], Locale.load("en"))
    assert sum(str(one.questions).count(SAID["level"]) for one in sets) == 5


def test_a_choice_quotes_nothing_where_two_texts_stand_at_its_place(plain):
    standard = plain.standards[0]
    doubled = overlay(standard)
    doubled = doubled.model_copy(update={"process": (_text("process", "Part 1, point 1"),)})
    exercise = next(e for e in plain.exercises if e.id == "guide-2030-choice")
    told = replace(plain, official={standard.id: doubled})
    assert exercise_key(told, exercise) == exercise_key(plain, exercise)


def test_without_an_import_no_page_says_official(plain):
    words = Locale.load("en").text("circular.official.first")
    assert all(words not in page for page in pages_of(plain).values())
