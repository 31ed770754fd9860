"""Sentences about saving and sending that are true of the plain site only, said rightly elsewhere.

The site says what holds for a folder, a stick and a web server: nothing leaves the browser. A
learning platform and a class server get the work. Their areas of the locale files hold, under
`instead`, the same keys with words of their own.
"""

from markupsafe import escape

from generator.locale import Locale

FORMS = ("scorm", "live")
"""Areas with words of their own."""


def other_words(locale: Locale, form: str) -> dict[str, str]:
    """By the key of the site's sentence the one that a form of delivery says in its place."""
    start = f"{form}.instead."
    return {
        k.removeprefix(start): v for k, v in locale.section(form).items() if k.startswith(start)
    }


def exchanges(locale: Locale, form: str) -> dict[str, str]:
    """The site's sentences as they stand in its HTML, each with what stands there instead."""
    words = other_words(locale, form).items()
    return {str(escape(locale.text(key))): str(escape(text)) for key, text in words}


def exchanged(page: bytes, sentences: dict[str, str]) -> bytes:
    """A finished page with its sentences exchanged."""
    for old, new in sentences.items():
        page = page.replace(old.encode("utf-8"), new.encode("utf-8"))
    return page
