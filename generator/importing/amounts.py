"""Amounts in the words of a rule: "2/3", "60 %", "hai phần ba", "tám"; and which of them can be.

An amount that no rule can mean (more criteria than there are, a share above the whole, "at least
0", "at most all") comes from a damaged line: it is given back as unread, never taken.
"""

import re
from fractions import Fraction

NUMBERS = r"\d{1,3}\s*%|\d{1,3}|hai phan ba|mot phan ba|mot nua|ba phan tu|mot"
SHARE = r"[1-9]\d{0,2}\s*/\s*[1-9]\d{0,2}"
_WORDS = {"hai phan ba": "2/3", "mot phan ba": "1/3", "mot nua": "1/2", "ba phan tu": "3/4"}


def amount_of(text: str) -> str:
    """A share ("2/3", "60/100") or a count ("8") of folded words."""
    plain = re.sub(r"\s", "", _WORDS.get(text, "1" if text == "mot" else text))
    return f"{plain[:-1]}/100" if plain.endswith("%") else plain


def can_be(kind: str, amount: str, total: int) -> bool:
    """Whether a rule over so many criteria can mean this amount.

    `kind`: `least`, `most`, `over` or `each_group`; other kinds have no amount.
    """
    if not amount:
        return True
    value, whole = Fraction(amount), Fraction(1 if "/" in amount else total)
    if kind == "each_group":
        return "/" in amount and 0 < value <= 1
    if kind == "least":
        return 0 < value <= whole
    return 0 <= value < whole


def more_than(amount: str, total: int) -> int:
    """The least count above an amount: more than 1/2 of 18 is 10."""
    if "/" not in amount:
        return int(amount) + 1
    over, under = map(int, amount.split("/"))
    return total * over // under + 1
