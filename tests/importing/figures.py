"""Prints recall, precision and silent mistakes: `python -m tests.importing.figures`."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.course.loading.files import read_text
from generator.course.loading.nodes import read_document
from generator.course.loading.records import make_record
from generator.course.model.standard import Standard
from generator.importing.child import read_file
from generator.importing.recognising import recognise
from tests.importing.judging import Score, score
from tests.importing.kinds import KINDS
from tests.importing.layouts import LAYOUTS
from tests.importing.points import POINTS
from tests.importing.printing import printed, printer
from tests.importing.spec import Spec, invented, numbered, spec_of
from tests.importing.structures import STRUCTURES

ROOT = Path(__file__).parents[2]


def shipped(standard_id: str) -> Standard:
    """A standard of the shipped course, read on its own."""
    path = f"rubric_data/standards/{standard_id}.yaml"
    text, _problems = read_text(ROOT, path)
    standard, problems = make_record(Standard, read_document(path, text or ""))
    assert problems == []
    return standard


def specs() -> dict[str, Spec]:
    """Both shipped structures with our own words, and an invented one."""
    return {
        "teacher 5/15": spec_of(shipped("teacher-2018")),
        "principal 5/18": spec_of(shipped("principal-2018")),
        "invented 3/11, five levels": invented(),
        "numbered 4/9, levels 1-3": numbered(),
    }


def scores() -> Iterator[tuple[str, str, Score, str]]:
    """Layout, structure, score, and whether the rule was read without a doubt."""
    with tempfile.TemporaryDirectory() as folder, printer() as browser:
        for layout in (*LAYOUTS, *KINDS, *STRUCTURES, *POINTS):
            for name, spec in specs().items():
                content = layout.make(spec)
                content = printed(browser, content, layout.web) if layout.browser else content
                path = Path(folder) / f"document{layout.ending}"
                path.write_bytes(content)
                found = recognise(read_file(path))
                rule = "sure" if found.rule.ratings and not found.rule.doubts else "doubtful"
                yield layout.name, name, score(found, spec, layout), rule


def main() -> None:
    total = Score()
    print(
        f"{'layout':26} {'structure':28} {'parts':>6} {'recall':>7} {'precision':>9} {'silent':>6}  rule"
    )
    for layout, name, result, rule in scores():
        total.wanted += result.wanted
        total.right += result.right
        total.claimed += result.claimed
        total.silent += result.silent
        print(
            f"{layout:26} {name:28} {result.wanted:6} {result.recall:7.3f} "
            f"{result.precision:9.3f} {len(result.silent):6}  {rule}"
        )
        for line in result.wrong[:3]:
            print("      ", line)
    print(
        f"{'all':26} {'':28} {total.wanted:6} {total.recall:7.3f} {total.precision:9.3f} "
        f"{len(total.silent):6}"
    )


if __name__ == "__main__":
    main()
