"""Slides whose words need more room than one: nothing lost, nothing twice, measured as drawn."""

import re
from itertools import chain

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from generator.locale import Locale
from generator.site.slides.cutting import shares, table_shares
from generator.site.slides.deck import Option, Point, Slide
from generator.site.slides.measure import LETTERS, lines_of, width_of
from generator.site.slides.paging import paged
from generator.site.slides.planning import plan_decks
from generator.site.slides.qr import qr_code
from generator.site.slides.sizes import ROOM
from tests.courses import course_at

NOW = "Words of today:"
WORDS = st.lists(st.from_regex(r"[a-zđăê]{1,12}[.,]?", fullmatch=True), max_size=260)
TEXT = WORDS.map(" ".join)
FONTS = ROOT / "generator/outputs/documents/fonts"


def words_of(*texts):
    return list(chain.from_iterable(text.split() for text in texts))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(TEXT, st.lists(TEXT, max_size=4), st.lists(TEXT.filter(bool), max_size=6), TEXT)
def test_every_word_of_a_slide_stands_on_its_pages_once_in_order(text, points, options, answer):
    answer = answer if options else ""
    slide = Slide(
        "vote", "Which?", "Above", text,
        tuple(Point(one, "Label") for one in points),
        tuple(Option(one, n == 0) for n, one in enumerate(options)),
        answer,
    )  # fmt: skip
    pages = paged(slide, NOW)
    assert words_of(*(p.text for p in pages if p.kind != "answer")) == words_of(text)
    said = (point.text for page in pages for point in page.points)
    assert words_of(*said) == words_of(*points)
    assert [p.options for p in pages if p.options] == ([slide.options] if options else [])
    reasons = [p.answer for p in pages] + [p.text for p in pages if p.kind == "answer"]
    assert words_of(*reasons) == words_of(answer)
    assert {p.title for p in pages} == {"Which?"}
    assert [p.below for p in pages] == [False] + [True] * (len(pages) - 1)


def test_a_question_stands_on_the_slide_of_its_options_where_both_fit():
    options = (Option("Solid", True), Option("Good"))
    question, reason = "Who keeps it, and where? " * 10, "Because it says so. " * 14
    asking, told = paged(
        Slide("vote", "Which?", text=question, options=options, answer=reason), NOW
    )
    assert (asking.text.split(), asking.options) == (question.split(), options)
    assert asking.reveals and not asking.answer and reason in asking.notes
    assert (told.kind, told.text.split(), told.options) == ("answer", reason.split(), ())


def test_words_of_today_stay_or_get_a_slide_of_their_own():
    short = Slide("task", "T", text="a", terms=("x: y",))
    assert [p.terms for p in paged(short, NOW)] == [("x: y",)]
    full = "\n\n".join(["word"] * 9)
    *said, own = paged(Slide("task", "T", text=full, terms=("x: y",)), NOW)
    assert len(said) == 1
    assert (own.title, [p.text for p in own.points]) == (NOW, ["x: y"])
    assert not any(p.terms for p in said)


def test_a_code_stands_beside_few_words_and_alone_after_many():
    code = qr_code("http://school.test/")
    few = Slide("task", "T", text="Open it.", address=code.text, qr=code)
    assert paged(few, NOW) == (few,)
    said, alone = paged(Slide("task", "T", text="word " * 90, address=code.text, qr=code), NOW)
    assert (said.qr, alone.qr, alone.kind, alone.text) == (None, code, "open", "")


def test_neighbouring_levels_stand_together():
    points = tuple(Point("word " * 40, name) for name in ("Low", "Middle", "High"))
    pages = paged(Slide("levels", "C", points=points), NOW)
    assert [[p.label for p in page.points] for page in pages] == [
        ["Low", "Middle"],
        ["Middle", "High"],
    ]


def test_pictures_share_what_the_words_leave():
    one = Slide("own", "T", paper="![a](a.png)")
    two = Slide("own", "T", paper="Some words\n\n![a](a.png)\n\n![b](b.png)")
    (alone,), *_ = paged(one, NOW), None
    pages = paged(two, NOW)
    assert alone.picture_room > 400
    assert all(200 < p.picture_room < ROOM for p in pages if "![" in p.paper)


def test_text_is_cut_where_a_reader_pauses():
    fits = lambda words: len(words) <= 24  # noqa: E731
    assert list(shares("One two three. Four five six seven.", fits)) == [
        "One two three.", "Four five six seven.",
    ]  # fmt: skip
    assert list(shares("x" * 30 + " end", fits)) == ["x" * 30, "end"]
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"
    parts = list(table_shares(table, lambda words: words.count("\n") < 3))
    assert parts == ["| A | B |\n|---|---|\n| 1 | 2 |", "| A | B |\n|---|---|\n| 3 | 4 |"]


@pytest.fixture(scope="module")
def texts():
    decks = plan_decks(course_at(ROOT), Locale.load("vi"))
    found = {s.text for d in decks for s in d.slides} | {s.title for d in decks for s in d.slides}
    return [one for one in found if len(one) > 20]


@pytest.mark.parametrize(("face", "bold"), [("regular", False), ("semibold", True)])
def test_words_are_measured_as_the_font_is_drawn(texts, face, bold):
    """Never narrower than drawn, by a hundredth at most; never so wide that slides stay half empty."""
    font = ImageFont.truetype(
        FONTS / f"be-vietnam-pro-{face}.ttf", 1000, layout_engine=ImageFont.Layout.BASIC
    )
    for text in texts:
        plain = re.sub(r"\s+", " ", text)
        drawn = sum(font.getlength(letter) for letter in plain) * LETTERS / 1000
        assert 0.99 < width_of(plain, bold=bold) / drawn < 1.12, plain


def test_lines_break_between_words_and_within_one_that_is_wider():
    wide = width_of("nnnn")
    assert [lines_of(text, wide) for text in ("", "nnnn", "nn nn", "nnnnnnnnn")] == [0, 1, 2, 3]
    assert lines_of("nn nn", wide, indent=wide / 3) == 2
    assert lines_of("nnnn", wide, indent=wide / 3) == 1 + 1
