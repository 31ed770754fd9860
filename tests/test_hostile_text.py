"""Data is text: whatever stands in a field, nothing of it runs, and no file is broken by it."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import html5lib
import pytest
from lxml import etree
from openpyxl import load_workbook

from generator.course.loading.course_files import load_course
from generator.course.loading.shapes import SHAPES
from generator.locale import Locale
from generator.outputs.audit.scripts import is_ours, script_problems
from generator.outputs.building import build_site
from generator.outputs.bundles.packing import make_bundle
from generator.outputs.lms.packing import FORMATS, lms_files
from generator.serving.marks import own_scripts
from generator.serving.static_files import security_policy
from generator.sheets.gathering import choices_of, documents_of, files_of
from generator.sheets.tables import tables_of
from generator.sheets.workbook import write_workbook
from generator.site.rendering import TEMPLATES, for_theme
from tests.hostile_course import LEFT_ALONE, Hostile, hostile, make_course, texts_of

XML = (".xml", ".rels", ".svg", ".opf")
OFFICE = (".docx", ".xlsx", ".pptx", ".zip", ".potx")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The hostile course, its planted texts and both its sites."""
    top = tmp_path_factory.mktemp("hostile")
    walk = Hostile()
    root = make_course(top / "course", walk)
    loaded = load_course(root)
    assert loaded.course is not None
    assert [p for p in loaded.problems if p.severity == "error"] == []
    sites = {}
    for audience in ("participant", "trainer"):
        sites[audience] = top / audience
        build_site(root, loaded.course, audience, sites[audience])
    return root, loaded.course, walk, sites


def test_every_text_field_of_every_model_is_hostile(made):
    walk = made[2]
    every = {found for shape in SHAPES.values() for found in texts_of(shape)}
    assert every - walk.fields - set(LEFT_ALONE) == set(), "give the course this field, too"
    assert set(LEFT_ALONE) <= every, "no such text any more"
    assert len(every) > 200


def faults_of_page(text):
    """Elements, attributes and addresses that data has made, scripts that are not ours."""
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    found = []
    for element in tree.iter():
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if tag.startswith("x-h"):
            found.append(tag)
        for name, value in element.attrib.items():
            name = name if isinstance(name, str) else str(name)
            runs = name in ("href", "src", "action") and re.match(r"\s*javascript:", value or "")
            if name.startswith("on") or runs:
                found.append(f"{tag} {name}={value[:60]}")
        if tag == "script" and element.text and element.get("type") in (None, "module"):
            found += [] if is_ours(element.text) else [element.text[:80]]
    return found


def faults_of_xml(content):
    try:
        tree = etree.fromstring(content)
    except etree.XMLSyntaxError as error:
        return [str(error)]
    return [e.tag for e in tree.iter() if isinstance(e.tag, str) and "x-h" in e.tag]


def faults_of(name, content):
    """What hostile text did to one file, and to the files packed in it."""
    if name.endswith((".html", ".htm")):
        return [f"{name}: {f}" for f in faults_of_page(content.decode("utf-8"))]
    if name.endswith(XML):
        return [f"{name}: {f}" for f in faults_of_xml(content)]
    if name.endswith(".json"):
        json.loads(content)
    if name.endswith(OFFICE):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [
                f for n in archive.namelist() for f in faults_of(f"{name}/{n}", archive.read(n))
            ]
    return []


def files_below(folder):
    return [
        (p.relative_to(folder).as_posix(), p.read_bytes())
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    ]


@pytest.mark.parametrize("audience", ["participant", "trainer"])
def test_no_page_slide_or_document_lets_a_text_become_markup(made, audience):
    files = files_below(made[3][audience])
    assert [fault for name, content in files for fault in faults_of(name, content)] == []
    text = b"".join(content for name, content in files if name.endswith(".html")).decode("utf-8")
    assert "x-h" in text and "1330861" not in text


def test_scripts_with_data_are_whole_programs(made, tmp_path):
    for folder in made[3].values():
        for path in folder.rglob("*.js"):
            if "x-h" in path.read_text("utf-8"):
                copy = tmp_path / "script.cjs"
                shutil.copyfile(path, copy)
                subprocess.run(["node", "--check", str(copy)], check=True)


