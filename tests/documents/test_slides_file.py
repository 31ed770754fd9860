"""The editable decks hold the texts of the slides letter by letter, and nothing of the machine."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from conftest import ROOT
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from documents.office_text import through_libreoffice
from documents.reading import run, squashed
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.documents.slides import slides_pptx
from generator.site.slides.plain import plain_lines
from generator.site.slides.planning import plan_decks


def decks_of(root, address=""):
    course = open_course(root)
    if address:
        settings = course.settings.model_copy(update={"site_address": address})
        course = replace(course, settings=settings)
    return plan_decks(course, Locale.load(course.settings.language))


def pages_of(deck):
    """Every slide as it stands in the file: a slide that asks comes twice."""
    return [
        (slide, answered)
        for slide in deck.slides
        for answered in ((False, True) if slide.reveals else (False,))
    ]


def shown(slide, answered):
    """What a reader of the slide must find on it."""
    found = [slide.title, slide.eyebrow, *plain_lines(slide.text), *plain_lines(slide.lines)]
    found += [text for point in slide.points for text in (point.label, point.text)]
    found += [slide.ask, *(option.text for option in slide.options)]
    found += [f"✓ {letter}. " for letter in slide.right.split(", ") if answered and letter]
    found.append("; ".join(slide.terms))
    return [text for text in (*found, slide.answer if answered else "") if text]


def texts(page):
    return "\n".join(s.text_frame.text for s in page.shapes if s.has_text_frame)


def is_picture(shape):
    return shape.shape_type == MSO_SHAPE_TYPE.PICTURE


def check(deck, content):
    pages = list(Presentation(io.BytesIO(content)).slides)
    wanted = pages_of(deck)
    assert len(pages) == len(wanted)
    for page, (slide, answered) in zip(pages, wanted, strict=True):
        words = texts(page)
        for text in shown(slide, answered):
            assert text in words, text
        assert not slide.answer or (slide.answer in words) == answered
        assert page.shapes.title.text_frame.text == slide.title
        notes = page.notes_slide.notes_text_frame.text if page.has_notes_slide else ""
        described = {
            shape._element.nvPicPr.cNvPr.get("descr") for shape in page.shapes if is_picture(shape)
        }
        assert {alt for alt, _ in slide.described} <= described
        for note in slide.notes:
            assert all(line in notes for line in plain_lines(note))


def test_every_text_and_note_of_every_slide_is_in_the_file(museum):
    for deck in decks_of(museum()):
        check(deck, slides_pptx(deck))


@pytest.mark.slow
def test_the_shipped_plenary_is_whole_and_has_its_notes():
    deck = decks_of(ROOT)[0]
    check(deck, slides_pptx(deck))


def test_slides_can_be_edited_and_show_codes_only_with_an_address(museum):
    root = museum()
    for address in ("", "http://school.test/"):
        content = slides_pptx(decks_of(root, address)[0])
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            pictures = [n for n in archive.namelist() if n.startswith("ppt/media/")]
        assert bool(pictures) == bool(address)


def test_the_same_deck_gives_the_same_bytes_and_names_nobody(museum):
    deck = decks_of(museum())[2]
    content = slides_pptx(deck)
    assert content == slides_pptx(deck)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {info.date_time for info in archive.infolist()} == {(2019, 2, 22, 0, 0, 0)}
    assert "2019-02-22" in core
    assert not re.search(r"Canny|python-pptx|202[0-9]", core)


def test_signs_that_office_refuses_do_not_reach_the_file(museum):
    deck = decks_of(museum())[0]
    odd = replace(deck.slides[1], title="A \x0b title\u202e", text="=1+1 & <b>", notes=("\x01x",))
    content = slides_pptx(replace(deck, slides=(odd,)))
    page = Presentation(io.BytesIO(content)).slides[0]
    assert page.shapes.title.text_frame.text == "A  title"
    assert "=1+1 & <b>" in texts(page)


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("**Strong** and *soft*", ("Strong and soft",)),
        ("a\n\n- b\n- c", ("a", "– b", "– c")),
        ("| x | y |\n|---|---|\n| 1 |  |", ("x · y", "1")),
        ("# Head\n2 * 3", ("Head", "2 * 3")),
    ],
)
def test_markdown_becomes_plain_lines(markdown, lines):
    assert plain_lines(markdown) == lines


READ_AT_8_M = 28
"""Points: capitals of 1/200 of eight metres on a picture two metres wide, as 37 pixels of 1280."""


def small_or_outside(content):
    """Texts in letters below that size, and boxes beyond the slide; every text is projected."""
    presentation = Presentation(io.BytesIO(content))
    wide, high = presentation.slide_width, presentation.slide_height
    for number, page in enumerate(presentation.slides):
        for shape in page.shapes:
            if shape.left < 0 or shape.left + shape.width > wide + 1:
                yield number, "beside", shape.name
            if shape.top < 0 or shape.top + shape.height > high + 1:
                yield number, "below", shape.name
            paragraphs = shape.text_frame.paragraphs if shape.has_text_frame else ()
            for words in (words for paragraph in paragraphs for words in paragraph.runs):
                if words.font.size is None or words.font.size.pt < READ_AT_8_M:
                    yield number, words.font.size, words.text


@pytest.mark.slow
@pytest.mark.parametrize("address", ["", "http://192.168.100.100:8000/tap-huan-danh-gia/"])
def test_every_letter_of_every_deck_is_read_from_the_last_row(address):
    for deck in decks_of(ROOT, address):
        assert list(small_or_outside(slides_pptx(deck))) == []


def test_what_cannot_be_cut_becomes_smaller_and_is_told_by_the_test(museum):
    deck = decks_of(museum())[0]
    row = "| " + " ".join(["word"] * 400) + " |"
    odd = replace(deck.slides[1], paper=f"| Head |\n|---|\n{row}", text="", points=())
    small = list(small_or_outside(slides_pptx(replace(deck, slides=(odd,)))))
    assert {" ".join(["word"] * 400), "Head"} <= {what[2] for what in small}


@pytest.mark.office
def test_libreoffice_shows_every_letter_of_every_slide(tmp_path):
    deck = decks_of(ROOT, "http://school.test/")[1]
    made = through_libreoffice(slides_pptx(deck), "slides.pptx", "pdf", tmp_path)
    pages = [squashed(page) for page in run("pdftotext", made, "-enc", "UTF-8").split("\f")]
    wanted = pages_of(deck)
    assert len(pages) - 1 == len(wanted)
    for page, (slide, answered) in zip(pages, wanted, strict=False):
        for text in shown(slide, answered):
            assert squashed(text) in page, text


def key_presses(content):
    """What one key meets in a presentation: its slides in order, hidden ones left out; a slide
    with steps of its own would need more than one press."""
    presentation = Presentation(io.BytesIO(content))
    for slide in presentation.slides:
        element = slide._element
        assert not element.findall(".//{*}timing"), "animations wait for more than the one key"
        assert element.get("show") != "0", "a hidden slide is never met"
        yield slide.shapes.title.text_frame.text


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_one_key_meets_every_slide_of_the_plan_once_in_order(number):
    deck = decks_of(ROOT)[number]
    assert list(key_presses(slides_pptx(deck))) == [slide.title for slide, _ in pages_of(deck)]


def test_pictures_of_own_slides_stay_within_the_slide_beside_the_text(museum):
    deck = next(d for d in decks_of(museum()) if d.id == "hall")
    content = slides_pptx(deck)
    check(deck, content)
    presentation = Presentation(io.BytesIO(content))
    page = next(
        p for p in presentation.slides if p.shapes.title.text_frame.text.startswith("Where")
    )
    (picture,) = [shape for shape in page.shapes if is_picture(shape)]
    text = next(s for s in page.shapes if s.has_text_frame and "left" in s.text_frame.text)
    assert picture.left >= text.left + text.width
    assert picture.left + picture.width <= presentation.slide_width
    assert picture.top + picture.height <= presentation.slide_height
    assert round(picture.width / picture.height, 1) == 2.0
    colours = Image.open(io.BytesIO(picture.image.blob)).convert("RGB").getcolors(9999)
    assert (29, 90, 67) in {colour for _, colour in colours}
