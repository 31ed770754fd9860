"""A slide whose words do not fit in letters that the last row reads becomes several.

Nothing is left out and nothing made smaller: words go on on the next slide, a question stands
before its options, a long reason after them, and neighbouring levels stand together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.course.model.picture import PICTURE
from generator.site.slides.cutting import blocks, shares, table_shares
from generator.site.slides.deck import Point, Slide
from generator.site.slides.measure import LINE, height_of
from generator.site.slides.plain import plain_lines
from generator.site.slides.sizes import (
    BESIDE_QR,
    GAP,
    PICTURE_LEAST,
    QR_SIDE,
    ROOM,
    WIDTH,
    across,
    address_height,
    answer_height,
    head_height,
    options_height,
    paper_height,
    point_height,
    terms_height,
)


@dataclass(frozen=True)
class _Piece:
    """What stays together: a part of one of the slide's fields, and how high it is."""

    field: str
    value: Any
    height: float


Pieces = Sequence[_Piece]


def paged(slide: Slide, terms_title: str) -> tuple[Slide, ...]:
    """One slide as what is shown of it, in order; one that fits stays as it is.

    `terms_title` heads the words of today where they need a slide of their own.
    """
    if slide.qr and not _fits_beside_code(slide):
        bare = replace(slide, qr=None, address="")
        code = replace(slide, kind="open", text="", paper="", points=(), terms=(), below=True)
        return (*paged(bare, terms_title), code)
    found = [slide] if slide.qr else _filled(slide)
    last = found[-1]
    if slide.terms and _used(last) + terms_height(slide, terms_title) > ROOM:
        words = tuple(Point(term) for term in slide.terms)
        found[-1] = replace(last, terms=())
        found.append(Slide("points", terms_title, points=words, link=slide.link))
    placed = (replace(one, across=across(one)) if one.options else one for one in found)
    return tuple(replace(one, below=one.below or n > 0) for n, one in enumerate(placed))


def _fits_beside_code(slide: Slide) -> bool:
    pieces = _pieces(replace(slide, qr=None), BESIDE_QR)
    words = head_height(slide, BESIDE_QR) + _height(pieces)
    code = QR_SIDE + LINE + GAP
    return not slide.terms and max(words, code) + address_height(slide) <= ROOM


def _room(slide: Slide, width: float = WIDTH) -> float:
    """What is left below the title; a paper has a frame."""
    return ROOM - head_height(slide, width) - (2 * GAP if slide.paper else 0)


def _height(pieces: Pieces) -> float:
    return sum(piece.height for piece in pieces)


def _used(slide: Slide) -> float:
    """How high a slide is without the words of today."""
    tail = options_height(slide) + answer_height(slide.answer)
    return ROOM - _room(slide) + _height(_pieces(slide, WIDTH)) + tail


def _filled(slide: Slide) -> list[Slide]:
    """The words on as many slides as they need, the options and the answer behind them."""
    pieces = _pieces(slide, WIDTH)
    room = _room(slide)
    pairs = slide.kind == "levels" and _height(pieces) > room
    groups = _neighbours(pieces, room) if pairs else _one_by_one(pieces, room)
    said = [_with(slide, group) for group in groups or [[]]]
    terms = slide.terms
    said[:-1] = [replace(one, terms=()) for one in said[:-1]]
    if not slide.options:
        return said
    *before, last = said
    asked = options_height(slide)
    if _used(last) + asked + answer_height(slide.answer) <= ROOM:
        options = [replace(last, options=slide.options, answer=slide.answer)]
    elif _used(last) + asked <= ROOM:  # who votes has the question before the eyes
        notes = (*slide.notes, slide.answer)
        asking = replace(last, options=slide.options, notes=notes, terms=())
        options = [asking, *_reasons(slide, room)]
    elif room >= asked + answer_height(slide.answer):
        options = [replace(last, terms=()), _only_options(slide, slide.answer)]
    else:
        options = [replace(last, terms=()), _only_options(slide, ""), *_reasons(slide, room)]
    options[-1] = replace(options[-1], terms=terms)
    return [*before, *(one for one in options if one.options or _says(one))]


