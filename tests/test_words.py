"""The words of `docs/dev/writing.md`: one term for one thing, and none of those it forbids."""

import re
from pathlib import Path

import pytest
import yaml

from generator.course.loading.strings import strings_of
from generator.course.model.words import CourseWords
from generator.locale.words import spoken

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs/dev/writing.md"
WORD_LISTS = {"phrase.yaml"}
"""Lists of single words, from which phrases are drawn."""
GUIDES = (
    "how-to-use.md",
    "trainer-guide.md",
    "huong-dan-bang-tinh.md",
    "nhap-ho-so-tu-word.md",
    "doc-mau-mot-ho-so.md",
    "huong-dan-moodle.md",
    "moc-cua-tung-muc.md",
    "huong-dan-nhap-thong-tu.md",
    "mot-buoi-co-mang-noi-bo.md",
    "tren-may-windows.md",
)


def rules() -> list[tuple[str, re.Pattern[str], str]]:
    """(what to write, what not to write, where) of the second table."""
    found = []
    for line in TABLE.read_text("utf-8").split("## Not these")[1].splitlines():
        cells = [c.strip().replace("\\|", "|") for c in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 3:
            found += [
                (cells[0], re.compile(p), cells[2]) for p in re.findall(r"`([^`]+)`", cells[1])
            ]
    return found


def is_dossier(path: Path) -> bool:
    return yaml.safe_load(path.read_text("utf-8")).get("kind") == "dossier"


def texts() -> list[tuple[str, Path]]:
    """Every file with Vietnamese of ours, with the kind of place it is."""
    found = [("data", p) for p in sorted((ROOT / "rubric_data").rglob("*.*"))]
    found = [("evidence" if "evidence" in p.parts else kind, p) for kind, p in found]
    found += [
        ("drill", p)
        for p in sorted((ROOT / "exercises").rglob("exercise.yaml"))
        if not is_dossier(p)
    ]
    interface = sorted((ROOT / "generator/locale/vi").glob("*.yaml"))
    found += [("interface", p) for p in interface if p.name not in WORD_LISTS]
    return found + [("interface", ROOT / "docs" / name) for name in GUIDES]


def spelt(path: Path) -> str:
    """A text with the words of the language in the place of signs such as `<level>`."""
    text = path.read_text("utf-8")
    if "locale" not in path.parts:
        return text
    return spoken({**strings_of("vi"), "text": text}, CourseWords())["text"]


def test_a_sign_hides_no_forbidden_word(tmp_path):
    path = tmp_path / "locale" / "x.yaml"
    path.parent.mkdir()
    path.write_text("a: <level> tốt", "utf-8")
    assert forbidden(spelt(path), "interface")


def forbidden(text: str, kind: str) -> list[str]:
    """What this text says that it should not, each with what to write instead."""
    joined = re.sub(r"\s+", " ", text)
    found = []
    for write, pattern, where in rules():
        if where == "interface" and kind != "interface":
            continue
        if where == "not evidence" and kind == "evidence":
            continue
        found += [f"{hit[0]!r}: write {write}" for hit in pattern.finditer(joined)]
    return found


@pytest.mark.shipped_course
def test_no_text_of_ours_uses_a_forbidden_word():
    found = [
        f"{path.relative_to(ROOT)}: {said}"
        for kind, path in texts()
        for said in forbidden(spelt(path), kind)
    ]
    assert found == []


def test_what_an_exercise_says_to_its_reader_keeps_the_words_of_the_interface():
    said = {
        f"{path.parent.relative_to(ROOT)}: {hit}"
        for path in sorted((ROOT / "exercises").rglob("exercise.yaml"))
        for hit in forbidden(yaml.safe_load(path.read_text("utf-8"))["intro"], "interface")
    }
    assert said == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tỉ lệ là một, tỷ\n      lệ là hai", "data"),
        ("Đã tới mức\n  tốt của tiêu chí", "drill"),
        ("Bạn chọn Khá", "interface"),
        ("Hãy tập chấm một hồ sơ", "data"),
        ("báo về nết của con", "evidence"),
        ("Từ quyết định là “chủ động”", "data"),
        ("gạch các chữ then chốt", "drill"),
    ],
)
def test_a_forbidden_word_is_found_even_across_a_line_break(text, kind):
    assert len(forbidden(text, kind)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Các em tự chấm bài của nhau theo bảng tiêu chí", "evidence"),
        ("thầy/cô chọn mức Tốt, xếp loại chung Khá", "interface"),
        ("lãnh đạo trường bạn xác nhận", "data"),
        ("Chữ quyết định: “chủ động”; gạch từ khóa; tiêu chí quyết định", "interface"),
    ],
)
def test_a_word_in_its_own_place_is_left_alone(text, kind):
    assert forbidden(text, kind) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_who_has_a_browser_without_scripts_is_told_what_to_open_instead(language):
    told = 0
    for path in sorted((ROOT / "generator/locale" / language).glob("*.yaml")):
        for text in said(yaml.safe_load(path.read_text("utf-8"))):
            if re.search(r"JavaScript|không chạy được (phần|trên trình)|not run in this", text):
                told += 1
                assert "Chrome" in text and "Firefox" in text, f"{path.name}: {text}"
    assert told > 10


def said(node: object) -> list[str]:
    """Every text of a file of words."""
    if isinstance(node, dict):
        return [text for one in node.values() for text in said(one)]
    return [node] if isinstance(node, str) else []
