"""What all commands share: finding the course, saying what is wrong, exit codes."""

import contextlib
import errno
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.course.model.course import Course
from generator.course.opening import CheckedCourse, check_course, find_root
from generator.course.problems import Location, Problem
from generator.locale import FALLBACK, LANGUAGES, Locale
from generator.locale.wording import problem_report, short_report
from generator.schemas.editor import language_of

EXIT_PROBLEMS = 1
EXIT_WRONG_CALL = 2


@dataclass(frozen=True)
class Console:
    """Where commands run (`root`) and in which language they speak."""

    root: Path | None
    locale: Locale

    def speaking_of(self, course: Course) -> Locale:
        """The strings for what a course becomes: in the course's words, where the console speaks
        the course's language."""
        own = course.settings.language
        # the console fell back to this language because the course's own is not in the package
        beside = self.locale.language == FALLBACK and own not in LANGUAGES
        return Locale.of(course) if beside or own == self.locale.language else self.locale

    def say(self, key: str, **values: object) -> None:
        click.echo(self.locale.text(f"cli.{key}", **values))

    def warn(self, key: str, **values: object) -> None:
        click.echo(self.locale.text(f"cli.{key}", **values), err=True)

    def wrong_call(self, key: str, **values: object) -> NoReturn:
        self.warn(key, **values)
        raise SystemExit(EXIT_WRONG_CALL)

    def show(self, problems: Iterable[Problem], whole: bool = False) -> None:
        """Tell problems; of many alike in one file only the first, unless asked for the whole."""
        listed = list(problems)
        if listed:
            report = problem_report if whole else short_report
            click.echo(report(listed, self.locale), err=True)

    def need_root(self) -> Path:
        """The course's folder; ends the program when there is none."""
        if self.root is None:
            self.wrong_call("no_course", folder=Path.cwd())
        return self.root

    def checked(self, strict: bool = False, applies_on: datetime | None = None) -> Course:
        """The checked course; shows every problem and ends with 1 when it cannot be used."""
        checked = check_course(self.need_root(), applies_on.date() if applies_on else None)
        return self.accept(checked, strict)

    def begun(self) -> Course:
        """The course as far as it is written, whatever is still wrong with it; ends with 1 only
        when nothing can be made of it. For commands that add to a course."""
        checked = check_course(self.need_root())
        if checked.course is None:
            self.accept(checked, False)
        assert checked.course is not None
        return checked.course

    def accept(self, checked: CheckedCourse, strict: bool, whole: bool = False) -> Course:
        refused = checked.problems if strict else checked.errors
        self.show(checked.problems, whole)
        if refused or checked.course is None:
            self.warn("refused", errors=len(checked.errors), warnings=len(checked.warnings))
            raise SystemExit(EXIT_PROBLEMS)
        return checked.course


def console_for(root: Path | None, language: str | None) -> Console:
    """The console; the language is the one asked for, else the course's, else Vietnamese."""
    found = find_root(root or Path.cwd())
    if language is None and found is not None:
        language = language_of(found)
    return Console(found, Locale.load(language or "vi"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, with the folders above it; OSError when it cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


class Commands(click.Group):
    """The commands; where the system refuses to read or write, a sentence says so."""

    def __init__(self, *arguments: Any, console: Console, **more: Any):
        super().__init__(*arguments, **more)
        self._console = console

    def invoke(self, ctx: click.Context) -> Any:
        """As click does; OSError becomes a problem with its cure, and exit code 1."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the program that read our output has ended
                raise
            self._console.show([refused_by_system(error, self._console.locale)])
            raise SystemExit(EXIT_PROBLEMS) from None


def refused_by_system(error: OSError, locale: Locale) -> Problem:
    """B105: a file could not be read or written, and why, in the words of the locale."""
    if isinstance(error, shutil.Error):
        error = _first_of(error)
    known = locale.section("cli")
    key = f"cli.system.{errno.errorcode.get(error.errno or 0, '')}"
    reason = known.get(key) or error.strerror or type(error).__name__
    path = str(error.filename or "")
    return Problem("B105", Location(path or "."), {"path": path or "?", "reason": reason})


def _first_of(error: shutil.Error) -> OSError:
    """The first file that could not be copied with its folder; Python tells of it in words only."""
    match error.args:
        case ([(_, str(path), str(why)), *_],):
            number = re.match(r"\[Errno (\d+)\] ", why)
            return OSError(int(number[1]) if number else 0, why, path)
    return error
