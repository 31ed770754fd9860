"""The setting of 2018-2019 is declared: a label, and words then and now on every page."""

import re
from functools import cache

import pytest
from conftest import ROOT

from generator.locale import Locale
from generator.outputs.documents.cards import cards_key_view, cards_view
from generator.outputs.documents.common import Maker
from generator.outputs.documents.dossiers import handout_view, key_view
from generator.site.rendering import PageText
from generator.site.slides.planning import plan_decks
from generator.site.views.printed import printed_documents
from generator.site.views.then_now import then_and_now, words_now
from tests.courses import course_at, site_at

pytestmark = pytest.mark.shipped_course

TAG = re.compile(r"<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>")
LABEL = "Bối cảnh: năm học 2018-2019"
SIDE_BY_SIDE = ("today/", "glossary")
"""Pages that show both words beside each other."""


@cache
def course():
    return course_at(ROOT)


@cache
def pages():
    files = site_at(ROOT).files
    return {f.path: str(f.content) for f in files if f.kind == "page"}


@cache
def marker():
    return then_and_now(course(), Locale.load("vi"))


def mark(text):
    return marker()("a.md", PageText("taphuan-html-block-0-end", (text,))).whole


def test_no_page_speaks_of_the_setting_without_a_label_or_the_word_of_today():
    words = [s for pair in course().terms.pairs for s in pair.spellings]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    silent = {
        path: pattern.findall(TAG.sub(" ", text))
        for path, text in pages().items()
        if not path.startswith(SIDE_BY_SIDE) and LABEL not in text and "th-then" not in text
    }
    assert {path: found for path, found in silent.items() if found} == {}


@pytest.mark.parametrize(
    "path",
    [
        "primary/index.md",
        "primary/teacher-2018/d01.md",
        "upper_secondary/principal-2018/boundary.md",
        "lower_secondary/teacher-2018/faults.md",
        "primary/teacher-2018/practice.md",
    ],
)
def test_tracks_dossiers_and_drills_say_the_year_they_play_in(path):
    assert pages()[path].count(LABEL) == 1


def test_evidence_guides_name_documents_of_today():
    old = {"Thông tư 22/2016", "Thông tư 58/2011", "THPT quốc gia", "Phòng GDĐT"}
    for guide in course().guides.values():
        text = guide.model_dump_json()
        assert [word for word in old if word in text] == [], guide.criterion


def test_slides_show_the_words_of_today_for_what_they_say():
    slides = [s for deck in plan_decks(course(), Locale.load("vi")) for s in deck.slides]
    pairs = {pair.id: pair for pair in course().terms.pairs}
    office = f"{pairs['district-office'].then}: nay là {pairs['district-office'].now}"
    used = [s for s in slides if "Phòng GDĐT" in s.text]
    assert used and all(office in s.terms for s in used)
    silent = [s for s in slides if not s.terms and "Phòng GDĐT" not in str(s)]
    assert silent, "a slide without such words says nothing"
    assert all(s.terms == () for s in slides if s.title == "Hôm nay áp dụng gì")


@pytest.mark.slow
def test_printed_dossiers_and_cards_list_the_words_of_today():
    maker = Maker(course(), Locale.load("vi"))
    listed = {"handout": 0, "cards": 0}
    for printed in printed_documents(course(), Locale.load("vi")):
        if printed.kind == "handout":
            view = handout_view(maker, printed, printed.exercise)
            said = str(view["papers"]) + str(view["about"]) + str(view["intro"])
            if "Phòng GDĐT" in said:
                assert any(
                    words.startswith("Phòng GDĐT: nay là UBND cấp xã") for words in view["now"]
                )
                listed["handout"] += 1
        if printed.kind == "cards":
            view = cards_view(maker, printed, printed.exercise)
            assert bool(view["now"]) == bool(
                words_now(course(), Locale.load("vi"), str(view["cards"]))
            )
            listed["cards"] += bool(view["now"])
    assert listed["handout"] > 3 and listed["cards"] > 0


def test_printed_keys_list_the_words_of_today():
    """What a trainer reads out of a key is of 2018-2019 as well."""
    maker = Maker(course(), Locale.load("vi"))
    views = {"key": (key_view, "criteria", "faults", "note", "person"),
             "cards_key": (cards_key_view, "rows", "note")}  # fmt: skip
    listed = dict.fromkeys(views, 0)
    for printed in printed_documents(course(), Locale.load("vi")):
        if printed.kind in views:
            make, *parts = views[printed.kind]
            view = make(maker, printed, printed.exercise)
            said = _flat([view[part] for part in parts])
            assert view["now"] == "; ".join(words_now(course(), Locale.load("vi"), said))
            assert bool(view["now_head"]) == bool(view["now"])
            listed[printed.kind] += bool(view["now"])
    assert listed["key"] > 3 and listed["cards_key"] > 0, listed


def _flat(value):
    """All texts inside a view."""
    if isinstance(value, dict):
        return "\n".join(map(_flat, value.values()))
    if isinstance(value, (list, tuple)):
        return "\n".join(map(_flat, value))
    return value if isinstance(value, str) else ""


def test_the_first_word_on_a_page_is_marked_and_the_others_are_left():
    text = mark("<p>Phòng GDĐT mời; Phòng GDĐT nhắc.</p>")
    assert text.count("th-then") == 1
    assert text.index("th-then") < text.index("mời")
    assert "UBND cấp xã" in text


@pytest.mark.parametrize(
    "text",
    [
        "<h2>Phòng GDĐT</h2>",
        '<p title="Phòng GDĐT">Sở</p>',
        "<a href='#x'>Phòng GDĐT</a>",
        "<details><summary>Phòng GDĐT</summary></details>",
        '<div data-exercise=\'{"a": "Phòng GDĐT"}\'></div>',
        "<!-- Phòng GDĐT -->",
        "<label><input type='radio'> Phòng GDĐT</label>",
        "các Phòng GDĐTX",
    ],
)
def test_names_addresses_and_what_is_pressed_are_not_marked(text):
    assert mark(text) == text


def test_the_glossary_shows_every_pair():
    for pair in course().terms.pairs:
        assert pair.then in pages()["glossary.md"]
        assert pair.now in pages()["glossary.md"]


@pytest.mark.parametrize("school_level", ["primary", "lower_secondary", "upper_secondary"])
def test_every_principal_s_criterion_has_evidence_of_the_highest_level_for_each_school_level(
    school_level,
):
    bare = [
        guide.criterion
        for guide in course().guides.values()
        if guide.criterion.startswith("principal-2018")
        and not any(e.level == "tot" and school_level in e.school_levels for e in guide.entries)
    ]
    assert bare == []
