"""Every field of the data that a workbook is about: it stands in a sheet, or the reason why not."""

from typing import get_args

import pytest

from generator.course.model.base import Record
from generator.course.model.course import Glossary
from generator.course.model.evidence import EvidenceGuide
from generator.course.model.exercise import Exercise, ExerciseBase
from generator.course.model.standard import Standard
from generator.locale import LANGUAGES, Locale
from generator.sheets.columns import column_key
from generator.sheets.specs import SPECS

IDS = {
    ("Standard", "id"), ("Notice", "id"), ("Level", "id"), ("Criterion", "id"),
    ("CriteriaGroup", "number"), ("Part", "number"), ("Element", "number"),
    ("OverallRating", "rating"), ("EvidenceGuide", "criterion"), ("EvidenceEntry", "id"),
    ("ExerciseBase", "id"), ("EvidenceItem", "id"), ("DossierKey", "criterion"),
    ("BoundaryItem", "id"), ("Bin", "id"), ("Card", "id"), ("FaultItem", "id"), ("RuleCase", "id"),
    ("OrderStep", "id"), ("Question", "id"), ("Option", "id"),
}  # fmt: skip
"""What names the rows."""

ROWS = {
    ("Standard", "scale"), ("Standard", "notices"), ("Standard", "parts"), ("Standard", "groups"),
    ("Standard", "rating_rule"), ("RatingRule", "ratings"), ("CriteriaGroup", "criteria"),
    ("Criterion", "levels"), ("Criterion", "elements"), ("EvidenceGuide", "steps"),
    ("EvidenceGuide", "entries"), ("EvidenceGuide", "mistakes"), ("EvidenceEntry", "origin"),
    ("ExerciseBase", "review"), ("Dossier", "person"), ("Dossier", "evidence"),
    ("Dossier", "ratings"), ("Boundary", "items"), ("SortEvidence", "bins"),
    ("SortEvidence", "cards"), ("SpotFault", "items"), ("Rule", "cases"), ("OrderSteps", "steps"),
    ("Choice", "items"), ("Question", "options"), ("Glossary", "terms"),
}  # fmt: skip
"""What holds parts that are rows, or columns, of their own; their fields are looked at below."""

WHY_NOT = {
    ("Standard", "role"): "pages of law and procedures hang on it",
    ("Standard", "school_levels"): "folders of exercises and pages hang on it",
    ("Standard", "instrument"): "number, days and standing of a document want its sources beside",
    ("Notice", "document"): "a document, as above",
    ("Standard", "called"): "words with one and many and articles, nested",
    ("Criterion", "number"): "the order of the document; the last column shows it",
    ("RatingRule", "no_overall"): "with it all ratings go away, which no cell can do",
    ("OverallRating", "unread"): "taken away by the conditions that are typed",
    ("OverallRating", "otherwise"): "stands in the cell of the conditions",
    ("EvidenceItem", "file"): "the import makes it",
    ("SpotFault", "person"): "a record that most of these rows have not",
    ("Calibration", "form"): "which papers are parallel hangs on it",
    ("Rule", "seed"): "means nothing to an editor",
    ("RuleCase", "levels"): "a level for every criterion, with a word for the others",
}


def records_in(annotation):
    """The records that a field holds, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {annotation}
    return {record for part in get_args(annotation) for record in records_in(part)}


def owner(record, field):
    """The record that brings a field: one that inherits it has the same."""
    bases = [c for c in record.__mro__ if field in getattr(c, "model_fields", {})]
    return bases[-1] if ExerciseBase in bases else record


COLUMNS = {
    (owner(column.record, column.key).__name__, column.key)
    for spec in SPECS
    for column in spec.columns
}


def fields():
    """Every field of the files that a workbook is made of, with the record that brings it."""
    left = [Standard, EvidenceGuide, Glossary, *get_args(Exercise)]
    seen, found = set(left), set()
    while left:
        record = left.pop()
        for name, field in record.model_fields.items():
            at = (owner(record, name).__name__, name)
            if record.__name__ == "Calibration" and name in ("kind", "evidence", "ratings"):
                continue  # a dossier's
            found.add(at)
            if at in ROWS:
                new = records_in(field.annotation) - seen
                seen |= new
                left += new
    return found - {("Dossier", "kind"), ("Calibration", "person")}


def test_every_field_is_a_column_a_name_of_a_row_or_has_a_reason():
    kinds = {at for at in fields() if at[1] == "kind" and at[0] in
             ("Boundary", "SortEvidence", "SpotFault", "Rule", "OrderSteps", "Choice")}  # fmt: skip
    told = COLUMNS | IDS | ROWS | WHY_NOT.keys() | kinds
    assert sorted(fields() - told) == []
    twice = (COLUMNS & WHY_NOT.keys()) | (IDS & WHY_NOT.keys())
    assert twice == set(), "a reason for what has a column"
    assert sorted((IDS | ROWS | WHY_NOT.keys()) - fields()) == [], "speaks of a field that is gone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_heading_of_its_own_in_its_sheet(language):
    locale = Locale.load(language)
    for spec in SPECS:
        keys = [column_key(column).replace(".", "_") for column in spec.columns]
        heads = [locale.text(f"sheets.column.{key}") for key in keys]
        assert len(set(heads)) == len(heads), spec.key
