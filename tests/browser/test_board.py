"""The class board in a browser: files in, the room's view out, nothing that people wrote does harm."""

import json
import re
import shutil
from typing import Any

import pytest
from board_support import attempt_of, class_of, dossiers_of, keyed, result_file
from node_support import NODE, answers_of

from .conftest import course_of

pytestmark = pytest.mark.browser

BOARD = "trainer/board.html"
MUSEUM = "museum-trainer"


def dossier():
    return dossiers_of(course_of("museum"))[0]


def levels(**changes: str) -> dict[str, str]:
    """The key's levels of the museum's dossier but for some: `levels(g1="strong")`."""
    found = keyed(dossier()) | {f"guide-2030-{c}": level for c, level in changes.items()}
    return {criterion: level for criterion, level in found.items() if level}


def person(number: int, name: str = "", *tries: dict[str, str], **parts: Any) -> str:
    course = course_of("museum")
    attempts = [
        attempt_of(course, dossier(), one, number * 10 + k)
        for k, one in enumerate(tries or (levels(),))
    ]
    return result_file(course, name, attempts, **parts)


def write(folder: Any, files: dict[str, str]) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in files]


def bring(page: Any, paths: list[str]) -> str:
    page.set_input_files("[name=files]", paths)
    page.wait_for_function(
        "!/Reading|Đang đọc|^$/.test(document.querySelector('.th-board__said').textContent)"
    )
    return str(page.inner_text(".th-board__said"))


def seven(folder: Any) -> list[str]:
    """Seven people: five agree on everything; two are far off on the first two criteria."""
    files = {f"p{n}.json": person(n, f"Mai {n}") for n in range(1, 6)}
    for n in (6, 7):
        files[f"p{n}.json"] = person(n, f"Mai {n}", levels(g1="leading", g2="solid"))
    return write(folder, files)


def rows(page: Any, part: str) -> list[list[str]]:
    cells = "trs => trs.map(tr => [...tr.cells].map(cell => cell.textContent))"
    return list(page.eval_on_selector_all(f"[data-part={part}] tbody tr", cells))


@pytest.mark.parametrize("over", ["file", "127.0.0.1"])
def test_files_become_figures(visitor, tmp_path, over):
    page = visitor(MUSEUM, over=over).open(BOARD)
    files = seven(tmp_path / "in") + write(
        tmp_path / "in",
        {
            "again.json": person(1, "Mai 1"),
            "half.json": person(8)[:99],
            "other.json": person(9).replace('"museum-guides"', '"elsewhere"'),
            "old.json": person(10).replace(
                json.loads(person(10))["attempts"][0]["keyHash"], "f" * 16
            ),
        },
    )
    said = bring(page, files)
    assert "11 files" in said
    assert "8 people on the board; 2 files refused, 1 entries apart" in said
    assert "7 people handed this folder in" in page.inner_text("[data-stage=summary]")
    assert "45/49" in page.inner_text("[data-stage=summary]")
    first, second, *rest = rows(page, "figures")
    assert first[0].startswith("1.")
    assert first[-5:] == ["5/7 · 71.4 %", "5/7 · 71.4 %", "2/7 · 28.6 %", "+0.57", "47.6 %"]
    assert second[-5:-1] == ["5/7 · 71.4 %", "7/7 · 100.0 %", "0/7 · 0.0 %", "−0.29"]
    assert {row[-5] for row in rest} == {"7/7 · 100.0 %"}
    problems = page.inner_text("[data-part=problems]")
    assert re.search(r"half\.json: cannot be read", problems)
    assert re.search(r"other\.json: belongs to another course", problems)
    assert re.search(r"old\.json: the key was changed after", problems)


