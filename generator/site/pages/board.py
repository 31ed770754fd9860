"""The class board and the paper entry: pages of the trainer's output, and the data they work on."""

import json
from dataclasses import dataclass
from fractions import Fraction

from generator.course.model.course import Course, Track
from generator.course.model.exercise import Dossier, Exercise
from generator.course.model.settings import AgreementTarget
from generator.practice.exercise_payload import (
    exercise_key,
    exercise_public,
    former_key_hash,
)
from generator.practice.standard_payload import Payload
from generator.site.views import paths
from generator.site.views.context import LevelView, PageContext, level_view
from generator.site.views.workshop import day_words, file_stem

SCRIPTS = ("board-data.js", "taphuan-trainer.js")
BOARD_AREAS = ("board", "report")


@dataclass(frozen=True)
class BoardPage:
    """What the templates of both pages show; `marks` are level marks for scripts to copy."""

    key: str
    other: str
    marks: tuple[LevelView, ...]
    styles: tuple[str, ...] = ("taphuan-trainer.css",)
    scripts: tuple[str, ...] = SCRIPTS


def board_page(page: PageContext) -> BoardPage:
    """The class board; `other` leads to the paper entry."""
    return BoardPage(page.key, page.link(paths.PAPER_ENTRY), _marks(page.course))


def paper_entry_page(page: PageContext) -> BoardPage:
    """The paper entry; `other` leads to the board."""
    return BoardPage(page.key, page.link(paths.BOARD), _marks(page.course))


def _marks(course: Course) -> tuple[LevelView, ...]:
    """One mark for each level of each length of scale."""
    scales = {len(standard.scale): standard for standard in course.standards}
    return tuple(level_view(s, level) for _, s in sorted(scales.items()) for level in s.scale)


def board_script(page: PageContext) -> str:
    """What both pages know, keys and reasons included, as a classic script: the trainer's only.

    `page` is the board's own; addresses are seen from its folder.
    """
    course = page.course
    strings = {k: v for area in BOARD_AREAS for k, v in page.locale.section(area).items()}
    data = {
        "id": course.settings.id,
        "version": course.settings.version,
        "title": course.settings.title,
        "workshop": vars(day_words(course, page.locale)) | {"file": file_stem(course)},
        "tracks": [_track(track) for track in course.tracks],
        "exercises": {e.id: _exercise(page, e) for e in course.exercises},
        "opinionKinds": [{"id": k.id, "name": k.name} for k in course.settings.opinions],
        "criterionPages": {track.id: _criterion_pages(page, track) for track in course.tracks},
        "criterionWords": _criterion_words(course),
        "target": target_payload(course.settings.workshop_target),
        "personalTarget": target_payload(course.settings.personal_target),
        "passRule": target_payload(course.settings.pass_rule),
        "strings": strings,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.taphuanBoard={text};\n"


def _track(track: Track) -> Payload:
    level = track.school_level
    return {"id": track.id, "name": track.name, "schoolLevel": level.id if level else None}


def _exercise(page: PageContext, exercise: Exercise) -> Payload:
    course = page.course
    public = exercise_public(course, exercise)
    parts = ("id", "kind", "title", "standard", "schoolLevel", "structureHash", "keyHash")
    found: Payload = {part: public[part] for part in (*parts, "minutes")}
    found["url"] = page.link(_address(course, exercise))
    if exercise.key == "locked":
        found["formerKeyHash"] = former_key_hash(exercise)
    if isinstance(exercise, Dossier):
        found |= {"criteria": public["criteria"], "papers": public["papers"]}
        found["note"] = exercise.trainer_note or ""
        found["key"] = exercise_key(course, exercise)
    return found


def _address(course: Course, exercise: Exercise) -> str:
    """The page of an exercise in its own track; the first one where it has several."""
    standard = course.standard(exercise.standard)
    found = (paths.exercise_pages(course, t, standard).get(exercise.id) for t in course.tracks)
    return next(path for path in found if path)


def _criterion_pages(page: PageContext, track: Track) -> dict[str, str]:
    return {
        criterion.id: page.link(paths.criterion_page(track, standard, criterion))
        for standard in page.course.standards_of(track)
        for criterion in standard.criteria
    }


def _criterion_words(course: Course) -> Payload:
    """What the levels of each criterion ask, and what tells one level from the next."""
    return {
        criterion.id: {
            "levels": {
                level: {"summary": words.summary, "terms": list(words.key_terms)}
                for level, words in criterion.levels.items()
            },
            "steps": dict(criterion.steps_up),
        }
        for standard in course.standards
        for criterion in standard.criteria
    }


def target_payload(target: AgreementTarget | None) -> Payload | None:
    """A target or rule as the scripts read it; None where the course sets none."""
    if target is None:
        return None
    return {
        "name": target.name,
        "minimumItems": target.minimum_items,
        "exactShare": _fraction(target.exact_share),
        "discrepantAtMost": target.discrepant_at_most,
        "discrepantShare": _fraction(target.discrepant_share) if target.discrepant_share else None,
        "sameOverallRating": target.same_overall_rating,
        "sameOverallShare": (
            _fraction(target.same_overall_share) if target.same_overall_share else None
        ),
        "leanBelow": _fraction(target.lean_below),
    }


def _fraction(text: str) -> Payload:
    found = Fraction(text)
    return {"num": found.numerator, "den": found.denominator}
