"""The decks: one idea on a slide, a QR code of the right address, nothing but what the data says."""

from dataclasses import replace
from itertools import pairwise

import pytest
import segno
from conftest import ROOT

from generator.course.model.exercise import Boundary, Rule
from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.planning import plan_site
from generator.site.slides.plain import plain_lines
from generator.site.slides.planning import plan_decks
from generator.site.slides.qr import qr_code, qr_png
from tests.courses import course_at

ADDRESS = "http://school.test/tap-huan/"


@pytest.fixture(scope="module")
def shipped():
    return course_at(ROOT)


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


def test_each_criterion_of_a_block_shows_all_its_described_levels_each_beside_the_next(
    shipped, decks
):
    block = next(b for b in shipped.agenda.blocks if b.id == "levels")
    slides = [s for s in decks["primary"].slides if s.kind == "levels"]
    for criterion_id in block.criteria:
        standard = next(s for s in shipped.standards if criterion_id.startswith(s.id))
        criterion = standard.criterion(criterion_id)
        title = f"{criterion.number}. {criterion.name}"
        own = [s for s in slides if s.title == title and standard.short in s.eyebrow]
        shown = [tuple(p.text for p in s.points) for s in own]
        wanted = [d.summary for d in criterion.levels.values()]
        pairs = list(pairwise(wanted))
        assert list(dict.fromkeys(t for texts in shown for t in texts)) == wanted
        assert all(any(set(pair) <= set(texts) for texts in shown) for pair in pairs)


def test_words_that_are_shown_as_they_stand_hold_no_sign_of_markdown(decks):
    """A paper and the text of a slide are Markdown; all else is letters alone."""
    shown = [
        words
        for deck in decks.values()
        for s in deck.slides
        for words in (
            s.title, s.eyebrow, s.ask, s.answer, *s.terms,
            *(point.text for point in s.points), *(option.text for option in s.options),
        )
    ]  # fmt: skip
    assert len(shown) > 500
    assert [words for words in shown if (*plain_lines(words),) not in ((words,), ())] == []


def whole_questions(deck):
    """Slides of one question put together again: what was cut is joined."""
    found = {}
    for slide in deck.slides:
        if slide.asked:
            found.setdefault(slide.asked, []).append(slide)
    return found


def test_a_question_asks_one_thing_and_its_right_answers_are_those_of_the_key(shipped, decks):
    votes = [q for d in decks.values() for q in whole_questions(d).values()]
    votes = [q for q in votes if q[0].kind == "vote"]
    assert len(votes) > 100
    for slides in votes:
        said = [s for s in slides if s.kind != "answer"]
        parts = {p for s in said for p in ("text", "paper", "points") if getattr(s, p)}
        assert len(parts) == 1
        (asking,) = [s for s in slides if s.options]
        assert any(o.right for o in asking.options)
        reason = asking.answer or " ".join(s.text for s in slides if s.kind == "answer")
        assert reason
        both = "(nhận cả " in reason
        assert all(o.right for o in asking.options) == both, "only where the key takes both levels"
    drill = next(
        e for e in shipped.exercises if isinstance(e, Boundary) and e.school_level == "primary"
    )
    asked = whole_questions(decks["primary"])
    shown = [item for item in drill.items if f"{drill.id}/{item.id}" in asked]
    assert shown
    standard = shipped.standard(drill.standard)
    for item in shown:
        slides = asked[f"{drill.id}/{item.id}"]
        text = " ".join(s.text for s in slides if s.kind == "vote")
        assert text.split() == item.situation.split()
        (asking,) = [s for s in slides if s.options]
        right = [o.text for o in asking.options if o.right]
        assert right == [standard.level(item.level).name]


def test_a_rule_case_counts_every_criterion(shipped, decks):
    cases = {
        f"{exercise.id}/{case.id}": len(shipped.standard(exercise.standard).criteria)
        for exercise in shipped.exercises
        if isinstance(exercise, Rule)
        for case in exercise.cases
    }
    asked = [q for d in decks.values() for q in whole_questions(d).items() if q[0] in cases]
    assert asked
    for name, slides in asked:
        counts = [int(point.text.split()[0]) for slide in slides for point in slide.points]
        assert sum(counts) == cases[name]


def test_two_questions_never_share_their_votes(decks):
    for deck in decks.values():
        asking = [s.asked for s in deck.slides if s.options]
        assert all(asking) and len(set(asking)) == len(asking)


def test_who_votes_on_a_phone_reads_the_whole_question(decks):
    for deck in decks.values():
        for slides in whole_questions(deck).values():
            (asking,) = [s for s in slides if s.options]
            before = slides[: slides.index(asking)]
            if not (asking.text or asking.paper or asking.points):
                assert before and asking.asks
            for slide in before:
                if asking.asks:
                    for line in (*plain_lines(slide.text), *plain_lines(slide.lines)):
                        assert line in asking.asks


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
            firsts = [s for s in deck.slides if s.kind in ("title", "task") and not s.below]
            coded = [s.link for s in deck.slides if s.qr]
            assert coded == ([s.link for s in firsts] if base else [])
            assert not base or deck.slides[0].qr, "the home page's code first"
            for slide in deck.slides:
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
