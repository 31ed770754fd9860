"""How much of a document was found: every descriptor, name, citation and rating, counted."""

import re
from collections import Counter
from dataclasses import dataclass

from generator.importing.citing import citation
from generator.importing.folding import same_words
from generator.importing.found import Found
from generator.importing.rule_data import conditions_data, level_ids
from generator.importing.source import SourceText
from tests.importing.layouts import Layout
from tests.importing.spec import LETTERS, Spec


@dataclass
class Score:
    """Parts wanted, parts found right, parts that were claimed; and what went wrong."""

    wanted: int = 0
    right: int = 0
    claimed: int = 0
    wrong: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    """Wrong parts that no doubt of the report is about."""

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    @property
    def precision(self) -> float:
        return self.right / self.claimed if self.claimed else 0.0


def expected(spec: Spec, layout: Layout) -> dict[tuple[str, ...], str]:
    """Every part of the document with its wording: names, citations, descriptors."""
    parts: dict[tuple[str, ...], str] = {}
    for group in spec.groups:
        parts["group", group.number] = group.name
        parts["group-cite", group.number] = f"Điều {group.article}"
    for group, criterion in spec.criteria:
        where = f"khoản {criterion.clause} Điều {group.article}"
        if not layout.clauses:
            where = f"tiêu chí {criterion.number}, Điều {group.article}"
        parts["criterion", criterion.number] = criterion.name
        parts["criterion-cite", criterion.number] = where
        for n, (name, text) in enumerate(zip(spec.levels, criterion.levels, strict=True)):
            parts["level", criterion.number, name] = layout.wording(text)
            cite = f"mức {name}, {where}"
            if layout.letters:
                cite = f"điểm {LETTERS[n]} {where if layout.clauses else f'Điều {group.article}'}"
            if len(spec.levels) == 1:
                cite = where
            parts["level-cite", criterion.number, name] = cite
            if layout.worth:
                parts["points", criterion.number, name] = layout.worth(n).replace(",", ".")
    parts["number", ""] = spec.number
    parts["title", ""] = spec.title
    return parts


def claimed(found: Found) -> dict[tuple[str, ...], str]:
    """The same parts as they were recognised."""
    names = {level.key: level.name for level in found.scale.levels}
    parts: dict[tuple[str, ...], str] = {}
    for group in found.groups:
        parts["group", group.number] = group.name
        parts["group-cite", group.number] = citation(group.cite)
    for criterion in found.criteria:
        parts["criterion", criterion.number] = criterion.name
        parts["criterion-cite", criterion.number] = citation(criterion.cite)
        for key, text in criterion.levels.items():
            parts["level", criterion.number, names[key]] = text.text
            parts["level-cite", criterion.number, names[key]] = citation(text.cite, names[key])
            if key in criterion.points:
                parts["points", criterion.number, names[key]] = criterion.points[key]
    parts["number", ""] = found.head.number
    parts["title", ""] = found.head.title
    return parts


def score(found: Found, spec: Spec, layout: Layout) -> Score:
    """Recall and precision over all parts; text must be the same word for word."""
    want, have = expected(layout.seen(spec), layout), claimed(found)
    right = [key for key in want if key in have and same_words(want[key], have[key])]
    off = [key for key in {**want, **have} if key not in right]
    wrong = tuple(f"{key}: {want.get(key)!r} / {have.get(key)!r}" for key in off)
    silent = tuple(str(key) for key in off if not is_told(key, found))
    return Score(len(want), len(right), len(have), wrong, silent)


NEAR = 8


def is_told(key: tuple[str, ...], found: Found) -> bool:
    """Whether a doubt names this part's number or stands close to it; counts speak for all."""
    whole = ("start_missing", "end_missing", "groups_count", "criteria_count", "levels_count",
             "number_twice", "no_levels", "order_guessed")  # fmt: skip
    if any(x.why in whole for x in found.doubts):
        return True
    if not key[1]:
        return any(x.why == "head_missing" and x.text == key[0] for x in found.doubts)
    parts = [*found.groups, *found.criteria]
    places = [p.place for p in parts if p.number == key[1]]
    number = re.compile(rf"(?<![\d.]){re.escape(key[1])}(?![\d])")
    return any(
        number.search(x.text)
        or any(
            x.place.page == p.page
            and abs(x.place.line - p.line) + abs(x.place.paragraph - p.paragraph) <= NEAR
            for p in places
        )
        for x in found.doubts
    )


def rule_of(found: Found, prefix: str) -> list[list[dict]]:
    """The rule as data, best rating first; `prefix` makes criterion ids."""
    ids = {c.number: f"{prefix}-c{n:02d}" for n, c in enumerate(found.criteria, 1)}
    return [
        conditions_data(rating, ids, level_ids(found))
        for rating in found.rule.ratings
        if not rating.bottom
    ]


_WORD = re.compile(r"[^\W\d_]{2,}")
FORM = frozenset(
    [
        "điều",
        "tiêu",
        "chuẩn",
        "chí",
        "mức",
        "đạt",
        "khá",
        "tốt",
        "chưa",
        "bước",
        "đầu",
        "vững",
        "giỏi",
        "dẫn",
        "dắt",
    ]
)
"""Words of headings and labels, which become numbers and ids."""


def words_lost(found: Found, source: SourceText) -> set[str]:
    """Words of the file that stand nowhere in the result: text must never vanish."""
    kept: list[str] = [x.text for x in found.loose]
    for group in found.groups:
        kept += [group.name, *group.text]
    for criterion in found.criteria:
        kept += [criterion.name, *criterion.text, *(t.text for t in criterion.levels.values())]
    for texts in (found.definitions, found.process, found.cycle):
        kept += [t.text for t in texts]
    kept += [r.text.text for r in found.rule.ratings]
    have = Counter(_WORD.findall(" ".join(kept)))
    came = Counter(_WORD.findall(" ".join(line.text for line in source.lines)))
    return {word for word in came - have if word.lower() not in FORM}
