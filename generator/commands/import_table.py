"""`taphuan import FILE --new ID --table`: a rubric in a table becomes a standard to be finished."""

from pathlib import Path

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.commands.skeletons import check_id, list_standard
from generator.course.loading.writing import to_yaml
from generator.course.problems import Location, Problem
from generator.importing.rubric_files import read_table
from generator.importing.rubric_table import rubric_in, standard_data
from generator.importing.source import Refused
from generator.schemas.editor import schema_folder


def import_table(
    console: Console,
    file: Path,
    new_id: str | None,
    yes: bool,
    falling: bool,
    across: bool | None,
) -> None:
    """Writes the standard and says what was read, in which order, and what is left to do.

    `falling` and `across` say how the table lies, as `rubric_in` takes them.
    """
    if not new_id:
        console.wrong_call("import_table_needs_new")
    check_id(console, new_id)
    try:
        rubric = rubric_in(read_table(file), falling, across)
    except Refused as refused:
        _stop(console, Problem(refused.code, Location(file.name), refused.details))
    root = console.need_root()
    path = f"rubric_data/standards/{new_id}.yaml"
    if (root / path).exists() and not yes:
        _stop(console, Problem("I113", Location(file.name), {"path": path}))
    head = f"# yaml-language-server: $schema={schema_folder(root)}/standard.schema.json\n"
    write_whole(root / path, (head + to_yaml(standard_data(rubric, new_id))).encode("utf-8"))
    names = " < ".join(level.name for level in rubric.levels)
    groups = sum(bool(criteria) for _, criteria in rubric.groups)
    found = {"groups": groups, "criteria": len(rubric.criteria), "levels": len(rubric.levels)}
    console.say("import_table_found", **found, names=names)
    console.say("import_table_across" if rubric.across else "import_table_upright")
    console.say("import_done", path=path)
    list_standard(console, new_id)
    console.say("import_table_next", path=path, standard=new_id)


def _stop(console: Console, problem: Problem) -> None:
    console.show([problem])
    console.warn("import_nothing")
    raise SystemExit(EXIT_PROBLEMS)
