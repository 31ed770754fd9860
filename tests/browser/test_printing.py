"""Prints by Chromium: no empty sheet, no paper's name without its paper, nothing that is only for screens."""

import re

import pytest

from .conftest import ROOT
from .printing import sheets
from .resulting import course_id, forge, load, result_file, two_dossiers

pytestmark = pytest.mark.browser

STANDARD = "lower_secondary/teacher-2018"
PRINTED = [
    "index.html", "404.html", "about.html", "announced/teacher-2026.html", "glossary.html", "results.html",
    "crosswalk-teacher-2018--principal-2018.html", "today/index.html", "today/yearly.html", "today/commune.html",
    "how-to-use.html", "moc-cua-tung-muc.html", "doc-mau-mot-ho-so.html", "lower_secondary/index.html",
    "lower_secondary/opinions.html", "upper_secondary/teacher-2018/d04.html",
    "lower_secondary/principal-2018/d03.html",
    *(
        f"{STANDARD}/{name}.html"
        for name in (
            "boundary", "c03", "calibration-a", "core", "cycle", "d01", "evidence", "evidence-level", "faults", "index",
            "order-evidence", "order-process", "plan", "portfolio", "practice", "process", "rating", "rule-cases",
            "sort-criteria", "sort-opinion", "summary", "traps", "who-does-what", "yearly", "yearly-order",
        )
    ),
]  # fmt: skip
MOST = {"rule-cases.html": 8, "crosswalk-teacher-2018--principal-2018.html": 14, "results.html": 6}
"""Pages of many equal parts, of which each once took a sheet of its own."""
LEAST_LETTERS = 40
HEADS = """all => all.map((one) => one.textContent.replace(/[\\s\u00b6]+/g, " ").trim()).filter(Boolean)"""
OLD_WORDS = "Chữ của lần bấm trước"
SAY_OLD = """(all, words) => {
  for (const one of all) { one.hidden = false; one.textContent = words; }
}"""
CONTROLS = """() => {
  const names = ":is(button, .th-button, .th-action, [type=submit], [type=file]):not(.th-bin__name)";
  return [...document.querySelectorAll(`main ${names}, .md-header, .md-tabs, .md-top`)]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 1)
    .map((one) => one.outerHTML.slice(0, 90));
}"""


def kind(path):
    """What tells pages of one kind from others: the name, without the numbers in it."""
    *folders, name = path.removesuffix(".html").split("/")
    if re.fullmatch(r"[a-z]+_?[a-z]+/(teacher|principal)-\d+", "/".join(folders)):
        return re.sub(r"^([cd])\d+$|(?<=^calibration)-.$", r"\1", name)
    return "/".join(["track" for _ in folders if "today" not in folders] + [name])


def test_every_kind_of_page_is_printed_here(site_of):
    site = site_of("shipped")
    every = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    guides = {f"{path.stem}.html" for path in (ROOT / "docs").glob("*.md")}
    kinds = {kind(path) for path in every - guides if not path.startswith("assets/")}
    roles = {
        path for path in kinds if re.fullmatch("teacher|team-leader|.*principal|department", path)
    }
    assert kinds - roles <= {kind(path) for path in PRINTED}


@pytest.mark.parametrize("path", PRINTED)
def test_no_sheet_is_empty_and_no_heading_stands_alone_at_its_foot(visitor, tmp_path, path):
    page = visitor("shipped", over="127.0.0.1").open(path)
    page.locator("main :is([role=alert], [data-part=said])").evaluate_all(SAY_OLD, OLD_WORDS)
    heads = page.locator("article :is(h1, h2, h3, h4)").evaluate_all(HEADS)
    assert heads
    found = sheets(page, tmp_path / "page.pdf")
    assert len(found) <= MOST.get(path.rpartition("/")[2], 40)
    for number, sheet in enumerate(found, 1):
        assert len(sheet.text) >= LEAST_LETTERS, f"sheet {number}"
        assert OLD_WORDS not in sheet.text, f"sheet {number}"
        last = sheet.lines[-1][0]
        assert not any(head == last or head.endswith(f" {last}") for head in heads), (number, last)
    page.emulate_media(media="print")
    assert page.evaluate(CONTROLS) == []


@pytest.mark.parametrize("name", ["d01", "d03"])
def test_a_papers_name_never_stands_at_the_foot_without_its_paper(visitor, tmp_path, name):
    page = visitor("shipped").open(f"primary/teacher-2018/{name}.html")
    names = page.locator(".th-paper__name").all_text_contents()
    names += page.locator(".th-papers__title").all_text_contents()
    printed = {" ".join(one.split()) for one in names if one.strip()}
    papers = page.locator(".th-paper").count()
    found = sheets(page, tmp_path / "dossier.pdf")
    heads = 0
    for number, sheet in enumerate(found, 1):
        assert len(sheet.text) >= LEAST_LETTERS, f"sheet {number}"
        lines = [words for words, _ in sheet.lines]
        heads += sum(any(one.endswith(words) for one in printed) for words in lines)
        for last in lines[-2:]:
            assert not any(one == last for one in printed), f"sheet {number} ends with {last}"
    assert heads >= papers - 2, "the names were found where they are printed"


def test_what_was_done_is_printed_and_no_lists_of_what_was_not(visitor, tmp_path):
    records = two_dossiers(overall={"given": "kha", "key": "kha"})
    page = visitor("shipped").open("results.html")
    load(page, forge(tmp_path, "r.json", result_file(course_id("shipped"), attempts=records)))
    page.locator("#criteria").wait_for()
    found = sheets(page, tmp_path / "results.pdf")
    text = " ".join(sheet.text for sheet in found)
    assert len(found) <= 3
    assert "khớp 8/15" in text
    assert "Chuẩn hiệu trưởng" not in text
    assert "Mã QR" not in text and "Người khác dùng máy này" not in text
    assert "Chưa tải được" not in text and "Đã thêm" not in text
    assert all(len(sheet.text) >= LEAST_LETTERS for sheet in found)
