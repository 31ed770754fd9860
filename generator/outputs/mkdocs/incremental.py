"""Incremental builds: while a course is served, only pages whose content changed are made again.

Two memories, both of the build before: `RenderMemory` of the pages as planned, `BuildMemory` of
the files as MkDocs wrote them. A build that did not come to its end is not remembered.
"""

import hashlib
import logging
import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.locale import Locale
from generator.site.rendering import PageText, render_page


class RenderMemory:
    """Renders pages that have changed since the site was last planned and remembers the rest.

    Two values are the same here when they pickle alike; one that does not is just rendered again.
    """

    def __init__(self, before: "RenderMemory | None" = None):
        self._before = before._texts if before else {}
        self._texts: dict[bytes, PageText] = {}

    def render_page(self, template: str, locale: Locale, **context: object) -> PageText:
        """The same as `rendering.render_page`."""
        values = pickle.dumps((template, locale.mark, context))
        key = hashlib.sha256(values).digest()
        text = self._before.get(key) or render_page(template, locale, **context)
        self._texts[key] = text
        return text


class GeneratedFile(File):
    """A file made from data; in an incremental build only those that changed are made again."""

    changed = True
    whole: object = None
    """What its page is made of, HTML blocks included."""

    @classmethod
    def of(cls, config: MkDocsConfig, path: str, source: str | bytes, whole: object) -> Self:
        """A file of the site with what MkDocs reads of it, and its whole content."""
        made = cls.generated(config, path, content=source)
        assert isinstance(made, cls)
        made.whole = whole
        return made

    def is_modified(self) -> bool:
        return self.changed or not Path(self.abs_dest_path).exists()


class BuildMemory:
    """Contents of the site as it was last built, by path, and what frames every page."""

    def __init__(self) -> None:
        self._before: Mapping[str, object] = {}
        self._now: Mapping[str, object] = {}

    def mark_unchanged(self, files: Iterable[File], config: MkDocsConfig) -> None:
        """Marks what is as it was; a new menu or new settings change every page."""
        made = [file for file in files if isinstance(file, GeneratedFile)]
        names = (config.site_name, config.site_description, config.theme["language"])
        frame = {"": (config.nav, names, config.theme.name, config.extra, config.extra_css)}
        self._now = {file.src_uri: file.whole for file in made} | frame
        if self._before.get("") == self._now[""]:
            for file in made:
                file.changed = self._before.get(file.src_uri) != file.whole
        else:
            by_hand = (one for one in files if not isinstance(one, GeneratedFile))
            for one in by_hand:
                if one.is_documentation_page():
                    one.is_modified = lambda: True  # type: ignore[method-assign]

    def done(self) -> None:
        """The build came to its end: what it made is there."""
        self._before = self._now


class NoWarningOfDirtyBuilds(logging.Filter):
    """MkDocs warns that builds of changed files only may be inaccurate; ours know what changed."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not str(record.msg).startswith("A 'dirty' build")
