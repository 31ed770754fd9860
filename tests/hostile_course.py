"""A course whose every text is hostile: script, markup, quotes, ends of everything.

The museum with a second standard, school levels, a crosswalk, an announced standard and imported
wording, so that every model is in it; what is optional is filled in. Each text bears a number of
its own, so that a page that lets one through names the field.
"""

import shutil
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.course.loading.nodes import read_document
from generator.course.loading.shapes import SHAPES
from generator.course.loading.writing import to_yaml

MUSEUM = Path(__file__).parent / "fixtures" / "museum"

LEFT_ALONE = {
    ("EvidenceItem", "file"): "the name of a paper's file",
    ("HandWrittenPage", "file"): "the name of a page's file, which must be there",
    ("Block", "notes"): "the name of a file of notes",
    ("Day", "logo"): "the name of a picture, which must be there",
    ("PaperWords", "several"): "words that papers are read by, as keys; no page shows them",
    ("Calibration", "title"): "a calibration is a dossier: the same templates show it",
    ("Calibration", "intro"): "a calibration is a dossier: the same templates show it",
    ("Calibration", "trainer_note"): "a calibration is a dossier: the same templates show it",
}
"""Texts that name a file or an address; every other one is made hostile."""


def hostile(number: int) -> str:
    """What would run, in every dress, if one place forgot to escape it."""
    return (
        f'=1+1 <x-h{number} onx-h{number}="1">\'"</title></textarea></script></style>'
        f"<script>hostile({number})</script><img src=x onerror=hostile({number})>]]>"
        f"{{{{ 7*190123 }}}}{{% raw %}}[l](javascript:hostile%28{number}%29)\u2028<!-- `x` --> <!--"
    )


def hostile_word(number: int) -> str:
    """The same as one word, for key terms."""
    return f"<x-h{number}/onx=1>'\"</script><script>hostile({number})</script><!--"


@dataclass
class Hostile:
    """Walks values of data files along their models, and remembers what it made hostile."""

    planted: dict[int, str] = field(default_factory=dict)
    fields: set[tuple[str, str]] = field(default_factory=set)
    criterion: str = ""
    levels: tuple[str, ...] = ()

    def text(self, owner: str, name: str, word: bool = False) -> str:
        number = len(self.planted) + 1
        self.planted[number] = f"{owner}.{name}"
        self.fields.add((owner, name))
        return hostile_word(number) if word else hostile(number)

    def record(self, model: type[BaseModel], value: dict[str, Any]) -> dict[str, Any]:
        """A record with hostile texts, its optional parts filled in."""
        done = dict(value)
        hints = typing.get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            key = info.alias or name
            if (model.__name__, name) in LEFT_ALONE:
                continue
            made = self.value(model.__name__, name, hints[name], value.get(key))
            if made is not None and made != ():
                done[key] = made
        return done

    def value(self, owner: str, name: str, kind: Any, value: Any) -> Any:
        """The value of a field, hostile where it is text."""
        shape = plain(kind)
        if is_text(kind):
            return (f"{value} " if value else "") + self.text(owner, name)
        if is_word(kind):
            return self.text(owner, name, word=True)
        if get_origin(shape) in (Union, types.UnionType):
            return self.optional(owner, name, shape, value)
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            return self.record(shape, value) if value is not None else None
        if get_origin(shape) is tuple:
            return self.several(owner, name, get_args(shape)[0], value)
        if get_origin(shape) is dict and value:
            inner = get_args(shape)[1]
            return {k: self.value(owner, name, inner, v) for k, v in value.items()}
        return value

    def optional(self, owner: str, name: str, shape: Any, value: Any) -> Any:
        parts = [part for part in get_args(shape) if part is not type(None)]
        if len(parts) > 1 and not isinstance(value, dict):
            return value
        if len(parts) > 1:
            return self.record(which(parts, value), value)
        if value is None and len(parts) == 1 and is_record(parts[0]):
            return self.made(plain(parts[0]))
        if value is None and not is_text(parts[0]):
            return None
        return self.value(owner, name, parts[0], value)

    def several(self, owner: str, name: str, inner: Any, value: Any) -> Any:
        if not value and is_record(inner):
            made = self.made(plain(inner))
            return () if made is None else (made,)
        if not value and is_text(inner):
            return (self.text(owner, name),)
        return tuple(self.value(owner, name, inner, part) for part in value or ())

    def made(self, model: type[BaseModel]) -> dict[str, Any] | None:
        """A new record of a model, or None when it needs an id that nothing here has."""
        values: dict[str, Any] = {}
        hints = typing.get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            found = self.filling(name, hints[name], info)
            if found is None and info.is_required():
                return None
            if found is not None:
                values[info.alias or name] = found
        return self.record(model, values)

    def filling(self, name: str, kind: Any, info: FieldInfo) -> Any:
        shape = plain(kind)
        if is_text(kind):
            return "x"
        if get_origin(shape) is Literal:
            return get_args(shape)[-1] if name == "confidence" else get_args(shape)[0]
        known = {"criterion": self.criterion, "id": "made", "level": (self.levels or ("",))[0]}
        simple = {date: date(2019, 2, 22), int: 1, bool: True}
        if not info.is_required():
            return None
        if shape is str:
            return known.get(name) or {"exact_share": "1/2", "lean_below": "1/4"}.get(name)
        if get_origin(shape) is tuple and is_record(get_args(shape)[0]):
            inner = self.made(plain(get_args(shape)[0]))
            return None if inner is None else (inner,)
        if get_origin(shape) is tuple and is_text(get_args(shape)[0]):
            return ("x",) * max([1, *(getattr(m, "min_length", 1) for m in info.metadata)])
        if is_record(shape):
            return self.made(shape)
        return simple.get(shape)


