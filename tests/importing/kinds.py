"""Layouts made after kinds of texts that people really have: dashes, old fonts, stamps, notes.

Each says what must be told about it; every other part must be read word for word.
"""

import unicodedata
from collections.abc import Iterator
from html import escape

from generator.importing.old_fonts import from_tcvn3, from_vni
from tests.importing.docx_files import W, cell, docx, paragraph, run, table
from tests.importing.layouts import Layout
from tests.importing.legal_form import criterion_head, group_head, lettered, paragraphs, parts
from tests.importing.spec import Spec


def lines_with(spec: Spec, group_lines) -> Iterator[str]:
    """The whole document; `group_lines` sets each group of criteria."""
    for part in parts(spec):
        if part.group is None:
            yield part.text
        else:
            yield from group_lines(part.group)


def _txt(spec: Spec, group_lines) -> bytes:
    return "\n".join(lines_with(spec, group_lines)).encode()


def _heads(group) -> list[str]:
    return [group_head(group), group.statement + "."]


def _pairs(spec, criterion):
    return zip(spec.levels, criterion.levels, strict=True)


def _brackets_and_dashes(spec: Spec) -> bytes:
    """Groups in brackets, criteria as dashes, levels as plus signs."""

    def lines(group):
        yield f"Điều {group.article}. Nội dung phần {group.number}"
        yield f"({group.number}) Tiêu chuẩn {group.number}. {group.name}"
        yield group.statement + "."
        for c in group.criteria:
            yield f"- Tiêu chí {c.number}. {c.name}"
            yield from (f"+ Mức {name}: {text};" for name, text in _pairs(spec, c))

    return _txt(spec, lines)


def _bare_labels(spec: Spec) -> bytes:
    """The level's name alone in front of a colon."""

    def lines(group):
        yield from _heads(group)
        for c in group.criteria:
            yield criterion_head(c)
            for name, text in _pairs(spec, c):
                label = f"Mức {name}" if name.isdigit() else name.capitalize()
                yield f"- {label}: {text};"

    return _txt(spec, lines)


def _numbers_and_names(spec: Spec) -> bytes:
    """The level's number with its name in brackets."""

    def lines(group):
        yield from _heads(group)
        for c in group.criteria:
            yield f"Tiêu chí {c.number}: {c.name}"
            for n, (name, text) in enumerate(_pairs(spec, c), 1):
                yield f"Mức {n} ({name}): {text}."

    return _txt(spec, lines)


def tables_in_html(spec: Spec, rows_of) -> bytes:
    """A web page with a table for each group; `rows_of` gives its rows."""
    body = []
    for part in parts(spec):
        if part.group is None:
            body.append(f"<p>{escape(part.text)}</p>")
            continue
        body += [f"<p>{escape(x)}</p>" for x in _heads(part.group)]
        rows = ("".join(f"<td>{escape(x)}</td>" for x in row) for row in rows_of(part.group))
        body.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    return f"<html><body>{''.join(body)}</body></html>".encode()


def _names_over_columns(spec: Spec) -> bytes:
    """A table whose columns are headed by known names of levels alone, criteria by TT and name."""
    known = all(name in ("đạt", "khá", "tốt") or name.isdigit() for name in spec.levels)
    labels = [name.capitalize() if known else f"Mức {name}" for name in spec.levels]

    def rows(group):
        yield ["TT", "Tiêu chí", *labels]
        yield from ([c.number, c.name, *c.levels] for c in group.criteria)

    return tables_in_html(spec, rows)


def _label_alone(spec: Spec) -> bytes:
    """The label on a line of its own, its text below in points that belong together."""

    def lines(group):
        yield from _heads(group)
        for c in group.criteria:
            yield criterion_head(c)
            for name, text in _pairs(spec, c):
                yield f"Mức {name}:"
                words = text.split()
                half = len(words) // 2
                yield f"a) {' '.join(words[:half])};"
                yield f"b) {' '.join(words[half:])}."

    return _txt(spec, lines)


def in_points(text: str) -> str:
    """A descriptor as `_label_alone` writes it."""
    words = text.split()
    half = len(words) // 2
    return f"a) {' '.join(words[:half])}; b) {' '.join(words[half:])}"


