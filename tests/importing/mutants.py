"""Any one line of a good text taken away or damaged: is the result the same, or the place told?

`python -m tests.importing.mutants` prints the share over all lines of the test texts, and lists
the lines whose loss nobody can see.
"""

import re
from collections import Counter
from collections.abc import Iterator

from generator.importing.citing import citation
from generator.importing.found import Found
from generator.importing.reading import read_bytes
from generator.importing.recognising import recognise
from tests.importing.figures import specs
from tests.importing.legal_form import paragraphs
from tests.importing.points import _at_labels
from tests.importing.spec import invented

REACH = 6
"""A doubt this many lines away names the place: a criterion or an article is that long."""
DAMAGES = ("taken away", "garbled", "cut")


def damaged(line: str, damage: str) -> str | None:
    """The line after an accident; None when it is gone, the line itself when it is too short."""
    if damage == "taken away":
        return None
    if damage == "cut":
        words = line.split()
        return " ".join(words[: (len(words) + 1) // 2]) if len(words) > 3 else line
    digit = re.search(r"\d", line[:40])
    if digit:
        return line[: digit.start()] + "l" + line[digit.end() :]
    word = re.search(r"[^\W\d_]{3,}", line)
    return line[: word.start() + 1] + "1" + line[word.start() + 2 :] if word else line


def gist(found: Found):
    """Everything of the result that becomes data, without places; capital letters aside."""
    head = found.head
    return (
        [str(x).casefold() for x in (head.number, head.title, head.issuer, head.issued,
                                     head.in_force_from)],
        [x.key for x in found.scale.levels],
        [(g.number, g.name, g.cite, g.text) for g in found.groups],
        [
            (c.number, c.name, citation(c.cite), {k: t.text for k, t in c.levels.items()})
            for c in found.criteria
        ],
        [(r.level, r.conditions, r.unread, r.text.text) for r in found.rule.ratings],
        [t.text for t in found.definitions + found.process + found.cycle],
    )  # fmt: skip


def told(found: Found) -> Counter[tuple[str, str]]:
    rule = [(d, r.name) for r in found.rule.ratings for d in r.doubts]
    return Counter([*((x.why, x.text) for x in found.doubts), *rule])


def read(lines: list[str]) -> Found:
    return recognise(read_bytes("document.txt", "\n".join(lines).encode()))


def names_the_place(found: Found, before: Found, line: int) -> bool:
    """Whether something is told that was not told before, near this line or about the opening."""
    fresh = told(found) - told(before)
    places = [x.place.line for x in found.doubts if (x.why, x.text) in fresh]
    places += [r.text.place.line for r in found.rule.ratings if r.doubts]
    opening = any(why == "head_missing" for why, _text in fresh)
    whole = any(why.endswith(("_count", "_missing", "no_rule")) for why, _text in fresh)
    return any(abs(p - line) <= REACH for p in places if p) or opening or whole


def outcomes(lines: list[str], damage: str) -> Iterator[tuple[int, str]]:
    """Line number and `same`, `told` or `silent` for every line that the damage changes."""
    before = read(lines)
    for number, line in enumerate(lines, 1):
        after = damaged(line, damage)
        if after == line:
            continue
        changed = [*lines[: number - 1], *([] if after is None else [after]), *lines[number:]]
        found = read(changed)
        if gist(found) == gist(before):
            yield number, "same"
        else:
            yield number, "told" if names_the_place(found, before, number) else "silent"


def texts() -> Iterator[tuple[str, list[str]]]:
    """Every structure as running text, and one with points at its levels and bands as its rule."""
    for name, spec in specs().items():
        yield name, paragraphs(spec)
    yield "points 3/11", _at_labels(invented()).decode().split("\n")


def main() -> None:
    total: Counter[tuple[str, str]] = Counter()
    for name, lines in texts():
        for damage in DAMAGES:
            for number, outcome in outcomes(lines, damage):
                total[damage, outcome] += 1
                if outcome == "silent":
                    print(f"{name:28} {damage:10} {number:4} {lines[number - 1][:70]}")
    for damage in DAMAGES:
        count = {o: total[damage, o] for o in ("same", "told", "silent")}
        share = 1 - count["silent"] / sum(count.values())
        print(f"{damage:12} {count}  {share:.3f}")


if __name__ == "__main__":
    main()
