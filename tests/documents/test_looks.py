"""A printed dossier shows its papers as the papers they are: signatures drawn, looks told apart."""

import io
import re
import subprocess
from dataclasses import replace
from typing import get_args

import pytest
from conftest import MUSEUM
from PIL import Image

from documents.reading import pdf_text, squashed
from generator.course.model.evidence import EvidenceKind
from generator.course.model.exercise import Dossier, Look
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.documents.making import document
from generator.outputs.documents.paper_tree import paper_tree
from generator.practice.papers import paper_html
from generator.practice.signing import Signing
from generator.site.rendering import TEMPLATES
from generator.site.views.printed import printed_documents
from tests.courses import PAPER_WORDS, with_paper_words

TEXT = "House of Clocks\n\n**Notice**\n\nThe tower opens late.\n\nSays so: guide *(signed)* Otter."
SIGNED = Signing(frozenset({"signed"}), frozenset({"sealed"}))
LOCALE = Locale.load("en")


def handout(text=TEXT, look=None, words=PAPER_WORDS):
    """The museum's first dossier in print, its first paper being another."""
    course = open_course(MUSEUM)
    dossier = next(one for one in course.exercises if isinstance(one, Dossier))
    first, *others = dossier.evidence
    shown = first.model_copy(update={"look": look, "kind": "data"})
    changed = dossier.model_copy(update={"evidence": (shown, *others)})
    course = replace(
        with_paper_words(course, words),
        papers={**course.papers, dossier.id: {**course.papers[dossier.id], first.id: text}},
    )
    every = printed_documents(course, LOCALE)
    one = next(p for p in every if p.kind == "handout" and p.exercise == dossier)
    return document(course, LOCALE, replace(one, exercise=changed))


def picture(content):
    """The page as a printer sees it."""
    command = ["pdftoppm", "-r", "60", "-png", "-singlefile", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def coloured(content, near):
    """How many points have about this colour."""
    points = picture(content).get_flattened_data()
    return sum(all(abs(a - b) < 90 for a, b in zip(p, near, strict=True)) and max(p) - min(p) > 60 for p in points)  # fmt: skip


PEN, SEAL = (0x1D, 0x3F, 0x8F), (0xA8, 0x32, 0x3A)


def test_a_signature_is_drawn_where_the_paper_says_so_and_only_there():
    drawn = handout()
    assert coloured(drawn, PEN) > 10 and coloured(drawn, SEAL) == 0
    assert squashed("(signed)") not in squashed(pdf_text(drawn))


def test_a_course_without_such_words_prints_them():
    plain = handout(words=None)
    assert coloured(plain, PEN) == 0
    assert squashed("(signed)") in squashed(pdf_text(plain))


def test_a_seal_is_drawn_as_an_empty_ring():
    assert coloured(handout("Head *(signed, sealed)* Otter"), SEAL) > 10


@pytest.mark.parametrize(
    "text", ["A *(signed)* Otter – B *(sealed)* Fox", "So he says: *(signed)*"]
)
def test_print_and_page_draw_the_same_strokes(text):
    def strokes(words):
        return re.findall(r' d="([^"]+)"', words)

    nodes = str(paper_tree(text, {}, SIGNED))
    assert strokes(nodes) == strokes(paper_html(text, {}, SIGNED)) != []
    assert "currentColor" not in nodes, "a page's styles are not there to colour it"


def test_every_look_is_told_from_a_plain_sheet_and_keeps_its_words():
    text = f"{TEXT}\n\n| A | B |\n|--|--|\n| 1 | 2 |"
    sheets = {look: handout(text, look) for look in (None, *get_args(Look))}
    for content in sheets.values():
        assert squashed("The tower opens late.") in squashed(pdf_text(content))
    assert len({picture(content).tobytes() for content in sheets.values()}) == len(sheets)


def test_looks_that_print_knows_are_looks_or_kinds_of_the_data():
    body = (TEMPLATES / "documents/looks.typ").read_text("utf-8").partition("#let looks = (")[2]
    known = set(re.findall(r"(?m)(?:^  |, )([a-z]+): ", body.partition("\n)")[0]))
    assert set(get_args(Look)) <= known
    assert known <= {*get_args(Look), *get_args(EvidenceKind)} | {"stroke", "fill", "radius", "inset"}  # fmt: skip


def test_a_printed_signature_costs_little():
    many = "\n\n".join(f"Said by *(signed)* Name{n}" for n in range(40))
    few = handout("Said by *(signed)* Name")
    assert len(handout(many)) - len(few) < 60_000
