"""`taphuan panel --two`: two ratings of one dossier become one, with a third who decides."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.caging import Refused
from generator.course.model.course import Course
from generator.course.model.exercise import Dossier
from generator.course.problems import Location, Problem
from generator.outputs.documents.panel import ResultFiles, rated_dossiers, read_files
from generator.outputs.documents.two_raters import Beside, two_raters
from generator.outputs.documents.two_raters_words import two_raters_lines


def bring_together(
    console: Console, pair: Sequence[Path], third: Path | None, beside: str,
    exercise: str | None, out: Path | None,
) -> None:  # fmt: skip
    """What becomes of two people's ratings, said and, where `out` is given, written.

    Ends with 1 for a file that cannot be used, with 2 where no one dossier is meant or there are
    not two files.
    """
    if len(pair) != 2:
        console.wrong_call("raters_two", n=len(pair))
    course = console.checked()
    try:
        files = read_files(course, [*pair, *([third] if third else [])])
        dossier = _dossier(console, course, files, exercise)
        found = two_raters(course, dossier, files, cast(Beside, beside))
    except Refused as refused:
        name = str(refused.details.get("file", pair[0].name))
        console.show([Problem(refused.code, Location(name), refused.details)])
        raise SystemExit(EXIT_PROBLEMS) from None
    locale = console.speaking_of(course).of_standard(course.standard(dossier.standard))
    lines = two_raters_lines(course, locale, found)
    click.echo("\n".join(lines))
    if out:
        write_whole(out, ("\n".join(lines) + "\n").encode("utf-8"))
        console.say("raters_done", path=out)


def _dossier(console: Console, course: Course, files: ResultFiles, wanted: str | None) -> Dossier:
    """The dossier that is meant: the one that is named, or the only one that all have rated."""
    rated = [{one.id for one in rated_dossiers(course, [file], locked=False)} for file in files]
    both = [
        e for e in course.exercises if isinstance(e, Dossier) and e.id in set.intersection(*rated)
    ]
    fitting = [one for one in both if wanted in (None, one.id)]
    if len(fitting) != 1:
        known = ", ".join(one.id for one in both) or "–"
        console.wrong_call("raters_which" if both else "raters_none", known=known)
    return fitting[0]
