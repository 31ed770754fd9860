"""Scripts of pages: only those of the theme and our own files may run, whatever the data says."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files as package_files
from pathlib import Path

from generator.course.problems import Location, Problem
from generator.serving.static_files import script_pieces

_WRITTEN = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_FILLING = r"[./]*"
"""What the theme fills into its scripts on our pages: the way up to the site's first folder."""
_MAY_RUN = re.compile(r"""(?i)[\s"'/](?:on[a-z]+|srcdoc)(?=[\s=/>])""")
"""A page without this has no attribute that runs, so that nobody has to read it whole."""
_SHOWN = 60
_RUNS = (None, "", "text/javascript", "application/javascript", "module")


def script_problems(folder: Path) -> Iterator[Problem]:
    """O107 for each script in a page that no template holds, and each handler in an attribute."""
    for path in sorted(p for kind in ("*.html", "*.svg") for p in folder.rglob(kind)):
        text = path.read_text(encoding="utf-8")
        if not _MAY_RUN.search(text) and all(map(_is_clean, script_pieces(text))):
            continue
        name = path.relative_to(folder).as_posix()
        for (line, column), script in _found_in(text):
            where = Location(name, line, column + 1)
            yield Problem("O107", where, {"script": " ".join(script.split())[:_SHOWN]})


def _found_in(text: str) -> list[tuple[tuple[int, int], str]]:
    """What would run in a page and is not ours, with its place."""
    page = _Page()
    page.feed(text)
    page.close()
    return page.found


@cache
def _is_clean(piece: str) -> bool:
    """Whether one script is ours; the same few stand in every page, so each is read once."""
    return not _found_in(piece)


def is_ours(script: str) -> bool:
    """Whether a template of the theme holds just this inline script."""
    return any(known.fullmatch(script) for known in _known())


@cache
def _known() -> tuple[re.Pattern[str], ...]:
    top = package_files("material") / "templates"
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path(str(top)).rglob("*.html"))]
    scripts = {script for text in texts for script in _WRITTEN.findall(text)}
    return tuple(
        re.compile(_FILLING.join(re.escape(part) for part in _FILLED.split(script)))
        for script in sorted(scripts)
    )


class _Page(HTMLParser):
    """Gathers what would run in one page and is not ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[tuple[int, int], str]] = []
        self._script: list[str] | None = None
        self._place = (1, 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [(self.getpos(), name) for name in given if name.startswith("on")]
        if "srcdoc" in given:
            self.found.append((self.getpos(), "srcdoc"))
        if tag == "script" and "src" not in given and given.get("type") in _RUNS:
            self._script, self._place = [], self.getpos()

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            script = "".join(self._script)
            if not is_ours(script):
                self.found.append((self._place, script))
            self._script = None
