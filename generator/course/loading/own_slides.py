"""The trainer's own slides: Markdown files between the blocks of the day, with their pictures.

A heading of the first order (`# Title`) begins a slide; what stands below it is its text.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from generator.course.loading.day_settings import WORKSHOP
from generator.course.loading.files import read_text
from generator.course.loading.pictures import Found, pictures_of
from generator.course.model.own_slide import OwnSlide
from generator.course.model.picture import PICTURE
from generator.course.problems import Location, Problem

SLIDES = f"{WORKSHOP}/slides"
_TITLE = re.compile(r"^# +(?P<title>\S.*?)[ \t]*$", re.MULTILINE)


@dataclass
class OwnSlides:
    """Slides by the name of their file, and what is wrong."""

    files: dict[str, tuple[OwnSlide, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def own_slides_of(root: Path) -> OwnSlides:
    """Every file of the folder; nothing where there is none."""
    found = OwnSlides()
    for path in sorted((root / SLIDES).glob("*.md")):
        relative = path.relative_to(root).as_posix()
        text, problems = read_text(root, relative)
        found.problems += problems
        if text is None:
            continue
        pictures, problems = pictures_of(root, relative, text)
        found.problems += problems
        begins = list(_TITLE.finditer(text))
        if text[: begins[0].start() if begins else None].strip() or not begins:
            found.problems.append(Problem("P109", Location(relative, 1, 1)))
        ends = [*(one.start() for one in begins[1:]), len(text)]
        found.files[path.name] = tuple(
            _slide(one["title"], text[one.end() : end].strip(), pictures)
            for one, end in zip(begins, ends, strict=False)
        )
    return found


def _slide(title: str, text: str, pictures: Found) -> OwnSlide:
    named = [match["file"] for match in PICTURE.finditer(text)]
    return OwnSlide(title, text, {name: pictures[name] for name in named if name in pictures})
