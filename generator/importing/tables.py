"""Tables: criteria in rows and levels in columns, levels in rows, or text laid out in cells."""

import re
from collections.abc import Collection, Mapping, Sequence

from generator.importing.folding import fold
from generator.importing.found import FoundCriterion
from generator.importing.joining import Block, join_lines
from generator.importing.markers import Marker, marker
from generator.importing.source import Cell, Table
from generator.importing.walking import Walker
from generator.importing.worth import NUMBER, POINTS_WORD, worth_of

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)[.)]?\s*")
_NAME_HEAD = re.compile(r"(?:ten )?(?:tieu chi|tieu chuan(?:,| va)? tieu chi|noi dung tieu chi)")
_GROUP_HEAD = re.compile(r"(?:ten )?tieu chuan$")
_WORTH_HEAD = re.compile(r"(?:so |thang )?diem(?: (?:toi da|chuan|so|cao nhat))?$")
_WORTH = re.compile(rf"(?:toi da\s+)?{NUMBER}(?:\s+diem)?")
_ORDER_HEAD = re.compile(r"(?:tt|stt|so|so tt)\.?$")
_TEXT_HEAD = re.compile(r"(?:muc(?: do)?|noi dung|mo ta|yeu cau|bieu hien)")
_LEVEL_HEAD = re.compile(r"(?:cac )?(?:muc|bac)(?: do)?")
_OTHER_HEAD = re.compile(r"(?:mo ta|bieu hien|minh chung|ghi chu|yeu cau)\b")


