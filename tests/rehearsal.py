"""Simulated participants of known skill: what they answer, and the result files they hand over."""

import json
import random
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.course.model.course import Course
from generator.course.model.exercise import NOT_ENOUGH, Dossier
from generator.locale import Locale
from generator.practice.exercise_payload import exercise_public
from generator.practice.standard_payload import standard_payload
from generator.site.pages.board import board_script
from generator.site.views import paths
from generator.site.views.context import PageContext
from tests.node_support import answers_of

Levels = dict[str, str]


@dataclass(frozen=True)
class Skill:
    """How often a person answers like the key, and which way the other answers lean."""

    name: str
    exact: float
    up: float = 0.5
    far: float = 0.1
    not_enough: float = 0.0
    gap: float = 0.0
    constant: int | None = None


PERFECT = Skill("perfect", 1.0)
CONSTANT = Skill("constant", 0.0, constant=2)
SKILLS = (
    PERFECT,
    Skill("good", 0.85, up=0.6),
    Skill("generous", 0.6, up=0.95),
    Skill("strict", 0.6, up=0.05),
    Skill("hasty", 0.55, far=0.4, gap=0.1),
    Skill("careful", 0.7, not_enough=0.15),
    CONSTANT,
)


@dataclass
class Participant:
    """One person: `tries` in the order they were handed in."""

    nickname: str
    skill: Skill
    tries: list[tuple[Dossier, Levels]]
    opinions: list[dict[str, str]] = field(default_factory=list)

    @cached_property
    def first(self) -> dict[str, Levels]:
        """The first try at each dossier."""
        found: dict[str, Levels] = {}
        for dossier, levels in self.tries:
            found.setdefault(dossier.id, levels)
        return found


def _level(scale: tuple[str, ...], key: str, skill: Skill, dice: random.Random) -> str | None:
    if skill.constant is not None:
        return scale[skill.constant]
    if dice.random() < skill.gap:
        return None
    if dice.random() < skill.not_enough:
        return NOT_ENOUGH
    if key == NOT_ENOUGH or dice.random() < skill.exact:
        return key
    step = (2 if dice.random() < skill.far else 1) * (1 if dice.random() < skill.up else -1)
    place = scale.index(key) + step
    return scale[min(max(place, 0), len(scale) - 1)]


def answers(course: Course, dossier: Dossier, skill: Skill, dice: random.Random) -> Levels:
    """One person's levels for a dossier; what is not answered is left out."""
    scale = course.standard(dossier.standard).level_ids
    found = {r.criterion: _level(scale, r.level, skill, dice) for r in dossier.ratings}
    return {criterion: level for criterion, level in found.items() if level}


def simulate(
    course: Course, classes: list[list[Dossier]], each: int, seed: int = 2019
) -> list[Participant]:
    """`each` people in each class; every class does its own dossiers, every tenth does one twice."""
    dice = random.Random(seed)
    people = []
    for dossiers in classes:
        for n in range(each):
            skill = SKILLS[n % len(SKILLS)]
            tries = [(d, answers(course, d, skill, dice)) for d in dossiers]
            if n % 10 == 3:
                tries.append((dossiers[0], answers(course, dossiers[0], PERFECT, dice)))
            people.append(Participant(f"{skill.name} {len(people) + 1}", skill, tries))
    return people


def result_files(course: Course, people: list[Participant]) -> list[str]:
    """One file text for each person, as the pages' own store writes it."""
    settings = course.settings
    parts = ("id", "kind", "standard", "structureHash", "keyHash")
    public = {d.id: exercise_public(course, d) for p in people for d, _ in p.tries}
    meta = {key: {part: value[part] for part in parts} for key, value in public.items()}
    for one in meta.values():
        one["exercise"] = one.pop("id")
    given: list[dict[str, Any]] = [
        {
            "nickname": person.nickname,
            "opinions": person.opinions,
            "tries": [
                {**meta[d.id], "answers": {c: {"level": level} for c, level in levels.items()}}
                for d, levels in person.tries
            ],
        }
        for person in people
    ]
    head = {"id": settings.id, "version": settings.version}
    found: list[str] = answers_of("rehearsal-files.js", {"course": head, "people": given})
    return found


def board_course(course: Course) -> dict[str, Any]:
    """What the board's page knows of a course, as its scripts see it."""
    locale = Locale.load(course.settings.language)
    page = PageContext(course, locale, "trainer", paths.BOARD, course.tracks[0])
    text = board_script(page).partition("=")[2].removesuffix(";\n")
    standards = {s.id: standard_payload(s) for s in course.standards}
    found: dict[str, Any] = {**json.loads(text), "standards": standards}
    return found


def dossiers_of_classes(course: Course, standard: str, most: int) -> list[list[Dossier]]:
    """The first dossiers of a standard, class by class."""
    return [list(course.dossiers_of(track, standard))[:most] for track in course.tracks]