def _style(style_id: str, number: tuple[int, int] | None = None, based: str = "") -> str:
    properties = ""
    if number:
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr></w:pPr>'
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{style_id}">{parent}{properties}</w:style>'


def _styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'


def _numbered_by_styles(spec: Spec) -> bytes:
    """Numbers of criteria and letters of levels come from the paragraph styles of Word."""
    body: list[str] = []
    forms: list[str] = []
    styles: list[str] = []
    for part in parts(spec):
        if part.group is None:
            body.append(paragraph(run(part.text)))
            continue
        group = part.group
        body += [paragraph(run(group_head(group))), paragraph(run(group.statement + "."))]
        head, _dot, first = group.criteria[0].number.rpartition(".")
        sign = f"Tiêu chí {head}.%1." if head else "Tiêu chí %1."
        style = f"Criterion{group.number}"
        styles.append(_style(f"{style}Base", (_listed(forms, "decimal", sign, first), 0)))
        styles.append(_style(style, based=f"{style}Base"))
        for c in group.criteria:
            own = f"{style}Level{c.number}"
            styles.append(_style(own, (_listed(forms, "lowerLetter", "%1)", "1"), 0)))
            body.append(_styled(style, c.name))
            body += [_styled(own, f"Mức {n}: {t};") for n, t in _pairs(spec, c)]
    nums = [
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(forms) + 1)
    ]
    more = {
        "word/numbering.xml": f"<w:numbering {W}>{''.join(forms)}{''.join(nums)}</w:numbering>".encode(),
        "word/styles.xml": f"<w:styles {W}>{''.join(styles)}</w:styles>".encode(),
    }
    return docx(*body, more=more)


def _listed(forms: list[str], form: str, text: str, start: str) -> int:
    """A list of its own; its number."""
    number = len(forms) + 1
    forms.append(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    )
    return number


def _criteria_across(spec: Spec) -> bytes:
    """A table upside down: criteria head the columns, a level a row."""
    body = []
    for part in parts(spec):
        if part.group is None:
            body.append(paragraph(run(part.text)))
            continue
        body += [paragraph(run(group_head(part.group))), paragraph(run(part.group.statement + "."))]
        rows = [
            [
                cell(paragraph(run("Mức"))),
                *(cell(paragraph(run(criterion_head(c)))) for c in part.group.criteria),
            ]
        ]
        for n, name in enumerate(spec.levels):
            texts = (cell(paragraph(run(c.levels[n]))) for c in part.group.criteria)
            rows.append([cell(paragraph(run(f"Mức {name}"))), *texts])
        body.append(table(rows))
    return docx(*body)


def _tcvn3(spec: Spec) -> bytes:
    """The table of the program, read backwards; capitals with tones have codes of small letters."""
    made = {from_tcvn3(chr(c)): chr(c) for c in range(0xA1, 0x100)}
    codes = {letter.upper(): code for letter, code in made.items()} | made
    text = "\n".join(paragraphs(spec))
    return "".join(codes.get(letter, letter) for letter in text).encode("latin-1")


def vni_paragraphs(spec: Spec) -> list[str]:
    """The document as it was typed for VNI."""
    pairs = {}
    for base in "aeouyAEOUY\u00f4\u00f6\u00d4\u00d6":
        for code in range(0xC0, 0x100):
            made = from_vni(base + chr(code))
            if len(made) == 1:
                pairs.setdefault(made, base + chr(code))
    alone = {from_vni(chr(c)): chr(c) for c in range(0xC0, 0x100) if from_vni(chr(c)) != chr(c)}
    table_of = {**pairs, **alone}
    return "".join(table_of.get(x, x) for x in "\n".join(paragraphs(spec))).split("\n")


def _vni(spec: Spec) -> bytes:
    return docx(*(paragraph(run(t)) for t in vni_paragraphs(spec)))


def _eth(spec: Spec) -> bytes:
    """The letter of another alphabet that looks like the Vietnamese one."""
    return "\n".join(paragraphs(spec)).replace("Đ", "\u00d0").encode()


