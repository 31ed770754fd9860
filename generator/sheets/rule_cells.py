"""Conditions of a rating as words in a cell, and the words as conditions again."""

from collections.abc import Mapping
from typing import Any

from generator.course.loading.nodes import read_document
from generator.course.loading.records import make_record
from generator.course.loading.rule_editing import RATINGS, set_conditions
from generator.course.model.course import Place
from generator.course.model.standard import Standard
from generator.importing.rule_asking import is_rest, typed_conditions
from generator.importing.rule_words import conditions_in_words
from generator.locale import Locale


class NotUnderstood(Exception):
    """Words of a condition that mean nothing in this standard."""

    def __init__(self, place: Place, words: str):
        self.place = place
        self.words = words
        super().__init__(words)


def rule_words(value: Mapping[str, Any], rating: Mapping[str, Any], locale: Locale) -> str:
    """The conditions of a rating (plain data of a standard's file), as its cell shows them."""
    if rating.get("otherwise"):
        return locale.text("importing.otherwise")
    levels = {level["id"]: level["name"] for level in value["scale"]}
    groups = value.get("groups") or value.get("standards") or ()
    numbers = {c["id"]: c["number"] for group in groups for c in group["criteria"]}
    return conditions_in_words(rating.get("when", ()), levels, numbers, locale)


def with_rule(text: str, path: str, changes: Mapping[Place, str]) -> str:
    """The standard's text with conditions typed in cells; NotUnderstood for strange words."""
    standard, _problems = make_record(Standard, read_document(path, text))
    for place, words in changes.items():
        if standard is None:
            raise NotUnderstood(place, words)
        conditions, strange = ([], ()) if is_rest(words) else typed_conditions(standard, words)
        if strange or not (conditions or is_rest(words)):
            raise NotUnderstood(place, "; ".join(strange) or words)
        text = set_conditions(text, int(place[len(RATINGS)]), conditions)
    return text
