"""What is left to do after an import, in minutes of a person's work."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.importing.found import Found

DOUBT, RATING, COMPARE, WORDS, GUIDE = 3, 10, 1, 20, 45
"""Minutes for a doubt, a rating's condition, comparing a descriptor with a signed copy, our own
words for a criterion, and the evidence guide of a criterion. Estimates, to be mended by use."""


@dataclass(frozen=True)
class Task:
    """One kind of work: how many, and how long all of them take."""

    key: str
    count: int
    minutes: int


def tasks_of(found: Found, new: bool, checked: Collection[str] = ()) -> tuple[Task, ...]:
    """The work that is left; a new standard needs our own words and guides too."""
    doubts = sum(doubt_key(x.why, x.text) not in checked for x in found.doubts)
    ratings = sum(not r.read for r in found.rule.ratings)
    ratings += not found.rule.ratings
    described = sum(len(c.levels) for c in found.criteria)
    criteria = len(found.criteria)
    counts = [
        ("doubts", doubts, DOUBT),
        ("ratings", ratings, RATING),
        ("compare", described, COMPARE),
    ]
    if new:
        counts += [("words", criteria, WORDS), ("guides", criteria, GUIDE)]
    return tuple(Task(key, n, n * minutes) for key, n, minutes in counts if n)


def doubt_key(why: str, text: str) -> str:
    """What tells one doubt from another, also after other edits."""
    return f"{why}: {text}"


def hours(tasks: Collection[Task]) -> tuple[int, int]:
    """Hours and minutes of all tasks, to the next quarter of an hour."""
    quarters = -(-sum(t.minutes for t in tasks) // 15)
    return quarters // 4, quarters % 4 * 15
