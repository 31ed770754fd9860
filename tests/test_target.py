"""The target that a good class can reach: simulated classes of known skill, and what they are told."""

import random
from functools import cache

import pytest

from tests.conftest import ROOT
from tests.courses import course_at
from tests.node_support import answers_of
from tests.rehearsal import (
    CONSTANT,
    Participant,
    Skill,
    answers,
    board_course,
    dossiers_of_classes,
    result_files,
)

PEOPLE = 60


@cache
def shipped():
    return course_at(ROOT)


def class_of_skill(skill, standard, seed, people=PEOPLE):
    """A class in which everybody answers with one skill, two dossiers each."""
    dice = random.Random(seed)
    (first, *_) = dossiers_of_classes(shipped(), standard, 2)
    return [
        Participant(
            f"{skill.name} {n}", skill, [(d, answers(shipped(), d, skill, dice)) for d in first]
        )
        for n in range(people)
    ]


def standings(classes):
    texts = [result_files(shipped(), people) for people in classes]
    return answers_of("target-answers.js", {"course": board_course(shipped()), "classes": texts})


@pytest.mark.slow
@pytest.mark.parametrize("standard", ["teacher-2018", "principal-2018"])
@pytest.mark.parametrize("exact", [0.99, 0.95, 0.9])
def test_a_good_class_of_sixty_is_there_whatever_its_luck(standard, exact):
    classes = [class_of_skill(Skill("good", exact), standard, seed) for seed in range(8)]
    for found in standings(classes):
        assert found["ofClass"]["state"] == "met", found["ofClass"]
        persons = found["ofPeople"]
        assert persons["people"] == PEOPLE
        assert persons["met"] >= 0.9 * PEOPLE, persons


@pytest.mark.slow
@pytest.mark.parametrize("standard", ["teacher-2018", "principal-2018"])
def test_classes_that_do_not_agree_are_not(standard):
    poor = [
        CONSTANT,
        Skill("half", 0.55),
        Skill("generous", 0.6, up=0.95),
        Skill("wild", 0.8, far=0.6),
    ]
    found = standings([class_of_skill(skill, standard, 1) for skill in poor])
    assert [one["ofClass"]["state"] for one in found] == ["notMet"] * len(poor)
    assert all(one["ofPeople"]["met"] < 0.5 * PEOPLE for one in found[:3])


def test_nobody_vanishes_and_every_figure_says_what_it_is_counted_of():
    (dossiers, *_) = dossiers_of_classes(shipped(), "teacher-2018", 2)
    people = class_of_skill(Skill("good", 0.95, gap=0.1), "teacher-2018", 3, 10)
    people[0].tries = people[0].tries[:1]
    people[1].tries = []
    (found,) = standings([people])
    persons = found["ofPeople"]
    assert persons["people"] == 10
    assert persons["met"] + persons["notMet"] + persons["few"] + persons["none"] == 10
    assert persons["few"] >= 1 and persons["none"] == 1
    given = sum(len(levels) for p in people for _, levels in p.tries)
    measures = {one["part"]: one for one in found["ofClass"]["measures"]}
    assert measures["exact"]["of"] == measures["discrepant"]["of"] == given
    overall = measures["overall"]
    assert overall["of"] + overall["open"] == sum(len(p.tries) for p in people)
    assert overall["open"] > 0
    assert len(dossiers) == 2
