"""The list of all evidence of a standard: one criterion, one level, both, by touch and keyboard."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

INDEX = "primary/teacher-2018/evidence.html"


def shown(page, what):
    return page.locator(f"{what}:visible")


def says(page, n, total):
    expect(page.locator("[data-th-find] [role=status]")).to_have_text(
        f"Đang hiện {n}/{total} gợi ý."
    )


def test_evidence_is_shown_by_criterion_and_by_level(visitor):
    page = visitor("shipped", "phone").open(INDEX)
    everything = page.locator(".th-titles li").count()
    says(page, everything, everything)
    chooser = page.locator("[data-th-find] select")
    chooser.select_option("teacher-2018-c06")
    expect(shown(page, ".th-finder")).to_have_count(1)
    expect(shown(page, ".th-finder h3")).to_contain_text("6. Kiểm tra, đánh giá")
    expect(shown(page, "h2")).to_have_count(1)
    says(page, shown(page, ".th-titles li").count(), everything)
    page.locator("[data-th-find] [data-th-level=tot]").tap()
    expect(shown(page, ".th-titles")).to_have_count(1)
    expect(shown(page, ".th-finder dt")).to_have_text("Tốt")
    says(page, shown(page, ".th-titles li").count(), everything)
    chooser.select_option("")
    expect(shown(page, ".th-finder")).to_have_count(15)
    assert 15 <= shown(page, ".th-titles li").count() < everything
    page.locator("[data-th-find] [data-th-level='']").press("Enter")
    says(page, everything, everything)


def test_without_scripts_all_evidence_is_there_and_no_dead_filter(visitor):
    page = visitor("shipped", java_script_enabled=False).open(INDEX)
    expect(page.locator("[data-th-find]")).to_be_hidden()
    expect(shown(page, ".th-finder")).to_have_count(15)


def test_two_lines_of_a_link_lie_closer_than_two_links(visitor):
    page = visitor("shipped", "phone").open(INDEX)
    gaps = page.evaluate(
        """() => {
          const rows = [...document.querySelectorAll('.th-titles')].flatMap(list => {
            const lines = [...list.querySelectorAll('li a')].map(a => [...a.getClientRects()]);
            const within = lines.flatMap(of => of.slice(1).map((r, n) => r.top - of[n].bottom));
            const between = lines.slice(1).map((of, n) => of[0].top - lines[n].at(-1).bottom);
            return [{within, between}];
          });
          return {
            within: Math.max(...rows.flatMap(row => row.within)),
            between: Math.min(...rows.flatMap(row => row.between)),
          };
        }"""
    )
    assert gaps["between"] > gaps["within"] + 6
