"""The search's index, and how well it answers what participants type."""

import json
import shutil
from pathlib import Path

import pytest

from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.planning import plan_site
from generator.site.search_index import SEARCH_INDEX, HandWritten, search_file
from generator.site.search_text import page_text
from tests.courses import course_at, site_at
from tests.node_support import answers_of
from tests.search_support import search_cases

ROOT = Path(__file__).parents[1]
FIRST, FIRST_THREE = 0.80, 0.95


def index_of(file):
    text = file.content
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


@pytest.fixture(scope="module")
def shipped():
    course, locale = course_at(ROOT), Locale.load("vi")
    names = [page.file for page in course.settings.pages]
    by_hand = [HandWritten(name, (ROOT / "docs" / name).read_text("utf-8")) for name in names]
    return search_file(course, locale, site_at(ROOT).files, by_hand)


@pytest.fixture
def museum_plan(museum):
    course = open_course(museum())
    locale = Locale.load(course.settings.language)
    return course, locale, plan_site(course, "participant", locale).files


def sections(source):
    return {s.anchor: (s.title, s.blocks) for s in page_text(source).sections}


def test_a_page_is_cut_at_its_headings():
    source = (
        "---\ntitle: x\n---\nBefore\n\n# Đội *ngũ*\n\nIntro\n\n## Mức {: #levels }\n\n- a\n- b\n"
    )
    assert sections(source) == {
        "": ("Đội *ngũ*", ["Before", "Intro"]),
        "levels": ("Mức", ["a", "b"]),
    }


def test_headings_without_an_anchor_have_the_one_the_engine_makes():
    source = "# Đội ngũ\n\n## Đội ngũ\n\nx\n\n## Bước 1\n\ny\n"
    assert list(sections(source)) == ["", "doi-ngu_1", "buoc-1"]


def test_a_section_with_an_id_is_a_place_and_what_follows_is_not_in_it():
    source = '# A\n\n<div><section id="f1"><h3>Form</h3><p>in</p></section><p>out</p></div>\n'
    assert sections(source) == {"": ("A", ["out"]), "f1": ("Form", ["in"])}


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>x</p>", "<div data-search-exclude><p>x</p></div>", "<script>x</script>",
        "<svg><title>x</title></svg>", "<select><option>x</option></select>", "<!-- x -->",
        '<details data-plain data-search-exclude><summary>x</summary><p>x</p></details>',
        '<div data-exercise=\'{"a": "<p>x</p>"}\'></div>', "<button>x</button>",
    ],
)  # fmt: skip
def test_what_nobody_searches_is_left_out(markup):
    assert sections(f"# A\n\n<div>{markup}<p>y</p></div>\n") == {"": ("A", ["y"])}


def test_texts_are_plain_and_nfc():
    source = "# A\n\n**Bold** [link](x.html) 1\\. &lt;b&gt; &amp; e\u0302\n\n<p>a<span>b</span> <b>c</b>.</p>\n"
    assert sections(source)[""][1] == ["Bold link 1. <b> & ê", "a b c."]


def test_texts_that_tracks_share_are_in_the_index_once(shipped):
    data = index_of(shipped)
    texts = data["text"].split("\n")
    assert len(texts) == len(set(texts))
    everywhere = 2 ** len(data["tracks"]) - 1
    assert sum(1 for _, mask, *_ in data["sections"] if mask == everywhere) > 150
    used = {number for _, _, _, *numbers in data["sections"] for number in numbers}
    used |= {number for _, nav, context, _ in data["pages"] for number in (nav, context)}
    assert used == set(range(len(texts)))


def test_the_index_is_small(shipped):
    assert len(shipped.content.encode()) < 2_200_000


def test_every_place_of_the_index_is_on_its_page(museum_plan):
    course, locale, files = museum_plan
    data = index_of(search_file(course, locale, files))
    written = {f.path: f.content for f in files if f.kind == "page"}
    for page, mask, anchor, *_ in data["sections"]:
        key = data["pages"][page][0]
        folders = [f for n, (_, f, _) in enumerate(data["tracks"]) if mask & (1 << n)] or [""]
        for folder in folders:
            source = written[f"{folder}{key}.md"]
            assert not anchor or f"#{anchor}" in source or f'id="{anchor}"' in source


def test_pages_written_by_hand_are_found_unless_they_say_not(museum_plan):
    course, locale, files = museum_plan
    by_hand = [
        HandWritten("extra.md", "# Extra\n\nwondrous\n"),
        HandWritten("secret.md", "---\nsearch:\n  exclude: true\n---\n# Secret\n"),
    ]
    file = search_file(course, locale, files, by_hand)
    assert file.path == SEARCH_INDEX
    assert "wondrous" in file.content and "Secret" not in file.content


def test_participants_find_what_they_look_for(shipped, tmp_path, capsys):
    """At least 120 real queries; the bar is what a good product needs. None ends without a way."""
    assert shutil.which("node"), "needs Node.js"
    path = tmp_path / "index.js"
    path.write_text(shipped.content, "utf-8")
    cases = search_cases()
    assert len(cases) >= 120
    queries = [{"q": c.q, "track": c.track, "standard": c.standard} for c in cases]
    answers = answers_of("search-answers.js", {"file": str(path), "queries": queries})
    found = [
        [case.hit(page["path"]) for page in pages]
        for case, pages in zip(cases, answers, strict=True)
    ]
    first = sum(any(hits[:1]) for hits in found) / len(cases)
    three = sum(any(hits[:3]) for hits in found) / len(cases)
    missed = [
        case.q
        for case, hits in zip(cases, found, strict=True)
        if not any(hits[: 1 if case.first else 3])
    ]
    with capsys.disabled():
        print(
            f"\nsearch: {len(cases)} queries, first {first:.0%}, first three {three:.0%}; missed {missed}"
        )
    assert [case.q for case, pages in zip(cases, answers, strict=True) if not pages] == []
    assert [case.q for case in cases if case.first and case.q in missed] == []
    assert first >= FIRST
    assert three >= FIRST_THREE


def test_an_open_syllable_written_with_i_finds_what_it_finds_with_y(shipped, tmp_path):
    path = tmp_path / "index.js"
    path.write_text(shipped.content, "utf-8")
    asked = [
        {"q": q, "track": "primary"} for q in ("quí", "quý", "qui", "quy", "kĩ luật", "kỷ luật")
    ]
    found = answers_of("search-answers.js", {"file": str(path), "queries": asked})
    pages = [[page["path"] for page in one] for one in found]
    assert len(pages[0]) > 20
    assert pages[0] == pages[1] and pages[2] == pages[3]
    assert pages[4] != [] and pages[5] != []
