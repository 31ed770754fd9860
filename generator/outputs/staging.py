"""A staged project: plain pages, settings and theme that other engines build without our code."""

import re
import shutil
from collections.abc import Set
from pathlib import Path
from typing import Any

from generator.course.loading.writing import to_yaml
from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.course.narrowing import left_out
from generator.locale import Locale
from generator.outputs.documents.making import trainer_files
from generator.outputs.mkdocs.settings import TRAINER, engine_settings, nav_entries
from generator.outputs.replacing import replacing
from generator.site.planning import NavItem, plan_site, theme_folder
from generator.site.search_index import HandWritten, search_file
from generator.site.slugs import slugify

NO_PAGES = ("dev", "first-course.md")
"""What lies in `docs/` for people who write courses, and belongs in none."""
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$")
_HAS_ID = re.compile(r"\{[^}]*#[\w-]+[^}]*\}$")


def stage_project(root: Path, course: Course, audience: Audience, folder: Path) -> int:
    """Write `mkdocs.yml`, `docs/` and `overrides/` into a folder; the number of files.

    Raises CourseError when the folder holds something else, so that nothing is overwritten.
    """
    with replacing(folder.resolve()) as work:
        count = _staged(root, course, audience, work.new)
        work.finish({"course": course.settings.id, "audience": audience})
    return count


def _staged(root: Path, course: Course, audience: Audience, folder: Path) -> int:
    locale = Locale.of(course)
    site = plan_site(course, audience, locale)
    docs = folder / "docs"
    docs.mkdir()
    written = _copy_hand_written(root / "docs", docs, left_out(course))
    by_hand = [HandWritten(p.relative_to(docs).as_posix(), p.read_text("utf-8")) for p in written]
    for output in (*site.files, search_file(course, locale, site.files, by_hand)):
        path = docs / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(output.content, bytes):
            path.write_bytes(output.content)
        else:
            text = with_anchors(output.content) if output.kind == "page" else output.content
            path.write_text(text, encoding="utf-8")
    if audience == TRAINER:
        for place, content in trainer_files(course, locale):
            (docs / place).parent.mkdir(parents=True, exist_ok=True)
            (docs / place).write_bytes(content)
    shutil.copytree(theme_folder(), folder / "overrides")
    settings = _settings(course, locale, site.nav)
    (folder / "mkdocs.yml").write_text(to_yaml(settings), encoding="utf-8")
    return sum(1 for p in folder.rglob("*") if p.is_file())


def _copy_hand_written(source: Path, docs: Path, not_here: Set[str]) -> list[Path]:
    """Copies what is not made from data, but for pages of other courses; the pages among it."""
    pages = []
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        relative = path.relative_to(source)
        if path.is_dir() or relative.parts[0] in NO_PAGES or relative.as_posix() in not_here:
            continue
        target = docs / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".md":
            target.write_text(with_anchors(path.read_text(encoding="utf-8")), encoding="utf-8")
            pages.append(target)
        else:
            shutil.copyfile(path, target)
    return pages


def _settings(course: Course, locale: Locale, nav: tuple[NavItem, ...]) -> dict[str, Any]:
    settings = engine_settings(course, locale)
    settings["theme"]["custom_dir"] = "overrides"
    settings["plugins"] = ["search"]
    settings["nav"] = nav_entries(nav)
    return settings


def with_anchors(markdown: str) -> str:
    """Headings with explicit ASCII anchors: other engines make their own from Vietnamese."""
    used: dict[str, int] = {}
    lines = []
    fenced = False
    for line in markdown.split("\n"):
        fenced ^= line.startswith(("```", "~~~"))
        match = None if fenced else _HEADING.match(line)
        lines.append(_anchored(match, used) if match else line)
    return "\n".join(lines)


def _anchored(match: re.Match[str], used: dict[str, int]) -> str:
    if _HAS_ID.search(match[2]):
        return match[0]
    anchor = slugify(match[2]) or "_"
    used[anchor] = used.get(anchor, -1) + 1
    anchor = f"{anchor}_{used[anchor]}" if used[anchor] else anchor
    return f"{match[1]} {match[2]} {{#{anchor}}}"
