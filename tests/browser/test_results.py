"""My results: the file there and back, what it may hold, the own pattern."""

import json
import re

import pytest
from playwright.sync_api import expect

from .conftest import ROOT
from .resulting import (
    KEYED,
    MUSEUM,
    attempt,
    course_id,
    forge,
    load,
    result_file,
    save,
    score,
    two_dossiers,
)

jsonschema = pytest.importorskip("jsonschema")
pytestmark = pytest.mark.browser

SCHEMA = json.loads((ROOT / "generator/schemas/result.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("over", ["file", "127.0.0.1", "school.test"])
def test_the_file_is_saved_validates_and_opens_on_another_computer(visitor, tmp_path, over):
    here = visitor("museum", over=over)
    score(here.open(MUSEUM), KEYED)
    page = here.open("results.html")
    page.fill("[name=nickname]", "Lan <b>Chi</b> Đỗ")
    path = save(page, tmp_path)
    assert path.name.isascii()
    file = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(file)
    assert file["person"]["nickname"] == "Lan <b>Chi</b> Đỗ"
    assert file["attempts"][0]["summary"]["right"] == 7

    there = visitor("museum", over="127.0.0.1")
    begun = there.open(MUSEUM)
    begun.locator("#guide-2030-g1 [value=helped]").check()
    page = there.open("results.html")
    assert "Added: 1 handed in, 0 begun" in load(page, path)
    row = page.locator("[data-exercise=guide-2030-d01]")
    expect(row).to_contain_text("7 of 7 agree", use_inner_text=True)
    assert load(page, path).startswith("This device has everything")
    expect(there.open(MUSEUM).locator("#guide-2030-g1 [value=helped]")).to_be_checked()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("picture.json", "cannot be read"),
        ("other.json", "no result file of this site"),
        ("course.json", "belongs to another course"),
        ("newer.json", "newer version"),
        ("types.json", "damaged or was edited"),
        ("script.json", "damaged or was edited"),
        ("huge.json", "larger than 5 MB"),
    ],
)
def test_a_bad_file_gets_one_clear_sentence_and_changes_nothing(visitor, tmp_path, name, words):
    good = result_file(course_id("museum"))
    files = {
        "picture.json": "\x89PNG",
        "other.json": '{"a": 1}',
        "course.json": good.replace(course_id("museum"), "somewhere-else"),
        "newer.json": good.replace('"version": 1', '"version": 9', 1),
        "types.json": good.replace('"attempts": []', '"attempts": [{"id": 7}]'),
        "script.json": good.replace('"person": {}', '"person": {"nickname": ["<script>"]}'),
        "huge.json": good + " " * (50 * 2**20),
    }
    person = visitor("museum")
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    before = page.evaluate("JSON.stringify(Object.entries(localStorage).sort())")
    text = load(page, forge(tmp_path, name, files[name]))
    assert words in text
    assert "Nothing was changed" in text
    assert page.evaluate("JSON.stringify(Object.entries(localStorage).sort())") == before


def test_a_file_of_version_0_opens(visitor, tmp_path):
    sample = ROOT / "tests/cases/results/version-0.json"
    page = visitor("museum").open("results.html")
    text = sample.read_text(encoding="utf-8").replace('"museum"', f'"{course_id("museum")}"')
    forged = forge(tmp_path, "version-0.json", text)
    assert "Added: 1 handed in" in load(page, forged)
    apart = page.locator("[data-part=elsewhere]")
    expect(apart).to_contain_text("was restructured", use_inner_text=True)
    expect(page.locator("[name=nickname]")).to_have_value("Lan")


def test_work_on_another_key_or_exercise_is_kept_but_listed_apart(visitor, tmp_path):
    records = [
        attempt("museum", 1, "guide-2030-d01", keyHash="f" * 16),
        attempt("museum", 2, "guide-2030-d01", exercise="gone"),
        attempt("museum", 3, "guide-2030-d01"),
    ]
    person = visitor("museum")
    page = person.open("results.html")
    path = forge(tmp_path, "r.json", result_file(course_id("museum"), attempts=records))
    assert "Added: 3 handed in" in load(page, path)
    apart = page.locator("[data-part=elsewhere]")
    for words in ("its key was changed after you handed in", "gone, try 1"):
        expect(apart).to_contain_text(words, use_inner_text=True)
    expect(apart.locator("li")).to_have_count(2)


