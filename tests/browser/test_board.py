"""The class board in a browser: files in, figures out, nothing that people wrote does harm."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from .boarding import (
    BOARD,
    MUSEUM,
    SAID,
    bring,
    levels,
    opinion,
    person,
    rows,
    seven,
    summary_says,
    unfold,
    unfold_all,
    write,
)

pytestmark = pytest.mark.browser


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
    summary_says(page, "7 people handed this dossier in", "45/49")
    first, second, *rest = rows(page, "figures")
    assert first[0].startswith("1.")
    assert first[-5:] == [
        "5/7 · 71.4\u00a0%",
        "5/7 · 71.4\u00a0%",
        "2/7 · 28.6\u00a0%",
        "+0.57",
        "47.6\u00a0%",
    ]
    assert second[-5:-1] == ["5/7 · 71.4\u00a0%", "7/7 · 100.0\u00a0%", "0/7 · 0.0\u00a0%", "−0.29"]
    assert {row[-5] for row in rest} == {"7/7 · 100.0\u00a0%"}
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
    expect(page.locator(".th-map__frame[data-look=key]")).to_have_count(7)
    assert rows(page, "figures")[0][1] == "Solid"


def test_keys_of_the_cards_are_covered_until_somebody_uncovers_them(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    expect(page.locator(".th-talk")).to_have_count(2)  # only two criteria divide this class
    card = page.locator(".th-talk").first
    assert "names makers and years" not in card.inner_text()
    expect(card.locator(".th-talk__before")).to_be_visible()
    card.get_by_role("button", name="Uncover the key").click()
    for words in (
        "names makers and years",
        "To those who chose higher (2)",
        "would need more than this paper holds",
    ):
        expect(card).to_contain_text(words, use_inner_text=True)
    expect(card.locator(".th-talk__before")).to_be_hidden()  # it only helps a talk before the key
    paper = card.locator("a[href$='d01.html#paper-e1']:visible")
    expect(paper).to_have_count(1)
    with page.expect_navigation():
        paper.click()
    expect(page.locator("#paper-e1")).to_have_count(1)


def test_the_first_try_counts_and_all_are_shown(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    off = levels(g1="leading")
    files = {f"p{n}.json": person(n, "", off, levels()) for n in range(1, 6)}
    bring(page, write(tmp_path / "in", files))
    summary_says(page, "30/35")
    unfold(page, "people")
    assert "try 1: 6/7 exact · try 2: 7/7 exact" in page.inner_text("[data-part=people]")


def test_names_are_hidden_until_the_trainer_shows_them(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    unfold(page, "people")
    assert [row[0] for row in rows(page, "people")][:2] == ["Person 1", "Person 2"]
    assert "Mai" not in page.inner_text("class-board")
    assert "p3.json" not in page.inner_text("class-board")
    page.uncheck("[name=hide-names]")
    expect(page.locator("[data-part=people]")).to_contain_text("Mai 1", use_inner_text=True)
    assert [row[0] for row in rows(page, "people")][:2] == ["Mai 1", "Mai 2"]
    assert "p3.json" in page.inner_text("[data-part=people]")


def test_fewer_than_five_are_counts_and_hidden_with_the_names(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    files = {f"p{n}.json": person(n, f"Mai {n}") for n in range(1, 5)}
    bring(page, write(tmp_path / "in", files))
    summary_says(page, "4 people. No distribution")
    assert page.locator(".th-map, [data-part=figures]").count() == 0
    page.uncheck("[name=hide-names]")
    summary_says(page, "28/28")
    assert "%" not in page.inner_text("class-board")
    unfold(page, "people")
    assert "Mai 2" in page.inner_text("[data-part=people]")


def test_two_files_of_one_name_are_joined_only_when_the_trainer_says_so(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    files = {f"p{n}.json": person(n, "Lan  Chi" if n > 5 else f"P{n}") for n in range(1, 8)}
    bring(page, write(tmp_path / "in", files))
    notice = page.locator("[data-part=people] .th-notice")
    expect(notice).to_contain_text("2 files bear the same name", use_inner_text=True)
    assert "Lan" not in notice.inner_text()
    notice.get_by_role("button").click()
    summary_says(page, "6 people handed this dossier in")
    expect(notice).to_have_count(0)


HOSTILE = ['=HYPERLINK("//x")', "<script>document.title='x'</script>", "txt.\u202egpj", "@SUM(1)"]


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
    unfold_all(page)
    expect(page.locator("[data-part=people] tbody")).to_contain_text(HOSTILE[0])
    shown = rows(page, "people")
    assert sorted(row[0] for row in shown) == sorted(HOSTILE)
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
    page.click(f"{SAID} button >> nth=0")
    expect(page.locator("[data-part=tools]")).to_be_hidden()
    expect(page.locator("[data-stage]")).to_have_count(0)
    other = visitor(MUSEUM, over="127.0.0.1").open(BOARD)
    bring(other, [str(tmp_path / name)])
    assert rows(other, "figures") == before


def test_a_file_can_be_pasted_and_a_folder_chosen(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    page.click("[data-part=paste] summary")
    for n, name in ((1, "Lan"), (2, "Mai 2")):
        page.fill("[name=pasted]", person(n, name))
        page.click("[data-do=paste]")
        expect(page.locator(SAID)).to_contain_text(f"{n} people on the board")
    seven(tmp_path / "in")
    (tmp_path / "in" / "photo.jpg").write_bytes(b"no result")
    page.set_input_files("[name=folder]", str(tmp_path / "in"))
    for words in (
        "8 people on the board; 0 files refused",  # Mai 2 is counted once
        "1 groups of files bear different names and share work",  # Lan and Mai 1
    ):
        expect(page.locator(SAID)).to_contain_text(words)


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
    unfold(page, "people")
    assert [row[3] for row in rows(page, "people")] == ["reached"] * 4 + [
        "not enough yet",
        "not reached",
    ]
    assert "Pass mark: 4 of 6 people reach it." in page.inner_text("[data-part=people]")
    with page.expect_download() as download:
        page.click("[data-do=save]")
    passing = json.loads(download.value.path().read_text("utf-8"))["passing"]
    states = {one["name"]: one["state"] for one in passing["people"]}
    assert states == {**{f"Mai {n}": "met" for n in range(1, 5)}, "Mai 5": "few", "Mai 6": "notMet"}
    assert (passing["rule"], passing["nameless"]) == (rule, 0)


def test_files_may_be_dropped_anywhere(visitor):
    page = visitor(MUSEUM).open(BOARD)
    dropped = """text => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "lan.json", {type: "application/json"}));
      const options = {bubbles: true, cancelable: true, dataTransfer: transfer};
      return document.querySelector("h1").dispatchEvent(new DragEvent("drop", options));
    }"""
    assert page.evaluate(dropped, person(1, "Lan")) is False, "the browser must not open the file"
    expect(page.locator(SAID)).to_contain_text("1 people on the board")
