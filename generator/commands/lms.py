"""`taphuan lms`: packages and questions for learning platforms."""

import tempfile
from pathlib import Path

import click

from generator.commands.shared import Console, write_whole
from generator.commands.stopping import build_or_stop
from generator.course.model.course import Course, Track
from generator.course.narrowing import narrowed
from generator.locale import Locale
from generator.outputs.lms.counting import counted_exercise
from generator.outputs.lms.leaving_out import QUESTION_FORMATS, left_out
from generator.outputs.lms.packing import (
    FORMATS,
    NEED_SITE,
    PRESETS,
    Format,
    SiteOf,
    lms_files,
)
from generator.outputs.lms.state_size import RESERVE, room
from generator.outputs.mkdocs.settings import PARTICIPANT

ALL = "all"


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("lms", help=text("cli.help.lms"))
    @click.option("--track", metavar="ID", help=text("cli.help.lms_track"))
    @click.option("--standard", metavar="ID", multiple=True, help=text("cli.help.lms_standard"))
    @click.option(
        "--format", "kind", type=click.Choice([*FORMATS, ALL]), help=text("cli.help.lms_format")
    )
    @click.option("--preset", type=click.Choice(list(PRESETS)), help=text("cli.help.lms_preset"))
    @click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path("dist/lms"),
        show_default=True,
        help=text("cli.help.lms_out"),
    )
    @click.option(
        "--channel-version",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help=text("cli.help.lms_version"),
    )
    def lms(
        track: str | None,
        standard: tuple[str, ...],
        kind: str | None,
        preset: str | None,
        out: Path,
        channel_version: int,
    ) -> None:
        course = console.checked()
        tracks = _tracks(console, course, track)
        standards = _standards(console, course, tracks, standard)
        formats = _formats(kind, preset)
        _write(console, course, tracks, standards, formats, out, channel_version)
        _tell_what_is_missing(console, course, tracks, standards, formats)
        for one in formats:
            click.echo(text(f"lms.next.{one}"))

    return lms


def _write(
    console: Console,
    course: Course,
    tracks: tuple[Track, ...],
    standards: tuple[str, ...],
    formats: tuple[Format, ...],
    out: Path,
    version: int,
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        site_of = _builder(console, Path(scratch)) if NEED_SITE & set(formats) else None
        for path, content in lms_files(course, tracks, formats, site_of, version, standards):
            target = out / path
            write_whole(target, content)
            console.say("lms_written", path=target, size=round(len(content) / 1e6, 2))


def _builder(console: Console, scratch: Path) -> SiteOf:
    """Builds a site of its own for each course that is asked for."""

    def built(course: Course) -> Path:
        site = scratch / f"site-{len(list(scratch.iterdir()))}"
        build_or_stop(console, course, PARTICIPANT, site)
        return site

    return built


def _tell_what_is_missing(
    console: Console,
    course: Course,
    tracks: tuple[Track, ...],
    standards: tuple[str, ...],
    formats: tuple[Format, ...],
) -> None:
    """Tracks whose results leave little room for notes at a platform; what no question holds."""
    text = console.locale.text
    reported: set[tuple[str, str]] = set()
    for track in tracks:
        own = narrowed(course, track, standards)
        if {"scorm", "scorm2004"} & set(formats):
            left = room([counted_exercise(own, one) for one in own.exercises])
            if left < RESERVE:
                console.warn("lms_tight", track=track.name, letters=max(0, left))
        for form in (one for one in QUESTION_FORMATS if one in formats):
            for missing in left_out(own, track, form, Locale.of(course)):
                if (form, missing.title) in reported:
                    continue
                reported.add((form, missing.title))
                reason = text(f"lms.left_out.{missing.why}")
                name = text(f"lms.format.{form}")
                console.say("lms_left_out", format=name, title=missing.title, reason=reason)


def _formats(kind: str | None, preset: str | None) -> tuple[Format, ...]:
    chosen = PRESETS[preset] if preset else ()
    more = FORMATS if kind == ALL or not (kind or preset) else (kind,)
    return tuple(one for one in FORMATS if one in chosen or one in more)


def _standards(
    console: Console, course: Course, tracks: tuple[Track, ...], wanted: tuple[str, ...]
) -> tuple[str, ...]:
    known = [s.id for s in course.standards if all(s in course.standards_of(t) for t in tracks)]
    for one in wanted:
        if one not in known:
            console.wrong_call("unknown_id", id=one, known=", ".join(known))
    return wanted


def _tracks(console: Console, course: Course, track: str | None) -> tuple[Track, ...]:
    found = tuple(one for one in course.tracks if track in (None, one.id))
    if not found:
        known = ", ".join(one.id for one in course.tracks)
        console.wrong_call("unknown_id", id=track, known=known)
    return found
