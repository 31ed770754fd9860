"""Makes the documents of a course, one after another."""

from collections.abc import Callable, Iterable, Iterator

from generator.course.model.course import Course
from generator.locale import Locale
from generator.outputs.documents.cards import cards_key_view, cards_view
from generator.outputs.documents.common import Maker
from generator.outputs.documents.dossiers import PICTURES, handout_view, key_view, sheet_view
from generator.outputs.documents.forms import form_docx, form_notes_view
from generator.outputs.documents.slides import slides_pptx
from generator.outputs.documents.summary import summary_view
from generator.outputs.documents.typesetting import View, pdf
from generator.site.slides.planning import plan_decks
from generator.site.views.agenda import deck_names, pptx_path
from generator.site.views.printed import (
    Printed,
    PrintKind,
    file_path,
    printed_documents,
    self_assessment,
)

_VIEWS: dict[PrintKind, Callable[..., View]] = {
    "summary": summary_view,
    "form_notes": form_notes_view,
    "sheet": sheet_view,
    "handout": handout_view,
    "key": key_view,
    "cards": cards_view,
    "cards_key": cards_key_view,
}


def view_of(maker: Maker, printed: Printed) -> View:
    """What the template of a PDF shows."""
    about = () if printed.exercise is None else (printed.exercise,)
    return _VIEWS[printed.kind](maker, printed, *about)


def document(course: Course, locale: Locale, printed: Printed) -> bytes:
    """One document; the same course gives the same bytes."""
    maker = Maker(course, locale.of_standard(printed.standard))
    if printed.kind == "form":
        form = self_assessment(course, printed.standard)
        assert form is not None, "listed only where there is a form"
        return form_docx(maker, printed.standard, form)
    return pdf(
        printed.kind,
        view_of(maker, printed),
        maker.locale,
        _pictures(course, printed),
        course.fonts,
    )


def _pictures(course: Course, printed: Printed) -> dict[str, bytes]:
    """The pictures of a handout, by the path under which its view names them."""
    if printed.kind != "handout" or printed.exercise is None:
        return {}
    shown = course.pictures.get(printed.exercise.id, {}).values()
    return {
        f"{PICTURES}{one.name}": one.content
        for pictures in shown
        for one in pictures
        if not one.plays
    }


def trainer_files(course: Course, locale: Locale) -> Iterator[tuple[str, bytes]]:
    """Everything that the trainer's page of downloads offers: path in the output, content."""
    for printed, content in documents(course, locale, printed_documents(course, locale)):
        yield file_path(printed), content
    for deck in plan_decks(course, locale):
        yield pptx_path(course, deck.id, locale), slides_pptx(deck)


def trainer_file_count(course: Course, locale: Locale) -> int:
    """How many files `trainer_files` makes."""
    return len(printed_documents(course, locale)) + len(deck_names(course, locale))


def documents(
    course: Course, locale: Locale, wanted: Iterable[Printed]
) -> Iterator[tuple[Printed, bytes]]:
    """All wanted documents, each as soon as it is made."""
    for printed in wanted:
        yield printed, document(course, locale, printed)
