"""Goes through a document in order and puts every block where it belongs."""

import re
from dataclasses import replace

from generator.importing.folding import fold
from generator.importing.found import (
    Cite,
    Found,
    FoundArticle,
    FoundCriterion,
    FoundGroup,
    FoundScale,
    FoundText,
    Loose,
)
from generator.importing.implied import Heads
from generator.importing.joining import Block
from generator.importing.markers import Marker, level_pattern, marker
from generator.importing.points import take_points
from generator.importing.sections import opens_section
from generator.importing.source import Cell, Place
from generator.importing.worth import split_worth, worth_of

_SIGNATURE = re.compile(r"noi nhan\s*:|kt\.\s*bo truong|bo truong$|thu truong$")


class Walker:
    """Where in the document we are; `feed` takes the next block."""

    def __init__(self, scale: FoundScale, found: Found, implied: Heads | None = None):
        self.found = found
        self.implied = implied or {}
        """Texts that are heads of criteria although they do not say so."""
        self.scale = scale
        self.articles: list[FoundArticle] = []
        self.between = False
        """Behind the number of a chapter or an annex, before its first article."""
        self.cite = Cite()
        self.group: FoundGroup | None = None
        self.criterion: FoundCriterion | None = None
        self.level: tuple[str, str] | None = None
        """A label that stood alone, with its letter: the next text is its descriptor."""
        self.section = ""
        self.section_clause = ""
        """The level whose heading is open, where levels are sections, and its clause."""
        names = tuple(level.key for level in scale.levels) or ("?",)
        self.at_start = level_pattern(names, inline=False)
        self.inside = level_pattern(names, inline=True)

    def feed(self, block: Block) -> None:
        """Take one block; one that holds several level labels is taken apart first."""
        for part in self.parts(block):
            self.take(part)

    def parts(self, block: Block) -> list[Block]:
        cuts = [0]
        if self.criterion is not None or self._opens(block):
            starts = {at for at, _place in block.starts}
            folded = fold(block.text)
            for match in self.inside.finditer(folded):
                before = folded[: match.start()].rstrip()[-1:]
                if match.start() and (before in tuple(".;:,)") or match.start() in starts):
                    cuts.append(match.start())
        ends = [*cuts[1:], len(block.text)]
        return [block.part(a, b) for a, b in zip(cuts, ends, strict=True)]

    def _opens(self, block: Block) -> bool:
        sign = self.sign(block)
        return sign is not None and sign.kind == "criterion"

    def sign(self, block: Block) -> Marker | None:
        return self.implied.get((block.place(), block.text)) or marker(block.text)

    def take(self, block: Block) -> None:
        """Put one block in its place."""
        if not block.text:
            return
        sign = self.sign(block)
        kind = sign.kind if sign else ""
        if (name := opens_section(block.text, self.scale)) and not self.start_section(
            name, sign, block
        ):
            return
        if sign and kind in ("chapter", "annex"):
            self.leave()
            self.section = name
            self.cite = Cite()
            self.between = True
            if kind == "annex" and self.found.criteria and self.found.annex is None:
                self.found.annex = block.place()
            self.found.loose.append(Loose("structure", block.text, block.place()))
        elif sign and kind == "article":
            self.article(block, sign)
        elif sign and kind == "group":
            self.start_group(block.part(sign.end), sign, block)
        elif sign and kind == "criterion":
            self.start_criterion(block.part(sign.end), sign, block)
        elif self.criterion is not None and self.take_level(block):
            return
        else:
            self.text(block, sign)

    def keep(self, why: str, cell: Cell) -> None:
        """Text of a table that only says what its columns hold."""
        for line in cell.lines:
            self.found.loose.append(Loose(why, line.text, line.place))

    def leave(self) -> None:
        self.group = None
        self.criterion = None
        self.level = None

    def article(self, block: Block, sign: Marker) -> None:
        """A new article; its heading may hold a group: "Điều 4. Tiêu chuẩn 1. ..."."""
        self.leave()
        self.between = False
        self.cite = Cite(article=sign.number)
        rest = block.part(sign.end)
        inner = marker(rest.text)
        if inner and inner.kind == "group":
            self.articles.append(FoundArticle(sign.number, rest.text, block.place()))
            self.start_group(rest.part(inner.end), inner, block)
            return
        self.articles.append(FoundArticle(sign.number, rest.text, block.place()))

    def start_section(self, level: str, sign: Marker | None, block: Block) -> bool:
        """A level's heading; True when it is the heading of a larger part as well."""
        self.section, self.section_clause = level, ""
        self.criterion, self.level = None, None
        if sign is not None and sign.kind in ("chapter", "article", "group"):
            return True
        if sign is not None and sign.kind == "clause":
            self.section_clause = sign.number
        self.found.loose.append(Loose("structure", block.text, block.place()))
        return False

    def start_group(self, name: Block, sign: Marker, block: Block) -> None:
        self.criterion, self.level = None, None
        if sign.clause:
            self.cite = Cite(self.cite.article, sign.clause)
        title, worth = split_worth(name.text)
        title = title.rstrip(" .:;")
        self.group = FoundGroup(sign.number, title, self.cite, block.place(), worth=worth)
        self.found.groups.append(self.group)

    def start_criterion(self, name: Block, sign: Marker, block: Block) -> None:
        if self.group is None:
            self.group = FoundGroup("", "", self.cite, block.place())
            self.found.groups.append(self.group)
        base = self.group.cite
        clause = sign.clause or self.section_clause or base.clause
        cite = Cite(base.article, clause, sign.point, criterion=sign.number)
        title, worth = split_worth(name.text)
        title = title if self.section else title.rstrip(" .:;")
        self.criterion = FoundCriterion(sign.number, title, cite, block.place())
        if worth:
            take_points(self.found, self.criterion, "", worth, block.place())
        self.criterion.section = self.section
        self.level = None
        self.group.criteria.append(self.criterion)

    def take_level(self, block: Block) -> bool:
        """A descriptor with its label, or the text of a label that stood alone."""
        match = self.at_start.match(fold(block.text))
        if match is None:
            if self.level is None:
                return False
            (name, letter), self.level = self.level, None
            self.descriptor(name, block, letter)
            return True
        name = match["name"] or match["bare"]
        self.points(name, worth_of(block.text, match), block.place())
        first = block.text[match.start("lead")].lower() if match["lead"] else ""
        letter = "" if first.isdigit() else first
        rest = block.part(match.end())
        if rest.text:
            self.descriptor(name, rest, letter)
        else:
            self.level = (name, letter)
        return True

    def points(self, level: str, words: str, place: Place) -> None:
        """Points beside a label, of the criterion that is open."""
        if words and self.criterion is not None:
            take_points(self.found, self.criterion, level, words, place)

    def descriptor(self, name: str, text: Block, point: str) -> None:
        """Keep the wording of a level; a second one for the same level is reported, not taken."""
        criterion = self.criterion
        if criterion is None:
            return
        base = criterion.cite
        own = Cite(base.article, base.clause, point, criterion=base.criterion)
        cite = own if point else replace(base, level=name)
        if name in criterion.levels:
            self.found.loose.append(Loose("level_twice", text.text, text.place()))
            return
        words = text.text.rstrip(" ;")
        criterion.levels[name] = FoundText(words, cite, text.place())

    def text(self, block: Block, sign: Marker | None) -> None:
        """Text under the part that is open."""
        if self.criterion is not None and self.criterion.levels:
            self.more(self.criterion, block, sign)
        elif self.criterion is not None:
            self.criterion.text.append(block.text)
        elif self.group is not None:
            self.group.text.append(block.text)
        elif self.between or block.text.isupper():
            self.found.loose.append(Loose("structure", block.text, block.place()))
        elif self.articles and not _SIGNATURE.match(fold(block.text)):
            self.in_article(block, sign)
        else:
            self.found.loose.append(Loose("preamble", block.text, block.place()))

    def more(self, criterion: FoundCriterion, block: Block, sign: Marker | None) -> None:
        """A paragraph behind a descriptor belongs to it, unless it begins something else."""
        name, last = next(reversed(criterion.levels.items()))
        listed = sign is not None and sign.kind == "point" and not last.cite.point
        if sign is None or sign.kind in ("bullet", "decimal") or listed:
            joined = f"{last.text}\n\n{block.text.rstrip(' ;')}"
            criterion.levels[name] = FoundText(joined, last.cite, last.place)
        else:
            self.found.loose.append(Loose("criterion", block.text, block.place()))

    def in_article(self, block: Block, sign: Marker | None) -> None:
        if sign and sign.kind == "clause":
            self.cite = Cite(self.cite.article, sign.number)
        elif sign and sign.kind == "point":
            self.cite = Cite(self.cite.article, self.cite.clause, sign.number)
        elif sign is None and self.cite.point:
            self.cite = Cite(self.cite.article, self.cite.clause, self.cite.point)
        self.articles[-1].blocks.append((self.cite, block))
