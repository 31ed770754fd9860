"""`taphuan schema`: JSON Schemas of every data file, for completion and validation in editors."""

from pathlib import Path

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.schemas import schema_files
from generator.schemas.editor import schema_files_of, schema_folder
from generator.schemas.reference import reference_files


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("schema", help=text("cli.help.schema"))
    @click.argument("folder", type=click.Path(path_type=Path), required=False)
    @click.option(
        "--reference", type=click.Path(path_type=Path), help=text("cli.help.schema_reference")
    )
    @click.option("--check", is_flag=True, help=text("cli.help.schema_check"))
    def schema(folder: Path | None, reference: Path | None, check: bool) -> None:
        root = console.root
        made = schema_files_of(root) if root else schema_files()
        files = reference_files() if reference else made
        folder = reference or folder or console.need_root() / schema_folder(console.need_root())
        if check:
            stale = [n for n, content in files.items() if _current(folder / n) != content]
            for name in stale:
                console.warn("schema_stale", name=name)
            raise SystemExit(EXIT_PROBLEMS if stale else 0)
        for name, content in files.items():
            write_whole(folder / name, content.encode("utf-8"))
        console.say("schema_done", folder=folder, files=len(files))

    return schema


def _current(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
