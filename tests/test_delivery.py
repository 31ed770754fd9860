"""What pages say of saving and sending is true of the form in which they are delivered."""

import re
from pathlib import Path

import pytest

from generator.live.web.site_files import LiveSite
from generator.locale import LANGUAGES, Locale
from generator.locale.delivery import FORMS, exchanged, exchanges, other_words
from generator.outputs.bundles.archive import read_folder
from generator.outputs.lms.scorm import scorm_files
from tests.courses import course_at

MUSEUM = Path(__file__).parent / "fixtures" / "museum"
PROMISES = {
    "vi": r"[Kk]hông gì được gửi|không gửi gì đi|không tự gửi|nằm trong trình duyệt của máy này"
    r"|xóa rồi không lấy lại|không còn giữ gì",
    "en": r"[Nn]othing is sent|not sent anywhere|stay in this (device's )?browser|keeps nothing of",
}
"""How the site promises that nothing leaves the browser, or that nothing is left anywhere."""

AREAS = ("pages", "practice_pages", "practice", "drills", "results")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_promise_of_the_plain_site_has_words_for_the_other_forms(language, form):
    locale = Locale.load(language)
    strings = {k: v for area in AREAS for k, v in locale.section(area).items()}
    promising = {k for k, v in strings.items() if re.search(PROMISES[language], v)}
    assert len(promising) >= 4, "the signs find what they are meant for"
    assert promising <= set(other_words(locale, form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_words_of_a_form_stand_for_sentences_that_the_site_has(language, form):
    locale = Locale.load(language)
    for key, text in other_words(locale, form).items():
        assert locale.has(key) and locale.text(key) != text
        assert "{" not in locale.text(key) + text, "what has values cannot be exchanged"


@pytest.fixture(scope="module")
def site(site_of):
    return site_of("museum")


def test_no_page_of_a_package_or_of_a_class_says_what_is_not_so(site):
    course, locale = course_at(MUSEUM), Locale.load("en")
    pages = {p: c for p, c in read_folder(site).items() if p.endswith(".html")}
    packed = scorm_files(read_folder(site), course, course.tracks[0], locale)
    live = LiveSite(site, sentences=exchanges(locale, "live"))
    for form in FORMS:
        found = set()
        for path, plain in pages.items():
            if path.startswith(("404", "assets/")):
                continue
            file, address = live.file_of(f"/{path}")
            shown = packed[path] if form == "scorm" else live.answer(file, address).plain
            for old, new in exchanges(locale, form).items():
                assert old.encode() not in shown, (form, path)
                if old.encode() in plain:
                    found.add(old)
                    assert new.encode() in shown
        assert len(found) >= 4, form


def test_signs_of_html_are_met():
    assert (
        exchanged(b"<p>Tom &amp; Jerry</p>", {"Tom &amp; Jerry": "a &lt; b"}) == b"<p>a &lt; b</p>"
    )