def test_the_map_shows_the_same_counts_and_frames_the_key_when_asked(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    numbers = page.eval_on_selector_all(".th-map__number", "all => all.map(t => t.textContent)")
    table = [cell for row in rows(page, "figures") for cell in row[1:6]]
    assert [n.replace("·", "0") for n in numbers] == table
    assert page.locator(".th-map__frame").count() == 0
    page.check("[name=show-key]")
    assert page.locator(".th-map__frame[data-look=key]").count() == 7
    assert rows(page, "figures")[0][1] == "Solid"


def test_keys_of_the_cards_are_covered_until_somebody_uncovers_them(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    assert page.locator(".th-talk").count() == 2, "only two criteria divide this class"
    card = page.locator(".th-talk").first
    assert "names makers and years" not in card.inner_text()
    card.get_by_role("button").click()
    text = card.inner_text()
    assert "names makers and years" in text
    assert "To those who chose higher (2)" in text
    assert "would need more than this paper holds" in text
    assert card.locator("a[href$='d01.html#paper-e1']").count() == 1
    with page.expect_navigation():
        card.locator("a[href$='d01.html#paper-e1']").click()
    assert page.locator("#paper-e1").count() == 1


def test_the_first_try_counts_and_all_are_shown(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    off = levels(g1="leading")
    files = {f"p{n}.json": person(n, "", off, levels()) for n in range(1, 6)}
    bring(page, write(tmp_path / "in", files))
    assert "30/35" in page.inner_text("[data-stage=summary]")
    page.click("#fold-people")
    assert "try 1: 6/7 exact · try 2: 7/7 exact" in page.inner_text("[data-part=people]")


def test_names_are_hidden_until_the_trainer_shows_them(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.click("#fold-people")
    assert [row[0] for row in rows(page, "people")][:2] == ["Person 1", "Person 2"]
    assert "Mai" not in page.inner_text("class-board")
    assert "p3.json" not in page.inner_text("class-board")
    page.uncheck("[name=hide-names]")
    assert [row[0] for row in rows(page, "people")][:2] == ["Mai 1", "Mai 2"]
    assert "p3.json" in page.inner_text("[data-part=people]")


def test_fewer_than_five_are_counts_and_hidden_with_the_names(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    files = {f"p{n}.json": person(n, f"Mai {n}") for n in range(1, 5)}
    bring(page, write(tmp_path / "in", files))
    assert "4 people. No distribution" in page.inner_text("[data-stage=summary]")
    assert page.locator(".th-map, [data-part=figures]").count() == 0
    page.uncheck("[name=hide-names]")
    assert "%" not in page.inner_text("class-board")
    assert "28/28" in page.inner_text("[data-stage=summary]")
    page.click("#fold-people")
    assert "Mai 2" in page.inner_text("[data-part=people]")


def test_two_files_of_one_name_are_joined_only_when_the_trainer_says_so(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    files = {f"p{n}.json": person(n, "Lan  Chi" if n > 5 else f"P{n}") for n in range(1, 8)}
    bring(page, write(tmp_path / "in", files))
    notice = page.locator("[data-part=people] .th-notice")
    assert "2 files bear the same name" in notice.inner_text()
    assert "Lan" not in notice.inner_text()
    notice.get_by_role("button").click()
    assert "6 people handed this folder in" in page.inner_text("[data-stage=summary]")
    assert page.locator("[data-part=people] .th-notice").count() == 0


HOSTILE = ['=HYPERLINK("//x")', "<script>document.title='x'</script>", "txt.\u202egpj", "@SUM(1)"]


def opinion(number: int, text: str) -> dict[str, str]:
    at = "2019-02-22T03:00:00Z"
    title = "<img src=x onerror=\"document.title='x'\">"
    return {
        "id": f"{number:016x}", "page": "guide-2030/g1", "title": title, "kind": "question",
        "text": text, "at": at,
    }  # fmt: skip


def test_nothing_that_people_wrote_does_harm(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    long = "a" * 4000
    files = {
        f"<b>{n}.json": person(n, name, opinions=[opinion(n, name), opinion(n + 50, long)])
        for n, name in enumerate(HOSTILE, 1)
    }
    files["letters.json"] = person(9, "Ten thousand", opinions=[opinion(99, "b" * 10_000)])
    said = bring(page, write(tmp_path / "in", files))
    assert "1 files refused" in said
    page.uncheck("[name=hide-names]")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    shown = rows(page, "people")
    assert [row[0] for row in shown] == HOSTILE
    assert len(rows(page, "opinions")) == 8
    assert page.title() != "x"
    assert page.locator("class-board :is(script, img, b b)").count() == 0
    isolated = "getComputedStyle(document.querySelector('[data-part=people] bdi')).unicodeBidi"
    assert page.evaluate(isolated).startswith("isolate")
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    assert [url for url in requests if not url.startswith(("file:", "blob:"))] == []


def test_the_board_is_saved_and_opened_again(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    with page.expect_download() as download:
        page.click("[data-do=save]")
    name = download.value.suggested_filename
    assert name.isascii() and name.startswith("board-museum-guides-")
    download.value.save_as(tmp_path / name)
    before = rows(page, "figures")
    page.click("[data-do=clear]")
    page.click(".th-board__said button >> nth=0")
    assert not page.locator("[data-part=tools]").is_visible()
    assert page.locator("[data-stage]").count() == 0
    other = visitor(MUSEUM, over="127.0.0.1").open(BOARD)
    bring(other, [str(tmp_path / name)])
    assert rows(other, "figures") == before


def test_a_file_can_be_pasted_and_a_folder_chosen(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    page.click("[data-part=paste] summary")
    page.fill("[name=pasted]", person(1, "Lan"))
    page.click("[data-do=paste]")
    assert "1 people on the board" in page.inner_text(".th-board__said")
    seven(tmp_path / "in")
    (tmp_path / "in" / "photo.jpg").write_bytes(b"no result")
    page.set_input_files("[name=folder]", str(tmp_path / "in"))
    page.wait_for_function("/7 people/.test(document.querySelector('.th-board__said').textContent)")
    assert "0 files refused" in page.inner_text(".th-board__said")


def test_the_projector_shows_one_thing_large_and_no_name(visitor, tmp_path):
    person_ = visitor("shipped-trainer", viewport={"width": 1920, "height": 1080})
    page = person_.open(BOARD)
    course = course_of("shipped")
    two = [d for d in dossiers_of(course, "primary") if d.standard == "principal-2018"][:2]
    three = [d for d in dossiers_of(course, "lower_secondary") if d.standard == "principal-2018"][
        :2
    ]
    files = dict(class_of(course, two, 8, 1)) | dict(class_of(course, three, 6, 2))
    bring(page, write(tmp_path / "in", files))
    page.uncheck("[name=hide-names]")
    page.click("[data-do=project]")
    seen = []
    for _ in range(8):
        shown = page.locator("[data-stage]:visible")
        assert shown.count() == 1
        seen.append(shown.get_attribute("data-stage"))
        assert page.evaluate("document.activeElement.dataset.stage") == seen[-1]
        small = page.evaluate(
            """() => Math.min(...[...document.querySelectorAll('[data-stage]:not([data-away]) *')]
              .filter(e => e.getClientRects().length && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
              .map(e => parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM && e.getScreenCTM() ? e.getScreenCTM().a : 1)))"""
        )
        assert small >= 25, f"{seen[-1]}: {small}px"
        page.keyboard.press("PageDown")
    assert list(dict.fromkeys(seen)) == ["summary", "map", "talk-0", "talk-1", "talk-2", "classes"]
    assert "HV 1-" not in page.inner_text("class-board")
    page.keyboard.press("ArrowLeft")
    assert page.locator(".th-talk__key:visible").count() == 0
    page.locator("[data-stage]:visible .th-action").click()
    assert page.locator(".th-talk__key:visible").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("[data-stage]:visible").count() == 6
    assert page.evaluate("document.activeElement.dataset.do") == "project"


def test_classes_apart_and_together_and_the_target(visitor, tmp_path):
    page = visitor("shipped-trainer").open(BOARD)
    course = course_of("shipped")
    one, other = (
        [d for d in dossiers_of(course, level) if d.standard == "teacher-2018"][:1]
        for level in ("primary", "lower_secondary")
    )
    files = dict(class_of(course, one, 7, 1)) | dict(class_of(course, other, 5, 2))
    few = {"one.json": result_file(course, "", [attempt_of(course, one[0], keyed(one[0]), 7)])}
    bring(page, write(tmp_path / "few", few))
    page.uncheck("[name=hide-names]")
    assert "mới có 15 lượt chấm, chưa đủ để nói" in page.inner_text("[data-stage=summary]")
    bring(page, write(tmp_path / "in", files))
    names = page.locator(".th-switch button").all_inner_texts()
    assert names == ["Tất cả các lớp (13)", "Lớp Tiểu học (8)", "Lớp THCS (5)"]
    page.click("#class-lower_secondary")
    assert page.evaluate("document.activeElement.id") == "class-lower_secondary"
    assert page.get_attribute("#class-lower_secondary", "aria-pressed") == "true"
    assert "5 người đã nộp hồ sơ này" in page.inner_text("[data-stage=summary]")
    assert other[0].title in page.inner_text("[data-stage=summary]")
    page.click("#class-all")
    page.select_option("#board-exercise", "standard/teacher-2018")
    assert "13 người, 13 bài nộp" in page.inner_text("[data-stage=summary]")
    page.click("#fold-classes")
    assert len(rows(page, "classes")) == 15
    assert rows(page, "classes")[0][1].endswith("/8")


def test_a_pass_rule_is_told_for_everybody_where_the_course_sets_one(visitor, tmp_path):
    someone = visitor(MUSEUM, over="127.0.0.1")
    share, lean = {"num": 3, "den": 4}, {"num": 1, "den": 2}
    rule = {"name": "Pass mark", "minimumItems": 7, "exactShare": share, "discrepantAtMost": 0}
    rule |= {"sameOverallRating": False, "leanBelow": lean}
    script = f"window.taphuanBoard.passRule = {json.dumps(rule)};"

    def with_rule(route: Any) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text() + script)

    someone.context.route("**/board-data.js", with_rule)
    page = someone.open(BOARD)
    files = {f"p{n}.json": person(n, f"Mai {n}") for n in range(1, 5)}
    files["gap.json"] = person(5, "Mai 5", levels(g1=""))
    files["far.json"] = person(6, "Mai 6", levels(g1="leading"))
    bring(page, write(tmp_path / "in", files))
    page.click("#fold-people")
    assert [row[3] for row in rows(page, "people")] == ["reached"] * 4 + [
        "not enough yet",
        "not reached",
    ]
    assert "Pass mark: 4 of 6 people reach it." in page.inner_text("[data-part=people]")


def test_files_may_be_dropped_anywhere(visitor):
    page = visitor(MUSEUM).open(BOARD)
    dropped = """text => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "lan.json", {type: "application/json"}));
      const options = {bubbles: true, cancelable: true, dataTransfer: transfer};
      return document.querySelector("h1").dispatchEvent(new DragEvent("drop", options));
    }"""
    assert page.evaluate(dropped, person(1, "Lan")) is False, "the browser must not open the file"
    page.wait_for_function(
        "/1 people on the board/.test(document.querySelector('.th-board__said').textContent)"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_axe_violation(visitor, axe, tmp_path, size, scheme):
    page = visitor(MUSEUM, size, color_scheme=scheme).open(BOARD)
    assert axe(page) == []
    files = seven(tmp_path / "in")
    twins = {
        "t1.json": person(21, "Twin"),
        "t2.json": person(22, "Twin", opinions=[opinion(1, "x")]),
    }
    bring(page, files + write(tmp_path / "in", twins | {"half.json": "{"}))
    page.check("[name=show-key]")
    page.locator(".th-talk button").first.click()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert axe(page) == []
    width = 390 if size == "phone" else 1280
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.click("[data-do=project]")
    assert axe(page) == []


def test_without_scripts_the_page_says_what_it_needs(visitor):
    page = visitor(MUSEUM, java_script_enabled=False).open(BOARD)
    assert page.locator("[data-plain]").is_visible()
    assert page.locator("[data-live]:visible").count() == 0


def test_print_holds_the_figures_and_no_buttons(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.emulate_media(media="print")
    assert page.locator(".th-map").first.is_visible()
    assert page.locator("class-board button:visible").count() == 0


def test_firefox_shows_and_projects_too(site_of, tmp_path):
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox or NODE is None:
        pytest.skip("needs Firefox and Node.js")
    url = f"{site_of(MUSEUM).as_uri()}/{BOARD}"
    questions = {"firefox": firefox, "url": url, "files": seven(tmp_path / "in")}
    answer = answers_of("firefox-board.js", questions)
    assert answer["errors"] == []
    assert "7 people handed this folder in" in answer["summary"]
    assert "45/49" in answer["summary"]
    assert answer["shown"] == ["map"]
