"""Many files at once on the class board: looked at in a thread beside the page, where there is one."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.serving.server import SiteServer

from .boarding import BOARD, MUSEUM, bring, levels, person, summary_says, write

pytestmark = pytest.mark.browser

GOOD, HALF, FOREIGN = 60, 3, 2


def many(folder: Path) -> list[str]:
    """Sixty people, of whom six chose higher once; five files that are refused."""
    files = {f"p{n}.json": person(n, f"Mai {n}") for n in range(1, GOOD - 5)}
    for n in range(GOOD - 5, GOOD + 1):
        files[f"p{n}.json"] = person(n, f"Mai {n}", levels(g1="leading"))
    for n in range(HALF):
        files[f"half{n}.json"] = person(100 + n)[:99]
    for n in range(FOREIGN):
        files[f"other{n}.json"] = person(200 + n).replace('"museum-guides"', '"elsewhere"')
    return write(folder, files)


def edited(folder: Path) -> list[str]:
    """One level of a saved file was changed by hand."""
    file = json.loads(person(300))
    next(iter(file["attempts"][0]["answers"].values()))["level"] = "starting"
    return write(folder, {"edited.json": json.dumps(file)})


@pytest.fixture(scope="module")
def served(site_of) -> Iterator[str]:
    """The trainer's site on the server that a bundle brings, with its Content-Security-Policy."""
    with SiteServer(site_of(MUSEUM), "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def check_board(page: Any, folder: Path) -> None:
    said = bring(page, many(folder / "in") + edited(folder / "in"))
    assert "66 files" in said
    assert "61 people on the board; 5 files refused, 1 entries apart" in said
    summary_says(page, f"{GOOD} people handed this dossier in", "414/420")
    problems = page.locator("[data-part=problems]")
    expect(problems).to_contain_text("half2.json: cannot be read")
    expect(problems).to_contain_text("other1.json: belongs to another course")
    expect(problems).to_contain_text("edited.json")


COUNTED = """window.verdicts = 0;
window.Worker = class extends Worker {
  constructor(address) {
    super(address);
    this.addEventListener('message', ({data}) => { window.verdicts += data.length; });
  }
}"""


@pytest.mark.parametrize("over", ["file", "127.0.0.1", "server"])
def test_a_thread_looks_at_many_files(visitor, served, tmp_path, over):
    one = visitor(MUSEUM, over="file" if over == "server" else over)
    if over == "server":
        one.base = served
    one.context.add_init_script(COUNTED)
    page = one.open(BOARD)
    check_board(page, tmp_path)
    assert page.evaluate("window.verdicts") == GOOD + HALF + FOREIGN + 1


def test_firefox_has_a_thread_too(site_of, firefox, tmp_path):
    url = f"{site_of(MUSEUM).as_uri()}/{BOARD}"
    answer = firefox("firefox-board.js", url=url, files=many(tmp_path / "in"))
    assert answer["errors"] == []
    assert "414/420" in answer["summary"]
    assert answer["verdicts"] == GOOD + HALF + FOREIGN


@pytest.mark.parametrize(
    "lack", ["delete window.Worker", "window.Worker = class { terminate() {} postMessage() {} }"]
)
def test_without_a_thread_the_page_looks_itself(visitor, tmp_path, lack):
    one = visitor(MUSEUM)
    one.context.add_init_script(lack)
    page = one.open(BOARD)
    check_board(page, tmp_path)
    assert page.workers == []


SEEN_FIRST = """() => new Promise(done => new MutationObserver((_, watch) => {
  const here = part => document.querySelectorAll(part).length;
  if (!here('[data-part=stage] svg')) return;
  watch.disconnect();
  done(['summary', 'map'].map(name => here(`[data-stage=${name}]`)).concat(
    here('details[data-part=problems] li'), here('.th-talks'), here('[data-part=people]')));
  if (window.hasty) document.querySelector('[name=show-key]').click();
}).observe(document.querySelector('[data-part=stage]'), {childList: true, subtree: true}))"""
"""How many of these there are when the picture appears; a hasty trainer clicks in that moment."""


@pytest.mark.parametrize("hasty", [False, True])
def test_what_the_room_waits_for_is_there_first_and_all_of_it_once(visitor, tmp_path, hasty):
    page = visitor(MUSEUM).open(BOARD)
    page.evaluate(f"window.hasty = {str(hasty).lower()}, window.seen = ({SEEN_FIRST})(), 0")
    check_board(page, tmp_path)
    summary, picture, problems, talks, people = page.evaluate("window.seen")
    assert (summary, picture) == (1, 1) and problems > HALF + FOREIGN
    assert (talks, people) == (0, 0), "these can wait"
    for part in ("[data-stage=summary]", ".th-talks", "details[data-part=people]"):
        expect(page.locator(part)).to_have_count(1)
    assert page.is_checked("[name=show-key]") is hasty
    folds = page.eval_on_selector_all(
        "details.th-fold", "all => all.map(fold => fold.dataset.part)"
    )
    assert folds == ["figures", "people", "decisions", "opinions", "problems"]


def test_the_focus_stays_where_it_was_while_many_files_come_in(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, write(tmp_path / "first", {"p1.json": person(400)}))
    for place in ("#board-exercise", "#fold-people"):
        page.focus(place)
        check = "() => '#' + document.activeElement.id"
        bring(page, many(tmp_path / place[1:]))
        assert page.evaluate(check) == place
