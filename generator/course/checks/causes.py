"""Causes without their consequences: one slip is reported once, not with every line on it."""

from collections.abc import Iterable, Iterator

from generator.course.model.course import Course
from generator.course.near import nearest
from generator.course.problems import Problem

_OF_SCALE = frozenset(
    {"L101", "L102", "L105", "L106", "K102", "K105", "K108", "K112", "K113", "E102", "E103"}
)
"""What is said of levels; all of it is idle while two levels bear one id."""
_OF_CRITERIA = frozenset({"K101", "C101"})
_PAIRS = {
    "E103": ("L102", "level"),
    "L101": ("L102", "level"),
    "L106": ("L105", "step"),
    "K101": ("R102", "criterion"),
}
"""Something is missing -> the misspelt thing beside it, and what the missing one is called."""


def without_consequences(course: Course, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that remain when what follows from another one of them is left out."""
    listed = list(problems)
    owners = _owners(course)
    scales = {owners.get(p.where.path) for p in listed if p.details.get("part") == "scale"}
    criteria = {owners.get(p.where.path) for p in listed if p.details.get("part") == "criterion"}
    unlisted = _unlisted(listed)
    for problem in listed:
        owner = owners.get(problem.where.path)
        if owner is not None and owner in scales and _follows_scale(problem):
            continue
        if owner is not None and owner in criteria and _follows_criteria(problem):
            continue
        if unlisted and _of_unlisted(problem, unlisted):
            continue
        if _is_missing_half(problem, listed):
            continue
        yield problem


def _owners(course: Course) -> dict[str, str]:
    """The standard that a file speaks of, by the file's path."""
    found = {course.sources[f"exercise:{e.id}"].path: e.standard for e in course.exercises}
    for standard in course.standards:
        found[course.sources[f"standard:{standard.id}"].path] = standard.id
        for criterion in standard.criteria:
            if (guide := course.sources.get(f"guide:{criterion.id}")) is not None:
                found[guide.path] = standard.id
        if (official := course.sources.get(f"official:{standard.id}")) is not None:
            found[official.path] = standard.id
    for name, source in course.sources.items():  # the loop adds guides whose criterion is missing
        if name.startswith("guide:") and source.path not in found:
            found[source.path] = source.path.split("/")[-2]
    return found


def _follows_scale(problem: Problem) -> bool:
    return problem.code in _OF_SCALE or problem.code.startswith("A1")


def _follows_criteria(problem: Problem) -> bool:
    return problem.code in _OF_CRITERIA or (
        problem.code == "R102" and problem.details.get("kind") == "criterion"
    )


def _unlisted(problems: Iterable[Problem]) -> frozenset[str]:
    """Standards that have a file, while the list of the course misspells them, or they bear
    another id than their file."""
    listed = list(problems)
    stems = {
        stem
        for p in listed
        if p.code == "R103" and "/standards/" in p.where.path
        for stem in (p.where.path.rsplit("/", 1)[-1].removesuffix(".yaml"), str(p.details["id"]))
    }
    misspelt = {p.details.get("near") for p in listed if p.code == "R102"}
    there = {str(p.details["id"]) for p in listed if p.code == "R104"}
    return frozenset((there & misspelt) | stems)


def _of_unlisted(problem: Problem, unlisted: frozenset[str]) -> bool:
    if problem.code not in ("R102", "R104"):
        return False
    path = f"/{problem.where.path}"
    named = problem.details.get("id") in unlisted
    return named or any(f"/{s}/" in path or f"/{s}.yaml" in path for s in unlisted)


def _is_missing_half(problem: Problem, problems: Iterable[Problem]) -> bool:
    """Whether something is missing only because it stands there misspelt."""
    code, key = _PAIRS.get(problem.code, ("", ""))
    if not code:
        return False
    missing = str(problem.details.get(key))
    return any(
        other.code == code
        and other.where.path == problem.where.path
        and nearest(str(other.details.get("id", other.details.get(key))), [missing]) == missing
        for other in problems
    )
