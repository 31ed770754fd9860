"""Markdown of papers and notes as plain lines, for programs that show letters only."""

import re

_RULE = re.compile(r"^\s*\|?[\s|:-]+\|?\s*$")
_PAIRS = re.compile(r"(\*\*|~~|\*)(?=\S)(.+?)(?<=\S)\1")


def plain_lines(markdown: str) -> tuple[str, ...]:
    """The lines that are not empty, without signs of Markdown; cells of a table in one line."""
    found = []
    for line in markdown.splitlines():
        if not line.strip() or _RULE.match(line):
            continue
        text = re.sub(r"^\s*#+\s*", "", line.strip())
        if text.startswith("|"):
            cells = [cell.strip() for cell in text.strip("|").split("|")]
            text = " · ".join(cell for cell in cells if cell)
        text = re.sub(r"^[-*+]\s+", "– ", text)
        for _ in range(2):  # one kind of emphasis may stand within another
            text = _PAIRS.sub(r"\2", text)
        found.append(text.strip())
    return tuple(line for line in found if line)