def test_the_own_pattern_waits_for_two_dossiers_and_adds_them_up(visitor, tmp_path):
    tally = [[0] * 5 for _ in range(5)]
    tally[1][2], tally[2][2], tally[2][3], tally[3][3] = 2, 2, 2, 1
    summary = {"items": 7, "answered": 7, "right": 3, "tally": tally}
    decided = summary | {"overall": {"given": "gold", "key": "gold"}}
    first = attempt("museum", 1, "guide-2030-d01", summary=decided)
    second = attempt("museum", 2, "guide-2030-d01", summary=summary, exercise="guide-2030-d01")
    person = visitor("museum")
    page = person.open("results.html")
    load(page, forge(tmp_path, "one.json", result_file(course_id("museum"), attempts=[first])))
    pattern = page.locator("[data-part=pattern]")
    expect(pattern).to_contain_text("It takes two dossiers", use_inner_text=True)
    load(page, forge(tmp_path, "two.json", result_file(course_id("museum"), attempts=[second])))
    # a second try of the same dossier says nothing new
    expect(pattern).to_contain_text("It takes two dossiers", use_inner_text=True)


def test_the_pattern_over_two_dossiers_as_sentence_picture_and_table(visitor, tmp_path):
    records = two_dossiers(overall={"given": "kha", "key": "kha"})
    page = visitor("shipped").open("results.html")
    path = forge(tmp_path, "r.json", result_file(course_id("shipped"), attempts=records))
    load(page, path)
    page.locator("#pattern").wait_for()
    text = page.locator("[data-part=pattern]").inner_text()
    assert "khớp 16, cao hơn đáp án 14, thấp hơn 0" in text
    assert "không nghiêng hẳn" not in text.lower()  # beside 14 higher and none lower
    assert "mới 0,5 mức: chưa đủ để gọi là thói quen" in text
    assert "2/2 hồ sơ" in text
    expect(page.locator(".th-tally-picture rect")).to_have_count(16)
    cells = page.locator(".th-tally td").all_inner_texts()
    assert cells.count("16") == 1
    assert sum(map(int, cells)) == 30
    legend = page.locator(".th-tally-legend")
    expect(legend).to_contain_text("CĐ: Chưa đạt, Đ: Đạt, K: Khá, T: Tốt")
    expect(legend).to_contain_text("bên phải ô ấy: cao hơn đáp án")


def test_criteria_off_more_than_once_are_named_with_the_drill_that_fits(visitor, tmp_path):
    gaps = {"teacher-2018-c06": 2, "teacher-2018-c02": -1, "teacher-2018-c09": 1}
    records = two_dossiers(gaps=gaps)
    records[1]["summary"] = records[1]["summary"] | {"gaps": gaps | {"teacher-2018-c09": 0}}
    person = visitor("shipped", "phone")
    page = person.open("results.html")
    own = page.locator("[data-part=own]")
    load(page, forge(tmp_path, "1.json", result_file(course_id("shipped"), attempts=records[:1])))
    expect(own).to_contain_text("Mới có một hồ sơ mở đáp án")
    expect(own.locator(".th-severity")).to_have_count(0)
    load(page, forge(tmp_path, "2.json", result_file(course_id("shipped"), attempts=records)))
    rows = own.locator(".th-severity li")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Tiêu chí 6")
    expect(rows.nth(0)).to_contain_text("cao hơn đáp án ở 2/2 hồ sơ (có lần cách 2 mức)")
    expect(rows.nth(1)).to_contain_text("thấp hơn đáp án ở 2/2 hồ sơ")
    rows.nth(0).locator("a").click()
    page.wait_for_url(re.compile(r"/(primary|lower_secondary)/teacher-2018/c06\.html#practice$"))
    expect(page.locator("#practice ~ * .th-q").first).to_be_visible()


def test_handing_in_keeps_how_far_each_criterion_was(visitor):
    here = visitor("museum")
    score(here.open(MUSEUM), KEYED | {"guide-2030-g1": "leading"})
    text = here.open("results.html").evaluate(
        "Object.entries(localStorage).find(([key]) => key.includes('/attempt/'))[1]"
    )
    gaps = json.loads(text)["summary"]["gaps"]
    assert gaps.pop("guide-2030-g1") == 2
    assert set(gaps.values()) == {0}
