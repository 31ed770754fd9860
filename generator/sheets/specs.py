"""The sheets of a workbook and their columns, in the order in which people see them."""

from typing import Any

from pydantic import BaseModel

from generator.course.model import course, evidence, exercise, rule, standard
from generator.sheets.columns import Column, Spec


def _c(record: type[BaseModel], keys: str, width: int = 40, **more: Any) -> tuple[Column, ...]:
    return tuple(
        Column(k, record, width=width, path=(*more.get("under", ()), k), **_rest(more))
        for k in keys.split()
    )


def _rest(more: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in more.items() if k != "under"}


def _whole(record: type[BaseModel], key: str, width: int) -> tuple[Column, ...]:
    """The row's own value: one text of a mapping or list called `key`."""
    return (Column(key, record, width=width),)


_ENTRY, _KEY = evidence.EvidenceEntry, exercise.DossierKey
_LEVEL: dict[str, Any] = {"width": 12, "choices": "levels"}
_SURE: dict[str, Any] = {"width": 14, "choices": "confidence"}
_ANSWER: dict[str, Any] = {"width": 12, "choices": "answers"}
_YES: dict[str, Any] = {"width": 14, "shape": "flag", "choices": "flags", "optional": True}
_FLAG: dict[str, Any] = {**_YES, "fixed": True}
_NUMBER: dict[str, Any] = {"width": 10, "shape": "number", "optional": True}
_HOME = (
    *_c(exercise.Dossier, "standard", 18, choices="standards", fixed=True),
    *_c(exercise.Dossier, "school_level", 16, choices="school_levels", optional=True, fixed=True),
)
_ABOUT = (
    *_c(exercise.Dossier, "title"),
    *_c(exercise.Dossier, "intro", 60),
    *_c(exercise.Dossier, "trainer_note", 60, optional=True),
    *_c(exercise.Dossier, "minutes", 10, shape="number", made=True),
    *_c(exercise.Dossier, "key", 12, choices="keys", made=True),
    *_c(exercise.Dossier, "plays_today", **_YES),
)
_SIGNED = (
    *_c(exercise.Review, "status", 22, choices="review", optional=True, under=("review",)),
    *_c(exercise.Review, "by", 30, optional=True, under=("review",)),
    *_c(exercise.Review, "signed_on", 16, optional=True, iso=True, under=("review",)),
)
SPECS = (
    Spec("standards", "standard", ("standard",), (
        *_c(standard.Standard, "name short person", 30), *_c(standard.Standard, "about words", 70),
        *_c(rule.RatingRule, "summary", 70, under=("rating_rule",)),
        *_c(rule.RatingRule, "citation", 24, under=("rating_rule",)),
        *_c(rule.RatingRule, "confidence", under=("rating_rule",), **_SURE),
        *_c(rule.RatingRule, "pivotal_name", 24, optional=True, under=("rating_rule",)),
    )),
    Spec("not_the_rule", "standard", ("standard", "number"), (
        *_whole(rule.RatingRule, "not_the_rule", 90),
    )),
    Spec("parts", "standard", ("standard", "number"), (
        *_c(standard.Part, "name"), *_c(standard.Part, "about", 60, optional=True),
        *_c(standard.Part, "groups", 24, shape="ids"),
    )),
    Spec("notices", "standard", ("standard", "id"), (
        *_c(standard.Notice, "title"), *_c(standard.Notice, "text", 70),
        *_c(standard.Notice, "suspended_phrase", 40, optional=True),
        *_c(standard.Notice, "confidence", **_SURE),
        *_c(standard.Notice, "from_date", 16, optional=True, iso=True),
        *_c(standard.Notice, "criteria", 30, shape="ids", optional=True),
        *_c(standard.Notice, "on_keys", **_YES),
    )),
    Spec("groups", "standard", ("standard", "number"), (
        *_c(standard.CriteriaGroup, "name short"), *_c(standard.CriteriaGroup, "citation", 20),
        *_c(standard.CriteriaGroup, "about", 60),
        *_c(standard.CriteriaGroup, "confidence", optional=True, **_SURE),
    )),
    Spec("scale", "standard", ("standard", "id"), (
        *_c(standard.Level, "name short", 14), *_c(standard.Level, "meaning", 70),
        *_c(standard.Level, "citation", 24, optional=True),
        *_c(standard.Level, "confidence", 14, choices="confidence", optional=True),
        *_c(standard.Level, "points", **_NUMBER), *_c(standard.Level, "described", **_YES),
    )),
    Spec("criteria", "standard", ("criterion",), (
        *_c(standard.Criterion, "name short"), *_c(standard.Criterion, "citation", 20),
        *_c(standard.Criterion, "about lowest", 60),
        *_c(standard.Criterion, "confidence", 14, choices="confidence", optional=True),
        *_c(standard.Criterion, "weight", **_NUMBER),
        *_c(standard.Criterion, "may_not_apply", **_YES),
        *_c(standard.Criterion, "scale", 24, shape="ids", choices="levels", optional=True),
        *_c(standard.Criterion, "points", 20, shape="points", choices="levels", optional=True),
    )),
    Spec("elements", "standard", ("criterion", "number"), (
        *_c(standard.Element, "name"), *_c(standard.Element, "about", 60, optional=True),
    )),
    Spec("levels", "standard", ("criterion", "level"), (
        *_c(standard.Descriptor, "summary", 70),
        *_c(standard.Descriptor, "key_terms", 30, shape="lines"),
        *_c(standard.Descriptor, "citation", 24),
        *_c(standard.Descriptor, "confidence", 14, choices="confidence"),
        *_c(standard.Descriptor, "note", 40, optional=True),
    )),
    Spec("steps_up", "standard", ("criterion", "step"), _whole(standard.Criterion, "steps_up", 90)),
    Spec("rule", "standard", ("standard", "rating"), (
        *_c(rule.OverallRating, "name short", 24),
        *_c(rule.OverallRating, "when", 90, shape="rule"),
        *_c(rule.OverallRating, "summary", 60, optional=True),
        *_c(rule.OverallRating, "level", optional=True, **_LEVEL),
        *_c(rule.OverallRating, "citation", 24, optional=True),
        *_c(rule.OverallRating, "confidence", optional=True, **_SURE),
    )),
    Spec("guides", "guides", ("criterion",), (
        *_c(evidence.EvidenceGuide, "intro", 60),
        *_c(evidence.EvidenceGuide, "differs_by_school_level", **{**_YES, "optional": False}),
        *_c(evidence.FindingSteps, "key_words would_show where decide", 50, under=("steps",)),
    )),
    Spec("asks", "guides", ("criterion", "level"), _whole(evidence.FindingSteps, "asks", 90)),
    Spec("entries", "guides", ("criterion", "id"), (
        *_c(_ENTRY, "level", **_LEVEL),
        *_c(_ENTRY, "school_levels", 20, shape="ids", choices="school_levels", optional=True),
        *_c(_ENTRY, "kind", 14, choices="kinds"),
        *_c(_ENTRY, "title what counts kept authentic does_not_prove would_lift", 36),
        *_c(_ENTRY, "also_serves", 22, shape="ids", optional=True),
        *_c(evidence.Origin, "kind", 18, choices="origins", under=("origin",)),
        *_c(evidence.Origin, "source", 24, optional=True, under=("origin",)),
    ), grows=True),
    Spec("mistakes", "guides", ("criterion", "number"), (
        *_c(evidence.Mistake, "mistake instead", 60),
    )),
    Spec("privacy", "guides", ("criterion", "number"), (
        *_whole(evidence.EvidenceGuide, "privacy", 90),
    )),
    Spec("dossiers", "dossiers", ("exercise",), (
        *_HOME, *_ABOUT,
        *_c(exercise.Person, "name role school period about", 34, under=("person",)), *_SIGNED,
    ), grows=True, named=True),
    Spec("evidence", "dossiers", ("exercise", "id"), (
        *_c(exercise.EvidenceItem, "title"),
        *_c(exercise.EvidenceItem, "short", optional=True),
        *_c(exercise.EvidenceItem, "kind", 14, choices="kinds"),
        *_c(exercise.EvidenceItem, "dated", 34, optional=True, dated=True),
        *_c(exercise.EvidenceItem, "issued_by fault", 34, optional=True),
        *_c(exercise.EvidenceItem, "look", 18, choices="looks", optional=True),
    ), grows=True),
    Spec("papers", "papers", ("exercise", "id"), (
        *_c(exercise.EvidenceItem, "text", 110),
    ), grows=True),
    Spec("ratings", "dossiers", ("exercise", "criterion"), (
        *_c(_KEY, "level", **_ANSWER),
        *_c(_KEY, "accept", 14, shape="ids", choices="answers", optional=True),
        *_c(_KEY, "decisive", 18, shape="ids", optional=True),
        *_c(_KEY, "claimed", optional=True, **_LEVEL),
        *_c(_KEY, "rationale", 60), *_c(_KEY, "not_higher not_lower", 50, optional=True),
    ), grows=True, named=True),
    Spec("drills", "drills", ("exercise",), (
        *_c(exercise.Boundary, "kind", 18, choices="drill_kinds", fixed=True), *_HOME, *_ABOUT,
        *_SIGNED,
    ), grows=True, named=True),
    Spec("situations", "drills", ("exercise", "id"), (
        *_c(exercise.BoundaryItem, "criterion", 22), *_c(exercise.BoundaryItem, "situation", 70),
        *_c(exercise.BoundaryItem, "between", 18, shape="ids", choices="levels"),
        *_c(exercise.BoundaryItem, "level", **_LEVEL),
        *_c(exercise.BoundaryItem, "accept", 14, shape="ids", choices="levels", optional=True),
        *_c(exercise.BoundaryItem, "deciding_words for_lower for_higher rationale", 44),
    ), grows=True),
    Spec("bins", "drills", ("exercise", "id"), (
        *_c(exercise.Bin, "criterion", 22, optional=True), *_c(exercise.Bin, "name", optional=True),
    ), grows=True, named=True),
    Spec("cards", "drills", ("exercise", "id"), (
        *_c(exercise.Card, "text", 70), *_c(exercise.Card, "bin", 18),
        *_c(exercise.Card, "accept", 18, shape="ids", optional=True), *_c(exercise.Card, "why", 60),
    ), grows=True),
    Spec("faults", "drills", ("exercise", "id"), (
        *_c(exercise.FaultItem, "criterion", 22), *_c(exercise.FaultItem, "level", **_LEVEL),
        *_c(exercise.FaultItem, "title"), *_c(exercise.FaultItem, "body", 70),
        *_c(exercise.FaultItem, "fault", 22, choices="faults"),
        *_c(exercise.FaultItem, "look", 18, choices="looks", optional=True),
        *_c(exercise.FaultItem, "why cure", 44),
    ), grows=True),
    Spec("steps", "drills", ("exercise", "id"), (
        *_c(exercise.OrderStep, "text", 70), *_c(exercise.OrderStep, "why", 60),
        *_c(exercise.OrderStep, "belongs", **_FLAG),
    ), grows=True),
    Spec("cases", "drills", ("exercise", "id"), (
        *_c(exercise.RuleCase, "title"), *_c(exercise.RuleCase, "expect", 18, choices="ratings"),
        *_c(exercise.RuleCase, "lesson", 70),
    )),
    Spec("questions", "drills", ("exercise", "id"), (
        *_c(exercise.Question, "text", 80), *_c(exercise.Question, "citation", 24, optional=True),
    ), grows=True),
    Spec("options", "drills", ("exercise", "question", "id"), (
        *_c(exercise.Option, "text", 60), *_c(exercise.Option, "right", **_FLAG),
        *_c(exercise.Option, "why", 60),
    ), grows=True),
    Spec("terms", "glossary", ("glossary", "number"), (
        *_c(course.Term, "term", 26), *_c(course.Term, "short", 14, optional=True),
        *_c(course.Term, "also asked", 26, shape="lines", optional=True),
        *_c(course.Term, "meaning", 80), *_c(course.Term, "citation", 24, optional=True),
        *_c(course.Term, "confidence", optional=True, **_SURE),
    ), grows=True),
)  # fmt: skip
