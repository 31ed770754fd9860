"""The plan of the whole site: what is on it, that it hangs together, that it is the same twice."""

import json
import posixpath
import re
from dataclasses import replace
from functools import cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag

import html5lib
import pytest
from markdown import Markdown

from generator.course.model.course import Term
from generator.course.model.rule import NoMoreThan
from generator.course.opening import open_course
from generator.course.rating.demands import at_most, share_of
from generator.locale import Locale
from generator.site.pages.reference import glossary_page
from generator.site.planning import plan_site, theme_folder, theme_words
from generator.site.views import paths
from generator.site.views.context import PageContext
from generator.site.views.rule import numbers_in_short, rule_view
from tests.courses import course_at, site_at

ROOT = Path(__file__).parents[1]
MUSEUM = ROOT / "tests" / "fixtures" / "museum"
COURSES = {"shipped": ROOT, "museum": MUSEUM}
VIETNAMESE = re.compile(
    "[ăâđêôơưạảãàáặẵẳằắậẫẩầấẹẻẽèéệễểềếịỉĩìíọỏõòóộỗổồốợỡởờớụủũùúựữửừứỵỷỹỳý]", re.I
)


@cache
def course_of(name):
    return course_at(COURSES[name])


@cache
def site_of(name):
    return site_at(COURSES[name])


@cache
def pages_of(name):
    return {f.path: str(f.content) for f in site_of(name).files if f.kind == "page"}


@cache
def html_of(name, path):
    extensions = ["admonition", "attr_list", "md_in_html", "tables", "toc"]
    text = re.sub(r"\A---\n.*?\n---\n", "", pages_of(name)[path], flags=re.S)
    return Markdown(extensions=extensions).convert(text)


