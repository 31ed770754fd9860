"""Layouts with points, and tables whose criteria are not called so."""

from dataclasses import replace

from tests.importing.docx_files import cell, docx, paragraph, run, table
from tests.importing.kinds import _heads, _pairs, _txt, lines_with, tables_in_html
from tests.importing.layouts import Layout
from tests.importing.legal_form import criterion_head, parts
from tests.importing.spec import LETTERS, Spec, SpecCriterion
from tests.importing.structures import counted


def worth(n: int) -> str:
    """Points of the n-th described level, as a text writes them: 2,5 is no whole number."""
    return ("2,5", "5", "7,5", "10")[n]


def by_points(spec: Spec) -> Spec:
    """The same document with bands of points as its rule."""
    names = [name for name, _text in spec.rule]
    most = len(spec.criteria) * 2.5 * len(spec.levels)
    steps = [round(most * share) for share in (0.9, 0.7, 0.5, 0.3)][: len(names) - 1]
    rule = [(names[0], f"Tổng điểm các tiêu chí đạt từ {steps[0]} điểm trở lên")]
    for name, low, high in zip(names[1:-1], steps[1:], steps, strict=False):
        rule.append((name, f"Tổng điểm các tiêu chí từ {low} đến dưới {high} điểm"))
    rule.append((names[-1], f"Tổng điểm các tiêu chí dưới {steps[-1]} điểm"))
    return replace(spec, rule=tuple(rule))


def bands(spec: Spec) -> list[list[dict]]:
    """The rule of `by_points` as data."""
    most = len(spec.criteria) * 2.5 * len(spec.levels)
    steps = [round(most * share) for share in (0.9, 0.7, 0.5, 0.3)][: len(spec.rule) - 1]
    return [[{"total_points": step}] for step in steps]


def _at_labels(spec: Spec) -> bytes:
    """Points in brackets behind the name of each level."""

    def lines(group):
        yield from _heads(group)
        for c in group.criteria:
            yield criterion_head(c)
            for n, (name, text) in enumerate(_pairs(spec, c)):
                yield f"{LETTERS[n]}) Mức {name} ({worth(n)} điểm): {text};"

    return _txt(by_points(spec), lines)


def _over_columns(spec: Spec) -> bytes:
    """The heads of the columns bear the points."""

    def rows(group):
        heads = [f"Mức {name} ({worth(n)} điểm)" for n, name in enumerate(spec.levels)]
        yield ["TT", "Tiêu chí", *heads]
        yield from ([c.number, c.name, *c.levels] for c in group.criteria)

    return tables_in_html(by_points(spec), rows)


def _in_rows(spec: Spec) -> bytes:
    """A level a row, its points in the last column."""
    body = []
    for part in parts(by_points(spec)):
        if part.group is None:
            body.append(paragraph(run(part.text)))
            continue
        body.append(paragraph(run(group_line(part.group))))
        rows = [[cell(paragraph(run(t))) for t in ("Tiêu chí", "Mức", "Mô tả", "Điểm")]]
        for c in part.group.criteria:
            for n, (name, text) in enumerate(_pairs(spec, c)):
                first = [paragraph(run(criterion_head(c)))] if n == 0 else []
                texts = (f"Mức {name}", text, worth(n))
                rest = (cell(paragraph(run(t))) for t in texts)
                rows.append([cell(*first, merge="continue" if n else "restart"), *rest])
        body.append(table(rows))
    return docx(*body)


def group_line(group) -> str:
    return _heads(group)[0]


MOST = 5
"""The points of every criterion that is met or not."""


