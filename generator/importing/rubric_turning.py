"""A rubric whose criteria stand in columns is turned, so that each of them is a row."""

import re
from collections.abc import Sequence

from generator.importing.folding import fold

Rows = list[list[str]]

_OF_LEVELS = re.compile(r"(?:cac )?(?:muc|muc do|muc dat duoc|levels?|ratings?|grades?|scores?)")
_OF_CRITERIA = re.compile(r"(?:cac )?(?:tieu chi|noi dung|yeu cau|criteri(?:on|a)|indicators?)\b")
_BESIDE = re.compile(r"(?:tt|stt|so|so tt|no|nr|#)\.?|(?:he so|trong so|weight)\b.*")
_LEVEL = re.compile(
    r"(?:muc|cap do|level|band|grade)\s+(?:[0-9]|[ivx]{1,4}|[a-e])|"
    r"(?:muc )?(?:chua dat|khong dat|dat|trung binh|kha|gioi|tot|xuat sac|yeu|kem)|"
    r"excellent|very good|good|fair|poor|weak|outstanding|exemplary|distinguished|advanced|"
    r"proficient|accomplished|competent|satisfactory|unsatisfactory|adequate|inadequate|basic|"
    r"beginn(?:er|ing)|emerging|developing|approaching|needs improvement|meets.*|exceeds.*|"
    r"below.*|not yet|pass|fail|high|medium|low"
)
"""Names that levels have in most of the world, folded."""
_POINTS = re.compile(r"\(\s*\d+(?:[.,]\d{1,2})?\s*[^\W\d_]{0,7}\s*\)$")


def lies_across(rows: Sequence[Sequence[str]]) -> bool:
    """Whether levels stand in the first column and criteria in the heads of the others.

    A word for either in the corner decides; without one, names and points of levels do. A table
    that says nothing of this is taken as it stands.
    """
    at = _heads_of(rows)
    corner = fold(rows[at][0]) if at is not None else ""
    if at is None or _OF_CRITERIA.match(corner):
        return False
    in_heads = sum(map(_is_level, rows[at][1:]))
    in_column = sum(_is_level(row[0]) for row in rows[at + 1 :] if row)
    return bool(_OF_LEVELS.fullmatch(corner)) or (in_column >= 2 and in_heads < 2)


def turned(rows: Sequence[Sequence[str]]) -> Rows:
    """The same table with a row for each column; what stands above the heads begins a group."""
    at = _heads_of(rows) or 0
    width = max(map(len, rows))
    square = [[*row, *[""] * (width - len(row))] for row in rows]
    groups = square[at - 1] if at and len(_filled(square[at - 1])) > 1 else [""] * width
    made: Rows = []
    for column in range(width):
        if column and groups[column]:
            made.append([groups[column]])
        made.append([row[column] for row in square[at:]])
    return [row for row in made if any(row)]


def _heads_of(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that names the columns: the last one above the first level that does not only count
    or weigh, or else the first with more than one name."""
    level = next((n for n, row in enumerate(rows) if row and _is_level(row[0])), None)
    for n in range((level or 0) - 1, -1, -1):
        if len(_filled(rows[n][1:])) > 1 and not _BESIDE.fullmatch(fold(rows[n][0])):
            return n
    return next((n for n, row in enumerate(rows) if len(_filled(row[1:])) > 1), None)


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell]


def _is_level(text: str) -> bool:
    name = _POINTS.sub("", text).strip()
    return name != text.strip() or _LEVEL.fullmatch(fold(name)) is not None
