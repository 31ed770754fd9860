"""A course of any size made from a seed, in the real data shapes.

The museum course of the tests is the mould: every standard is its copy under other ids, with other
words, and holds in every school level. `Size(2, 2)` makes four pairs of level and standard.
"""

import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.course.loading.nodes import plain_value
from generator.course.loading.writing import to_yaml

MOULD = Path(__file__).parents[1] / "tests" / "fixtures" / "museum"
STANDARD = "guide-2030"
_PROSE = frozenset(
    {"about", "body", "cure", "deciding_words", "for_higher", "for_lower", "intro", "lesson",
     "meaning", "not_higher", "not_lower", "rationale", "situation", "text", "why"}
)  # fmt: skip
_SYLLABLES = (
    "ba",
    "chu",
    "dê",
    "giới",
    "hoa",
    "kim",
    "lưu",
    "mưa",
    "nghe",
    "phố",
    "sông",
    "trường",
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_KEPT = 0.2


@dataclass(frozen=True)
class Size:
    """How many school levels and standards."""

    levels: int
    standards: int

    @property
    def pairs(self) -> int:
        return self.levels * self.standards


def make_course(folder: Path, size: Size, seed: int = 2019) -> Path:
    """Writes the course into `folder`, which must not exist; the same seed gives the same files."""
    names = [f"bench-{n:02d}" for n in range(1, size.standards + 1)]
    settings = _read(MOULD / "rubric_data" / "course.yaml") | {"standards": names}
    _write(folder / "rubric_data" / "course.yaml", settings)
    levels = [_level(n) for n in range(1, size.levels + 1)]
    _write(folder / "rubric_data" / "school_levels.yaml", {"school_levels": levels})
    for part in ("glossary.yaml", "workshop/unlock.yaml"):
        target = folder / "rubric_data" / part
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (MOULD / "rubric_data" / part).read_text(encoding="utf-8")
        target.write_text(text, encoding="utf-8")
    for number, name in enumerate(names):
        _copy_standard(folder, name, random.Random(f"{seed}-{number}"))
    return folder


def _copy_standard(folder: Path, name: str, chance: random.Random) -> None:
    def changed(value: Any) -> Any:
        return _renamed(_reworded(value, chance), name)

    for path in sorted(MOULD.rglob("*")):
        relative = path.relative_to(MOULD).as_posix()
        if not path.is_file() or STANDARD not in relative:
            continue
        target = folder / relative.replace(STANDARD, name)
        if path.suffix == ".yaml":
            _write(target, changed(_read(path)))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _level(number: int) -> dict[str, Any]:
    words = {"name": "Level", "track": "Track", "short": "L", "at_school": "At school"}
    names = {key: f"{word} {number}" for key, word in words.items()}
    return {"id": f"level_{number}", **names, "about": f"People of level {number}."}


def _read(path: Path) -> Any:
    return plain_value(path.name, path.read_text(encoding="utf-8"))


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_yaml(value), encoding="utf-8")


def _walk(value: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {change("", k): _walk(part, change, k) for k, part in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(part, change, key) for part in value]
    return change(key, value) if isinstance(value, str) else value


def _renamed(value: Any, name: str) -> Any:
    return _walk(value, lambda _key, text: text.replace(STANDARD, name))


def _reworded(value: Any, chance: random.Random) -> Any:
    """Other words in texts, so that no two standards are near-copies."""

    def other(found: re.Match[str]) -> str:
        if chance.random() < _KEPT:
            return found[0]
        return " ".join(chance.sample(_SYLLABLES, 2))

    return _walk(value, lambda key, text: _WORD.sub(other, text) if key in _PROSE else text)
