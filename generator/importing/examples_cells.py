"""The examples inside one cell, one by one."""

import re
from collections.abc import Sequence

from generator.importing.folding import clean

_BULLET = re.compile(r"(?:[-–—+•*▪●○·]\s*|\d{1,2}[.)]\s+|[a-z\u0111]\)\s+)(?=\w|[“\"'(])")
_BRACKETS = {"(": 1, ")": -1}
_FEWEST_WORDS = 2


def has_bullet(line: str) -> bool:
    """Whether a line begins with the sign of a new example."""
    return bool(_BULLET.match(line))


def split_examples(lines: Sequence[str], wrapped: bool, goes_on: bool = False) -> list[str]:
    """One text for each example. `wrapped`: a line may break off in the middle of one; `goes_on`:
    the first line may belong to a bullet of the cell before.

    Bullets say where an example begins; without them a line of its own does, and in a single
    sentence the semicolons outside brackets.
    """
    bulleted = goes_on or any(map(has_bullet, lines))
    found: list[str] = []
    for line in lines:
        begins = has_bullet(line) if bulleted else _begins(found, line, wrapped)
        if begins or not found:
            found.append(_BULLET.sub("", line, count=1) if bulleted else line)
        else:
            found[-1] = _joined(found[-1], line)
    if bulleted and not goes_on and not has_bullet(lines[0]) and found[0].endswith(":"):
        found = found[1:]
    if len(found) == 1 and not bulleted:
        found = _at_semicolons(found[0])
    texts = [clean(text).strip(" .;,") for text in found]
    return [text for text in texts if any(letter.isalpha() for letter in text)]


def _begins(found: Sequence[str], line: str, wrapped: bool) -> bool:
    """Whether a line without a bullet begins something new."""
    if not found or line[:1].islower():
        return False
    return not wrapped or found[-1].rstrip().endswith((".", ";"))


def _joined(before: str, line: str) -> str:
    hyphen = "\u00ad"
    return before[:-1] + line if before.endswith(hyphen) else f"{before} {line}"


def _at_semicolons(text: str) -> list[str]:
    """The parts of a sentence, unless one of them is a mere word."""
    parts, depth = [""], 0
    for letter in text:
        depth = max(0, depth + _BRACKETS.get(letter, 0))
        if letter == ";" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    parts = [part.strip() for part in parts if part.strip(" .")]
    return parts if all(len(part.split()) >= _FEWEST_WORDS for part in parts) else [text]
