"""Points in the words of a document: "(10 điểm)", "[tối đa 10 điểm]", "- 10 điểm"."""

import re

from generator.importing.folding import fold

POINTS_WORD = "diem"
"""The word for points, folded: it stands in for a column's head behind its numbers."""
NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
WORTH = (
    r"\s*(?:[(\[](?=[^()\[\]]*\d)(?![^()\[\]]*\b(?:khoan|dieu)\b)[^()\[\]]{0,24}(?:\bdiem\b|\d\s*d\b)[^()\[\]]{0,12}[)\]]"
    rf"|[\u2013-]\s*{NUMBER}\s*diem\b)"
)
"""Points beside a name, in folded text; never a reference ("điểm a khoản 2")."""
_AT_END = re.compile(rf"(?P<worth>{WORTH})\s*[.:;]?\s*$")
_ONE = re.compile(rf"{NUMBER}\s*d(?:iem)?\b|\bdiem\s+toi\s+da\s*:?\s*{NUMBER}")


def split_worth(text: str) -> tuple[str, str]:
    """A name without the points behind it, and the words of those points."""
    match = _AT_END.search(fold(text))
    if match is None:
        return text, ""
    return text[: match.start()].rstrip(), text[match.start("worth") : match.end("worth")].strip()


def amount_in(words: str) -> str:
    """The number of points that these words give: "10", "2.5"; nothing for a range."""
    folded = fold(words)
    numbers = re.findall(NUMBER, folded)
    return numbers[0].replace(",", ".") if len(numbers) == 1 and _ONE.search(folded) else ""


def worth_of(text: str, label: re.Match[str]) -> str:
    """The words of the points beside a label that `markers.level_pattern` found."""
    for name in ("worth", "bare_worth"):
        if label[name]:
            return text[label.start(name) : label.end(name)].strip()
    return ""
