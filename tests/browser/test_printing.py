"""Prints by Chromium: no empty sheet, no paper's name without its paper, nothing that is only for screens."""

import pytest

from .printing import sheets
from .resulting import course_id, forge, load, result_file, two_dossiers

pytestmark = pytest.mark.browser

STANDARD = "primary/teacher-2018"
PAGES = [
    "index.html", "primary/index.html", "results.html", "today/index.html", "glossary.html",
    *(
        f"{STANDARD}/{name}.html"
        for name in ("index", "c03", "rating", "practice", "evidence", "boundary", "sort-criteria")
    ),
]  # fmt: skip
LEAST_LETTERS = 40


@pytest.mark.parametrize("path", PAGES)
def test_no_sheet_is_empty(visitor, tmp_path, path):
    page = visitor("shipped").open(path)
    for number, sheet in enumerate(sheets(page, tmp_path / "page.pdf"), 1):
        assert len(sheet.text) >= LEAST_LETTERS, f"sheet {number}"


@pytest.mark.parametrize("name", ["d01", "d03"])
def test_a_papers_name_never_stands_at_the_foot_without_its_paper(visitor, tmp_path, name):
    page = visitor("shipped").open(f"{STANDARD}/{name}.html")
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
