"""Two ratings brought together, in words: the lines that `taphuan panel --two` says and writes."""

from collections.abc import Iterator

from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.outputs.documents.panel_words import answer_word
from generator.outputs.documents.two_raters import Decided, TwoRaters, rating_of


def two_raters_lines(course: Course, locale: Locale, found: TwoRaters) -> list[str]:
    """All of it as lines of text, Markdown that is read as it is."""
    text = locale.text
    standard = course.standard(found.dossier.standard)
    lines = [f"# {text('documents.raters.title', dossier=found.dossier.title)}", ""]
    lines += [*_people(locale, found), "", *_figures(locale, found), ""]
    for one in found.criteria:
        criterion = standard.criterion(one.criterion)
        lines += [f"## {criterion.number}. {criterion.short}", "", *_answers(locale, standard, one)]
        lines += [_stands(locale, standard, one), ""]
    return [*lines, *_overall(locale, standard, found)]


def _people(locale: Locale, found: TwoRaters) -> Iterator[str]:
    for key in ("first", "second", "third"):
        person = getattr(found, key)
        if person is not None:
            yield "- " + locale.text(f"documents.raters.{key}", name=person.name)


def _figures(locale: Locale, found: TwoRaters) -> Iterator[str]:
    alike = sum(one.first == one.second and one.first is not None for one in found.criteria)
    beside, far = found.apart(1, 1), found.apart(2)
    n = len(found.criteria)
    yield locale.text(
        "documents.raters.figures",
        n=n, same=alike, beside=beside, far=far, other=n - alike - beside - far,
    )  # fmt: skip
    yield locale.text("documents.raters.method")


def _answers(locale: Locale, standard: Standard, one: Decided) -> Iterator[str]:
    """What each answered, where they differ."""
    if one.how == "same":
        return
    for key in ("first", "second", "third"):
        answer = getattr(one, key)
        if answer is not None or key != "third":
            word = answer_word(locale, standard, answer) if answer else "–"
            yield "- " + locale.text(f"documents.raters.{key}", name=word)
    yield ""


def _stands(locale: Locale, standard: Standard, one: Decided) -> str:
    word = answer_word(locale, standard, one.answer) if one.answer else ""
    return locale.text(f"documents.raters.how_{one.how}", answer=word)


def _overall(locale: Locale, standard: Standard, found: TwoRaters) -> Iterator[str]:
    """The overall rating of each person and of what stands, where the standard makes one."""
    if standard.rating_rule.no_overall:
        yield locale.text("documents.raters.no_overall")
        return
    yield f"## {locale.text('documents.raters.overall')}"
    yield ""
    for key in ("first", "second"):
        rating = rating_of(standard, ((c.criterion, getattr(c, key)) for c in found.criteria))
        yield "- " + locale.text(f"documents.raters.{key}", name=rating or "–")
    if found.open:
        numbers = ", ".join(standard.criterion(one.criterion).number for one in found.open)
        yield "- " + locale.text("documents.raters.waits", n=len(found.open), criteria=numbers)
        return
    rating = rating_of(standard, ((c.criterion, c.answer) for c in found.criteria))
    yield "- " + locale.text("documents.raters.agreed", rating=rating or "–")
