"""The commands of the guide, exactly as it gives them, lead from a file to a built track.

They run in a copy of the course, each as a process of its own; `make site` is what the Makefile
does once the program is installed.
"""

import re
import shlex
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

from tests.importing.docx_files import docx, paragraph, run
from tests.importing.figures import specs
from tests.importing.legal_form import paragraphs

GUIDE = (ROOT / "docs/huong-dan-nhap-thong-tu.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
MOST = 3
PATIENCE = 300


def commands(into):
    """The lines of the guide's first block that has this option."""
    blocks = re.findall(r"(?ms)^```\n(.*?)^```", GUIDE)
    return next(b for b in blocks if into in b).splitlines()


def as_process(line, course, circular):
    """A line of the guide as arguments: our program in the copy, the person's file in its place."""
    words = shlex.split(line)
    if words == ["make", "site"]:
        words = re.search(r"(?m)^site:.*\n\t\$\(BIN\)/(.*)$", MAKEFILE)[1].split()
    assert words[0].endswith("taphuan"), line
    rest = [str(circular) if word.startswith("~/Desktop/") else word for word in words[1:]]
    return [sys.executable, "-m", "generator", "--root", str(course), "--lang", "vi", *rest]


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    for part in ("rubric_data", "exercises", "docs"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.rmtree(root / "rubric_data/official", ignore_errors=True)
    return root


def circular(folder, spec):
    path = folder / "thong-tu.docx"
    path.write_bytes(docx(*(paragraph(run(text)) for text in paragraphs(spec))))
    return path


def outputs(lines, course, file):
    for line in lines:
        done = subprocess.run(
            as_process(line, course, file), cwd=course, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (line, done.stdout[-2000:], done.stderr[-2000:])
        yield done.stdout


def hours(text):
    return re.search(r"Còn khoảng \d+ giờ \d+ phút\.", text)


def test_three_commands_lead_to_a_track_with_official_wording(course, tmp_path):
    lines = commands("--into")
    assert len(lines) == MOST
    spec = specs()["teacher 5/15"]
    _built, said, _again = outputs(lines, course, circular(tmp_path, spec))
    assert hours(said)
    assert (course / "bao-cao.html").is_file()
    for group, criterion in spec.criteria:
        page = course / f"site/primary/teacher-2018/c{int(criterion.number):02d}.html"
        text = page.read_text("utf-8")
        for wording in criterion.levels:
            assert f"{wording}" in text, (group.number, criterion.number)


def test_two_commands_lead_from_a_new_circular_to_a_built_standard(course, tmp_path):
    lines = [*commands("--new"), "make site"]
    assert len(lines) <= MOST
    spec = specs()["invented 3/11, five levels"]
    said, _built = outputs(lines, course, circular(tmp_path, spec))
    assert hours(said)
    standard = re.search(r"--new (\S+)", lines[0])[1]
    pages = sorted((course / "site").glob(f"*/{standard}/c*.html"))
    assert pages
    text = "".join(p.read_text("utf-8") for p in pages)
    for _group, criterion in spec.criteria:
        assert all(wording in text for wording in criterion.levels), criterion.number
