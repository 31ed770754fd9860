"""A problem in words: one line with place and code, one with the cure."""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.course.near import nearest
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
    if details.get("near") == "":
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


def short_report(problems: Iterable[Problem], locale: Locale) -> str:
    """The report without the hundredth problem of one kind in one file, which is counted."""
    shown, more = shortened(problems)
    lines = [problem_lines(p, locale) for p in shown]
    lines += [
        locale.text("cli.more_alike", path=path, code=code, n=n) for (path, code), n in more.items()
    ]
    return "\n".join(lines)


def _details(problem: Problem, locale: Locale) -> dict[str, object]:
    details = dict(problem.details)
    if problem.code in _NEAR:
        written, known = _NEAR[problem.code]
        there = [word for word in str(details.get(known)).split(", ") if word]
        details.setdefault("near", nearest(str(details.get(written)), there))
    for key in ("expected", "kind", "reason"):
        value = details.get(key)
        words = (f"problems.words.{value}", f"cli.system.{value}")
        word = next((name for name in words if locale.has(name)), None)
        if word:
            details[key] = locale.text(word, **_signs(details))
    return details


_NEAR = {
    "L102": ("level", "scale"), "K102": ("level", "scale"), "K103": ("id", "known"),
    "L105": ("step", "steps"),
}  # fmt: skip
"""Codes that list what can stand there: what was written, and the list."""


def _signs(details: Mapping[str, object]) -> dict[str, object]:
    return {"sign": details["sign"]} if "sign" in details else {}


SHOWN_ALIKE = 5
"""Problems of one code in one file that are reported one by one; the others are counted."""


def shortened(problems: Iterable[Problem]) -> tuple[list[Problem], dict[tuple[str, str], int]]:
    """The problems to tell, and how many more there are of a code in a file."""
    shown, more = [], Counter[tuple[str, str]]()
    seen = Counter[tuple[str, str]]()
    for problem in problems:
        alike = (problem.where.path, problem.code)
        seen[alike] += 1
        if seen[alike] <= SHOWN_ALIKE:
            shown.append(problem)
        else:
            more[alike] += 1
    return shown, dict(more)
