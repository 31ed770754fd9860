"""QTI 3: items with one choice each, a test over them, and a manifest, as one package."""

from generator.locale import Locale
from generator.outputs.bundles.archive import zip_bytes
from generator.outputs.lms.questions import Question, QuestionSet
from generator.site.rendering import render

MANIFEST = "imsmanifest.xml"
TEST = "test.xml"


def item_path(question: Question) -> str:
    return f"items/{question.id}.xml"


def qti_package(
    name: str, title: str, sets: tuple[QuestionSet, ...], language: str, locale: Locale
) -> bytes:
    """The zip of a package with all questions of the sets; `name` is its id."""
    questions = [question for one in sets for question in one.questions]
    paths = {question.id: item_path(question) for question in questions}
    values = {"name": name, "title": title, "sets": sets, "paths": paths, "language": language}
    files = {
        MANIFEST: render("lms/qti_manifest.xml.jinja", locale, **values),
        TEST: render("lms/qti_test.xml.jinja", locale, **values),
    }
    for question in questions:
        item = render("lms/qti_item.xml.jinja", locale, question=question, language=language)
        files[paths[question.id]] = item
    return zip_bytes({path: text.encode("utf-8") for path, text in files.items()})