@cache
def tree_of(name, path):
    """Parsed strictly: a page that is not valid HTML fails here."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(f"<!doctype html><title>.</title>{html_of(name, path)}")


def sample(name):
    """All pages of the small course; of the shipped one those of the first track, and all roots."""
    return [p for p in pages_of(name) if not p.startswith(("lower_", "upper_"))]


def text_of(name, path):
    return " ".join(" ".join(tree_of(name, path).itertext()).split())


def nav_paths(items):
    for item in items:
        if item.path:
            yield item.path
        yield from nav_paths(item.children)


each_course = pytest.mark.parametrize("name", COURSES)


@each_course
def test_two_plans_are_the_same_bytes_in_order_of_their_paths(name):
    course = course_of(name)
    locale = Locale.load(course.settings.language)
    assert plan_site(course, "participant", locale) == site_of(name)
    listed = [f.path for f in site_of(name).files]
    assert listed == sorted(set(listed))


@each_course
def test_paths_are_short_plain_and_safe_on_every_system(name):
    for file in site_of(name).files:
        assert re.fullmatch(r"[a-z0-9][a-z0-9_./-]{0,79}", file.path), file.path


@each_course
def test_the_menu_and_the_pages_are_the_same_set(name):
    in_menu = list(nav_paths(site_of(name).nav))
    assert len(in_menu) == len(set(in_menu))
    by_hand = {page.file for page in course_of(name).settings.pages}
    assert set(in_menu) == set(pages_of(name)) | by_hand


def _ids(page):
    return set(re.findall(r'\bid="([^"]+)"', page)) | set(re.findall(r"\{: #(\S+)", page))


@each_course
def test_every_link_leads_to_a_page_and_every_anchor_to_an_element(name):
    files = {f.path for f in site_of(name).files}
    ids = {path: _ids(page) for path, page in pages_of(name).items()}
    by_hand = {page.file for page in course_of(name).settings.pages}
    dead = []
    for path, page in pages_of(name).items():
        by_track = re.findall(r"data-th-tracks='(.+?)'", page)
        addresses = [a for links in by_track for a in json.loads(unescape(links)).values()]
        for address in addresses + re.findall(r'\b(?:href|src)="([^"]+)"', page):
            target, anchor = urldefrag(address)
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            aim = place.removesuffix(".html") + ".md" if target else path
            if (aim not in ids and not {place, aim} & (files | by_hand)) or (
                anchor and anchor not in ids[aim]
            ):
                dead.append(f"{path}: {address}")
    assert dead == []


@each_course
def test_every_page_is_valid_html_without_a_repeated_id(name):
    for path in sample(name):
        ids = [e.get("id") for e in tree_of(name, path).iter() if e.get("id")]
        assert len(ids) == len(set(ids)), path


@each_course
def test_no_markup_of_markdown_or_jinja_is_left_on_a_page(name):
    for path in sample(name):
        words = text_of(name, path)
        assert not re.search(r"\{\{|\{%|\*\*|<div|\{: ", words), path


@each_course
def test_headings_go_down_one_step_at_a_time_and_there_is_one_title(name):
    for path in sample(name):
        levels = [
            int(e.tag[1]) for e in tree_of(name, path).iter() if re.fullmatch("h[1-6]", str(e.tag))
        ]
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_each_track_holds_every_criterion_of_its_standards():
    course = course_of("shipped")
    assert [track.id for track in course.tracks] == [
        "primary",
        "lower_secondary",
        "upper_secondary",
    ]
    for track in course.tracks:
        for standard in course.standards_of(track):
            for criterion in standard.criteria:
                path = paths.criterion_page(track, standard, criterion)
                words = text_of("shipped", path)
                assert criterion.name in words
                for descriptor in criterion.levels.values():
                    assert " ".join(descriptor.summary.replace("**", "").split()) in words
                    assert all(term in words for term in descriptor.key_terms)
                    assert descriptor.citation in words


def test_evidence_of_other_school_levels_stays_away():
    course = course_of("shipped")
    for guide in course.guides.values():
        standard = next(s for s in course.standards if guide.criterion.startswith(s.id))
        for track in course.tracks:
            path = paths.criterion_page(track, standard, standard.criterion(guide.criterion))
            shown = {e.get("id") for e in tree_of("shipped", path).iter() if e.get("id")}
            for entry in guide.entries:
                belongs = not entry.school_levels or track.id in entry.school_levels
                assert (entry.id in shown) == belongs, (path, entry.id)


def test_a_criterion_with_a_suspended_phrase_says_so_and_others_do_not():
    standard = course_of("shipped").standard("teacher-2018")
    (phrase,) = filter(None, (n.suspended_phrase for n in standard.notices_for("teacher-2018-c03")))
    assert phrase in text_of("shipped", "primary/teacher-2018/c03.md")
    assert phrase not in text_of("shipped", "primary/teacher-2018/c04.md")


def test_every_page_of_a_standard_shows_its_standing():
    locale = Locale.load("vi")
    for standard in course_of("shipped").standards:
        label = locale.text(f"pages.status.{standard.instrument.status}")
        for page in ("index", "rating", "process", "c01", "c10"):
            assert label in text_of("shipped", f"primary/{standard.id}/{page}.md")


@pytest.mark.shipped_course
def test_a_replaced_standard_says_which_document_is_old_and_which_is_new():
    line = "20/2018/TT-BGDĐT: đã có văn bản thay thế là 30/2026/TT-BGDĐT"
    for page in ("index", "rating", "process", "c01"):
        assert line in text_of("shipped", f"primary/teacher-2018/{page}.md")
    assert "14/2018/TT-BGDĐT: còn hiệu lực" in text_of("shipped", "primary/principal-2018/c01.md")


@pytest.mark.shipped_course
def test_the_convention_on_the_highest_level_is_named_on_the_overview():
    for standard in ("teacher-2018", "principal-2018"):
        title = "Quy ước của khóa học ở mức Tốt"
        assert title in text_of("shipped", f"primary/{standard}/index.md")


def test_what_is_only_remembered_says_so_on_the_page():
    label = Locale.load("vi").text("pages.confidence.memory")
    standard = course_of("shipped").standard("principal-2018")
    for criterion in standard.criteria:
        weak = sum(d.confidence == "memory" for d in criterion.levels.values())
        path = paths.criterion_page(course_of("shipped").tracks[0], standard, criterion)
        assert text_of("shipped", path).count(label) >= weak


def test_a_course_without_school_levels_starts_on_its_home_and_speaks_its_language():
    assert "guide-2030/g1.md" in pages_of("museum")
    assert 'class="th-path"' in pages_of("museum")["index.md"]
    for path in pages_of("museum"):
        assert not VIETNAMESE.search(text_of("museum", path)), path


def test_the_mark_follows_the_scale_of_the_standard():
    marks = {"shipped": "primary/teacher-2018/index.md", "museum": "guide-2030/index.md"}
    for name, path in marks.items():
        scale = course_of(name).standards[0].scale
        drawn = re.findall(r'<svg class="th-mark".*?</svg>', pages_of(name)[path])
        assert drawn
        assert {mark.count("<path") for mark in drawn} == {len(scale) - 1}


def test_a_criterion_without_a_guide_has_an_honest_placeholder(museum):
    root = museum({"rubric_data/evidence/guide-2030/g1.yaml": {"delete": True}})
    pages = plan_site(open_course(root), "participant", Locale.load("en")).files
    page = next(str(f.content) for f in pages if f.path == "guide-2030/g1.md")
    assert Locale.load("en").text("pages.criterion.no_guide") in page


@pytest.mark.parametrize(
    ("share", "total", "need"), [("2/3", 15, 10), ("2/3", 16, 11), ("2/3", 18, 12), ("1/1", 7, 7)]
)
def test_a_share_is_rounded_up(share, total, need):
    assert share_of(share, total) == need


@pytest.mark.parametrize(("limit", "total", "allowed"), [("1/3", 18, 6), ("1/3", 17, 5), (2, 7, 2)])
def test_a_limit_is_rounded_down(limit, total, allowed):
    assert at_most(limit, total) == allowed


@pytest.mark.parametrize(
    ("numbers", "short"),
    [
        (["3", "4", "5", "6", "7"], "3–7"),
        (["1", "2", "4", "5", "6", "8"], "1, 2, 4–6, 8"),
        (["1.1", "1.2", "1.3"], "1.1, 1.2, 1.3"),
        ([], ""),
    ],
)
def test_numbers_of_criteria_are_joined_where_they_run_on(numbers, short):
    assert numbers_in_short(numbers) == short


@each_course
def test_the_drawing_of_the_rule_has_a_cell_for_each_criterion_and_fills_what_is_asked(name):
    course = course_of(name)
    page = PageContext(
        course, Locale.load(course.settings.language), "participant", "x.md", course.tracks[0]
    )
    for standard in course.standards:
        view = rule_view(page, standard)
        assert [r.id for r in view.ratings] == [r.rating for r in standard.rating_rule.ratings]
        for rating, drawn in zip(standard.rating_rule.ratings, view.ratings, strict=True):
            for condition, shown in zip(rating.when, drawn.conditions, strict=True):
                assert len(shown.cells) in (0, len(standard.criteria))
                if isinstance(condition, NoMoreThan):
                    allowed = at_most(condition.no_more_than, len(standard.criteria))
                    assert shown.cells.count("limit") == allowed


def test_words_of_the_glossary_stand_in_alphabetical_order_with_anchors_of_their_own():
    words = ("đạt", "mức", "dự giờ", "đánh giá", "mục", "2/3")
    course = replace(course_of("shipped"), glossary=tuple(Term(term=w, meaning="x") for w in words))
    page = PageContext(course, Locale.load("vi"), "participant", "x.md", course.tracks[0])
    letters = glossary_page(page).letters
    assert [letter.letter for letter in letters] == ["2", "D", "Đ", "M"]
    assert [t.term for letter in letters for t in letter.terms] == [
        "2/3", "dự giờ", "đánh giá", "đạt", "mục", "mức",
    ]  # fmt: skip
    assert [t.anchor for t in letters[-1].terms] == ["term-muc", "term-muc-2"]


def test_scripts_get_the_course_as_plain_data():
    script = next(f for f in site_of("museum").files if f.path == "assets/course.js")
    data = json.loads(re.fullmatch(r"window\.taphuan=(.*);\n", str(script.content), re.S)[1])
    assert data["course"]["id"] == course_of("museum").settings.id
    assert set(data["standards"]) == {"guide-2030"}


def test_the_source_of_a_page_is_the_file_that_an_editor_would_change():
    files = {f.path: f.source for f in site_of("shipped").files}
    assert files["primary/teacher-2018/c01.md"] == "rubric_data/standards/teacher-2018.yaml"
    assert files["glossary.md"] == "rubric_data/glossary.yaml"


def test_the_theme_says_its_words_in_the_language_of_the_course():
    words = theme_words(course_of("museum"), Locale.load("en"))
    assert set(words) == {"not_found_title", "not_found_text", "not_found_home", "version"}
    template = (theme_folder() / "404.html").read_text("utf-8")
    assert all(f"words.{key}" in template for key in words if key != "version")
    assert not VIETNAMESE.search(template)


def test_every_string_of_the_pages_is_used():
    package = ROOT / "generator"
    code = [p for p in package.rglob("*.py") if "node_modules" not in p.parts]
    code += [p for p in package.rglob("*.jinja") if "node_modules" not in p.parts]
    text = "\n".join(p.read_text("utf-8") for p in code)
    made = ("confidence.", "confidence_means.", "status.", "evidence_kind.", "origin.", "path.")
    made += (
        "workshop.",
        "home.",
        "practice.kind.",
        "practice.about.",
        "practice.size_",
        "nav.",
        "not_found.",
    )
    unused = [
        key
        for key in Locale.load("vi").section("pages")
        if f'"{key}"' not in text
        and f'"{key.removeprefix("pages.")}"' not in text
        and not key.removeprefix("pages.").startswith(made)
    ]
    assert unused == []


def test_both_languages_have_the_same_strings_with_the_same_places_to_fill_in():
    vi, en = (Locale.load(language).section("pages") for language in ("vi", "en"))
    assert set(vi) == set(en)
    fields = {key: (_fields(vi[key]), _fields(en[key])) for key in vi}
    assert {key: pair for key, pair in fields.items() if pair[0] != pair[1]} == {}


def _fields(text):
    return set(re.findall(r"\{(\w+)", text))
