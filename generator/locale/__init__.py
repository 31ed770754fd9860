"""Interface strings: one folder per language, one file per area, nothing in code.

In: a language, what lies beside the course, and a key. Out: words; `wording` makes them of a
problem. Uses course, for its reader of YAML and its problems.
"""

import hashlib
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache

from generator.course.languages import LANGUAGES as LANGUAGES
from generator.course.loading.strings import strings_of
from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.course.model.words import CourseWords
from generator.locale.words import spoken

FALLBACK = "en"


class Locale:
    """The strings of one language, in the words of a course."""

    def __init__(
        self, language: str, strings: Mapping[str, str], called: CourseWords | None = None
    ):
        self.language = language
        self._called = called or CourseWords()
        self._written = dict(strings)
        self._strings = spoken(self._written, self._called)
        self._made: dict[CourseWords, Locale] = {}

    @staticmethod
    @cache
    def load(language: str) -> "Locale":
        """The strings of a language; English where the package does not have it."""
        language = language if language in LANGUAGES else FALLBACK
        return Locale(language, strings_of(language))

    @staticmethod
    def of(course: Course) -> "Locale":
        """The strings of a course's language in the course's words.

        What lies beside the course (`locale/`) goes before the package; what neither has is
        English.
        """
        language = course.settings.language
        beside = course.languages.get(language)
        locale = Locale.load(language)
        if beside is not None:
            locale = _with_beside(language, tuple(beside.items()))
        return locale.calling(course.settings.called)

    def calling(self, called: CourseWords) -> "Locale":
        """The same strings in other words; what is not called otherwise keeps its word."""
        own = {thing: word for thing, word in called if word is not None}
        if not own:
            return self
        words = self._called.model_copy(update=own)
        if words not in self._made:
            self._made[words] = Locale(self.language, self._written, words)
        return self._made[words]

    def of_standard(self, standard: Standard) -> "Locale":
        """The strings for what speaks of one standard alone."""
        return self.calling(standard.called)

    def text(self, key: str, /, **values: object) -> str:
        """The string for `area.key`, with its `{names}` filled in; KeyError if there is none."""
        return self._strings[key].format(**values) if values else self._strings[key]

    def has(self, key: str) -> bool:
        return key in self._strings

    def section(self, area: str) -> dict[str, str]:
        """All strings of an area under their full keys, for the browser."""
        return {k: v for k, v in sorted(self._strings.items()) if k.startswith(f"{area}.")}

    @property
    def toward(self) -> str:
        """The sign between what comes first and what comes then, as the lines run."""
        return "←" if self.text("words.direction") == "rtl" else "→"

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._strings)

    @cached_property
    def mark(self) -> str:
        """Differs from that of every locale that says something else."""
        said = repr((self.language, sorted(self._strings.items())))
        return hashlib.sha256(said.encode("utf-8")).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Locale) and self.mark == other.mark

    def __hash__(self) -> int:
        return hash(self.mark)


@lru_cache(maxsize=8)
def _with_beside(language: str, beside: tuple[tuple[str, str], ...]) -> Locale:
    package = strings_of(language if language in LANGUAGES else FALLBACK)
    own = dict(beside)
    # a word of the file must not get its missing forms from another language
    named = {key.rpartition(".")[0] for key in own if key.startswith("words.")} - {"words"}
    kept = {k: v for k, v in package.items() if k.rpartition(".")[0] not in named}
    return Locale(language, {**kept, **own})
