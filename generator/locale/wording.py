"""A problem in words: one line with place and code, one with the cure."""

from collections.abc import Iterable

from generator.course.problems import Problem
from generator.locale import Locale


def problem_message(problem: Problem, locale: Locale) -> str:
    """What is wrong, without the place."""
    return locale.text(f"problems.{problem.code}.message", **_details(problem, locale))


def problem_hint(problem: Problem, locale: Locale) -> str:
    """What correct input looks like; the variant fits what was expected or what is near."""
    details = _details(problem, locale)
    base = f"problems.{problem.code}.hint"
    variants = [f"{base}_{problem.details.get('expected')}"]
    if problem.details.get("near") == "":
        variants.append(f"{base}_plain")
    key = next((v for v in variants if locale.has(v)), base)
    return locale.text(key, **details)


def problem_lines(problem: Problem, locale: Locale) -> str:
    """`path:line:col: CODE message`, then the hint on a line of its own."""
    message = problem_message(problem, locale)
    arrow = locale.text("cli.hint")
    return f"{problem.where}: {problem.code} {message}\n    {arrow} {problem_hint(problem, locale)}"


def problem_report(problems: Iterable[Problem], locale: Locale) -> str:
    return "\n".join(problem_lines(p, locale) for p in problems)


def _details(problem: Problem, locale: Locale) -> dict[str, object]:
    details = dict(problem.details)
    for key in ("expected", "kind", "reason"):
        word = f"problems.words.{details.get(key)}"
        if locale.has(word):
            details[key] = locale.text(word)
    return details