def plain(kind: Any) -> Any:
    """A type without what Annotated adds to it."""
    return get_args(kind)[0] if get_origin(kind) is typing.Annotated else kind


def patterns(kind: Any) -> list[str]:
    extras = get_args(kind)[1:] if get_origin(kind) is typing.Annotated else ()
    found = [e.pattern for e in extras if isinstance(e, StringConstraints) and e.pattern]
    for extra in extras:
        if isinstance(extra, FieldInfo):
            found += [m.pattern for m in extra.metadata if getattr(m, "pattern", None)]
    return [str(p) for p in found]


def which(models: typing.Iterable[Any], value: dict[str, Any]) -> type[BaseModel]:
    """The model among several that a value is of: its kind when it has one, else its keys."""
    for model in map(plain, models):
        kinds = (
            get_args(model.model_fields["kind"].annotation) if "kind" in model.model_fields else ()
        )
        keys = {info.alias or name for name, info in model.model_fields.items()}
        if value.keys() <= keys and ("kind" not in value or not kinds or value["kind"] in kinds):
            return model
    raise AssertionError(value)


def is_text(kind: Any) -> bool:
    return plain(kind) is str and not patterns(kind)


def is_word(kind: Any) -> bool:
    return plain(kind) is str and any(p.startswith(r"^\S+") for p in patterns(kind))


def is_record(kind: Any) -> bool:
    shape = plain(kind)
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def texts_of(shape: Any, seen: set[Any] | None = None) -> Iterator[tuple[str, str]]:
    """Every text field of a model and of the models inside it."""
    seen = set() if seen is None else seen
    shape = plain(shape)
    for part in get_args(shape):
        yield from texts_of(part, seen)
    if not (isinstance(shape, type) and issubclass(shape, BaseModel)) or shape in seen:
        return
    seen.add(shape)
    for name, kind in typing.get_type_hints(shape, include_extras=True).items():
        if name in shape.model_fields:
            if holds_text(kind):
                yield shape.__name__, name
            yield from texts_of(kind, seen)


def holds_text(kind: Any) -> bool:
    if is_text(kind) or is_word(kind):
        return True
    shape = plain(kind)
    return any(holds_text(part) for part in get_args(shape) if get_origin(shape) is not Literal)


# --- the course ---------------------------------------------------------------------------------


def _kind_of(path: Path, root: Path) -> str:
    parts = path.relative_to(root).parts
    if parts[0] == "exercises":
        return "exercise"
    if parts[1:3] == ("official", "examples"):
        return "official_examples"
    folders = {
        "standards": "standard", "procedures": "procedure", "official": "official",
        "announced": "announced", "crosswalks": "crosswalk", "evidence": "evidence_guide",
    }  # fmt: skip
    return folders.get(parts[1], path.stem)


LEVELS = [
    {"id": i, "name": i, "track": i, "short": i, "at_school": i, "about": i}
    for i in ("primary", "secondary")
]
ANNOUNCED = {
    "id": "guide-2035", "name": "n", "short": "s", "about": "a", "replaces": "guide-2030",
    "instrument": {
        "number": "n", "title": "t", "issuer": "i", "issued": date(2019, 1, 1),
        "status": "announced", "checked_on": date(2019, 2, 22),
    },
    "known": [{"text": "t", "confidence": "own", "source": "s"}],
    "unknown": [{"text": "t", "matters": "m"}],
    "contradictions": [{"source": "s", "claim": "c", "why_not": "w"}],
    "meanwhile": "m",
    "importing": [{"command": "taphuan import x", "about": "a"}],
}  # fmt: skip


