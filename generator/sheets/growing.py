"""New rows become new parts of files, new papers, new exercises, with the ids that come next."""

import re
from collections.abc import Iterable
from typing import Any

from generator.course.loading.course_files import EXERCISES
from generator.course.loading.editing import Value
from generator.course.model.base import SKELETON
from generator.course.model.course import Course, Place
from generator.sheets.changes import Addition, Compared, Fresh
from generator.sheets.gathering import DRILLS, paper_path
from generator.sheets.specs import SPECS
from generator.sheets.tables import Table

LISTS = {
    "evidence": ("dossier", "evidence"), "papers": ("dossier", ""),
    "ratings": ("dossier", "ratings"), "situations": ("boundary", "items"),
    "bins": ("sort_evidence", "bins"), "cards": ("sort_evidence", "cards"),
    "faults": ("spot_fault", "items"), "steps": ("order_steps", "steps"),
    "questions": ("choice", "items"), "options": ("choice", ""),
}  # fmt: skip
"""Sheets of parts of exercises: the kind of the exercise, and the list that their rows stand in."""
_FIRST = {"evidence": "e1", "situations": "b1", "cards": "c1", "faults": "f1", "steps": "s1",
          "questions": "q1", "options": "a"}  # fmt: skip
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_FLAGS = {(s.key, c.path) for s in SPECS for c in s.columns if c.shape == "flag"}


def grow(found: Compared, tables: Iterable[Table], course: Course) -> None:
    """Makes additions of the new rows; X107, X114, X133 and X135 for those that fit nowhere."""
    if found.fresh:
        _Growing(found, tables, course).run()