def met_or_not(spec: Spec) -> Spec:
    """The same criteria as requirements with points, rated by names that are no levels."""
    groups = tuple(
        replace(g, criteria=tuple(SpecCriterion(c.number, c.name, c.clause, (c.name,))
                                  for c in g.criteria))
        for g in spec.groups
    )  # fmt: skip
    most = MOST * len(spec.criteria)
    rule = (
        ("xếp loại Xuất sắc", f"từ {most - 5} điểm trở lên"),
        ("xếp loại Tốt", f"từ {most - 15} đến {most - 6} điểm"),
        ("xếp loại Chưa hoàn thành", f"dưới {most - 15} điểm"),
    )
    return replace(spec, groups=groups, levels=("đạt",), floor="chưa đạt", rule=rule)


def met_bands(spec: Spec) -> list[list[dict]]:
    most = MOST * len(spec.criteria)
    return [[{"total_points": most - 5}], [{"total_points": most - 15}]]


def _most_points(spec: Spec) -> bytes:
    """A table of requirements with "điểm tối đa"; the condition comes before the rating."""
    made = met_or_not(spec)

    def rows(group):
        yield ["TT", "Nội dung tiêu chí", "Điểm tối đa"]
        yield from ([c.number, c.name, str(MOST)] for c in group.criteria)

    text = tables_in_html(made, rows).decode()
    for name, condition in made.rule:
        text = text.replace(f"{name}: {condition}", f"{condition.capitalize()} {name}")
    return text.encode()


def _columns_without_word(spec: Spec) -> bytes:
    """Nothing says that the rows are criteria."""

    def rows(group):
        yield ["TT", "Nội dung đánh giá", *(f"Mức {name}" for name in spec.levels)]
        yield from ([c.number, c.name, *c.levels] for c in group.criteria)

    return tables_in_html(spec, rows).partition("<p>PHỤ LỤC".encode())[0]


def _columns_without_number(spec: Spec) -> bytes:
    """Nor have they a number."""

    def rows(group):
        yield ["Việc phải làm", *(f"Mức {name}" for name in spec.levels)]
        yield from ([c.name, *c.levels] for c in group.criteria)

    return tables_in_html(spec, rows).partition("<p>PHỤ LỤC".encode())[0]


def _rows_without_word(spec: Spec) -> bytes:
    """A level a row; the criterion is a name in a merged cell."""
    body = []
    for text in lines_with(spec, lambda group: [group]):
        if isinstance(text, str):
            if text.startswith("PHỤ LỤC"):
                break
            body.append(paragraph(run(text)))
            continue
        body.append(paragraph(run(group_line(text))))
        rows = [[cell(paragraph(run(t))) for t in ("Nội dung", "Mức", "Mô tả")]]
        for c in text.criteria:
            for n, (name, words) in enumerate(_pairs(spec, c)):
                first = [paragraph(run(c.name))] if n == 0 else []
                rest = (cell(paragraph(run(t))) for t in (f"Mức {name}", words))
                rows.append([cell(*first, merge="continue" if n else "restart"), *rest])
        body.append(table(rows))
    return docx(*body)


FLOOR = frozenset({"points_floor"})
POINTS = (
    Layout("txt-points-at-labels", ".txt", _at_labels, told=FLOOR, worth=worth, rule=bands),
    Layout("html-points-over-columns", ".html", _over_columns, letters=False, clauses=False,
           told=FLOOR, worth=worth, rule=bands),
    Layout("docx-points-in-rows", ".docx", _in_rows, letters=False, told=FLOOR, worth=worth,
           rule=bands),
    Layout("html-most-points", ".html", _most_points, letters=False, clauses=False,
           told=FLOOR | {"no_levels"}, worth=lambda n: str(MOST), rule=met_bands, seen=met_or_not),
    Layout("html-columns-without-word", ".html", _columns_without_word, letters=False,
           clauses=False),
    Layout("html-columns-without-number", ".html", _columns_without_number, letters=False,
           clauses=False, told=frozenset({"unnumbered"}), seen=counted),
    Layout("docx-rows-without-word", ".docx", _rows_without_word, letters=False, clauses=False,
           told=frozenset({"unnumbered"}), seen=counted),
)  # fmt: skip