DAY = date(2019, 2, 22)
IMPORTED = {"name": "n", "sha256": "0" * 64, "imported_on": DAY}
SOURCED = {"document": "d1", "article": "a", "confidence": "own", "source": "s", "checked_on": DAY}
LAW = {
    "law/law.yaml": {
        "school_kinds": [{"id": "k1", "name": "n"}],
        "documents": [
            {"id": "d1", "number": "n", "title": "t", "confidence": "own", "source": "s", "checked_on": DAY,
             "effects": [{"kind": "amends", "document": "d1", "what": "w", "confidence": "own"}]},
        ],
        "statements": [{"id": "s1", "text": "t", **SOURCED}],
        "assessors": [
            {"person": p, "by": b, "schools": ["k1"], "who": "w", **SOURCED}
            for p in ("principal", "vice_principal", "teacher") for b in ("standard", "yearly")
        ],
    },
    "law/today.yaml": {
        "about": "a", "then": DAY, "then_name": "n", "tell": [{"text": "t", "statements": ["s1"]}],
        "roles": [
            {"id": "r1", "name": "n", "about": "a", "assessed": ["teacher"], "statements": ["s1"],
             "tasks": [{"text": "t", "statement": "s1"}]},
        ],
    },
    "law/yearly.yaml": {
        "title": "t", "about": "a", "steps": ["s"], "shared": ["s"], "apart": ["a"],
        "parts": [{"id": "p1", "title": "t", "text": "t", "statements": ["s1"]}],
        "common_points": 30, "result_points": 70,
        "bands": [
            {"id": "b1", "name": "n", "from_points": 50}, {"id": "b2", "name": "n", "from_points": 0},
        ],
        "cap": "1/5", "cap_of_excellent_unit": "1/4",
        "band_cases": [
            {"id": "c1", "text": "t", "common": 30, "result": 30, "expect": "b1", "lesson": "l"},
        ],
        "cap_cases": [{"id": "c2", "text": "t", "good": 10, "expect": 2, "lesson": "l"}],
    },
    "workshop/day.yaml": {"organiser": {"name": "n"}, "signer": {"name": "n"}},
    "law/terms.yaml": {
        "setting": "s", "about": "a",
        "pairs": [{"id": "p1", "then": "t", "now": "n", "spellings": ["t"], "meaning": "m"}],
    },
}  # fmt: skip


def make_course(root: Path, walk: Hostile) -> Path:
    """Write the hostile course below `root`."""
    shutil.copytree(MUSEUM, root)
    data = root / "rubric_data"
    standard = (data / "standards/guide-2030.yaml").read_text("utf-8")
    other = standard.replace("guide-2030", "guide-2031")
    (data / "standards/guide-2031.yaml").write_text(other, "utf-8")
    value = read_document("s", standard).value
    walk.levels = tuple(level["id"] for level in value["scale"])
    ids = [c["id"] for group in value["groups"] for c in group["criteria"]]
    walk.criterion = ids[0]
    for name, content in _more(ids, walk.levels).items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(to_yaml(fresh(content)), "utf-8")
    with (data / "workshop/unlock.yaml").open("a", encoding="utf-8") as file:
        file.write("exercises: {guide-2030-locked: a second otter sleeps}\n")
    course = data / "course.yaml"
    text = course.read_text("utf-8").replace("[guide-2030]", "[guide-2030, guide-2031]")
    course.write_text(f"{text}pages: [{{title: By hand, file: by-hand.md}}]\n", "utf-8")
    (root / "docs").mkdir()
    (root / "docs/by-hand.md").write_text("# By hand\n", "utf-8")
    for path in sorted(root.rglob("*.yaml")):
        _make_hostile(path, root, walk)
    papers = [*root.glob("exercises/**/*.md"), *data.glob("workshop/notes/*.md")]
    for path in sorted(papers):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n\n{walk.text('paper', 'text')}\n\n# {walk.text('paper', 'text')}\n")
    return root


def fresh(value: Any) -> Any:
    """A copy in which no part stands twice: YAML would write the second as an alias."""
    if isinstance(value, dict):
        return {k: fresh(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [fresh(v) for v in value]
    return date(value.year, value.month, value.day) if isinstance(value, date) else value


def _make_hostile(path: Path, root: Path, walk: Hostile) -> None:
    shape = SHAPES[_kind_of(path, root)]
    value = read_document(path.name, path.read_text("utf-8")).value
    parts = get_args(plain(shape)) or (shape,)
    path.write_text(to_yaml(fresh(walk.record(which(parts, value), value))), "utf-8")


def _more(ids: list[str], levels: tuple[str, ...]) -> dict[str, Any]:
    twins = [i.replace("guide-2030", "guide-2031") for i in ids]
    wording = {"text": "t", "citation": "c"}
    return LAW | {
        "school_levels.yaml": {"school_levels": LEVELS},
        "announced/guide-2035.yaml": ANNOUNCED,
        "real_names.yaml": {"people": ["nobody"], "schools": ["nowhere"]},
        "crosswalks/guide-2030--guide-2031.yaml": {
            "from": "guide-2030",
            "to": "guide-2031",
            "about": "a",
            "relations": [
                {"kind": "same", "from": [a], "to": [b], "reason": "r"}
                for a, b in zip(ids[1:], twins[1:], strict=True)
            ],
            "unmapped": [{"criterion": i, "reason": "r"} for i in (ids[0], twins[0])],
        },
        "official/guide-2030.yaml": {
            "standard": "guide-2030",
            "source": dict(IMPORTED),
            "criteria": {
                i: {"levels": {level: dict(wording) for level in levels[1:]}} for i in ids
            },
            "groups": [{"number": "1", "name": "n", "citation": "c"}],
            "scale": {level: dict(wording) for level in levels},
            "rating_rule": [{**wording, "rating": None}],
        },
        "official/examples/guide-2030.yaml": {
            "standard": "guide-2030",
            "source": dict(IMPORTED),
            "criteria": {i: [{"id": "x1", "text": "t", "level": levels[1]}] for i in ids},
        },
    }