class _Growing:
    """What is there, and what the new rows have made so far."""

    def __init__(self, found: Compared, tables: Iterable[Table], course: Course):
        self.found, self.course = found, course
        self.tables = {table.spec.key: table for table in tables}
        self.made: dict[str, Addition] = {}
        self.parts: dict[tuple[str, ...], Addition | dict[str, Any]] = {}
        self.papers: dict[tuple[str, str], Addition] = {}

    def run(self) -> None:
        for fresh in self.found.fresh:
            if fresh.spec in ("dossiers", "drills"):
                self.exercise(fresh)
        for fresh in self.found.fresh:
            if fresh.spec == "papers":
                self.text(fresh)
            elif fresh.spec not in ("dossiers", "drills"):
                self.part(fresh)
        for made in self.made.values():
            self.key_to_fill_in(made)
        self.found.additions += [*self.made.values(), *self.papers.values()]

    def exercise(self, fresh: Fresh) -> None:
        """A new file, whose lists the rows of other sheets fill."""
        name, data = fresh.ids[0], _nested(fresh)
        kind = data.pop("kind", "dossier")
        if not _ID.fullmatch(name):
            self.found.wrong("X133", fresh.cell, id=name[:80])
            return
        if kind != "dossier" and kind not in DRILLS:
            self.found.wrong("X114", fresh.cell, found=kind, choices=", ".join(DRILLS))
            return
        folder = f"{EXERCISES}/{data.get('standard')}/{data.get('school_level', 'all')}/{name}"
        lists = {key: list[Any]() for its, key in LISTS.values() if its == kind and key}
        review = {"status": "draft", **data.pop("review", {})}
        head = {"id": name, "title": data.pop("title", ""), "kind": kind}
        about = {k: data.pop(k, None) for k in ("standard", "school_level")}
        about = {k: v for k, v in about.items() if v is not None}
        given: dict[str, Any] = {"key": "open", "minutes": 10, "review": review}
        values = {**head, **about, **given, **data, **lists}
        file = f"{folder}/exercise.yaml"
        self.made[name] = Addition(fresh.cell, file, (), name, values, dict(fresh.cells))

    def part(self, fresh: Fresh) -> None:
        """A part of a list that is there, or of an exercise that another row makes."""
        table = self.tables[fresh.spec]
        owner = fresh.ids[:-1]
        near = [row for row in table.rows if row.ids[:-1] == owner or not owner[0]]
        taken = [row.ids[-1] for row in near]
        taken += [ids[-1] for ids in self.parts if ids[:-1] == (fresh.spec, *owner)]
        name = fresh.ids[-1] or (next_id(taken) if taken else _FIRST.get(fresh.spec, ""))
        values = {**self._named(fresh, name), **_nested(fresh)}
        at = (fresh.spec, *owner, name)
        if owner[0] in self.made and fresh.spec != "options":
            self._into_new(fresh, at, values)
        elif ("questions", *owner) in self.parts and fresh.spec == "options":
            question = self.parts["questions", *owner]
            inner = question.values if isinstance(question, Addition) else question
            inner.setdefault("options", []).append(values)
            self.parts[at] = values
        elif near:
            place = near[0].base[:-1]
            cells = dict(fresh.cells)
            made = Addition(fresh.cell, near[0].file, place, name, values, cells)
            self.parts[at] = made
            self.found.additions.append(made)
        else:
            self.found.wrong("X107", fresh.cell, row=" / ".join(fresh.ids))
            return
        if fresh.spec == "evidence":
            self.paper(fresh, name, values, near[0].file if near else self.made[owner[0]].file)

    def _named(self, fresh: Fresh, name: str) -> dict[str, str]:
        if fresh.spec == "terms":
            return {}
        return {self.tables[fresh.spec].spec.ids[-1]: name}

    def _into_new(self, fresh: Fresh, at: tuple[str, ...], values: dict[str, Any]) -> None:
        home = self.made[fresh.ids[0]]
        key = LISTS[fresh.spec][1]
        place = (key, len(home.values[key]))
        home.values[key].append(values)
        home.cells[place] = fresh.cell
        home.cells.update({(*place, *path): cell for path, cell in fresh.cells.items()})
        self.parts[at] = values

    def paper(self, fresh: Fresh, name: str, values: dict[str, Any], exercise: str) -> None:
        """The file of a new paper, with a place to fill in until another row brings its text."""
        values["file"] = f"{name}.md"
        file = paper_path(exercise, values["file"])
        self.papers[fresh.ids[0], name] = Addition(
            fresh.cell, file, (), name, {}, {}, text=f"{SKELETON}\n"
        )

    def text(self, fresh: Fresh) -> None:
        """The text of a new paper: of that with this id, or of the next that has none yet."""
        exercise, name = fresh.ids
        for (owner, own), paper in self.papers.items():
            bare = paper.text == f"{SKELETON}\n"
            if owner == exercise and (own == name if name else bare):
                text = f"{fresh.values.get(('text',)) or SKELETON}\n"
                self.papers[owner, own] = Addition(
                    fresh.cell, paper.file, (), own, {}, dict(fresh.cells), text=text
                )
                return
        self.found.wrong("X135", fresh.cell, exercise=exercise)

    def key_to_fill_in(self, made: Addition) -> None:
        """Of a new dossier: every criterion that no row has given a key yet, with its holes."""
        if made.values["kind"] != "dossier":
            return
        given = {rating["criterion"] for rating in made.values["ratings"]}
        first = [paper["id"] for paper in made.values["evidence"]][:1]
        for standard in self.course.standards:
            if standard.id == made.values.get("standard"):
                made.values["ratings"] += [
                    {"criterion": c.id, "level": standard.scale_of(c)[1], "decisive": first,
                     "rationale": SKELETON, "not_higher": SKELETON, "not_lower": SKELETON}
                    for c in standard.criteria if c.id not in given
                ]  # fmt: skip


def _nested(fresh: Fresh) -> dict[str, Any]:
    """The values of a row as the data has them: what is left empty is left out."""
    data: dict[str, Any] = {}
    for path, value in fresh.values.items():
        if value is None:
            continue
        home = data
        for step in path[:-1]:
            home = home.setdefault(str(step), {})
        home[str(path[-1])] = _plain(fresh.spec, path, value)
    return data


def _plain(spec: str, path: Place, value: Value) -> Any:
    if (spec, path) in _FLAGS:
        return value == "true"
    return value


def next_id(ids: list[str]) -> str:
    """An id like the last one with the next number that is free: `x-e09` -> `x-e10`, `b` -> `c`."""
    if all(len(name) == 1 and "a" <= name < "z" for name in ids):
        return chr(ord(max(ids)) + 1)
    stem, digits = _split(ids[-1])
    width = len(digits)
    numbers = [int(number) for head, number in map(_split, ids) if head == stem]
    return f"{stem}{max(numbers) + 1:0{width}d}"


def _split(name: str) -> tuple[str, str]:
    stem = name.rstrip("0123456789")
    return (stem, name[len(stem) :]) if stem != name else (f"{name}-", "1")
