"""Settings that live twice are tied: mkdocs.yml at the root and generator/outputs/mkdocs/settings.py."""

from pathlib import Path

import yaml

from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.mkdocs.plugin import build_pages, engine_config
from generator.outputs.mkdocs.settings import engine_settings
from generator.outputs.staging import stage_project, with_anchors
from tests.courses import course_at

ROOT = Path(__file__).parents[1]


def test_mkdocs_yml_says_what_site_config_says():
    """All but what is of the course: its names, its language and its words."""
    written = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    plugins = written.pop("plugins")
    written.pop("exclude_docs")
    made = engine_settings(course_at(ROOT), Locale.load("vi"))
    del (
        made["site_description"],
        made["theme"]["language"],
        made["theme"]["direction"],
        made["theme"]["palette"],
    )
    del made["extra"]["words"]
    made["site_name"] = "taphuan"
    assert written == made
    assert plugins == ["search", {"taphuan": {"audience": "participant"}}]


def test_the_names_of_a_course_stand_in_its_data_alone(museum, tmp_path):
    root = museum()
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), "utf-8")
    settings = root / "rubric_data/course.yaml"
    text = settings.read_text("utf-8").replace("short: Museum guides", "short: Guides & friends")
    settings.write_text(text.replace('version: "1"', 'version: "7b"'), "utf-8")
    build_pages(root, open_course(root), "participant", tmp_path / "site", False, None)
    pages = [p.read_text("utf-8") for p in (tmp_path / "site").rglob("*.html")]
    assert len(pages) > 15
    for page in pages:
        assert "taphuan</title>" not in page and 'lang="en"' in page
        assert "Guides &amp; friends" in page
    assert sum("version 7b" in page for page in pages) > 15


def test_a_course_without_mkdocs_yml_gets_settings_from_its_data(museum):
    root = museum()
    with engine_config(root, open_course(root)) as config:
        assert config.site_name == "Museum guides"
        assert config.theme["language"] == "en"


def test_headings_of_staged_pages_have_plain_anchors():
    text = with_anchors("# Đội ngũ\n\n## Đội ngũ\n\n## Có sẵn {#co}\n\n```\n# no heading\n```\n")
    assert text == (
        "# Đội ngũ {#doi-ngu}\n\n## Đội ngũ {#doi-ngu_1}\n\n## Có sẵn {#co}\n\n"
        "```\n# no heading\n```\n"
    )


def test_a_staged_project_needs_none_of_our_code(museum, tmp_path):
    root = museum()
    stage_project(root, open_course(root), "participant", tmp_path / "staged")
    settings = yaml.safe_load((tmp_path / "staged" / "mkdocs.yml").read_text("utf-8"))
    assert settings["plugins"] == ["search"]
    assert (tmp_path / "staged" / "docs" / "index.md").is_file()
    assert "generator" not in str(settings.get("markdown_extensions"))