def _consolidated(spec: Spec) -> bytes:
    """Note marks in the wording, notes at the end that say what was amended."""
    lines = paragraphs(spec)
    lines = [x.replace("THÔNG TƯ", "VĂN BẢN HỢP NHẤT") if x == "THÔNG TƯ" else x for x in lines]
    second = next(n for n, x in enumerate(lines) if x.startswith("b) Mức"))
    lines[second] = lines[second].removesuffix(";") + "[1];"
    lines += [
        "[1] Điểm này được sửa đổi, bổ sung theo quy định tại khoản 2 Điều 1 của Thông tư số 99/2032/TT-BDD.",
        "[2] Điều 5 của Thông tư số 99/2032/TT-BDD quy định như sau về hiệu lực thi hành.",
    ]
    return docx(*(paragraph(run(x)) for x in lines))


BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p>'
    "<w:r><w:t>CÔNG VĂN ĐẾN, số 512, ngày 30 tháng 12 năm 2031</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)


def _stamped(spec: Spec) -> bytes:
    """A received stamp in a text box in the middle of a descriptor's paragraph."""
    body = []
    for number, text in enumerate(paragraphs(spec)):
        stamp = BOX if number in (3, 40) else ""
        body.append(f"<w:p>{run(text[:10])}{stamp}{run(text[10:])}</w:p>")
    return docx(*body)


def _saved_after_printing(spec: Spec) -> bytes:
    """Text taken from a printed page: the browser's lines break into the document."""
    lines = []
    for number, text in enumerate(paragraphs(spec)):
        if number and number % 40 == 0:
            lines += ["https://vanban.example/chuan?id=7 3/12", "29/11/2031, 10:15 Chuẩn người dẫn"]
        lines.append(text)
    return "\n".join(lines).encode()


def _signed(spec: Spec) -> bytes:
    """A digital signature's stamp as text on the first page."""
    stamp = [
        "Người ký: CỔNG THÔNG TIN",
        "Email: hop.thu@vidu.example",
        "Thời gian ký: 05.03.2031 16:20:11 +07:00",
    ]
    return "\n".join([*stamp, *paragraphs(spec)]).encode()


def _marks_apart(spec: Spec) -> bytes:
    html = "".join(f"<p>{escape(unicodedata.normalize('NFD', t))}</p>" for t in paragraphs(spec))
    return f"<html><body><div>{html}</div></body></html>".encode()


def _letters_in_html(spec: Spec) -> bytes:
    """A portal's page: lists inside divisions, labels in bold, a menu and a share bar around."""
    rows = []
    for part in parts(spec):
        if part.group is None:
            rows.append(f"<div>{escape(part.text)}</div>")
            continue
        rows += [f"<div>{escape(x)}</div>" for x in _heads(part.group)]
        for c in part.group.criteria:
            rows.append(f"<div><b>{escape(criterion_head(c))}</b></div>")
            rows += [f"<div><i>{escape(a)}</i> {escape(b)}</div>" for a, b in lettered(spec, c)]
    menu = "<nav><a>Trang chủ</a><a>Đăng nhập</a></nav><button>Chia sẻ</button>"
    return f"<html><body>{menu}{''.join(rows)}</body></html>".encode()


KINDS = (
    Layout("txt-brackets-and-plus", ".txt", _brackets_and_dashes, letters=False, clauses=False),
    Layout("txt-labels-without-word", ".txt", _bare_labels, letters=False),
    Layout("txt-label-alone-points", ".txt", _label_alone, letters=False, wording=in_points),
    Layout("txt-numbers-and-names", ".txt", _numbers_and_names, letters=False, clauses=False),
    Layout("html-names-over-columns", ".html", _names_over_columns, letters=False, clauses=False),
    Layout("docx-numbers-by-style", ".docx", _numbered_by_styles, clauses=False),
    Layout("docx-criteria-across", ".docx", _criteria_across, letters=False),
    Layout("txt-tcvn3", ".txt", _tcvn3, told=frozenset({"old_font"})),
    Layout("docx-vni", ".docx", _vni, told=frozenset({"old_font"})),
    Layout("txt-other-d", ".txt", _eth),
    Layout("docx-consolidated", ".docx", _consolidated, told=frozenset({"amended"})),
    Layout("docx-stamps-in-boxes", ".docx", _stamped),
    Layout("txt-after-printing", ".txt", _saved_after_printing),
    Layout("txt-signature-stamp", ".txt", _signed),
    Layout("html-marks-apart", ".html", _marks_apart),
    Layout("html-portal", ".html", _letters_in_html),
)
