"""The file that imported examples become; what a person has written beside them stays."""

from collections.abc import Iterable
from typing import Any

from generator.course.model.official import OfficialExample, OfficialExamples
from generator.course.model.standard import Standard
from generator.importing.citing import place_words
from generator.importing.examples import Example, FoundExamples
from generator.importing.examples_joining import Joining
from generator.importing.proposal import Origin
from generator.importing.writing import data_file
from generator.locale import Locale

FOLDER = "rubric_data/official/examples"


def examples_file(
    found: FoundExamples,
    joined: Iterable[Joining],
    origin: Origin,
    standard: Standard,
    before: OfficialExamples | None,
    locale: Locale,
) -> str:
    """The text of `rubric_data/official/examples/STANDARD.yaml`."""
    near = {id(j.example): j.entry.id for j in joined if j.sure}
    kept = {
        (criterion, e.level, e.text): e
        for criterion, examples in (before.criteria.items() if before else ())
        for e in examples
    }
    criteria: dict[str, list[dict[str, Any]]] = {}
    for criterion in standard.criteria:
        own = [e for e in found.examples if e.criterion == criterion.id]
        if own:
            criteria[criterion.id] = [
                _example(n, e, near.get(id(e)), kept.get((e.criterion, e.level, e.text)), locale)
                for n, e in enumerate(own, 1)
            ]
    same = before is not None and before.source.sha256 == origin.sha256
    day = before.source.imported_on if same and before else origin.imported_on
    source = {"name": origin.name, "sha256": origin.sha256, "imported_on": day}
    letter = {"letter": found.letter} if found.letter else {}
    data = {"standard": standard.id, **letter, "source": source, "criteria": criteria}
    return data_file("official_examples", data, locale, deep=3)


def _example(
    number: int,
    example: Example,
    near: str | None,
    before: OfficialExample | None,
    locale: Locale,
) -> dict[str, Any]:
    return {
        "id": f"{example.criterion}-m{number:02d}",
        "level": example.level,
        "text": example.text,
        "place": place_words(example.place, locale),
        "near": before.near if before else near,
        "shows": before.shows if before else None,
        "does_not_prove": before.does_not_prove if before else None,
    }
