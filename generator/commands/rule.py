"""`taphuan rule`: conditions of the overall ratings typed in words instead of YAML."""

from typing import Any

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.loading.editing import CannotEdit
from generator.course.loading.rule_editing import set_conditions
from generator.course.model.course import Course
from generator.course.model.rule import OverallRating
from generator.course.model.standard import Standard
from generator.course.opening import check_course
from generator.course.problems import Location, Problem
from generator.importing.rule_asking import in_words, is_rest, typed_conditions
from generator.sheets.applying import problems_of
from generator.sheets.changes import Compared


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("rule", help=text("cli.help.rule"))
    @click.argument("standard_id")
    @click.option("--rating", "rating_id", help=text("cli.help.rule_rating"))
    @click.option("--when", "words", help=text("cli.help.rule_when"))
    @click.option("--yes", is_flag=True, help=text("cli.help.rule_yes"))
    def rule(standard_id: str, rating_id: str | None, words: str | None, yes: bool) -> None:
        course = _course(console)
        standard = _standard(console, course, standard_id)
        wanted = _wanted(console, standard, rating_id)
        if words is not None and len(wanted) != 1:
            console.wrong_call("rule_one_rating")
        if not wanted:
            console.say("rule_whole", standard=standard.id)
        for rating in wanted:
            _ask(console, course, standard, rating, words, yes)

    return rule


def _course(console: Console) -> Course:
    """The course with its holes: a rule that was not read is what this command is for."""
    checked = check_course(console.need_root())
    return checked.course or console.accept(checked, strict=False)


def _standard(console: Console, course: Course, standard_id: str) -> Standard:
    for standard in course.standards:
        if standard.id == standard_id:
            return standard
    known = ", ".join(s.id for s in course.standards)
    console.wrong_call("unknown_id", id=standard_id, known=known)


def _wanted(console: Console, standard: Standard, rating_id: str | None) -> list[OverallRating]:
    """The rating that was named, else all whose condition was not read."""
    ratings = standard.rating_rule.ratings
    if rating_id is None:
        return [r for r in ratings if r.unread]
    named = [r for r in ratings if r.rating == rating_id]
    if not named:
        known = ", ".join(r.rating for r in ratings)
        console.wrong_call("unknown_id", id=rating_id, known=known)
    return named


def _ask(
    console: Console,
    course: Course,
    standard: Standard,
    rating: OverallRating,
    words: str | None,
    yes: bool,
) -> None:
    """Show what is known of a rating, take the words, write when they were all understood."""
    _show(console, course, standard, rating)
    while True:
        prompt = console.locale.text("cli.rule_prompt")
        given = words if words is not None else click.prompt(prompt, default="", show_default=False)
        if not given.strip():
            console.say("rule_skipped", rating=rating.name)
            return
        conditions, strange = ([], ()) if is_rest(given) else typed_conditions(standard, given)
        if not strange and (conditions or is_rest(given)):
            break
        console.warn("rule_strange", words="; ".join(strange) or given)
        if words is not None:
            console.warn("import_nothing")
            raise SystemExit(EXIT_PROBLEMS)
    understood = in_words(standard, conditions, console.locale) if conditions else ""
    console.say("rule_understood", words=understood or console.locale.text("importing.otherwise"))
    if yes or click.confirm(console.locale.text("cli.rule_confirm"), default=False):
        _write(console, course, standard, rating, conditions)
    else:
        console.say("rule_skipped", rating=rating.name)


def _show(console: Console, course: Course, standard: Standard, rating: OverallRating) -> None:
    console.say("rule_rating", rating=rating.name, citation=rating.citation or "-")
    overlay = course.official.get(standard.id)
    official = overlay.of_rating(rating.rating) if overlay else None
    if official is not None:
        console.say("rule_official", text=official.text)
    if rating.when:
        now = in_words(standard, [c.model_dump() for c in rating.when], console.locale)
        console.say("rule_now", words=now)


def _write(
    console: Console,
    course: Course,
    standard: Standard,
    rating: OverallRating,
    conditions: list[dict[str, Any]],
) -> None:
    """Into the file of the standard, unless the course would have an error that it has not now."""
    root = console.need_root()
    path = course.sources[f"standard:{standard.id}"].path
    number = [r.rating for r in standard.rating_rule.ratings].index(rating.rating)
    before = (root / path).read_text(encoding="utf-8")
    try:
        after = set_conditions(before, number, conditions)
        problems = problems_of(root, {path: after}, Compared())
    except CannotEdit:
        problems = [Problem("X116", Location(path), {"path": path})]
    if problems:
        console.show(problems)
        console.warn("import_nothing")
        raise SystemExit(EXIT_PROBLEMS)
    write_whole(root / path, after.encode("utf-8"))
    console.say("import_done", path=path)
