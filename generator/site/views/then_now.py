"""Words of the setting on a finished page: the first of each tells how it is called today."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from generator.course.model.course import Course
from generator.course.model.law import TermPair
from generator.locale import Locale
from generator.site.rendering import PageText, render
from generator.site.views import paths

_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>",
    re.DOTALL,
)
_HEADS = {f"h{n}" for n in range(1, 7)}
_CLOSED = _HEADS | {
    "a", "abbr", "button", "code", "label", "option", "script", "select", "style", "summary",
    "svg", "textarea", "title",
}  # fmt: skip
"""Inside these nothing is marked: they are names, or they are pressed themselves."""


@dataclass
class _Marker:
    """Walks through one page; `seen` names the pairs that are marked already."""

    words: re.Pattern[str]
    pairs: dict[str, TermPair]
    show: Callable[[TermPair, str], str]
    seen: set[str] = field(default_factory=set)
    depth: int = 0

    def block(self, text: str) -> str:
        parts, at = [""], 0
        for token in _TOKEN.finditer(text):
            parts += [self.said(text[at : token.start()]), token[0]]
            self.pass_by(token)
            at = token.end()
        return "".join((*parts, self.said(text[at:])))

    def pass_by(self, token: re.Match[str]) -> None:
        if (token["name"] or "").lower() in _CLOSED:
            self.depth += -1 if token["close"] else 1

    def said(self, text: str) -> str:
        return text if self.depth else self.words.sub(self.marked, text)

    def marked(self, hit: re.Match[str]) -> str:
        pair = self.pairs[hit[0]]
        if pair.id in self.seen:
            return hit[0]
        self.seen.add(pair.id)
        return self.show(pair, hit[0])


def words_now(course: Course, locale: Locale, *texts: str) -> tuple[str, ...]:
    """For slides and paper, where nothing can be tapped: each word of the setting that the texts
    use, with its word of today, in the order of the data."""
    if course.terms is None:
        return ()
    said = "\n".join(texts)
    return tuple(
        locale.text("today.then_now", then=pair.then, now=pair.now)
        for pair in course.terms.pairs
        if _pattern(pair.spellings).search(said)
    )


def _pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(spellings, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


_SIDE_BY_SIDE = (paths.GLOSSARY, paths.BOARD, "today/")
"""Pages on which words then and now stand beside each other, or that show what others wrote."""


def then_and_now(course: Course, locale: Locale) -> Callable[[str, PageText], PageText]:
    """What marks words of the setting on a page; pages of a course without such words stay."""
    if course.terms is None:
        return lambda _path, text: text
    pairs = {spelling: pair for pair in course.terms.pairs for spelling in pair.spellings}
    words = _pattern(pairs)

    def show(pair: TermPair, word: str) -> str:
        return render("parts/then_now.html.jinja", locale, pair=pair, word=word).strip()

    def mark(path: str, text: PageText) -> PageText:
        if path.startswith(_SIDE_BY_SIDE):
            return text
        marker = _Marker(words, pairs, show)
        return replace(text, blocks=tuple(marker.block(block) for block in text.blocks))

    return mark
