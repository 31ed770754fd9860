"""Every kind of data file with its model."""

from typing import Any

from generator.course.kinds import any_exercise
from generator.course.model.announced import AnnouncedStandard
from generator.course.model.course import Glossary, SchoolLevels
from generator.course.model.crosswalk import Crosswalk
from generator.course.model.day import Day
from generator.course.model.evidence import EvidenceGuide
from generator.course.model.law import Law, Terms, Today, Yearly
from generator.course.model.official import OfficialExamples, OfficialOverlay
from generator.course.model.procedure import Procedure
from generator.course.model.real_names import RealNames
from generator.course.model.settings import CourseSettings
from generator.course.model.standard import Standard
from generator.course.model.workshop import Agenda, Unlock

SHAPES: dict[str, Any] = {
    "course": CourseSettings,
    "school_levels": SchoolLevels,
    "glossary": Glossary,
    "standard": Standard,
    "procedure": Procedure,
    "official": OfficialOverlay,
    "official_examples": OfficialExamples,
    "announced": AnnouncedStandard,
    "crosswalk": Crosswalk,
    "evidence_guide": EvidenceGuide,
    "law": Law,
    "today": Today,
    "terms": Terms,
    "yearly": Yearly,
    "agenda": Agenda,
    "day": Day,
    "unlock": Unlock,
    "real_names": RealNames,
    "exercise": any_exercise(),
}
"""Every kind of data file with its model; the JSON Schemas bear these names."""
