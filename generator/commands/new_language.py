"""`taphuan new language`: a file with every string that readers see, to be translated."""

import re
from collections.abc import Iterator

import click

from generator.commands.shared import Console, write_whole
from generator.course.checks.languages import MODEL, NOT_FOR_READERS
from generator.course.loading.beside import BESIDE
from generator.course.loading.strings import strings_of

_PLAIN = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[A-Za-z_][\w-]*", re.IGNORECASE)


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("language", help=text("cli.help.new_language_file"))
    @click.argument("code")
    def language(code: str) -> None:
        if not re.fullmatch(r"[a-z]{2}", code):
            console.wrong_call("bad_language", id=code)
        path = f"{BESIDE}/{code}.yaml"
        place = console.need_root() / path
        if place.exists():
            console.wrong_call("exists", path=path)
        head = text("cli.new_language_head", id=code, sign="<criterion>")
        lines = [*(f"# {line}" for line in head.strip().splitlines()), *language_lines()]
        write_whole(place, ("\n".join(lines) + "\n").encode("utf-8"))
        console.say("new_language_then", path=path, id=code)

    return language


def language_lines() -> Iterator[str]:
    """Every key that readers' pages need, empty, with the English words beside it."""
    wanted = {k: v for k, v in strings_of(MODEL).items() if _for_readers(k)}
    above: list[str] = []
    for key, words in wanted.items():
        *rooms, name = key.split(".")
        shared = _shared(above, rooms)
        for depth, room in enumerate(rooms[shared:], shared):
            yield f"{'  ' * depth}{_key(room)}:"
        above = rooms
        yield f"{'  ' * len(rooms)}{_key(name)}:  # {' '.join(words.split())}"


def _for_readers(key: str) -> bool:
    return key.partition(".")[0] not in NOT_FOR_READERS


def _shared(above: list[str], rooms: list[str]) -> int:
    pairs = zip(above, rooms, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(above), len(rooms)))


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else f'"{name}"'
