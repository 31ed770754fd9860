"""A channel for Kolibri as the folder that `importchannel disk` and `importcontent disk` read.

One topic for each track: the site (the SCORM package, as an app) and the questions (QTI), exercise
by exercise. Ids are made from names: a new version of a channel keeps its learners' progress.
"""

import hashlib
import json
import sqlite3
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files as package_files
from typing import Any

from generator.course.model.course import Course, Track
from generator.locale import Locale
from generator.outputs.lms.qti import qti_package
from generator.outputs.lms.questions import QuestionSet, question_sets
from generator.outputs.lms.scorm import START, scorm_package

SCHEMA_VERSION = "5"
_EXPLORE, _PRACTISE = "#j8L0eq3", "VwRCom7G"
_MAX_TITLE = 200


def stable_id(*names: str) -> str:
    """32 hexadecimal letters, the same for the same names."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("taphuan", *names))).hex


@dataclass
class _Node:
    """A topic or a thing to learn with, before its place in the tree is counted."""

    id: str
    title: str
    kind: str
    about: str
    children: list["_Node"] = field(default_factory=list)
    content: bytes = b""
    preset: str = ""
    activity: str = ""
    entry: str = ""
    questions: tuple[str, ...] = ()


def kolibri_channel(
    pages: Mapping[str, dict[str, bytes]],
    own: Iterable[tuple[Track, Course]],
    course: Course,
    version: int,
    locale: Locale,
) -> dict[str, bytes]:
    """The channel's files by path: its database, and every zip under the name of its MD5.

    `pages` are the sites of the tracks, by their id; `own` the tracks, each with its own course.
    """
    root = _Node(stable_id(course.settings.id), course.settings.title, "topic", "")
    root.about = course.settings.about
    root.children = [_topic(pages[track.id], one, track, locale) for track, one in own]
    zips = {_storage(_md5(n.content)): n.content for n in _all(root) if n.content}
    database = _database(course, root, version, locale)
    return {f"content/databases/{root.id}.sqlite3": database, **zips}


def _topic(site: dict[str, bytes], course: Course, track: Track, locale: Locale) -> _Node:
    names = (course.settings.id, track.id)
    about = track.school_level.about if track.school_level else course.settings.about
    app = _Node(stable_id(*names, "site"), track.name, "html5", about)
    app.content = scorm_package(site, course, track, locale)
    app.preset, app.activity, app.entry = "html5_zip", _EXPLORE, START
    found = question_sets(course, track, locale)
    exercises = [_exercise(course, names, one, locale) for one in found]
    return _Node(stable_id(*names), track.name, "topic", about, [app, *exercises])


def _exercise(course: Course, names: tuple[str, str], one: QuestionSet, locale: Locale) -> _Node:
    exercise = one.exercise
    title = f"{one.standard.short}: {exercise.title}"
    package = qti_package(exercise.id, title, (one,), course.settings.language, locale)
    return _Node(
        id=stable_id(*names, exercise.id),
        title=title,
        kind="exercise",
        about=exercise.intro,
        content=package,
        preset="qti",
        activity=_PRACTISE,
        questions=tuple(question.id for question in one.questions),
    )


def _all(node: _Node) -> list[_Node]:
    return [node, *(inner for child in node.children for inner in _all(child))]


def _md5(content: bytes) -> str:
    """Kolibri names files so; nothing rests on it."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def _storage(name: str) -> str:
    return f"content/storage/{name[0]}/{name[1]}/{name}.zip"


# --- the database --------------------------------------------------------------------------

Row = dict[str, Any]


def _database(course: Course, root: _Node, version: int, locale: Locale) -> bytes:
    database = sqlite3.connect(":memory:")
    try:
        schema = package_files("generator.outputs.lms") / "kolibri_schema.sql"
        database.executescript(schema.read_text(encoding="utf-8"))
        language = course.settings.language
        direction = locale.text("words.direction")
        row = {"id": language, "lang_code": language, "lang_direction": direction}
        _insert(database, "content_language", row)
        _insert_node(database, course, root, None, 0, 1)
        _insert(database, "content_channelmetadata", _channel(course, root, version))
        database.commit()
        return database.serialize()
    finally:
        database.close()


def _insert(database: sqlite3.Connection, table: str, row: Row) -> None:
    """Names of tables and columns are ours; values go in as parameters."""
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    database.execute(
        f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})", [*row.values()]
    )


def _insert_node(
    database: sqlite3.Connection, course: Course, node: _Node, parent: _Node | None,
    level: int, left: int,
) -> int:  # fmt: skip
    """Writes a node and those below it; returns the number after its right edge."""
    right = left + 1
    for child in node.children:
        right = _insert_node(database, course, child, node, level + 1, right)
    place = {"lft": left, "rght": right, "level": level, "tree_id": 1, "sort_order": left}
    parent_id = parent.id if parent else None
    row = _node_row(course, node) | place | {"parent_id": parent_id}
    _insert(database, "content_contentnode", row)
    if node.content:
        _insert_file(database, course, node)
    return right + 1


def _node_row(course: Course, node: _Node) -> Row:
    owner = course.settings.owner[:_MAX_TITLE]
    return {
        "id": node.id,
        "title": node.title[:_MAX_TITLE],
        "description": node.about,
        "kind": node.kind,
        "content_id": stable_id(node.id, "content"),
        "channel_id": stable_id(course.settings.id),
        "lang_id": course.settings.language,
        "license_name": "All Rights Reserved",
        "license_owner": owner,
        "author": owner,
        "coach_content": False,
        "available": False,
        "options": json.dumps({"entry": node.entry} if node.entry else {}),
        "learning_activities": node.activity or None,
    }


def _insert_file(database: sqlite3.Connection, course: Course, node: _Node) -> None:
    name = _md5(node.content)
    size = len(node.content)
    local = {"id": name, "extension": "zip", "available": False, "file_size": size}
    _insert(database, "content_localfile", local)
    row = {"preset": node.preset, "supplementary": False, "thumbnail": False, "priority": 1}
    links = {"contentnode_id": node.id, "lang_id": course.settings.language, "local_file_id": name}
    _insert(database, "content_file", {"id": stable_id(node.id, "file"), **row, **links})
    if node.questions:
        _insert(database, "content_assessmentmetadata", _assessment(node))


def _assessment(node: _Node) -> Row:
    """All questions, in their order: done when each has been answered once."""
    count = len(node.questions)
    return {
        "id": stable_id(node.id, "assessment"),
        "assessment_item_ids": json.dumps(node.questions),
        "number_of_assessments": count,
        "mastery_model": json.dumps({"type": "do_all", "m": count, "n": count}),
        "randomize": False,
        "is_manipulable": True,
        "contentnode_id": node.id,
    }


def _channel(course: Course, root: _Node, version: int) -> Row:
    """What is new shows in the version; no clock is read."""
    return {
        "id": root.id,
        "name": course.settings.short[:_MAX_TITLE],
        "description": course.settings.about[:400],
        "author": course.settings.owner[:400],
        "version": version,
        "thumbnail": "",
        "last_updated": None,
        "min_schema_version": SCHEMA_VERSION,
        "root_id": root.id,
    }