def test_packages_and_bundles_let_no_text_become_markup(made):
    course, sites = made[1], made[3]
    packed = dict(lms_files(course, course.tracks, FORMATS, lambda _: sites["participant"], 1))
    for audience, site in sites.items():
        bundle = make_bundle(site, course, audience, "2019-02-22")
        packed[bundle.name] = bundle.content
    assert len(packed) > 4
    assert [f for name, content in packed.items() for f in faults_of(name, content)] == []


def test_questions_for_platforms_hold_text_as_html_that_shows_it(made):
    course = made[1]
    for name, content in lms_files(course, course.tracks, ("moodle",), None, 1):
        tree = etree.fromstring(content)
        pieces = [t.text for t in tree.iterfind(".//*[@format='html']/text") if t.text]
        assert pieces, name
        assert [f for piece in pieces for f in faults_of_page(piece)] == []


def test_workbooks_hold_text_and_no_formula(made):
    root, course, _walk, _sites = made
    tables = tables_of(documents_of(root, files_of(course, None, "all")))
    content = write_workbook(tables, {}, ("", "all"), choices_of(course), Locale.load("en"))
    assert faults_of("sheet.xlsx", content) == []
    book = load_workbook(io.BytesIO(content))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert [c.coordinate for c in cells if c.data_type == "f"] == []
    assert any(str(c.value).startswith("=1+1") for c in cells)


def test_the_policy_allows_the_scripts_of_the_build_and_nothing_that_came_later(made):
    site = made[3]["participant"]
    own = own_scripts(site)
    assert own
    page = site / "index.html"
    text = page.read_text("utf-8")
    page.write_text(text.replace("</body>", "<script>steal()</script></body>"), "utf-8")
    try:
        assert own_scripts(site) == own
        assert [p.code for p in script_problems(site)] == ["O107"]
    finally:
        page.write_text(text, "utf-8")
    assert security_policy(own, []).count("sha256-") == len(own)


# --- what trips it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        f"<title>{hostile(7)}</title>",
        f"<p>{hostile(7)}",
        f'<p title="{hostile(7)}">',
        "<a href='javascript:hostile(7)'>x</a>",
        "<img onerror=x src=y>",
        "<svg><script>hostile(7)</script></svg>",
    ],
)
def test_a_page_that_forgot_to_escape_is_found(page):
    assert faults_of_page(f"<!doctype html>{page}")


def test_a_build_with_a_script_in_hand_written_html_is_refused(tmp_path):
    for number, text in enumerate(
        [
            "<script>x()</script>",
            "<p onclick='x()'>",
            "<iframe srcdoc='x'></iframe>",
            "<svg onload=x>",
        ]
    ):
        (tmp_path / f"{number}.html").write_text(f"<!doctype html>{text}", "utf-8")
    (tmp_path / "fine.html").write_text("<script type='application/json'>{}</script>", "utf-8")
    assert [(p.code, p.where.path[0]) for p in script_problems(tmp_path)] == [
        ("O107", "0"), ("O107", "1"), ("O107", "2"), ("O107", "3"),
    ]  # fmt: skip


def test_scripts_of_the_theme_are_ours_wherever_the_page_lies():
    base = '__md_scope=new URL("{}",location)'
    assert not is_ours(base.format("../.."))
    theme = (
        Path(__import__("material").__file__).parent / "templates/partials/javascripts/base.html"
    )
    script = re.search(r"<script>(.*?)</script>", theme.read_text("utf-8"), re.S)[1]
    filled = re.sub(r"\{\{.*?\}\}", "../..", script)
    assert is_ours(filled)
    assert not is_ours(filled.replace("../..", "https://evil.example"))


def test_a_text_in_the_menu_is_shown_as_it_is_written():
    assert for_theme('a < b & "c"') == "a &lt; b &amp; &quot;c&quot;"


def test_every_title_at_the_head_of_a_page_goes_through_the_one_place():
    heads = [
        line
        for path in sorted((TEMPLATES / "pages").glob("*.jinja"))
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("title:")
    ]
    assert len(heads) > 20
    assert [line for line in heads if not line.endswith("| theme_title }}")] == []
