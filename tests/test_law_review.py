"""The sixty statements of `docs/dev/law-review.md` are those that the data hold."""

import re

import pytest
from conftest import ROOT

from tests.courses import course_at

pytestmark = pytest.mark.shipped_course

LINES = (ROOT / "docs/dev/law-review.md").read_text("utf-8").splitlines()


def rows():
    """Number, statement, page, place, mark, source, reader of every row."""
    cells = (re.split(r"(?<!\\)\|", line)[1:-1] for line in LINES if re.match(r"\| \d", line))
    return [[cell.strip() for cell in row] for row in cells]


def test_there_are_sixty_statements_each_with_page_place_mark_and_source():
    assert [row[0] for row in rows()] == [str(n) for n in range(1, 61)]
    assert [row for row in rows() if not all(row[1:6])] == []


def test_a_statement_of_law_that_changed_wants_a_new_row():
    law = course_at(ROOT).law
    listed = {row[1]: row for row in rows()}
    for statement in law.statements:
        row = listed.get(" ".join(statement.text.split()))
        assert row, f"{statement.id}: not in docs/dev/law-review.md as it stands in the data"
        assert row[4] == statement.confidence, statement.id
        assert law.document(statement.document).number in row[3], statement.id
