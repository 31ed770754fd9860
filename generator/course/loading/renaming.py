"""Gives something another id in every file that names it; every other letter stays as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.course.loading.course_files import DATA, EXERCISES
from generator.course.loading.editing import CannotEdit, Parsed
from generator.course.loading.references import OF_A_STANDARD, Mention, Named, mentions
from generator.course.model.course import Course


@dataclass(frozen=True)
class Renaming:
    """What a new name changes: texts of files as they will be, folders and files that move."""

    files: Mapping[str, str]
    places: Mapping[str, int]
    moves: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = field(default=())
    """`path:line` of pages and notes that hold the old name; only a person can judge them."""

    def texts_after_moves(self) -> dict[str, str]:
        """The new texts by the paths that their files have once all is moved."""
        return {self._moved(path): text for path, text in self.files.items()}

    def _moved(self, path: str) -> str:
        for old, new in self.moves:
            if path == old or path.startswith(f"{old}/"):
                path = new + path[len(old) :]
        return path


def known(course: Course, kind: Named, standard: str | None = None) -> tuple[str, ...]:
    """The ids of a kind that a course has."""
    standards = [s for s in course.standards if standard in (None, s.id)]
    ids: Iterable[str]
    match kind:
        case "standard":
            ids = (s.id for s in course.standards)
        case "criterion":
            ids = (c.id for s in course.standards for c in s.criteria)
        case "level":
            ids = (level for s in standards for level in s.level_ids)
        case "rating":
            ids = (r.rating for s in standards for r in s.rating_rule.ratings)
        case "school-level":
            ids = (level.id for level in course.school_levels)
        case "exercise":
            ids = (e.id for e in course.exercises)
    return tuple(dict.fromkeys(ids))


def plan_renaming(
    root: Path, course: Course, kind: Named, old: str, new: str, standard: str | None = None
) -> Renaming:
    """What renaming changes below `root`; nothing is written. CannotEdit where a text resists."""
    by_file: dict[str, list[tuple[Mention, str]]] = {}
    of_standard = standard if kind in OF_A_STANDARD else None
    for one, before, after in ((kind, old, new), *_criteria_along(course, kind, old, new)):
        for mention in mentions(course, one, of_standard):
            if (name := _renamed(mention, one, before, after)) is not None:
                by_file.setdefault(course.sources[mention.source].path, []).append((mention, name))
    files = {path: _edited(read_as_is(root / path), found) for path, found in by_file.items()}
    places = {path: len(found) for path, found in by_file.items()}
    moves = tuple(_moves(root, course, kind, old, new))
    return Renaming(files, places, moves, tuple(_left(root, old)))


def move(root: Path, moves: Iterable[tuple[str, str]]) -> None:
    """Move all that bears the old name, or nothing: OSError when the system refuses."""
    done: list[tuple[str, str]] = []
    try:
        for old, new in moves:
            (root / new).parent.mkdir(parents=True, exist_ok=True)
            (root / old).rename(root / new)
            done.append((old, new))
    except OSError:
        move_back(root, done)
        raise


def move_back(root: Path, moves: Sequence[tuple[str, str]]) -> None:
    for old, new in reversed(moves):
        (root / new).rename(root / old)


def read_as_is(path: Path) -> str:
    """A file's text with its ends of lines as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _criteria_along(
    course: Course, kind: Named, old: str, new: str
) -> Iterator[tuple[Named, str, str]]:
    """Criteria whose ids begin with the name of their standard: they take its new one."""
    for standard in course.standards if kind == "standard" else ():
        if standard.id == old:
            ids = [c.id for c in standard.criteria if c.id.startswith(f"{old}-")]
            yield from (("criterion", c, new + c[len(old) :]) for c in ids)


def _renamed(mention: Mention, kind: Named, old: str, new: str) -> str | None:
    """The new name of what is mentioned; None when it is something else. A step between levels
    names two of them."""
    if mention.name == old:
        return new
    if kind == "level" and "steps_up" in mention.place[-2:-1]:
        if mention.name.startswith(f"{old}-"):
            return new + mention.name[len(old) :]
        if mention.name.endswith(f"-{old}"):
            return mention.name[: -len(old)] + new
    return None


def _edited(text: str, found: Iterable[tuple[Mention, str]]) -> str:
    parsed = Parsed(text)
    spans: dict[int, tuple[int, str]] = {}
    for mention, name in found:
        node = (parsed.keys if mention.key else parsed.nodes).get(mention.place)
        if not isinstance(node, yaml.ScalarNode):
            raise CannotEdit(mention.place)
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        written = text[start:end]
        mark = written[0] if written[:1] in ("'", '"') else ""
        if not mark and (node.style in ("|", ">") or yaml.safe_load(name) != name):
            mark = '"'
        spans[start] = (end, f"{mark}{name}{mark}")
    for start in sorted(spans, reverse=True):
        end, name = spans[start]
        text = text[:start] + name + text[end:]
    return text


def _moves(
    root: Path, course: Course, kind: Named, old: str, new: str
) -> Iterator[tuple[str, str]]:
    """Files and folders whose name is the id."""
    pairs: list[tuple[str, str]] = []
    if kind == "standard":
        pairs = _of_standard(root, old, new)
    if kind == "criterion" and f"guide:{old}" in course.sources:
        guide = course.sources[f"guide:{old}"].path
        folder, _, name = guide.rpartition("/")
        owner = folder.rsplit("/", 1)[-1]
        if name == f"{old.removeprefix(f'{owner}-')}.yaml":
            pairs.append((guide, f"{folder}/{new.removeprefix(f'{owner}-')}.yaml"))
    if kind in ("exercise", "school-level"):
        deep = "**/" if kind == "exercise" else "*/"
        for found in sorted((root / EXERCISES).glob(f"{deep}{old}")):
            relative = found.relative_to(root).as_posix()
            pairs.append((relative, f"{relative.rpartition('/')[0]}/{new}"))
    yield from ((a, b) for a, b in pairs if a != b and (root / a).exists())


def _of_standard(root: Path, old: str, new: str) -> list[tuple[str, str]]:
    files = [f"{DATA}/{folder}/{{}}.yaml" for folder in ("standards", "procedures", "official")]
    folders = [f"{DATA}/evidence/{{}}", f"{EXERCISES}/{{}}"]
    pairs = [(name.format(old), name.format(new)) for name in (*files, *folders)]
    for path in sorted((root / DATA / "crosswalks").glob("*.yaml")):
        ids = [new if part == old else part for part in path.stem.split("--")]
        moved = f"{DATA}/crosswalks/{'--'.join(ids)}.yaml"
        pairs.append((f"{DATA}/crosswalks/{path.name}", moved))
    return pairs


def _left(root: Path, old: str) -> Iterator[str]:
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    folders = (root / "docs", root / DATA / "workshop/notes")
    pages = [path for folder in folders for path in sorted(folder.rglob("*.md"))]
    for path in (*sorted(root.glob("README*.md")), *pages):
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            if word.search(line):
                yield f"{path.relative_to(root).as_posix()}:{number}"
