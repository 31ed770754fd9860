"""What the words of a paper say of it: its kind and its day, where they say so."""

import re
from collections.abc import Sequence

from generator.course.model.evidence import EvidenceKind
from generator.importing.folding import fold

_KINDS: tuple[tuple[str, EvidenceKind], ...] = (
    (r"giao an|ke hoach bai day|lesson plan", "product"),
    (r"bien ban|minutes", "minutes"),
    (r"tin nhan|trao doi qua|zalo|messages?|chat", "message"),
    (r"phieu du gio|du gio|quan sat|observations?", "observation"),
    (r"phieu hoi|khao sat|y kien|survey|feedback|opinions?", "opinion"),
    (r"giay khen|bang khen|chung nhan|chung chi|van bang|certificates?|award", "certificate"),
    (r"quyet dinh|decision", "decision"),
    (r"ke hoach|plan", "plan"),
    (r"bao cao|report", "report"),
    (r"thong ke|so lieu|bang diem|bang theo doi|statistics|figures|data", "data"),
    (r"cong van|thu|don|letter|e-?mail", "letter"),
    (r"anh|hinh anh|photos?|pictures?", "image"),
    (r"san pham|bai viet|products?", "product"),
    (r"so|phieu|nhat ki|nhat ky|record|log|register|notebook|diary", "record"),
)
"""Words at the beginning of a title -> what it is; the first that fits counts."""

_LABELS = {
    "kind": r"loai|loai giay to|kind|type",
    "dated": r"ngay|de ngay|ngay lap|date|dated",
    "issued_by": r"nguoi lap|noi lap|don vi|co quan ban hanh|nguoi viet|issued by|written by|from",
}
_MONTHS = ("january|february|march|april|may|june|july|august|september|october|november"
           "|december")  # fmt: skip
_DAY = re.compile(
    r"\bngay (?P<d>\d{1,2}) thang (?P<m>\d{1,2}) nam (?P<y>\d{4})\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b|\b(?:{_MONTHS}) \d{{1,2}},? \d{{4}}\b"
)
_HEAD, _FOOT = 8, 5
"""Lines from the top and the bottom of a paper in which its own day stands."""


def kind_in(words: str) -> EvidenceKind | None:
    """What a title says that the paper is; None when it says nothing that is known."""
    folded = fold(words)
    for pattern, kind in _KINDS:
        if re.match(rf"(?:\d+[.)]?\s+)?(?:{pattern})(?!\w)", folded):
            return kind
    for pattern, kind in _KINDS[:-3]:  # words of the last three kinds are common in titles
        if pattern and re.search(rf"(?<!\w)(?:{pattern})(?!\w)", folded):
            return kind
    return None


def day_in(lines: Sequence[str]) -> str | None:
    """The day in the first or last lines of a paper, "ngày 06 tháng 5 năm 2019" as 06/5/2019."""
    near = [*lines[:_HEAD], *lines[_HEAD:][-_FOOT:]]
    for line in near:
        if match := _DAY.search(fold(line)):
            if match["y"]:
                return f"{match['d']}/{match['m']}/{match['y']}"
            return line[match.start() : match.end()]
    return None


def label_in(line: str) -> tuple[str, str] | None:
    """Name and value of a line such as "Date: 06/5/2019" right below a paper's title."""
    if "\n" in line:
        return None
    for name, pattern in _LABELS.items():
        if match := re.match(rf"(?:{pattern})\s*:\s*(?=\S)", fold(line)):
            return name, line[match.end() :].strip()
    return None
