"""The day as a line of time: when blocks begin, in every class, and what they work with."""

from dataclasses import dataclass

from generator.course.model.course import Course, Track
from generator.course.model.exercise import Exercise
from generator.course.model.workshop import Agenda, Block, BlockPage, WorkshopClass
from generator.locale import Locale
from generator.site.views import paths
from generator.site.views.context import Link, PageContext
from generator.site.views.today import today_link
from generator.site.views.workshop import day_stem

_STANDARD_PAGES: dict[BlockPage, paths.StandardPage] = {
    "overview": "index",
    "rating_rule": "rating",
    "process": "process",
    "evidence": "evidence",
    "summary": "summary",
    "practice": "practice",
}


DAY = 24 * 60
_PARTS_OF_DAY = ((12 * 60, "morning"), (17 * 60 + 30, "afternoon"), (DAY, "evening"))
PLENARY = "plenary"
"""The deck of the blocks where all sit together."""


@dataclass(frozen=True)
class ClassView:
    """A class of the day; `starts` in minutes after midnight, `clock` as people write it."""

    id: str
    name: str
    room: str
    starts: int
    clock: str
    track: Track


@dataclass(frozen=True)
class Moment:
    """When a block begins, in minutes from the beginning of the day."""

    block: Block
    begins: int

    @property
    def ends(self) -> int:
        return self.begins + self.block.minutes


def clock(minutes: int) -> str:
    """Minutes after midnight as `7:30`; past midnight it begins anew."""
    return f"{minutes // 60 % 24}:{minutes % 60:02d}"


def relative(minutes: int) -> str:
    """Minutes from the beginning as `+2:35`."""
    return f"+{minutes // 60}:{minutes % 60:02d}"


def moments(agenda: Agenda) -> tuple[Moment, ...]:
    """All blocks with their beginning, in order."""
    first = _minutes(agenda.classes[0].starts) if agenda.classes else 0
    found: list[Moment] = []
    for block in agenda.blocks:
        begins = found[-1].ends if found else 0
        if block.begins_at:
            begins += (_minutes(block.begins_at) - first - begins) % DAY
        found.append(Moment(block, begins))
    return tuple(found)


def parts_of_days(course: Course, days: int) -> tuple[tuple[str, ...], ...]:
    """The parts of the day (`morning`, `afternoon`, `evening`) in which each of so many days has
    blocks; each has a morning and an afternoon where the agenda is not of so many days."""
    usual = (_PARTS_OF_DAY[0][1], _PARTS_OF_DAY[1][1])
    agenda = course.agenda
    if agenda is None or not agenda.classes:
        return (usual,) * days
    first = _minutes(agenda.classes[0].starts)
    found: dict[int, dict[str, None]] = {}
    for one in moments(agenda):
        if one.block.kind != "break":
            day, minute = divmod(first + one.begins, DAY)
            part = next(name for until, name in _PARTS_OF_DAY if minute < until)
            found.setdefault(day, {})[part] = None
    return tuple(map(tuple, found.values())) if len(found) == days else (usual,) * days


def _minutes(time: str) -> int:
    """Minutes after midnight of a clock time."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def track_of(course: Course, one: WorkshopClass) -> Track:
    """The track of a class; a class without a school level takes the first."""
    return course.track_of(one.school_level)


def class_views(course: Course) -> tuple[ClassView, ...]:
    """The classes of the day; none without an agenda."""
    return tuple(
        _class_view(course, one) for one in (course.agenda.classes if course.agenda else ())
    )


def _class_view(course: Course, one: WorkshopClass) -> ClassView:
    starts = _minutes(one.starts)
    track = track_of(course, one)
    return ClassView(one.id, one.name, one.room or "", starts, clock(starts), track)


def deck_names(course: Course, locale: Locale) -> dict[str, str]:
    """Name of each deck of slides by its id: the plenary, then every class; none without a day."""
    if course.agenda is None:
        return {}
    names = {PLENARY: locale.text("trainer.slides.plenary")}
    return names | {one.id: one.name for one in class_views(course)}


def deck_links(page: PageContext) -> tuple[Link, ...]:
    """The decks as links from a page."""
    names = deck_names(page.course, page.locale)
    return tuple(Link(name, page.link(paths.deck_page(k))) for k, name in names.items())


def pptx_path(course: Course, deck: str, locale: Locale) -> str:
    """Where the editable slides of a deck lie in the trainer's output, named after the day."""
    name = "-".join(part for part in ("slides", day_stem(course), deck) if part)
    return f"{paths.FILES}{locale.text('documents.folder.trainer')}/{name}.pptx"


def exercises_of(course: Course, block: Block, track: Track) -> tuple[Exercise, ...]:
    """The block's exercises that belong to a track, in the order of the agenda."""
    by_id = {exercise.id: exercise for exercise in course.exercises}
    listed = (by_id[name] for name in block.exercises if name in by_id)
    return tuple(e for e in listed if track.includes(e.school_level))


def exercise_link(page: PageContext, exercise: Exercise, track: Track) -> Link:
    """An exercise on the page that a track has of it."""
    standard = page.course.standard(exercise.standard)
    where = paths.exercise_pages(page.course, track, standard)
    return Link(exercise.title, page.link(where[exercise.id]))


def page_links(page: PageContext, block: Block, track: Track) -> tuple[Link, ...]:
    """The pages of a track that a block works with: its criteria, then kinds of pages."""
    found = []
    for standard in page.course.standards_of(track):
        for criterion in standard.criteria:
            if criterion.id in block.criteria:
                path = paths.criterion_page(track, standard, criterion)
                title = f"{standard.short}: {criterion.number}. {criterion.short}"
                found.append(Link(title, page.link(path)))
    for kind in block.pages:
        found += _links_of_kind(page, kind, track)
    return tuple(found)


def _links_of_kind(page: PageContext, kind: BlockPage, track: Track) -> list[Link]:
    if kind == "opinions":
        return [Link(page.text("nav.opinions"), page.link(paths.track_opinions(track)))]
    if kind == "results":
        title = page.locale.text("practice_pages.my.nav")
        return [Link(title, page.link(paths.RESULTS))]
    if kind == "today":
        found = today_link(page)
        return [found] if found else []
    name = _STANDARD_PAGES[kind]
    word = page.text(f"nav.{'overview' if name == 'index' else name}")
    return [
        Link(f"{standard.short}: {word}", page.link(paths.standard_page(track, standard, name)))
        for standard in page.course.standards_of(track)
        if name != "process" or standard.id in page.course.procedures
    ]
