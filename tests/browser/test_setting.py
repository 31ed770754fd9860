"""Over the finished site: no page shows a practice of 2018-2019 as today's.

A page declares the setting in a line, or each of its words of that time bears the word of today.
Headings and links cannot bear one; there the text below has to.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import ROOT

from tests.courses import course_at

LABEL = "Bối cảnh: năm học 2018-2019"
SIDE_BY_SIDE = ("today/", "glossary.html", "assets/")
"""Pages that show both words beside each other."""
UNMARKED = {"script", "style", "title", "head", "nav", "header", "footer", "svg", "noscript"}


class Reader(HTMLParser):
    """The words of a page's body, and what its marks of then and now say."""

    def __init__(self):
        super().__init__()
        self.words: list[str] = []
        self.now: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag, attrs):
        self.depth += tag in UNMARKED
        self.now += [value for name, value in attrs if name == "data-now" and value]

    def handle_endtag(self, tag):
        self.depth -= tag in UNMARKED

    def handle_data(self, data):
        if not self.depth:
            self.words.append(data)


def silent(html, pairs) -> Iterator[str]:
    """Ids of the pairs whose word of then is on the page without its word of today."""
    reader = Reader()
    reader.feed(html)
    text = " ".join(" ".join(reader.words).split())
    if LABEL in text:
        return
    for pair in pairs:
        longer = {s for other in pairs if other is not pair for s in other.spellings}
        bare = text
        for spelling in sorted(longer, key=len, reverse=True):
            if any(own in spelling for own in pair.spellings):
                bare = bare.replace(spelling, "")
        words = "|".join(map(re.escape, pair.spellings))
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", bare) and not any(
            pair.now in n for n in reader.now
        ):
            yield pair.id


@pytest.fixture(scope="module")
def pairs():
    return course_at(ROOT).terms.pairs


def pages_of(site: Path) -> dict[str, str]:
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*.html")}
    return {
        path: file.read_text("utf-8")
        for path, file in found.items()
        if not path.startswith(SIDE_BY_SIDE)
    }


def test_no_page_of_the_finished_site_shows_the_setting_as_today(site_of, pairs):
    pages = pages_of(site_of("shipped"))
    assert len(pages) > 150
    told = {path: found for path, html in pages.items() if (found := list(silent(html, pairs)))}
    assert told == {}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Phòng GDĐT mời họp.</p>", ["district-office"]),
        ("<p>Trưởng phòng GDĐT ký.</p>", ["district-head"]),
        ('<p><abbr data-now="Nay: UBND cấp xã (Phòng Văn hóa – Xã hội).">Phòng GDĐT</abbr></p>', []),
        ('<p><abbr data-now="Nay: Chủ tịch UBND cấp xã.">Trưởng phòng GDĐT</abbr>; Phòng GDĐT</p>',
         ["district-office"]),
        (f"<p>{LABEL}</p><p>Phòng GDĐT mời họp.</p>", []),
        ("<h2>Thi THPT quốc gia</h2>", ["national-exam"]),
        ("<p>Nghị định 56/2015/NĐ-CP</p>", ["yearly-2015"]),
        ("<nav>Phòng GDĐT</nav><p>các Phòng GDĐTX</p>", []),
    ],
)  # fmt: skip
def test_a_word_of_then_is_seen(html, found, pairs):
    assert list(silent(html, pairs)) == found


def test_the_list_holds_what_has_changed_since(pairs):
    """Documents, offices, examinations and books that today's law calls otherwise."""
    words = {s for pair in pairs for s in pair.spellings}
    assert {
        "Thông tư 22/2016", "Thông tư 58/2011", "Nghị định 56/2015", "Phòng GDĐT",
        "Trưởng phòng GDĐT", "cấp huyện", "THPT quốc gia", "hội đồng trường", "sổ điểm cá nhân",
    } <= words  # fmt: skip
