"""The home of the site and the home of a track."""

from dataclasses import dataclass, replace

from generator.course.model.course import Track
from generator.course.model.standard import Standard
from generator.site.pages.learning_path import LearningPath, learning_path
from generator.site.views import paths
from generator.site.views.context import LevelView, Link, PageContext, level_view
from generator.site.views.standing import StandingView, standing
from generator.site.views.today import today_link
from generator.site.views.workshop import day_words


@dataclass(frozen=True)
class Choice:
    """A track to choose."""

    id: str
    name: str
    track: str
    about: str
    url: str
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class Shortcut:
    """A link that leads into the track that a person has chosen; `urls` has one per track."""

    title: str
    url: str
    urls: dict[str, str]


@dataclass(frozen=True)
class Span:
    """What can be done in five minutes, an hour, the day."""

    id: str
    name: str
    about: str
    shortcuts: tuple[Shortcut, ...]


@dataclass(frozen=True)
class HomePage:
    """Everything the template shows; `path` is set where the only track lives on this page."""

    key: str
    title: str
    about: str
    scale: tuple[LevelView, ...]
    choices: tuple[Choice, ...]
    spans: tuple[Span, ...]
    path: LearningPath | None
    workshop: tuple[tuple[str, str], ...]
    authors_note: str
    standings: tuple[StandingView, ...]
    today: Link | None
    about_url: str
    more_styles: tuple[str, ...] = ("taphuan-home.css",)


@dataclass(frozen=True)
class TrackPage:
    """Everything the template shows."""

    key: str
    track: str
    name: str
    school: str
    about: str
    typical: tuple[str, ...]
    path: LearningPath
    others: tuple[Link, ...]
    more_styles: tuple[str, ...] = ("taphuan-home.css",)


def _choice(page: PageContext, track: Track) -> Choice | None:
    level = track.school_level
    if level is None:
        return None
    home = page.link(paths.track_home(track))
    own = tuple(
        exercise.id
        for standard in page.course.standards_of(track)
        for exercise in page.course.exercises_of(track, standard.id)
    )
    return Choice(track.id, level.name, track.name, level.about, home, own)


def _shortcut(
    page: PageContext, key: str, name: paths.StandardPage, standard: Standard
) -> Shortcut:
    urls = {
        track.id: page.link(paths.standard_page(track, standard, name))
        for track in page.course.tracks
        if standard in page.course.standards_of(track)
    }
    return Shortcut(page.text(key, standard=standard.short), next(iter(urls.values())), urls)


def _shortcuts(page: PageContext, key: str, name: paths.StandardPage) -> tuple[Shortcut, ...]:
    return tuple(_shortcut(page, key, name, standard) for standard in page.course.standards)


def _spans(page: PageContext) -> tuple[Span, ...]:
    links = {
        "minutes": _shortcuts(page, "home.minutes_link", "summary"),
        "hour": _shortcuts(page, "home.hour_link", "rating"),
        "day": (
            *_shortcuts(page, "home.day_link", "practice"),
            *_shortcuts(page, "home.plan_link", "plan"),
        ),
    }
    n = _longest(page)
    return tuple(
        Span(span, page.text(f"home.{span}"), page.text(f"home.{span}_about", n=n), shortcuts)
        for span, shortcuts in links.items()
    )


def _longest(page: PageContext) -> int:
    """Sittings of the longest way through one standard, as the homes of the tracks count them."""
    every = (learning_path(replace(page, track=track)) for track in page.course.tracks)
    return max((n for path in every for n in path.sittings), default=0)


def home_page(page: PageContext) -> HomePage:
    settings = page.course.settings
    tracks = page.course.tracks
    standard = page.course.standards[0]
    choices = tuple(c for track in tracks if (c := _choice(page, track)))
    return HomePage(
        key=page.key,
        title=settings.title,
        about=settings.about,
        scale=tuple(level_view(standard, level) for level in reversed(standard.scale)),
        choices=choices,
        spans=_spans(page),
        path=None if choices else learning_path(page),
        workshop=day_words(page.course, page.locale).facts(page.locale),
        authors_note=settings.authors_note,
        standings=tuple(standing(page, s) for s in page.course.standards),
        today=today_link(page),
        about_url=page.link(paths.ABOUT),
    )


def track_page(page: PageContext) -> TrackPage:
    """The home of a track that has a school level of its own."""
    level = page.track.school_level
    if level is None:
        raise ValueError("the only track of a course lives on the site's home")
    others = tuple(
        Link(track.name, page.link(paths.track_home(track)))
        for track in page.course.tracks
        if track.id != page.track.id
    )
    return TrackPage(
        key=page.key,
        track=page.track.id,
        name=page.track.name,
        school=level.at_school,
        about=level.about,
        typical=level.typical,
        path=learning_path(page),
        others=others,
    )
