"""What all of `taphuan new` shares: finding parts of a course, writing files, listing them."""

from typing import Any

from generator.commands.shared import Console, write_whole
from generator.course.loading.appending import append_items
from generator.course.loading.course_files import DATA
from generator.course.loading.editing import CannotEdit, edit_text
from generator.course.loading.nodes import read_document
from generator.course.model.course import Course
from generator.course.model.standard import Criterion, Standard
from generator.schemas.editor import schema_files_of, schema_folder
from generator.site.rendering import render

COURSE = f"{DATA}/course.yaml"


def find_standard(console: Console, course: Course, standard_id: str) -> Standard:
    """The standard with this id; ends the program when there is none."""
    for standard in course.standards:
        if standard.id == standard_id:
            return standard
    console.wrong_call("unknown_id", id=standard_id, known=", ".join(course.settings.standards))


def find_criterion(
    console: Console, course: Course, criterion_id: str
) -> tuple[Standard, Criterion]:
    """The criterion with this id and its standard; ends the program when there is none."""
    for standard in course.standards:
        for criterion in standard.criteria:
            if criterion.id == criterion_id:
                return standard, criterion
    known = ", ".join(c.id for s in course.standards for c in s.criteria[:2]) + ", ..."
    console.wrong_call("unknown_id", id=criterion_id, known=known)


def exercise_folder(
    console: Console, course: Course, standard_id: str, school_level: str | None, exercise_id: str
) -> str:
    """Where a new exercise lies; ends the program when the course has no such school level."""
    known = [level.id for level in course.school_levels]
    if school_level is not None and school_level not in known:
        console.wrong_call("unknown_id", id=school_level, known=", ".join(known))
    return f"exercises/{standard_id}/{school_level or 'all'}/{exercise_id}"


def check_id(console: Console, value: str) -> None:
    """End the program when this is no id."""
    plain = value.replace("-", "").replace("_", "")
    if not (value.isascii() and plain.isalnum() and value == value.lower() and len(value) <= 64):
        console.wrong_call("bad_id", id=value)


def write_skeleton(console: Console, relative: str, skeleton: str, **values: Any) -> None:
    """Write a skeleton; a file that is there already is left alone."""
    root = console.need_root()
    folder = schema_folder(root)
    schemas = "../" * relative.count("/") + folder
    content = render(f"new/{skeleton}.yaml.jinja", console.locale, schemas=schemas, **values)
    if (root / relative).exists():
        console.wrong_call("exists", path=relative)
    if not (root / folder).is_dir():
        for name, text in schema_files_of(root).items():
            write_whole(root / folder / name, text.encode("utf-8"))
    write_whole(root / relative, content.encode("utf-8"))
    console.say("new_done", path=relative)


def list_standard(console: Console, standard_id: str) -> None:
    """Put a new standard into the list of course.yaml; say so, or say what to do by hand."""
    path = console.need_root() / COURSE
    text = path.read_text(encoding="utf-8")
    listed = [str(x) for x in (read_document(COURSE, text).value or {}).get("standards", ())]
    if standard_id in listed:
        return
    try:
        made = edit_text(text, {("standards",): (*listed, standard_id)}, {})
    except CannotEdit:
        console.say("new_standard_next", id=standard_id)
    else:
        write_whole(path, made.encode("utf-8"))
        console.say("import_listed", id=standard_id, path=COURSE)


def list_page(console: Console, title: str, file: str) -> None:
    """Put a new page into the menu that course.yaml names; say so, or what to do by hand."""
    path = console.need_root() / COURSE
    text = path.read_text(encoding="utf-8")
    entry = {"title": title, "file": file}
    try:
        if "pages" in (read_document(COURSE, text).value or {}):
            made = append_items(text, ("pages",), [entry])
        else:
            made = append_items(f"{text.rstrip()}\npages:\n  - x\n", ("pages",), [entry])
            made = made.replace("\n  - x\n", "\n", 1)
    except CannotEdit:
        console.say("new_page_next", title=title, file=file)
    else:
        write_whole(path, f"{made.rstrip()}\n".encode())
        console.say("new_page_listed", title=title, path=COURSE)
