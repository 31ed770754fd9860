"""`taphuan lms`: packages and questions for learning platforms."""

import tempfile
from pathlib import Path

import click

from generator.commands.shared import Console, write_whole
from generator.commands.stopping import build_or_stop
from generator.course.model.course import Course, Track
from generator.outputs.lms.packing import FORMATS, NEED_SITE, PRESETS, Format, lms_files
from generator.outputs.mkdocs.settings import PARTICIPANT

ALL = "all"


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("lms", help=text("cli.help.lms"))
    @click.option("--track", metavar="ID", help=text("cli.help.lms_track"))
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
        track: str | None, kind: str | None, preset: str | None, out: Path, channel_version: int
    ) -> None:
        course = console.checked()
        tracks = _tracks(console, course, track)
        formats = _formats(kind, preset)
        with tempfile.TemporaryDirectory() as scratch:
            site = Path(scratch) / "site" if NEED_SITE & set(formats) else None
            if site is not None:
                build_or_stop(console, course, PARTICIPANT, site)
            for path, content in lms_files(course, tracks, formats, site, channel_version):
                target = out / path
                write_whole(target, content)
                console.say("lms_written", path=target, size=round(len(content) / 1e6, 2))
        for one in formats:
            click.echo(text(f"lms.next.{one}"))

    return lms


def _formats(kind: str | None, preset: str | None) -> tuple[Format, ...]:
    chosen = PRESETS[preset] if preset else ()
    more = FORMATS if kind == ALL or not (kind or preset) else (kind,)
    return tuple(one for one in FORMATS if one in chosen or one in more)


def _tracks(console: Console, course: Course, track: str | None) -> tuple[Track, ...]:
    found = tuple(one for one in course.tracks if track in (None, one.id))
    if not found:
        known = ", ".join(one.id for one in course.tracks)
        console.wrong_call("unknown_id", id=track, known=known)
    return found
