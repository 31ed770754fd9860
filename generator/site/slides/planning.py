"""The decks of a day: what its blocks name becomes slides, in the order of the agenda."""

from collections.abc import Iterator
from dataclasses import replace

from generator.course.model.base import Audience
from generator.course.model.course import Course, Track
from generator.course.model.exercise import Exercise
from generator.course.model.workshop import Block
from generator.locale import Locale
from generator.site.slides.deck import Deck, Point, Slide
from generator.site.slides.own import own_slides
from generator.site.slides.paging import paged
from generator.site.slides.qr import qr_code
from generator.site.slides.standards import (
    criterion_slide,
    evidence_slides,
    overview_slides,
    process_slides,
    rating_slides,
)
from generator.site.slides.today import today_slides
from generator.site.slides.votes import task_slide, vote_slides
from generator.site.views import paths
from generator.site.views.agenda import ClassView, class_views, deck_names, exercises_of
from generator.site.views.context import PageContext
from generator.site.views.then_now import words_now
from generator.site.views.workshop import day_words

TRAINER: Audience = "trainer"


def plan_decks(course: Course, locale: Locale) -> tuple[Deck, ...]:
    """All decks; none without an agenda."""
    classes: dict[str, ClassView] = {one.id: one for one in class_views(course)}
    return tuple(
        _deck(course, locale, name, title, classes.get(name))
        for name, title in deck_names(course, locale).items()
    )


def _deck(course: Course, locale: Locale, name: str, title: str, own: ClassView | None) -> Deck:
    track = own.track if own else course.tracks[0]
    page = PageContext(course, locale, TRAINER, paths.deck_page(name), track)
    kinds = ("class", "break") if own else ("plenary",)
    blocks = course.agenda.blocks if course.agenda else ()
    found = [_first(page, title, own)]
    for block in blocks:
        if block.kind in kinds:
            found += _block_slides(page, block, track)
    now = locale.text("today.words_now")
    shown = tuple(one for slide in found for one in paged(_with_terms(page, slide), now))
    return Deck(name, title, course.settings.title, locale.language, shown)


def _with_terms(page: PageContext, slide: Slide) -> Slide:
    """A slide with the words of today for what it says; that on today says them itself."""
    if slide.link.endswith(page.link(paths.TODAY)):
        return slide
    points = [f"{point.label} {point.text}" for point in slide.points]
    options = [option.text for option in slide.options]
    texts = (slide.title, slide.text, slide.paper, slide.answer, *points, *options)
    return replace(slide, terms=words_now(page.course, page.locale, *texts))


def _first(page: PageContext, name: str, own: ClassView | None) -> Slide:
    room = f"{name}, {own.room}" if own and own.room else name
    words = day_words(page.course, page.locale)
    said = ". ".join(part for part in (words.organiser, words.held, words.venue) if part)
    base = page.course.settings.site_address
    return Slide(
        "title",
        page.course.settings.title,
        room,
        said,
        notes=(page.locale.text("trainer.slides.how"),),
        address=base or "",
        qr=qr_code(base) if base else None,
    )


def _block_slides(page: PageContext, block: Block, track: Track) -> Iterator[Slide]:
    yield from own_slides(page, block.slides_before)
    yield from _taught(page, block, track)
    yield from own_slides(page, block.slides_after)


def _taught(page: PageContext, block: Block, track: Track) -> Iterator[Slide]:
    """What the block's data become."""
    note = page.course.notes.get(block.notes or "", "")
    eyebrow = f"{page.locale.text(f'trainer.kind.{block.kind}')} · {page.minutes(block.minutes)}"
    points: tuple[Point, ...] = ()
    if block.participants_open:
        points = (Point(block.participants_open, page.locale.text("trainer.day.open")),)
    yield Slide("block", block.name, eyebrow, block.about, points, notes=(note,) if note else ())
    if "today" in block.pages:
        yield from today_slides(page)
    for standard in page.course.standards_of(track):
        yield from _pages(page, block, standard.id)
    for exercise in exercises_of(page.course, block, track):
        yield from _exercise(page, block, exercise)


def _pages(page: PageContext, block: Block, standard_id: str) -> Iterator[Slide]:
    """What the block reads of one standard."""
    standard = page.course.standard(standard_id)
    page = page.of_standard(standard)
    if "overview" in block.pages:
        yield from overview_slides(page, standard)
    if "rating_rule" in block.pages:
        yield from rating_slides(page, standard)
    procedure = page.course.procedures.get(standard_id)
    if "process" in block.pages and procedure:
        yield from process_slides(page, standard, procedure)
    for criterion in standard.criteria:
        if criterion.id not in block.criteria:
            continue
        yield criterion_slide(page, standard, criterion)
        guide = page.course.guides.get(criterion.id)
        if "evidence" in block.pages and guide:
            yield from evidence_slides(page, standard, criterion, guide)


def _exercise(page: PageContext, block: Block, exercise: Exercise) -> Iterator[Slide]:
    """The way to an exercise with its code, then its votes: their words need the room."""
    standard = page.course.standard(exercise.standard)
    page = page.of_standard(standard)
    place = paths.exercise_pages(page.course, page.track, standard)[exercise.id]
    base = page.course.settings.site_address
    address = f"{base.rstrip('/')}/{paths.page_key(place)}.html" if base else ""
    code = qr_code(address) if address else None
    chosen = block.on_slides.get(exercise.id, ())
    task = task_slide(page, standard, exercise)
    yield replace(task, link=page.link(place), address=address, qr=code)
    for slide in vote_slides(page, standard, exercise, chosen, block.criteria):
        yield replace(slide, link=page.link(place))
