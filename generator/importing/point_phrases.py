"""Conditions on points in the words of a rule: "từ 65 đến dưới 80 điểm", "dưới 50 điểm".

Each is whole in itself and names no level. They are read only where the document gives points to
every level; words such as "trên 80 điểm", which leave open where the next point is, are not.
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from generator.importing.folding import fold
from generator.importing.found import FoundCondition, FoundRating

NUM = r"\d{1,4}(?:[.,]\d{1,2})?"
_ALL = r"(?:(?:cua\s+)?(?:cac|tat ca cac|toan bo)\s+tieu chi\s+)?"
_SUM = (
    r"(?:(?:co\s+)?(?:tong\s+(?:so\s+)?diem|tong\s+cong|so\s+diem|diem(?:\s+so)?)\s+)?"
    rf"{_ALL}(?:danh gia\s+)?(?:(?:dat|duoc|la)\s+){{0,2}}"
)
_LEAST = r"(?:tu|toi thieu|it nhat|khong duoi)\s+"
_UP = r"(?:\s+tro len)"
_WHOLE = r"(?:tong\s+)?(?:so\s+)?diem(?:\s+toi da)?"
POINT_QUANTITIES = [
    ("mean", rf"diem\s+trung\s+binh\s+{_ALL}(?:dat\s+)?{_LEAST}"
             rf"(?P<mean_n>{NUM})(?:\s+diem)?{_UP}?"),
    ("part", rf"{_SUM}{_LEAST}(?P<part_n>\d{{1,3}})\s*%\s+{_WHOLE}{_UP}?"),
    ("band", rf"{_SUM}tu\s+(?P<band_n>{NUM})(?:\s+diem)?\s+den\s+(?P<open>(?:duoi|can)\s+)?"
             rf"(?P<upto>{NUM})\s+diem"),
    ("sum", rf"{_SUM}(?:{_LEAST}(?P<sum_n>{NUM})\s+diem{_UP}?|(?P<sum_m>{NUM})\s+diem{_UP})"),
    ("under", rf"{_SUM}(?:duoi|khong du|chua du)\s+(?P<under_n>{NUM})\s+diem"),
]  # fmt: skip
POINT_KINDS = {"total_points", "points_share", "mean_points", "not_total_points"}
_MADE = {"mean": "mean_points", "part": "points_share", "band": "total_points",
         "sum": "total_points", "under": "not_total_points"}  # fmt: skip


def point_condition(kind: str, words: Mapping[str, str | None], most: Fraction) -> FoundCondition:
    """The condition of a match of `POINT_QUANTITIES`; `words` are its groups.

    ValueError for points that nobody can reach.
    """
    amount = (words.get(f"{kind}_n") or words.get("sum_m") or "").replace(",", ".")
    upto = (words.get("upto") or "").replace(",", ".") if kind == "band" else ""
    limit = Fraction(100) if kind == "part" else most
    if not 0 < Fraction(amount) <= limit or (upto and Fraction(upto) <= Fraction(amount)):
        raise ValueError(amount)
    if kind == "part":
        amount = f"{amount}/100"
    sign = "<" if words.get("open") else ""
    return FoundCondition(_MADE[kind], "", amount, upto=f"{sign}{upto}" if upto else "")


def by_points(ratings: Sequence[FoundRating]) -> bool:
    """Whether the ratings are bands of points, and nothing else."""
    tops = [r for r in ratings if not r.bottom]
    return bool(tops) and all(_least(r) is not None for r in tops)


def best_first(ratings: Sequence[FoundRating]) -> list[FoundRating]:
    """Bands in falling order of their points, the rest at the end."""
    return sorted(ratings, key=lambda r: (not r.bottom, _least(r) or Fraction(0)), reverse=True)


def _least(rating: FoundRating) -> Fraction | None:
    sums = [c.amount for c in rating.conditions if c.kind == "total_points"]
    return Fraction(sums[0]) if sums else None


def open_bands(ratings: Sequence[FoundRating], most: Fraction, whole: bool) -> set[str]:
    """Levels of the ratings whose band does not end where the better one begins.

    `whole`: all points are whole numbers, so that "đến 79" ends where "từ 80" begins. A band under
    a rating that asks for more than points is open too: its end is no end for all.
    """
    found: set[str] = set()
    above: FoundRating | None = None
    for rating in best_first(ratings):
        for condition in rating.conditions:
            if condition.upto and not _closes(condition.upto, above, most, whole):
                found.add(rating.level)
        above = rating
    return found


def _closes(upto: str, above: FoundRating | None, most: Fraction, whole: bool) -> bool:
    value = Fraction(upto.removeprefix("<"))
    if above is None:
        return value >= most and not upto.startswith("<")
    least = _least(above)
    if least is None or len(above.conditions) != 1:
        return False
    return value == (least if upto.startswith("<") else least - 1 if whole else None)


_PREFIX = re.compile(r"(?:(?:duoc\s+)?(?:xep|danh gia|dat|la)\s+)*(?:(?:loai|muc|hang)\s+)?")
_BAND_FIRST = re.compile(
    r"(?P<when>(?:co\s+)?(?:tong|so diem|diem|tu|dat|duoi|tren|toi thieu)\b.*?"
    r"\bdiem\b(?:\s+tro len)?)"
    r"\s*[:,\u2013-]?\s*(?:thi\s+)?(?:duoc\s+)?(?P<label>(?:xep|danh gia|dat|la)\b.*?)[\s.;]*"
)
_LONGEST = 40


def band_first(text: str) -> tuple[str, str] | None:
    """Name and condition of "Từ 80 điểm trở lên: xếp loại Tốt"."""
    match = _BAND_FIRST.fullmatch(fold(text))
    if match is None:
        return None
    return text[match.start("label") : match.end("label")], text[: match.end("when")]


def own_name(label: str) -> str:
    """The folded name of a rating that is no level's: "xếp loại Xuất sắc" is "xuat sac"."""
    folded = fold(label).strip(" .:;\"'\u201c\u201d")
    prefix = _PREFIX.match(folded)
    name = folded[prefix.end() if prefix else 0 :].strip(" \"'\u201c\u201d")
    return name if 0 < len(name) <= _LONGEST else ""
