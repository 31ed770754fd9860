"""The same document in many layouts; each says whether its levels bear letters of points."""

import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tests.importing.docx_files import cell, docx, paragraph, run, table
from tests.importing.legal_form import (
    Part,
    criterion_head,
    group_head,
    lettered,
    paragraphs,
    parts,
)
from tests.importing.spec import Spec


@dataclass(frozen=True)
class Layout:
    name: str
    ending: str
    make: Callable[[Spec], bytes]
    letters: bool = True
    browser: bool = False
    web: bool = False
    """Printed as a page of the web, with date and address around it."""
    clauses: bool = True
    """Whether criteria stand in numbered clauses."""
    told: frozenset[str] = frozenset()
    """What must be told about this layout, and nothing else."""
    wording: Callable[[str], str] = str
    """A descriptor as this layout writes it."""
    seen: Callable[[Spec], Spec] = lambda spec: spec
    """The document with the numbers that this layout leaves to the reader."""
    worth: Callable[[int], str] | None = None
    """Points of the n-th described level, where this layout gives any."""
    rule: Callable[[Spec], list] | None = None
    """The rule as data, where this layout has its own."""


def _docx_paragraphs(spec: Spec) -> bytes:
    return docx(*(paragraph(run(text)) for text in paragraphs(spec)))


def _plain(part: Part) -> str:
    return paragraph(run(part.text, part.bold))


def _docx_word_numbers(spec: Spec) -> bytes:
    """Clauses and points are list paragraphs: their numbers stand nowhere in the text."""
    body, lists = [], 0
    for part in parts(spec):
        if part.group is None:
            body.append(_plain(part))
            continue
        lists += 1
        body.append(paragraph(run(group_head(part.group), True)))
        body.append(paragraph(run(part.group.statement + ".")))
        for criterion in part.group.criteria:
            head = criterion_head(criterion).partition(" ")[2]
            body.append(paragraph(run(head), number=(lists, 0)))
            for label, text in lettered(spec, criterion):
                label = label.partition(" ")[2]
                body.append(paragraph(run(f"{label} {text}"), number=(lists, 1)))
    return docx(*body)


def _docx_columns(spec: Spec) -> bytes:
    """A table a group, a level a column; the head of the table comes back in the middle."""
    body = []
    for part in parts(spec):
        if part.group is None:
            body.append(_plain(part))
            continue
        head = [cell(paragraph(run("Tiêu chí", True)))]
        head += [cell(paragraph(run(f"Mức {name}", True))) for name in spec.levels]
        width = len(head)
        rows = [
            [cell(paragraph(run(group_head(part.group), True)), span=width)],
            [cell(paragraph(run(part.group.statement + ".")), span=width)],
            head,
        ]
        for number, criterion in enumerate(part.group.criteria):
            if number == 2:
                rows.append(head)
            texts = [f"{label.split(' ')[0]} {text}" for label, text in lettered(spec, criterion)]
            rows.append([cell(paragraph(run(t))) for t in [criterion_head(criterion), *texts]])
        body.append(table(rows))
    return docx(*body)


def _docx_rows(spec: Spec) -> bytes:
    """A level a row; the criterion's cell is merged over its levels."""
    body = []
    for part in parts(spec):
        if part.group is None:
            body.append(_plain(part))
            continue
        body.append(paragraph(run(group_head(part.group))))
        rows = [[cell(paragraph(run(t, True))) for t in ("Tiêu chí", "Mức", "Mô tả")]]
        for criterion in part.group.criteria:
            for n, (name, text) in enumerate(zip(spec.levels, criterion.levels, strict=True)):
                first = [paragraph(run(criterion_head(criterion)))] if n == 0 else []
                merge = "continue" if n else "restart"
                label, words = paragraph(run(f"Mức {name}")), paragraph(run(text))
                rows.append([cell(*first, merge=merge), cell(label), cell(words)])
        body.append(table(rows))
    return docx(*body)


def _docx_one_line(spec: Spec) -> bytes:
    """All levels of a criterion in one paragraph, labels in bold, hard spaces everywhere."""
    body = []
    for part in parts(spec):
        if part.group is None:
            body.append(_plain(part))
            continue
        body.append(paragraph(run(group_head(part.group).replace(" ", "\u00a0"), True)))
        for criterion in part.group.criteria:
            body.append(paragraph(run(criterion_head(criterion).replace(" ", "\u00a0"), True)))
            runs = []
            for n, (name, text) in enumerate(zip(spec.levels, criterion.levels, strict=True)):
                label = f"mức {name}: " if n else f"Mức {name}: "
                runs += [run(label, True), run(f"{text}; ".replace(" ", "\u00a0", 3))]
            body.append(paragraph(*runs))
    return docx(*body)


def _docx_soft_breaks(spec: Spec) -> bytes:
    """A criterion is one paragraph with soft breaks, between its levels and within sentences."""
    body = []
    for part in parts(spec):
        if part.group is None:
            body.append(_plain(part))
            continue
        body.append(paragraph(run(group_head(part.group))))
        for criterion in part.group.criteria:
            lines = [criterion_head(criterion)]
            for label, text in lettered(spec, criterion):
                lines += _broken(f"{label} {text}", 60)
            body.append(paragraph(run("\n".join(lines))))
    return docx(*body)


