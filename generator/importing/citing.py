"""Citations and places in words; citations are always in the language of the documents."""

from generator.importing.found import Cite
from generator.importing.source import Place
from generator.locale import Locale

DOCUMENTS = "vi"
"""The law that is read here is Vietnamese, and so are citations, whatever the program speaks."""


def citation(cite: Cite, level_name: str = "") -> str:
    """Such as "điểm a khoản 1 Điều 4"; a part without a letter is named by level and criterion."""
    text = Locale.load(DOCUMENTS).text
    inner = []
    if cite.level:
        inner.append(text("importing.cite.level", level=level_name or cite.level))
    numbered = cite.clause or cite.point
    if cite.criterion and not numbered:
        inner.append(text("importing.cite.criterion", number=cite.criterion))
    outer = []
    if cite.point:
        outer.append(text("importing.cite.point", number=cite.point))
    if cite.clause:
        outer.append(text("importing.cite.clause", number=cite.clause))
    if cite.article:
        outer.append(text("importing.cite.article", number=cite.article))
    parts = [*inner, " ".join(outer)] if outer else inner
    return ", ".join(parts) or text("importing.cite.whole")


def place_words(place: Place, locale: Locale) -> str:
    """Where a line stands: page and line, or paragraph, or line."""
    if place.page:
        return locale.text("importing.place.page", page=place.page, line=place.line)
    if place.paragraph and place.line > 1:
        values = {"paragraph": place.paragraph, "line": place.line}
        return locale.text("importing.place.paragraph_line", **values)
    if place.paragraph:
        return locale.text("importing.place.paragraph", paragraph=place.paragraph)
    return locale.text("importing.place.line", line=place.line)
