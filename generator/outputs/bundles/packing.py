"""A finished site becomes a zip that a school can host."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.locale import Locale
from generator.outputs.bundles.archive import read_folder, zip_bytes
from generator.outputs.bundles.components import NAME as PARTS
from generator.outputs.bundles.components import parts_list
from generator.outputs.bundles.manifest import NAME, fingerprint, make_manifest, manifest_bytes
from generator.practice.locking import opens_with_published
from generator.serving.marks import own_scripts
from generator.serving.static_files import security_policy
from generator.site.rendering import render
from generator.site.views.workshop import file_stem

GUIDE = "server/guide.html"
SERVER = "server/serve.pyz"
_MODULES = (
    "__init__.py", "marks.py", "static_files.py", "transport.py", "reach.py", "server.py",
    "program.py",
)  # fmt: skip
_MAIN = b"from taphuan_server.program import main\n\nraise SystemExit(main())\n"
_WORDS = ("about", "host", "no_site", "busy", "trainer_only", "open", "local")


@dataclass(frozen=True)
class Bundle:
    """A zip with its file name and the fingerprint of its manifest."""

    name: str
    content: bytes
    fingerprint: str
    files: int


def make_bundle(
    site: Path, course: Course, audience: Audience, built_on: str, frames: tuple[str, ...] = ()
) -> Bundle:
    """The zip of a built site; the same site, day and frames give the same bytes."""
    locale = Locale.of(course)
    scripts = own_scripts(site)
    policy = security_policy(scripts, list(frames))
    contents = read_folder(site)
    about = {"frames": list(frames), "audience": audience, "scripts": scripts}
    contents |= _server_files(locale, policy, about)
    values = {"course": course, "built_on": built_on, "audience": audience, "policy": policy}
    values["published"] = opens_with_published(course)
    contents[PARTS] = parts_list(course)
    contents[GUIDE] = _text("bundles/guide.html.jinja", locale, **values)
    manifest = manifest_bytes(make_manifest(course, audience, built_on, contents))
    contents[NAME] = manifest
    version = course.settings.version.replace(" ", "-")
    name = f"{file_stem(course)}-{version}-{locale.text(f'bundles.file.{audience}')}.zip"
    return Bundle(name, zip_bytes(contents), fingerprint(manifest), len(contents))


def _server_files(locale: Locale, policy: str, about: Mapping[str, Any]) -> dict[str, bytes]:
    words = {key: locale.text(f"bundles.server.{key}") for key in _WORDS}
    settings = {**words, **about}
    return {
        SERVER: server_program(),
        "server/serve.json": (json.dumps(settings, ensure_ascii=False, indent=1) + "\n").encode(),
        "server/serve.bat": b'@echo off\r\npy -3 "%~dp0serve.pyz" %*\r\npause\r\n',
        "server/nginx.conf": _text("bundles/nginx.conf.jinja", locale, policy=policy),
        "server/Caddyfile": _text("bundles/Caddyfile.jinja", locale, policy=policy),
    }


def server_program() -> bytes:
    """The small server as one file that any Python 3.8 or newer runs."""
    sources = package_files("generator.serving")
    modules = {f"taphuan_server/{n}": (sources / n).read_bytes() for n in _MODULES}
    return zip_bytes({**modules, "__main__.py": _MAIN})


def _text(template: str, locale: Locale, **values: object) -> bytes:
    return render(template, locale, **values).encode("utf-8")