class TableWalker:
    """Feeds a table, cell by cell, into the walk through the document."""

    def __init__(self, walker: Walker, table: Table):
        self.walker = walker
        self.rows = table.rows
        self.levels: dict[int, str] = {}
        self.worths: dict[int, str] = {}
        """Words of the points in the heads of level columns."""
        self.worth_column = -1
        self.name_column = -1
        self.order_column = -1
        self.number = ""
        self.across: dict[int, FoundCriterion] = {}
        """Criteria whose names head columns: the levels stand in the rows below."""
        self.before = self.state()
        """Where the walk stood when the row began."""

    def run(self) -> None:
        for row in self.rows:
            if self.criteria_across(row) or self.level_row(row) or self.header(row):
                continue
            self.before = self.state()
            for cell in row:
                self.cell(cell, row)

    def state(self) -> tuple[object, int]:
        """The criterion that is open and how many levels it has."""
        criterion = self.walker.criterion
        return id(criterion), len(criterion.levels) if criterion else 0

    def criteria_across(self, row: Sequence[Cell]) -> bool:
        """Whether a row names several criteria, one a column."""
        signs = {c.column: s for c in row if (s := marker(c.text)) and s.kind == "criterion"}
        if len(signs) < 2:
            return False
        self.across = {}
        for cell in row:
            if cell.column not in signs:
                self.walker.keep("structure", cell)
                continue
            self.walker.feed(join_lines(cell.lines)[0])
            if self.walker.criterion is not None:
                self.across[cell.column] = self.walker.criterion
        return True

    def level_row(self, row: Sequence[Cell]) -> bool:
        """A level of all the criteria that head the columns."""
        level = self.label(row[0].text)
        if not self.across or not level:
            return False
        self.walker.keep("structure", row[0])
        worth = self.worth(row[0].text)
        for cell in row[1:]:
            if cell.lines and cell.column in self.across:
                self.walker.criterion = self.across[cell.column]
                self.walker.points(level, worth, row[0].lines[0].place)
                self.level_cell(level, join_lines(cell.lines))
        return True

    def header(self, row: Sequence[Cell]) -> bool:
        """Whether a row names the columns; it may come back on every page."""
        levels = {c.column: n for c in row if (n := self.label(c.text))}
        heads = {c.column: fold(c.text).strip(" .:") for c in row}
        names = [c for c, text in heads.items() if _NAME_HEAD.fullmatch(text)]
        orders = [c for c, text in heads.items() if _ORDER_HEAD.fullmatch(text)]
        others = [c for c, t in heads.items() if _TEXT_HEAD.match(t) or _GROUP_HEAD.match(t)]
        worths = [c for c, text in heads.items() if _WORTH_HEAD.fullmatch(text)]
        others += worths
        if not names and (len(levels) >= 2 or any(map(_LEVEL_HEAD.fullmatch, heads.values()))):
            names = self.without_word(heads, {*levels, *orders, *worths})
        if len(levels) >= 2:
            self.levels = levels
            self.worths = {c.column: self.worth(c.text) for c in row}
        elif not names or len({*names, *orders, *others}) < min(2, len(row)):
            return False
        self.name_column = names[0] if names else self.name_column
        self.order_column = orders[0] if orders else self.order_column
        self.worth_column = worths[0] if worths else self.worth_column
        for cell in row:
            self.walker.keep("structure", cell)
        return True

    def without_word(self, heads: Mapping[int, str], taken: Collection[int]) -> list[int]:
        """The column of the criteria in a table that does not call them so: its first other."""
        return [
            column
            for column, text in heads.items()
            if text
            and column not in taken
            and not _LEVEL_HEAD.fullmatch(text)
            and not _OTHER_HEAD.match(text)
        ][:1]

    def label(self, text: str) -> str:
        """The level a cell names and nothing else, or nothing."""
        match = self.walker.at_start.fullmatch(fold(text).strip())
        return (match["name"] or match["bare"]) if match else ""

    def worth(self, text: str) -> str:
        """The words of the points in a cell that names a level."""
        match = self.walker.at_start.fullmatch(fold(text).strip())
        return worth_of(text.strip(), match) if match else ""

    def worth_cell(self, cell: Cell) -> None:
        """Points of the level that this row has described, else of the criterion."""
        criterion = self.walker.criterion
        if criterion is None:
            return
        level = self.walker.level[0] if self.walker.level else ""
        if not level and self.state() != self.before and criterion.levels:
            level = next(reversed(criterion.levels))
        words = cell.text if "diem" in fold(cell.text) else f"{cell.text} {POINTS_WORD}"
        self.walker.points(level, words, cell.lines[0].place)
        self.walker.keep("structure", cell)

    def cell(self, cell: Cell, row: Sequence[Cell]) -> None:
        blocks = join_lines(cell.lines)
        level = self.levels.get(cell.column, "") if cell.span == 1 else ""
        if not blocks:
            return
        if level and self.walker.criterion is not None:
            self.walker.points(level, self.worths.get(cell.column, ""), cell.lines[0].place)
            self.level_cell(level, blocks)
        elif cell.column == self.order_column and _NUMBER.fullmatch(cell.text):
            self.number = cell.text.rstrip(".)")
            self.walker.keep("structure", cell)
        elif cell.column == self.worth_column and _WORTH.fullmatch(fold(cell.text).strip(" .")):
            self.worth_cell(cell)
        elif cell.column == self.name_column and self.named(blocks, row):
            return
        else:
            for block in blocks:
                self.walker.feed(block)

    def level_cell(self, level: str, blocks: Sequence[Block]) -> None:
        """All of a cell under a level's head is that level's descriptor."""
        first = blocks[0]
        if self.walker.at_start.match(fold(first.text)):
            for block in blocks:
                self.walker.feed(block)
            return
        sign = marker(first.text) if len(blocks) == 1 else None
        if sign is not None and sign.kind == "point":
            self.walker.descriptor(level, first.part(sign.end), sign.number)
            return
        self.walker.level = (level, "")
        for block in blocks:
            if not self.walker.take_level(block):
                self.walker.text(block, None)

    def described(self, row: Sequence[Cell]) -> bool:
        """Whether a row has texts of levels beside its name."""
        return any(
            cell.lines and (cell.column in self.levels or self.label(cell.text))
            for cell in row
            if cell.column != self.name_column and cell.span == 1
        )

    def named(self, blocks: Sequence[Block], row: Sequence[Cell]) -> bool:
        """A criterion whose cell has a name and no word in front: "1. Đạo đức", or a TT column.

        One without any number is counted, and reported, where texts of levels stand beside it.
        """
        first = blocks[0]
        sign = marker(first.text)
        if sign is not None and sign.kind in ("group", "criterion", "article", "chapter"):
            return False
        match = _NUMBER.match(first.text)
        number = match[1] if match else self.number
        found = self.walker.found
        if not number and not self.described(row):
            return False
        if not number:
            number = str(len(found.criteria) + 1)
            found.counted.append(number)
        self.number = ""
        end = match.end() if match else 0
        self.walker.start_criterion(first.part(end), Marker("criterion", number, end), first)
        for block in blocks[1:]:
            self.walker.feed(block)
        return True
