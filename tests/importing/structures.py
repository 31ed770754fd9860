"""Layouts in which levels are sections, criteria bear no word of their own, or points are given."""

import itertools
from dataclasses import replace

from tests.importing.docx_files import docx, paragraph, run
from tests.importing.kinds import _heads, _pairs, _tcvn3, _txt, lines_with, vni_paragraphs
from tests.importing.layouts import Layout
from tests.importing.legal_form import criterion_head, paragraphs
from tests.importing.old_pdf import one_byte_pdf
from tests.importing.spec import Spec


def _levels_as_sections(spec: Spec) -> bytes:
    """In each group a level is a heading; all criteria of the group stand below it."""

    def lines(group):
        yield from _heads(group)
        for n, name in enumerate(spec.levels):
            yield f"Mức {name}"
            for c in group.criteria:
                yield criterion_head(c)
                yield f"{c.levels[n]}."

    return _txt(spec, lines)


def _sections_on_one_line(spec: Spec) -> bytes:
    """The same, with name and descriptor in one line."""

    def lines(group):
        yield from _heads(group)
        for n, name in enumerate(spec.levels):
            yield f"YÊU CẦU Ở MỨC {name.upper()}"
            for c in group.criteria:
                yield f"{criterion_head(c)}: {c.levels[n]};"

    return _txt(spec, lines)


def _criteria_by_number(spec: Spec) -> bytes:
    """A number and a name; nothing says that it is a criterion."""

    def lines(group):
        yield from _heads(group)
        for c in group.criteria:
            yield f"{c.number}. {c.name}"
            yield from (f"- Mức {name}: {text};" for name, text in _pairs(spec, c))

    return without_form("\n".join(lines_with(spec, lines)))


def _criteria_by_dash(spec: Spec) -> bytes:
    """A dash and a name; levels are plus signs."""

    def lines(group):
        yield from _heads(group)
        for c in group.criteria:
            yield f"- {c.name}"
            yield from (f"+ Mức {name}: {text};" for name, text in _pairs(spec, c))

    return without_form("\n".join(lines_with(spec, lines)))


def counted(spec: Spec) -> Spec:
    """Criteria numbered as they come."""
    numbers = itertools.count(1)
    groups = (
        replace(g, criteria=tuple(replace(c, number=str(next(numbers))) for c in g.criteria))
        for g in spec.groups
    )
    return replace(spec, groups=tuple(groups))


def without_form(text: str) -> bytes:
    """The annex would name the criteria as such."""
    return text.partition("\nPHỤ LỤC")[0].encode()


def _tcvn3_pdf(spec: Spec) -> bytes:
    return one_byte_pdf(_tcvn3(spec).decode("latin-1").split("\n"))


def _vni_pdf(spec: Spec) -> bytes:
    return one_byte_pdf(vni_paragraphs(spec))


def _mixed_vni(spec: Spec) -> bytes:
    """The opening in Unicode, as an office typed it anew; the rest as it was, for VNI."""
    old, new = vni_paragraphs(spec), paragraphs(spec)
    first = next(n for n, x in enumerate(new) if x.startswith("Chương II"))
    return docx(*(paragraph(run(x)) for x in (*new[:first], *old[first:])))


def _mixed_tcvn3(spec: Spec) -> bytes:
    """Groups in Unicode and groups for TCVN3 in turn."""
    old = _tcvn3(spec).decode("latin-1").split("\n")
    lines, is_old = [], False
    for before, after in zip(old, paragraphs(spec), strict=True):
        is_old ^= after.startswith("Điều ")
        lines.append(before if is_old else after)
    return docx(*(paragraph(run(x)) for x in lines))


STRUCTURES = (
    Layout("docx-mixed-vni", ".docx", _mixed_vni, told=frozenset({"old_font"})),
    Layout("docx-mixed-tcvn3", ".docx", _mixed_tcvn3, told=frozenset({"old_font"})),
    Layout("pdf-tcvn3", ".pdf", _tcvn3_pdf, told=frozenset({"old_font"})),
    Layout("pdf-vni", ".pdf", _vni_pdf, told=frozenset({"old_font"})),
    Layout("txt-criteria-by-number", ".txt", _criteria_by_number, letters=False, clauses=False),
    Layout(
        "txt-criteria-by-dash",
        ".txt",
        _criteria_by_dash,
        letters=False,
        clauses=False,
        told=frozenset({"unnumbered"}),
        seen=counted,
    ),
    Layout("txt-levels-as-sections", ".txt", _levels_as_sections, letters=False),
    Layout("txt-sections-on-one-line", ".txt", _sections_on_one_line, letters=False),
)
