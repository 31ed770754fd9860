"""The decks: one idea on a slide, a QR code of the right address, nothing but what the data says."""

from dataclasses import replace

import pytest
import segno
from conftest import ROOT

from generator.course.model.exercise import Boundary
from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.planning import plan_site
from generator.site.slides.planning import plan_decks
from generator.site.slides.qr import qr_code, qr_png

ADDRESS = "http://school.test/tap-huan/"


@pytest.fixture(scope="module")
def shipped():
    return open_course(ROOT)


@pytest.fixture(scope="module")
def decks(shipped):
    return {deck.id: deck for deck in plan_decks(shipped, Locale.load("vi"))}


def test_there_is_a_deck_for_the_plenary_and_one_for_each_class(decks):
    assert list(decks) == ["plenary", "primary", "lower_secondary", "upper_secondary"]


def test_every_block_of_the_day_stands_in_the_decks_in_its_order_with_its_note(shipped, decks):
    for name, kinds in (("plenary", ("plenary",)), ("primary", ("class", "break"))):
        wanted = [b for b in shipped.agenda.blocks if b.kind in kinds]
        found = [s for s in decks[name].slides if s.kind == "block"]
        assert [s.title for s in found] == [b.name for b in wanted]
        assert [s.notes for s in found] == [(shipped.notes[b.notes],) for b in wanted]


def test_each_criterion_of_a_block_has_one_slide_with_all_its_described_levels(shipped, decks):
    block = next(b for b in shipped.agenda.blocks if b.id == "levels")
    slides = [s for s in decks["primary"].slides if s.kind == "levels"]
    for criterion_id in block.criteria:
        standard = next(s for s in shipped.standards if criterion_id.startswith(s.id))
        criterion = standard.criterion(criterion_id)
        title = f"{criterion.number}. {criterion.name}"
        (slide, *_again) = [s for s in slides if s.title == title and standard.short in s.eyebrow]
        assert [p.text for p in slide.points] == [d.summary for d in criterion.levels.values()]


def test_a_slide_asks_one_thing_and_its_right_answers_are_those_of_the_key(shipped, decks):
    votes = [s for d in decks.values() for s in d.slides if s.kind == "vote"]
    assert len(votes) > 100
    for slide in votes:
        assert sum(bool(x) for x in (slide.text, slide.paper, slide.points)) == 1
        assert any(o.right for o in slide.options)
        both = "(nhận cả " in slide.answer
        assert all(o.right for o in slide.options) == both, "only where the key takes both levels"
        assert slide.answer
    drill = next(
        e for e in shipped.exercises if isinstance(e, Boundary) and e.school_level == "primary"
    )
    asked = {s.text: s for s in decks["primary"].slides}
    shown = [item for item in drill.items if item.situation in asked]
    assert shown
    standard = shipped.standard(drill.standard)
    for item in shown:
        right = [o.text for o in asked[item.situation].options if o.right]
        assert right == [standard.level(item.level).name]


def test_a_class_sees_nothing_of_another_school_level(shipped, decks):
    for level in shipped.school_levels:
        links = {s.link for s in decks[level.id].slides if s.link}
        assert all(link.startswith(f"../{level.id}/") for link in links)


def test_only_the_chosen_items_go_on_slides(decks):
    plenary = [s for s in decks["plenary"].slides if s.kind == "vote"]
    assert len(plenary) == 4


def test_without_an_address_there_is_no_code_and_with_one_it_holds_the_exercise_s_page(shipped):
    locale = Locale.load("vi")
    settings = shipped.settings.model_copy(update={"site_address": ADDRESS})
    for course, base in ((shipped, ""), (replace(shipped, settings=settings), ADDRESS)):
        for deck in plan_decks(course, locale):
            for slide in deck.slides:
                wanted = bool(base) and slide.kind in ("title", "task", "vote")
                assert (slide.qr is not None) == wanted
                if slide.qr:
                    assert slide.qr.text == slide.address == base + slide.link.removeprefix("../")


def test_a_code_draws_what_segno_computes():
    code = qr_code(ADDRESS)
    dark = set()
    for part in code.path.split("M")[1:]:
        place, rest = part.split("h", 1)
        x, y = map(int, place.split())
        dark |= {(x + n, y) for n in range(int(rest.split("v")[0]))}
    rows = segno.make_qr(ADDRESS, error="m").matrix_iter(border=4)
    assert dark == {(x, y) for y, row in enumerate(rows) for x, bit in enumerate(row) if bit}
    assert qr_png(code).startswith(b"\x89PNG")


def test_pages_of_slides_are_in_the_trainer_s_output_only(museum):
    course, locale = open_course(museum()), Locale.load("en")
    wanted = {f"trainer/slides-{name}.html" for name in ("plenary", "hall", "tower")}
    found = {file.path for file in plan_site(course, "trainer", locale).files}
    assert wanted | {"assets/reveal/reveal.js", "assets/reveal/notes.js"} <= found
    others = {file.path for file in plan_site(course, "participant", locale).files}
    assert not [path for path in others if "slides" in path or "reveal" in path]


OWN = "rubric_data/workshop/slides"


def test_own_slides_stand_between_the_blocks_with_their_pictures(museum):
    course, locale = open_course(museum()), Locale.load("en")
    hall = next(deck for deck in plan_decks(course, locale) if deck.id == "hall")
    kinds = [slide.kind for slide in hall.slides]
    at = [n for n, kind in enumerate(kinds) if kind == "own"]
    scoring = next(n for n, slide in enumerate(hall.slides) if slide.title == "Scoring")
    assert at == [scoring - 2, scoring - 1]
    first, second = (hall.slides[n] for n in at)
    assert (first.title, second.title) == ("Where the clocks stand", "What to bring")
    assert [alt for alt, _ in first.described] == ["The way from the door to the hall"]
    assert first.lines.strip() == "The hall is on your left."
    assert not second.described
    (place,) = [s.src.removeprefix("../") for s in first.shown["way.svg"]]
    for audience, there in (("trainer", True), ("participant", False)):
        files = {file.path for file in plan_site(course, audience, locale).files}
        assert (place in files) == there


def test_own_slides_are_the_same_after_the_next_build(museum):
    root, locale = museum(), Locale.load("en")
    before = plan_decks(open_course(root), locale)
    agenda = root / "rubric_data/workshop/agenda.yaml"
    agenda.write_text(agenda.read_text("utf-8").replace("minutes: 70", "minutes: 60"), "utf-8")
    after = plan_decks(open_course(root), locale)
    own = [[s for d in decks for s in d.slides if s.kind == "own"] for decks in (before, after)]
    assert own[0] == own[1] != []
    assert before != after