def _says(slide: Slide) -> bool:
    return bool(slide.text or slide.paper or slide.points)


def _with(slide: Slide, group: Pieces) -> Slide:
    """The slide with some of its words only, without its options and its answer."""
    parts: dict[str, list[Any]] = {"text": [], "paper": [], "points": []}
    for piece in group:
        parts[piece.field].append(piece.value)
    room = _room(slide) - _height([p for p in group if not _is_picture(p)])
    pictures = sum(map(_is_picture, group))
    return replace(
        slide,
        text="\n\n".join(parts["text"]),
        paper="\n\n".join(parts["paper"]),
        points=tuple(parts["points"]),
        options=(),
        answer="",
        picture_room=int(room / pictures - GAP) if pictures else 0,
    )


def _is_picture(piece: _Piece) -> bool:
    return piece.field == "paper" and PICTURE.match(piece.value) is not None


def _only_options(slide: Slide, answer: str) -> Slide:
    """The options by themselves; who votes on a phone still reads the whole question."""
    one = _with(slide, ())
    notes = slide.notes if answer else (*slide.notes, slide.answer)
    return replace(one, options=slide.options, answer=answer, notes=notes, asks=_question(slide))


def _question(slide: Slide) -> str:
    points = (f"{p.label}: {p.text}" if p.label else p.text for p in slide.points)
    return "\n".join(part for part in (slide.text, *plain_lines(slide.lines), *points) if part)


def _reasons(slide: Slide, room: float) -> list[Slide]:
    """A reason that is too long to stand below the options."""
    parts = shares(slide.answer, lambda words: answer_height(words) <= room)
    return [replace(_with(slide, ()), kind="answer", text=part) for part in parts]


def _one_by_one(pieces: Pieces, room: float) -> list[Pieces]:
    """Each slide takes as many pieces as fit."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if not groups or _height(groups[-1]) + piece.height > room:
            groups.append([])
        groups[-1].append(piece)
    return list(groups)


def _neighbours(pieces: Pieces, room: float) -> list[Pieces]:
    """Each level with the next above it: what is new is read from one slide. Where two do not
    fit, each stands alone."""
    pairs = [pieces[n : n + 2] for n in range(len(pieces) - 1)]
    if all(_height(pair) <= room for pair in pairs):
        return list(pairs)
    return _one_by_one(pieces, room)


def _pieces(slide: Slide, width: float) -> Pieces:
    """What a slide says, in parts that can stand on different slides."""
    room = _room(slide, width)
    return (*_text_pieces(slide, width, room), *_paper_pieces(slide, room),
            *_point_pieces(slide, width, room))  # fmt: skip


def _text_pieces(slide: Slide, width: float, room: float) -> Iterator[_Piece]:
    def high(words: str) -> float:
        return height_of(words, width) + GAP

    for block in blocks(slide.text):
        for part in shares(block, lambda words: high(words) <= room):
            yield _Piece("text", part, high(part))


def _paper_pieces(slide: Slide, room: float) -> Iterator[_Piece]:
    for block in blocks(slide.paper):
        if PICTURE.match(block):
            yield _Piece("paper", block, PICTURE_LEAST + GAP)
            continue
        cut = table_shares if block.startswith("|") else shares
        for part in cut(block, lambda words: paper_height(words) <= room):
            yield _Piece("paper", part, paper_height(part))


def _point_pieces(slide: Slide, width: float, room: float) -> Iterator[_Piece]:
    for point in slide.points:
        for one in _parts_of(slide, point, width, room):
            yield _Piece("points", one, point_height(slide, one, width))


def _parts_of(slide: Slide, point: Point, width: float, room: float) -> Iterator[Point]:
    """A point; one that fills more than a slide goes on without its label."""

    def fits(words: str) -> bool:
        return point_height(slide, replace(point, text=words), width) <= room

    for number, part in enumerate(shares(point.text, fits)):
        yield Point(part) if number else replace(point, text=part)
