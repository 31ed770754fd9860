"""Papers of dossiers agree with the calendar, with their own sums, and on how a name is spelled;
their own names fit a button of a phone and tell them apart.

The words to read them by (weekdays, totals) stand in `course.yaml`; a paper that carries a `fault`
may be wrong on purpose and is left alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from generator.course.checks.context import Context, repeated
from generator.course.model.base import SKELETON
from generator.course.model.exercise import Dossier, EvidenceItem
from generator.course.model.paper_words import PaperWords
from generator.course.problems import Location, Problem

_DAY = r",?\s\(?(?:\w+\s)?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])"
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]|\n")
NAME_LETTERS = 24
"""So long a name of a paper is read whole on a button of a phone."""
NAME = 3
"""So many words with a capital are a person's name."""

Paper = tuple[str, str, Location]
"""Id, text, and where the dossier names it."""


def _sound_papers(context: Context, dossier: Dossier) -> list[Paper]:
    texts = context.course.papers.get(dossier.id, {})
    source = f"exercise:{dossier.id}"
    return [
        (item.id, texts[item.id], context.at(source, "evidence", n, "file"))
        for n, item in enumerate(dossier.evidence)
        if item.id in texts and item.fault is None
    ]


def _dossiers(context: Context) -> Iterator[tuple[Dossier, list[Paper]]]:
    for exercise in context.course.exercises:
        if isinstance(exercise, Dossier):
            yield exercise, _sound_papers(context, exercise)


def weekdays_fit_their_dates(context: Context) -> Iterator[Problem]:
    """A date without its year may lie in any year that its paper or the person's period names.

    Words are taken as `course.yaml` spells them, or with a capital: in lower case a word may also
    count something.
    """
    words = context.course.settings.paper_words
    if words is None:
        return
    for dossier, papers in _dossiers(context):
        for item, text, where in papers:
            years = [int(year) for year in _YEAR.findall(f"{text} {dossier.person.period}")]
            for said, right in _wrong_days(words, text, years):
                yield Problem("A106", where, {"file": item, "said": said, "right": right})


def _wrong_days(words: PaperWords, text: str, years: list[int]) -> Iterator[tuple[str, str]]:
    weekdays = words.weekdays
    spelled = [*weekdays, *(name[0].upper() + name[1:] for name in weekdays)]
    names = "|".join(map(re.escape, spelled))
    for found in re.finditer(rf"(?<!\w)({names}){_DAY}", text):
        said, day, month, year = found.groups()
        days = [_day(y, int(month), int(day)) for y in ([int(year)] if year else years)]
        right = {weekdays[d.weekday()] for d in days if d}
        if right and said.casefold() not in {name.casefold() for name in right}:
            yield found[0].replace("(", ""), ", ".join(sorted(right))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def totals_are_sums(context: Context) -> Iterator[Problem]:
    """In a table, a row that begins with a word for a total adds up what stands above it."""
    words = context.course.settings.paper_words
    if words is None:
        return
    for _dossier, papers in _dossiers(context):
        for item, text, where in papers:
            for said, whole in _wrong_totals(words, text):
                yield Problem("A107", where, {"file": item, "said": said, "right": whole})


def _wrong_totals(words: PaperWords, text: str) -> Iterator[tuple[str, int]]:
    starts = tuple(word.casefold() for word in words.totals)
    above: list[list[str]] = []
    for line in text.splitlines():
        cells = [cell.strip(" *") for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            above = []
        elif any(cell.casefold().startswith(starts) for cell in cells):
            yield from _unlike(cells, above[2:])
        else:
            above.append(cells)


def _unlike(total: list[str], rows: list[list[str]]) -> Iterator[tuple[str, int]]:
    for n, said in enumerate(total):
        parts = [_number(row[n]) for row in rows if n < len(row)]
        known = [part for part in parts if part is not None]
        if _number(said) is not None and len(known) == len(parts) and sum(known) != _number(said):
            yield said, sum(known)


def _number(cell: str) -> int | None:
    return int(re.sub(r"[.,]", "", cell)) if _NUMBER.fullmatch(cell) else None


def names_differ_by_more_than_marks(context: Context) -> Iterator[Problem]:
    for _dossier, papers in _dossiers(context):
        spelled: dict[str, str] = {}
        for item, text, where in papers:
            pairs = (
                (name, spelled.setdefault(_without_marks(name), name)) for name in _names(text)
            )
            unlike = next((pair for pair in pairs if pair[0] != pair[1]), None)
            if unlike:
                details = {"file": item, "name": unlike[0], "first": unlike[1]}
                yield Problem("A108", where, details)


def _names(text: str) -> Iterator[str]:
    run: list[str] = []
    for word in [*_WORD.findall(text), "\n"]:
        if word[0].isupper() and word[1:] == word[1:].lower():
            run.append(word)
            if len(run) >= NAME:
                yield " ".join(run[-NAME:])
        else:
            run = []


def _without_marks(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if not unicodedata.combining(c))


def papers_have_names_for_buttons(context: Context) -> Iterator[Problem]:
    """Two papers of one name cannot be told apart where only the names are shown."""
    for dossier, _ in _dossiers(context):
        source = f"exercise:{dossier.id}"
        for n, item in enumerate(dossier.evidence):
            key, name = _name(item)
            if len(name) > NAME_LETTERS:
                where = context.at(source, "evidence", n, key)
                details = {"name": name, "letters": len(name), "most": NAME_LETTERS}
                yield Problem("K116", where, details, "warning")
        for n, same in repeated(_name(item)[1].casefold() for item in dossier.evidence):
            key, name = _name(dossier.evidence[n])
            if same != SKELETON:
                yield Problem("K117", context.at(source, "evidence", n, key), {"name": name})


def _name(item: EvidenceItem) -> tuple[str, str]:
    """The key of what a paper is called where there is little room, and the name."""
    return ("short", item.short) if item.short else ("title", item.title)


CHECKS = (
    weekdays_fit_their_dates,
    totals_are_sums,
    names_differ_by_more_than_marks,
    papers_have_names_for_buttons,
)
