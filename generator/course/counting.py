"""What a course holds, counted: per pair of standard and track, and the spread of its keys."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.course.checks.authoring import overall_ratings
from generator.course.model.course import Course, Track
from generator.course.model.exercise import (
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Boundary,
    Choice,
    Dossier,
    Exercise,
    OrderSteps,
    Rule,
    SortEvidence,
    SpotFault,
)
from generator.course.model.standard import Standard
from generator.course.rating import hinges


@dataclass(frozen=True)
class PairCounts:
    """Counts of one standard in one track; `keyed_levels` and `overall` count dossiers' keys."""

    standard: str
    track: str
    guides: int
    entries: int
    own_entries: int
    dossiers: int
    locked: int
    papers: int
    rated_criteria: int
    drills: int
    cards: int
    faults: int
    sound: int
    rule_cases: int
    order_steps: int
    questions: int
    keyed_levels: dict[str, int]
    overall: dict[str, int]
    hinging: int


def count_pairs(course: Course) -> tuple[PairCounts, ...]:
    """One record for each standard of each track, in the course's order."""
    return tuple(
        _pair(course, track, standard)
        for standard in course.standards
        for track in course.tracks
        if standard in course.standards_of(track)
    )


def _pair(course: Course, track: Track, standard: Standard) -> PairCounts:
    exercises = course.exercises_of(track, standard.id)
    dossiers = [e for e in exercises if isinstance(e, Dossier) and e.kind == "dossier"]
    guides = [course.guides[c.id] for c in standard.criteria if c.id in course.guides]
    entries = [e for g in guides for e in g.entries if track.includes(*e.school_levels)]
    faults = [i for e in exercises if isinstance(e, SpotFault) for i in e.items]
    ratings = overall_ratings(course)
    return PairCounts(
        standard=standard.id,
        track=track.id,
        guides=len(guides),
        entries=len(entries),
        own_entries=sum(bool(e.school_levels) for e in entries),
        dossiers=len(dossiers),
        locked=sum(d.key == "locked" for d in dossiers),
        papers=sum(len(d.evidence) for d in dossiers),
        rated_criteria=sum(len(d.ratings) for d in dossiers),
        drills=_sum(exercises, Boundary, "items"),
        cards=_sum(exercises, SortEvidence, "cards"),
        faults=sum(i.fault != "sound" for i in faults),
        sound=sum(i.fault == "sound" for i in faults),
        rule_cases=_sum(exercises, Rule, "cases"),
        order_steps=_sum(exercises, OrderSteps, "steps"),
        questions=_sum(exercises, Choice, "items"),
        keyed_levels=_levels(standard, dossiers),
        overall=_overall(standard, [ratings[d.id] for d in dossiers]),
        hinging=sum(_hinges(standard, d) for d in dossiers),
    )


def _sum(exercises: Iterable[Exercise], kind: type, part: str) -> int:
    return sum(len(getattr(e, part)) for e in exercises if isinstance(e, kind))


def _levels(standard: Standard, dossiers: Iterable[Dossier]) -> dict[str, int]:
    found = Counter(k.level for d in dossiers for k in d.ratings)
    absent = [NOT_APPLICABLE] if any(c.may_not_apply for c in standard.criteria) else []
    return {level: found[level] for level in (*standard.level_ids, NOT_ENOUGH, *absent)}


def _overall(standard: Standard, ratings: Iterable[str | None]) -> dict[str, int]:
    found = Counter(r or NOT_ENOUGH for r in ratings)
    ids = (r.rating for r in standard.rating_rule.ratings)
    return {rating: found[rating] for rating in (*ids, NOT_ENOUGH)}


def _hinges(standard: Standard, dossier: Dossier) -> bool:
    """Whether one criterion, moved by one level, changes the dossier's overall rating."""
    levels = {k.criterion: k.level for k in dossier.ratings if k.level != NOT_ENOUGH}
    return len(levels) == len(standard.criteria) and bool(hinges(standard, levels))


def totals(pairs: Iterable[PairCounts]) -> dict[str, int]:
    """Sums over pairs of what is counted once per pair."""
    keys = (
        "dossiers",
        "locked",
        "papers",
        "rated_criteria",
        "drills",
        "cards",
        "faults",
        "hinging",
    )
    listed = list(pairs)
    return {key: sum(getattr(p, key) for p in listed) for key in keys}
