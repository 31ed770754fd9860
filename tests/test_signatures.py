"""Signatures of papers are drawn where the course's words say so, and nowhere else."""

import re
from xml.etree import ElementTree

import pytest

from generator.practice.papers import paper_html
from generator.practice.signatures import HEIGHT, WIDTH, signature_path
from generator.practice.signing import Signing

WORDS = Signing(frozenset({"ký", "đã ký"}), frozenset({"đóng dấu"}))
FOOT = "*Đồi Cháy, ngày 20 tháng 5 năm 2019*\nThư ký *(ký)* Lê Thu – Tổ trưởng *(ký)* Ngô Hằng"


def tree(text, signing=WORDS):
    return ElementTree.fromstring(f"<paper>{paper_html(text, {}, signing)}</paper>")


def paths(root):
    return [path.attrib["d"] for path in root.iter("path")]


def said(element):
    return " ".join(" ".join(element.itertext()).split())


def test_a_name_has_one_hand_and_names_have_their_own():
    assert signature_path("Thu") == signature_path("thu")
    hands = {signature_path(f"Name {n}") for n in range(200)}
    assert len(hands) == 200


def test_strokes_stay_in_their_field():
    for n in range(300):
        pen, numbers = (0.0, 0.0), signature_path(str(n))
        for command, rest in re.findall(r"([MCSsQ])([^MCSsQ]+)", numbers):
            values = [float(v) for v in re.findall(r"-?\d+", rest)]
            pairs = list(zip(values[::2], values[1::2], strict=True))
            if command == "s":
                pairs = [(pen[0] + x, pen[1] + y) for x, y in pairs]
            pen = pairs[-1]
            assert all(0 <= x <= WIDTH and -2 <= y <= HEIGHT for x, y in pairs), (n, command)


def test_whoever_signs_twice_signs_alike():
    first, second, other = paths(
        tree("Người ghi *(ký)* Lê Thị Thu, 5/5\n\nGhi thêm.\n\nXem *(đã ký)* Thu\n\nXem *(ký)* An")
    )
    assert first == second != other


def test_several_signatures_are_drawn_each_in_a_hand_of_its_own():
    several = Signing(frozenset({"ký"}), frozenset({"đóng dấu"}), {"ba chữ ký": 3})
    root = tree("Tổ kiểm kê *(ba chữ ký)* – Trưởng *(ký, đóng dấu)* Thu", several)
    assert len(paths(root)) == len(set(paths(root))) == 4
    assert len(list(root.iter("circle"))) == 2, "one seal"
    assert "(ba chữ ký)" in said(root)


def test_words_stay_for_those_who_hear_and_for_copying():
    root = tree("Người giữ kho *(đã ký, đóng dấu)*")
    assert said(root) == "Người giữ kho (đã ký, đóng dấu)"
    assert [svg.get("aria-hidden") for svg in root.iter("svg")] == ["true"]
    assert len(list(root.iter("circle"))) == 2
    assert not list(tree("Chủ tọa *(ký)*").iter("circle"))


def test_a_seal_alone_is_an_empty_ring():
    root = tree("Xác nhận *(đóng dấu)*")
    assert list(root.iter("circle")) and not paths(root) and not list(root.iter("text"))


def test_the_foot_of_an_official_paper_stands_side_by_side():
    foot = tree(FOOT).find("div")
    assert foot is not None and foot.get("class") == "th-signs"
    assert [said(part) for part in foot] == [
        "Đồi Cháy, ngày 20 tháng 5 năm 2019", "Thư ký (ký) Lê Thu", "Tổ trưởng (ký) Ngô Hằng",
    ]  # fmt: skip
    assert len(set(paths(foot))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Tổ trưởng: “Đúng như bảng.” *(ký)* Thu",
        "Cô nói: giữ nguyên bài này, tuần sau dạy lại cho lớp kia rồi mới kết luận. *(ký)* Thu",
        "*Chữ cô Thoa 07/5/2019:* nghe năm em đọc lại, số như trên. *(ký)*",
        "| Người | Ký |\n|---|---|\n| Thu | *(ký)* |",
        "- nhận đủ *(ký)* Thu",
    ],
)
def test_a_signature_in_a_sentence_a_table_a_list_stays_where_it_is(text):
    root = tree(text)
    assert len(paths(root)) == 1 and root.find(".//div") is None


@pytest.mark.parametrize(
    "text", ["Dự *(ba chữ ký)*", "Bản *(trích)*", "*(ký nháy)* Thu", "(ký) Thu"]
)
def test_other_words_in_italics_stay_words(text):
    assert not paths(tree(text))


def test_a_course_without_such_words_draws_nothing():
    root = tree(FOOT, None)
    assert not paths(root) and "(ký)" in said(root)


def test_what_a_paper_says_cannot_leave_the_drawing():
    html = paper_html('Người ghi *(ký)* <b onclick="x">Thu</b>', {}, WORDS)
    assert "<b " not in html and "&lt;b" in html
