"""My results: states, ticks, the file there and back, the own pattern, deleting."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.exercise_payload import exercise_public

from .conftest import ROOT, course_of

jsonschema = pytest.importorskip("jsonschema")
pytestmark = pytest.mark.browser

SCHEMA = json.loads((ROOT / "generator/schemas/result.schema.json").read_text(encoding="utf-8"))
MUSEUM = "guide-2030/d01.html"
KEYED = {
    "guide-2030-g1": "solid", "guide-2030-g2": "strong", "guide-2030-g3": "helped",
    "guide-2030-g4": "solid", "guide-2030-g5": "leading", "guide-2030-g6": "solid",
    "guide-2030-g7": "strong",
}  # fmt: skip


def score(page: Any, levels: dict[str, str]) -> None:
    """Fills in the form at once and hands it in, gaps or not."""
    page.evaluate(
        """levels => {
          for (const [id, level] of Object.entries(levels)) {
            document.querySelector(`#${id} [value=${level}]`).click();
          }
        }""",
        levels,
    )
    page.click(".th-scoring__form [type=submit]")
    if page.locator(".th-gaps").is_visible():
        page.click(".th-gaps .th-action")


def save(page: Any, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click("[data-do=save]")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def said(page: Any) -> str:
    page.locator("[data-part=said] p").wait_for()
    return page.locator("[data-part=said]").inner_text()


def load(page: Any, path: Path) -> str:
    page.set_input_files("[name=file]", str(path))
    return said(page)


def forge(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def attempt(course: str, number: int, of: str, /, **changes: Any) -> dict[str, Any]:
    """A record as a page of this course would write it."""
    loaded = course_of(course)
    public = exercise_public(loaded, next(e for e in loaded.exercises if e.id == of))
    return {
        "id": f"{number:016x}",
        **{k: public[k] for k in ("kind", "standard", "structureHash", "keyHash")},
        "exercise": of,
        "number": 1,
        "answers": {},
        "summary": {"items": 7, "answered": 7, "right": 7},
        "startedAt": "2030-05-03T08:00:00Z",
        "handedInAt": f"2030-05-03T09:00:{number:02d}Z",
        "fingerprint": "0" * 64,
    } | changes


def result_file(course_id: str, **parts: Any) -> str:
    empty = {"person": {}, "attempts": [], "drafts": [], "opinions": []}
    head = {"format": "taphuan-result", "version": 1, "course": {"id": course_id, "version": "1"}}
    return json.dumps({**head, "savedAt": "2030-05-03T10:00:00Z", **empty, **parts})


def course_id(course: str) -> str:
    return course_of(course).settings.id


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
    begun.evaluate("document.querySelector('#guide-2030-g1 [value=helped]').click()")
    page = there.open("results.html")
    assert "Added: 1 handed in, 0 begun" in load(page, path)
    row = page.locator("[data-exercise=guide-2030-d01]")
    assert "7 of 7 agree" in row.inner_text()
    assert load(page, path).startswith("This device has everything")
    assert there.open(MUSEUM).is_checked("#guide-2030-g1 [value=helped]")


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
    assert "was restructured" in page.locator("[data-part=elsewhere]").inner_text()
    assert page.input_value("[name=nickname]") == "Lan"


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
    apart = page.locator("[data-part=elsewhere]").inner_text()
    assert "its key was changed after you handed in" in apart
    assert "gone, try 1" in apart
    assert page.locator("[data-part=elsewhere] li").count() == 2


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
    assert "It takes two folders" in page.locator("[data-part=pattern]").inner_text()
    load(page, forge(tmp_path, "two.json", result_file(course_id("museum"), attempts=[second])))
    text = page.locator("[data-part=pattern]").inner_text()
    assert "It takes two folders" in text, "a second try of the same dossier says nothing new"
    page.close()


def test_the_pattern_over_two_dossiers_as_sentence_picture_and_table(visitor, tmp_path):
    loaded = course_of("shipped")
    found = [e for e in loaded.exercises if e.kind == "dossier" and e.standard == "teacher-2018"][
        :2
    ]
    tally = [[0] * 4 for _ in range(4)]
    tally[1][2], tally[2][2], tally[2][3] = 5, 8, 2
    summary = {"items": 15, "answered": 15, "right": 8, "tally": tally}
    records = [
        attempt("shipped", n, e.id, summary=summary | {"overall": {"given": "kha", "key": "kha"}})
        for n, e in enumerate(found, 1)
    ]
    page = visitor("shipped").open("results.html")
    path = forge(tmp_path, "r.json", result_file(course_id("shipped"), attempts=records))
    page.set_input_files("[name=file]", str(path))
    page.locator("#pattern").wait_for()
    text = page.locator("[data-part=pattern]").inner_text()
    assert "khớp 16, cao hơn đáp án 14, thấp hơn 0" in text
    assert "không nghiêng hẳn" in text.lower()
    assert "2/2 hồ sơ" in text
    assert page.locator(".th-tally-picture rect").count() == 16
    cells = page.locator(".th-tally td").all_inner_texts()
    assert cells.count("16") == 1
    assert sum(map(int, cells)) == 30


def test_finished_work_is_ticked_in_index_path_and_menu(visitor):
    person = visitor("museum")
    score(person.open(MUSEUM), KEYED)
    index = person.open("guide-2030/practice.html")
    assert index.locator("[data-th-exercises=guide-2030-d01] .th-tick").count() == 1
    assert index.locator("[data-th-exercises=guide-2030-boundary] .th-tick").count() == 0
    links = index.locator("a.md-nav__link .th-tick")
    assert links.count() == 1
    home = person.open("index.html")
    assert home.locator(".th-item[data-th-exercises=guide-2030-d01][data-th-done]").count() == 1


def test_deleting_asks_first_and_leaves_nothing_of_this_course(visitor):
    person = visitor("museum")
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.evaluate("localStorage.setItem('somebody/else', '1')")
    page.click("[data-do=clear]")
    page.click("[data-part=said] button >> nth=1")
    assert page.evaluate("localStorage.length") > 1
    page.click("[data-do=clear]")
    page.click("[data-part=said] button >> nth=0")
    assert "keeps nothing of yours" in said(page)
    ours = "Object.keys(localStorage).filter(key => key.startsWith('taphuan'))"
    assert page.evaluate(ours) == []
    assert page.evaluate("localStorage.getItem('somebody/else')") == "1"
    assert "agree" not in page.locator("[data-exercise=guide-2030-d01]").inner_text()


def test_without_scripts_the_page_lists_the_exercises(visitor):
    page = visitor("shipped", java_script_enabled=False).open("results.html")
    assert page.locator("[data-exercise]:visible").count() > 20
    assert page.locator("[data-plain]").is_visible()
    assert page.locator("[data-live]:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_axe_violation(visitor, axe, tmp_path, size, scheme):
    loaded = course_of("shipped")
    found = [e for e in loaded.exercises if e.kind == "dossier" and e.standard == "teacher-2018"][
        :2
    ]
    tally = [[0] * 4 for _ in range(4)]
    tally[1][2], tally[2][2], tally[2][3] = 5, 8, 2
    summary = {"items": 15, "answered": 15, "right": 8, "tally": tally}
    records = [attempt("shipped", n, e.id, summary=summary) for n, e in enumerate(found, 1)]
    records.append(attempt("shipped", 3, found[0].id, keyHash="f" * 16))
    page = visitor("shipped", size, color_scheme=scheme).open("results.html")
    assert axe(page) == []
    path = forge(tmp_path, "r.json", result_file(course_id("shipped"), attempts=records))
    load(page, path)
    page.click("[data-do=clear]")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == (
        390 if size == "phone" else 1280
    )


def test_print_is_a_clean_page(visitor):
    person = visitor("museum")
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.emulate_media(media="print")
    assert not page.locator("[data-do=save]").is_visible()
    assert page.locator("[data-exercise=guide-2030-d01]").is_visible()


JSQR = ROOT / "generator/frontend/node_modules/jsqr/dist/jsQR.js"
READ_QR = """async frame => {
  const side = 600;
  const picture = frame.querySelector('svg');
  const text = new XMLSerializer().serializeToString(picture);
  const image = new Image();
  image.src = 'data:image/svg+xml,' + encodeURIComponent(text);
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width: side, height: side});
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0, side, side);
  return jsQR(pen.getImageData(0, 0, side, side).data, side, side)?.data;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_short_result_shows_as_a_code_that_reads(visitor, axe, size, scheme):
    person = visitor("museum", size, color_scheme=scheme)
    page = person.open("results.html")
    page.click(".th-short summary")
    assert "No dossier has been handed in yet" in page.locator(".th-short").inner_text()
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.fill("[name=nickname]", "Cô Lan")
    page.click(".th-short summary")
    frame = page.locator(".th-qr__frame")
    assert frame.count() == 1
    text = frame.locator("textarea").input_value()
    page.evaluate(JSQR.read_text(encoding="utf-8"))
    assert frame.evaluate(READ_QR) == text
    assert text.startswith("TH1:")
    assert "Cô Lan".encode().hex().upper() in text
    page.click(".th-qr__frame button")
    assert frame.locator("button").inner_text() in (
        "Copied",
        "The line is selected, press Ctrl+C to copy it",
    )
    assert axe(page) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == (390 if size == "phone" else 1280)
