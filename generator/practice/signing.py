"""Where a paper says "(signed)", a drawn signature stands, and a ring where it says "(sealed)".

The words stay in the text for screen readers, for copying and for search. Which words sign and
seal stands in `course.yaml`, `paper_words`. The ring holds nothing: no office's seal is drawn.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from generator.practice.signatures import HEIGHT, WIDTH, signature_path

_MARK = r"\*\(([^()*]+)\)\*"
_ROLE = r"(?:\*[^*()|]{1,48}\*|(?:\*\*[^*|]{1,60}\*\*|[^*|“”]){1,48}?)"
_PART = re.compile(rf"({_ROLE})\s*{_MARK}\s*([^*|–]{{0,40}}?)\.?\s*(?:–\s+|$)")
_ONE = re.compile(rf"({_ROLE})\s*{_MARK}\s*([^*|–]{{0,40}})")
_DAY = re.compile(r"(\*[^*()]+(?<!:)\*)(?:\s+–\s+|\.?\s+|\.?$)")
_MARKED = re.compile(r"\s*(?:[-+>#]|\*\s|\d+[.)]\s)")
"""How a list, a quotation, a heading begins."""
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = " – "


@dataclass(frozen=True)
class Signing:
    """Words between `*(` and `)*` that sign a paper, and those that seal it."""

    signed: frozenset[str] = frozenset()
    sealed: frozenset[str] = frozenset()
    several: Mapping[str, int] = field(default_factory=dict)
    """Words that say how many signatures stand together."""

    def reads(self, words: str) -> bool:
        """Whether all that is said, parted by commas, is signing and sealing."""
        parts = {part.strip() for part in words.split(",")}
        return bool(parts) and parts <= self.signed | self.sealed | self.several.keys()

    def seals(self, words: str) -> bool:
        """Whether a seal is among what is said."""
        return any(part.strip() in self.sealed for part in words.split(","))

    def hands(self, words: str, signer: str) -> list[str]:
        """Whose signatures are among what is said: the signer's, or several nobody is named for."""
        parts = [part.strip() for part in words.split(",")]
        count = sum(self.several.get(part, 0) for part in parts)
        named = [signer] if self.signed & set(parts) else []
        return [*named, *(f"{signer} {n}" for n in range(1, count + 1))]


Current = Callable[[], Signing]
"""The words of the paper that is being converted."""


class SignPattern(InlineProcessor):
    """`*(signed)* Name` in a line: the drawing, and the words beside it for those who hear."""

    def __init__(self, current: Current):
        super().__init__(_MARK)
        self.current = current

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        signing, words = self.current(), m[1]
        if not signing.reads(words):
            return None, None, None
        drawn = _drawn(_signer(data[: m.start()], data[m.end() :]), words, signing)
        return drawn, m.start(), m.end()


def _signer(before: str, after: str) -> str:
    """The last word of the name behind the mark; where none stands there, of what stands before."""
    behind = _WORD.findall(re.split(r"[–\n,;.(]", after.strip(), maxsplit=1)[0])
    ahead = _WORD.findall(re.split(r"[–\n]", before.strip())[-1])
    return next(iter([*behind[-1:], *ahead[-1:]]), "")


def _drawn(signer: str, words: str, signing: Signing) -> Element:
    span = Element("span", {"class": "th-sign"})
    hands = signing.hands(words, signer)
    for n in range(max(1, len(hands))):
        _draw(span, hands[n : n + 1], seals=n == 0 and signing.seals(words))
    SubElement(span, "span", {"class": "th-hidden"}).text = AtomicString(f"({words})")
    return span


def _draw(span: Element, hands: list[str], seals: bool) -> None:
    box = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "width": str(WIDTH), "height": str(HEIGHT)}
    pen = {"fill": "none", "stroke": "currentColor", "stroke-width": "1.7"}
    svg = SubElement(span, "svg", {**box, **pen, "aria-hidden": "true"})
    if seals:
        for radius in ("18", "15"):
            ring = {"class": "th-sign__ring", "cx": "22", "cy": "20", "r": radius}
            SubElement(svg, "circle", ring)
    for hand in hands:
        SubElement(svg, "path", {"d": signature_path(hand)})


class SignatureBlocks(BlockProcessor):
    """A paragraph of signatures alone, `Role *(signed)* Name – Role *(signed)* Name`, becomes the
    foot of an official paper: side by side, role above, name below; the place and day first."""

    def __init__(self, parser: BlockParser, current: Current):
        super().__init__(parser)
        self.current = current

    def test(self, parent: Element, block: str) -> bool:
        if parent.tag == "li" or _MARKED.match(block):
            return False
        parts = _parts(_apart_from_day(block)[1])
        return any(self.current().reads(words) for _, words, _ in parts)

    def run(self, parent: Element, blocks: list[str]) -> None:
        day, rest = _apart_from_day(blocks.pop(0))
        foot = SubElement(parent, "div", {"class": "th-signs"})
        if day:
            SubElement(foot, "p", {"class": "th-signs__day"}).text = day
        for role, words, name in _parts(rest):
            said = [role.strip().replace(_BETWEEN, "\n"), f"*({words})*", name.strip()]
            SubElement(foot, "p").text = "\n".join(filter(None, said))


def _apart_from_day(block: str) -> tuple[str, str]:
    """The place and day that a foot begins with, in italics, and the rest."""
    found = _DAY.match(block.strip())
    return (found[1], block.strip()[found.end() :]) if found else ("", block.strip())


def _parts(text: str) -> list[tuple[str, str, str]]:
    """Role, words and name of everybody; nothing where a paragraph says anything else."""
    one = _ONE.fullmatch(text)
    if one:
        return [(one[1], one[2], one[3])]
    parts: list[tuple[str, str, str]] = []
    for line in map(str.strip, text.splitlines()):
        found = list(_PART.finditer(line))
        if not found or "".join(part[0] for part in found) != line:
            return []
        parts += [(part[1], part[2], part[3]) for part in found]
    return parts


def register_signing(markdown: Markdown, current: Current) -> None:
    """Teach `markdown` to draw signatures by the words that `current` says."""
    markdown.inlinePatterns.register(SignPattern(current), "sign", 200)
    blocks = SignatureBlocks(markdown.parser, current)
    markdown.parser.blockprocessors.register(blocks, "signatures", 96)
