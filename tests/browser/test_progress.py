"""How far one is, on every card: the school levels, the track, the list of exercises."""

import re

import pytest
from playwright.sync_api import expect

from .dossiers import choose, criteria
from .drilling import SHIPPED, compare
from .resulting import KEYED, score
from .waiting import kept

pytestmark = pytest.mark.browser


def card(page, words):
    return page.locator(".th-exercise", has_text=words)


def test_what_is_half_done_is_said_on_its_card_with_its_numbers(visitor):
    reader = visitor("shipped", "phone")
    page = reader.open(f"{SHIPPED}/boundary.html")
    title = page.locator("h1").inner_text()
    page.locator(".th-q:visible input[type=radio]").first.check()
    compare(page)
    kept(page, "attempt", 1)
    dossier = reader.open(f"{SHIPPED}/d01.html")
    for criterion in criteria(dossier)[:2]:
        choose(dossier, criterion, "dat")
    kept(dossier, "draft", 1)
    index = reader.open(f"{SHIPPED}/practice.html")
    expect(card(index, title).locator(".th-progress")).to_have_text("đang làm 1/15")
    bar = card(index, title).locator("progress")
    assert bar.evaluate("bar => [bar.value, bar.max]") == [1, 15]
    whole = card(index, dossier.locator("h1").inner_text()).locator(".th-progress")
    expect(whole).to_have_text("đang làm 2/15")
    expect(index.locator(".th-progress")).to_have_count(2)
    expect(index.locator("article .th-tick")).to_have_count(0)
    track = reader.open("primary/index.html")
    line = track.locator(".th-item", has_text="Tình huống giữa hai mức").first
    expect(line.locator(".th-item__detail")).to_have_text(re.compile("đang làm 1/15$"))
    files = track.locator(".th-item", has_text="Đánh giá cả hồ sơ").first
    expect(files.locator(".th-item__detail")).to_have_text(re.compile("đang làm dở 1 bài$"))
    home = reader.open("index.html")
    chosen = home.locator("[data-th-choice=primary] .th-progress")
    expect(chosen).to_contain_text("đang làm dở 2 bài · đã mở")
    expect(home.locator("[data-th-choice=lower_secondary] .th-progress")).to_have_count(0)


def test_what_is_done_counts_on_its_cards_and_its_tick_can_be_seen(visitor):
    person = visitor("museum")
    score(person.open("guide-2030/d01.html"), KEYED)
    index = person.open("guide-2030/practice.html")
    done = index.locator("[data-th-exercises=guide-2030-d01]")
    expect(done.locator(".th-progress")).to_have_count(0)
    mark = done.locator(".th-tick").evaluate("tick => getComputedStyle(tick, '::after').content")
    assert "✓" in mark


def test_who_did_nothing_sees_no_progress(visitor):
    reader = visitor("shipped")
    for path in ("index.html", "primary/index.html", f"{SHIPPED}/practice.html"):
        expect(reader.open(path).locator(".th-progress")).to_have_count(0)
