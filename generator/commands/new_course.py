"""`taphuan new course`: an empty folder becomes a small course that checks, builds and serves."""

import re
from pathlib import Path

import click

from generator.commands.shared import Console, write_whole
from generator.locale import LANGUAGES, Locale
from generator.schemas import schema_files
from generator.schemas.editor import BESIDE, editor_settings
from generator.site.rendering import TEMPLATES, render
from generator.site.slugs import slugify

EXAMPLES = {"rubric": "short-talk", "checklist": "room-check", "points": "one-page-report"}
"""What a course can begin with -> the id of the standard in it."""

_FILE = re.compile(r"^=====> (\S+)\n", re.MULTILINE)


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("course", help=text("cli.help.new_course"))
    @click.argument("folder", type=click.Path(path_type=Path))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("cli.help.new_language"))
    @click.option(
        "--example",
        type=click.Choice(tuple(EXAMPLES)),
        default="rubric",
        show_default=True,
        help=text("cli.help.new_example"),
    )
    def course(folder: Path, language: str | None, example: str) -> None:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            console.wrong_call("not_empty", folder=folder)
        files = course_files(folder.resolve().name, language or console.locale.language, example)
        for name, content in files.items():
            write_whole(folder / name, content.encode("utf-8"))
        told = Console(None, Locale.load(language)) if language else console
        told.say("new_course_done", folder=folder, files=len(files))

    return course


def course_files(name: str, language: str, example: str) -> dict[str, str]:
    """Path -> content of every file of a new course called `name`."""
    locale = Locale.load(language)
    wanted = f"new/course/{example}.{language}.jinja"
    template = wanted if (TEMPLATES / wanted).is_file() else f"new/course/{example}.en.jinja"
    made = render(
        template,
        locale,
        id=slugify(name)[:64].strip("-") or "course",
        title=name,
        language=language,
        standard=EXAMPLES[example],
    )
    parts = _FILE.split(made)
    files = {path: f"{text.strip()}\n" for path, text in zip(parts[1::2], parts[2::2], strict=True)}
    files[".vscode/settings.json"] = editor_settings()
    schemas = schema_files(language)
    return files | {f"{BESIDE}/{name}": text for name, text in schemas.items()}
