"""No paper tells how it looks: "(by hand)", "(signature)" stand for what should be seen.

Words that are drawn (`signed`, `sealed`, `several` in `*( )*`) are no such directions. Which words
are stands in `course.yaml` (`paper_words`).
"""

import re
from collections.abc import Iterator

from generator.course.checks.context import Context
from generator.course.model.exercise import Dossier, SpotFault
from generator.course.model.paper_words import PaperWords
from generator.course.problems import Location, Problem

_BRACKET = re.compile(r"(\*?)\(([^()]+)\)(\*?)")
_PARTS = re.compile(r"\s*[,;.:]\s*")


def papers_show_how_they_look(context: Context) -> Iterator[Problem]:
    """Papers of dossiers, sound or not, and what is handed in where a fault is to be found."""
    words = context.course.settings.paper_words
    if words is None:
        return
    for name, text, where in _papers(context):
        for said in _directions(words, text):
            yield Problem("A114", where, {"paper": name, "said": said}, "warning")


def _papers(context: Context) -> Iterator[tuple[str, str, Location]]:
    for exercise in context.course.exercises:
        source = f"exercise:{exercise.id}"
        if isinstance(exercise, Dossier):
            texts = context.course.papers.get(exercise.id, {})
            for n, item in enumerate(exercise.evidence):
                where = context.at(source, "evidence", n, "file")
                yield item.id, texts.get(item.id, ""), where
        elif isinstance(exercise, SpotFault):
            for n, fault in enumerate(exercise.items):
                yield fault.id, fault.body, context.at(source, "items", n, "body")


def _directions(words: PaperWords, text: str) -> Iterator[str]:
    drawn = {*words.signed, *words.sealed, *words.several}
    told = [*words.directions, *words.several]
    any_told = re.compile("|".join(map(re.escape, told)) or "(?!)")
    for before, inside, after in _BRACKET.findall(text):
        said = " ".join(inside.split())
        parts = [part.casefold() for part in _PARTS.split(said) if part]
        if drawn.issuperset(parts):
            if not (before and after) or said.casefold() != said:
                yield said
        elif any(_at_an_end(any_told, part) for part in parts):
            yield said


def _at_an_end(told: re.Pattern[str], part: str) -> bool:
    """Whether whole words of a part's beginning or end are among those told of."""
    return any(
        (found.start() == 0 or not part[found.start() - 1].isalnum())
        and (found.end() == len(part) or not part[found.end()].isalnum())
        and (found.start() == 0 or found.end() == len(part))
        for found in told.finditer(part)
    )


CHECKS = (papers_show_how_they_look,)
