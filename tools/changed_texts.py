"""Which tests lean on the words of the shipped course: its texts are reworded, then they run.

    python -m tools.changed_texts [what pytest is given; without it, all that needs no browser]

An editor changes texts every day, and no test of the engine may fail for it. In a copy of the last
commit the plain words of every text that a reader sees change their places: in the data, in the
papers of the dossiers and on the pages of docs/. Numbers, names, markup and what must stand in
another text letter by letter keep theirs. The tests of the copy then run. One that fails here and
not otherwise leans on words: it belongs on the small courses of `tests/fixtures`, unless it is
about the shipped course on purpose and carries the mark `shipped_course`.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from generator.course.loading.editing import CannotEdit, Parsed, edit_text
from generator.course.model.course import Place
from generator.course.opening import check_course

ROOT = Path(__file__).parents[1]
PROSE = {
    "about", "at_school", "authentic", "counts", "cure", "dat", "decide", "does",
    "does_not_prove", "fault", "filled_by", "for_higher", "for_lower", "how", "instead",
    "intro", "issued_by", "kept", "kha", "key_words", "lesson", "lowest", "matters", "meaning",
    "meanwhile", "mistake", "not_higher", "not_lower", "not_the_rule", "note",
    "participants_open", "privacy", "produces", "rationale", "reason", "short", "situation",
    "status_note", "steps", "summary", "text", "tips", "title", "tot", "trainer_note",
    "typical", "unknown", "what", "where", "why", "why_not", "words", "would_lift",
    "would_show",
}  # fmt: skip
"""Fields whose words are the editor's: no rule of the engine reads them."""
PAGES = ("docs/*.md", "rubric_data/workshop/notes/*.md", "exercises/**/*.md")
WORD = re.compile(r"[^\W\d_]+[,.;:?!]*")
OTHERS = (
    "browser", "engines", "hostile", "kit", "lms", "office", "province", "shipped_course", "slow",
)  # fmt: skip
"""Marks of tests that are not run without being asked for."""
DEFAULT = ["-q", "-m", " and ".join(f"not {mark}" for mark in OTHERS), "tests"]


def reworded(text: str) -> str:
    """The text with its plain small words in each other's places: `A b, c 4 d e` -> `A e b, 4 d c`.

    A word with a capital, with markup or beside a number keeps its place.
    """
    parts = re.split(r"(\s+)", text)
    near = {at + off for at, part in enumerate(parts) if re.search(r"\d", part) for off in (-2, 2)}
    free = [
        at
        for at, part in enumerate(parts)
        if WORD.fullmatch(part) and part.islower() and at not in near
    ]
    words = [parts[at] for at in free]
    for at, word in zip(free, words[-1:] + words[:-1], strict=True):
        parts[at] = word
    return "".join(parts)


def reworded_page(text: str) -> str:
    """A page with other words in paragraphs and lists; code, and headings that links name, stay."""
    lines = text.split("\n")
    fenced = False
    for at, line in enumerate(lines):
        fenced ^= line.lstrip().startswith("```")
        if not fenced and not line.startswith(("#", "    ", "---")):
            lines[at] = reworded(line)
    return "\n".join(lines)


def _prose(parsed: Parsed) -> dict[Place, str]:
    """What an editor may put in other words in a file: the place of each text, with such words."""

    def is_prose(place: Place) -> bool:
        names = [part for part in place if isinstance(part, str)]
        return bool(names) and names[-1] in PROSE

    texts = {
        place: node.value.rstrip("\n")
        for place, node in parsed.nodes.items()
        if isinstance(node, yaml.ScalarNode) and is_prose(place)
    }
    return {place: new for place, old in texts.items() if (new := reworded(old)) != old}


def change(root: Path) -> int:
    """Puts a course on the disk in other words; gives how many texts and pages have them now."""
    changed = 0
    for path in sorted([*root.glob("rubric_data/**/*.yaml"), *root.glob("exercises/**/*.yaml")]):
        text = path.read_text(encoding="utf-8")
        values = _prose(Parsed(text))
        while values:
            try:
                path.write_text(edit_text(text, values, {}), encoding="utf-8")
                break
            except CannotEdit as error:
                del values[error.place]
        changed += len(values)
    for path in sorted(path for page in PAGES for path in root.glob(page)):
        text = path.read_text(encoding="utf-8")
        path.write_text(reworded_page(text), encoding="utf-8")
        changed += reworded_page(text) != text
    return changed


def main() -> int:
    """Changes a copy and runs the tests given in it; pytest's own exit code."""
    given = sys.argv[1:] or DEFAULT
    with tempfile.TemporaryDirectory(prefix="taphuan-") as work:
        tree = Path(work) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--force", "--detach", str(tree), "HEAD"], check=True)
        try:
            (tree / "frontend/node_modules").symlink_to(ROOT / "frontend/node_modules")
            print(f"{change(tree)} texts have other words")
            for problem in [p for p in check_course(tree).problems if p.severity == "error"]:
                print(f"{problem.code} {problem.where}")
            environment = os.environ | {"PYTHONPATH": str(tree)}
            call = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *given]
            return subprocess.run(call, cwd=tree, env=environment, check=False).returncode
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


if __name__ == "__main__":
    sys.exit(main())