def _broken(text: str, width: int) -> list[str]:
    """Lines that do not begin with a capital letter, as wrapped text hardly ever does."""
    lines: list[str] = []
    for line in textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False):
        if lines and not line[0].islower():
            lines[-1] += " " + line
        else:
            lines.append(line)
    return lines


def _txt_wrapped_nfd(spec: Spec) -> bytes:
    """Wrapped at 76 letters, marks apart, the gazette's page header in the middle of criteria."""
    lines: list[str] = []
    page = 30
    for text in paragraphs(spec):
        wrapped = textwrap.wrap(text, 76, break_on_hyphens=False, break_long_words=False)
        if len(wrapped) > 1 and wrapped[1][0].islower() and len(lines) % 3 == 0:
            page += 1
            wrapped.insert(1, f"{page}          CÔNG BÁO/Số 17 + 18/Ngày 12-03-2031")
        lines += wrapped
    return unicodedata.normalize("NFD", "\r\n".join(lines)).encode()


def _html_table(spec: Spec) -> bytes:
    """A saved page: one table for everything, cells merged both ways, entities, nested marks."""
    body = []
    for part in parts(spec):
        if part.group is None:
            body.append(f"<p><b>{escape(part.text)}</b></p>")
            continue
        group = part.group
        rows = [f'<tr><td colspan="3"><strong>{escape(group_head(group))}</strong></td></tr>']
        for criterion in group.criteria:
            items = lettered(spec, criterion)
            for n, (label, text) in enumerate(items):
                first = ""
                if n == 0:
                    head = escape(criterion_head(criterion)).replace(" ", "&nbsp;", 2)
                    first = f'<td rowspan="{len(items)}"><p>{head}</p></td>'
                label = label.rstrip(":")
                rows.append(
                    f"<tr>{first}<td><i>{escape(label)}</i></td><td>{escape(text)}</td></tr>"
                )
        body.append(f"<table><tbody>{''.join(rows)}</tbody></table>")
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><script>var x = 1;</script></head>'
    return f"{head}<body><nav>Trang chủ</nav>{''.join(body)}</body></html>".encode()


def _html_lists(spec: Spec) -> bytes:
    """Lists with bullets and line breaks, no letters."""
    body = []
    for part in parts(spec):
        if part.group is None:
            body.append(f"<div>{escape(part.text)}</div>")
            continue
        body.append(f"<h3>{escape(group_head(part.group))}</h3>")
        for criterion in part.group.criteria:
            pairs = zip(spec.levels, criterion.levels, strict=True)
            items = "".join(f"<li>- <b>Mức {n}</b>: {escape(t)}.</li>" for n, t in pairs)
            body.append(f"<p>{escape(criterion_head(criterion))}</p><ul>{items}</ul>")
    return f"<html><body>{''.join(body)}</body></html>".encode()


PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ font: 12pt/1.4 "DejaVu Serif", serif; }} p {{ margin: 0 0 6pt; text-align: justify; }}
.body {{ columns: {columns}; column-gap: 1cm; hyphens: manual; }} b {{ font-weight: 700; }}
</style>"""


def divided(text: str) -> str:
    """The text with places where long words may be divided, as an old typesetter would."""
    words = []
    for word in text.split(" "):
        half = len(word) // 2
        words.append(
            f"{word[:half]}&shy;{word[half:]}" if len(word) > 5 and word.isalpha() else word
        )
    return " ".join(words)


def _page(spec: Spec, columns: int) -> bytes:
    """HTML for the browser to print."""
    body = []
    for text in paragraphs(spec):
        label, colon, rest = text.partition(":")
        marked = f"<b>{label}:</b>{rest}" if colon and "Mức" in label else text
        body.append(f"<p>{divided(marked) if columns > 1 else marked}</p>")
    return f"{PAGE.format(columns=columns)}<div class=body>{''.join(body)}</div>".encode()


LAYOUTS = (
    Layout("docx-paragraphs", ".docx", _docx_paragraphs),
    Layout("docx-word-numbers", ".docx", _docx_word_numbers),
    Layout("docx-levels-in-columns", ".docx", _docx_columns),
    Layout("docx-levels-in-rows", ".docx", _docx_rows, letters=False),
    Layout("docx-one-line-bold", ".docx", _docx_one_line, letters=False),
    Layout("docx-soft-breaks", ".docx", _docx_soft_breaks),
    Layout("txt-wrapped-nfd-headers", ".txt", _txt_wrapped_nfd),
    Layout("html-merged-table", ".html", _html_table),
    Layout("html-lists", ".html", _html_lists, letters=False),
    Layout("pdf-running-header", ".pdf", lambda spec: _page(spec, 1), browser=True),
    Layout("pdf-printed-web-page", ".pdf", lambda spec: _page(spec, 1), browser=True, web=True),
    Layout("pdf-two-columns-divided", ".pdf", lambda spec: _page(spec, 2), browser=True),
)
