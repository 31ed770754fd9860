"""Hand-written pages: `taphuan check`, the build and the server name the line of the page itself."""

import pytest

from generator.course.opening import open_course
from generator.course.problems import CourseError
from generator.outputs.building import build_site
from generator.outputs.mkdocs.written import written_problems
from tests.test_cli import ROOT, run

COURSE = "rubric_data/course.yaml"


@pytest.fixture
def pages(museum):
    """A course with pages of these texts in `docs/`: problems as `file:line code near`."""

    def make(texts):
        root = museum()
        for name, text in texts.items():
            path = root / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return root

    return make


def told(root):
    found = written_problems(root, open_course(root))
    return [f"{p.where.path}:{p.where.line} {p.code} {p.details.get('near', '')}" for p in found]


def test_good_links_of_every_form_are_no_problem(pages):
    text = (
        "# Tips\n\n[a](guide-2030/index.md) [b](guide-2030/index.html) [c](#tips) [d](more/x.md#x)\n"
        '[e][ref] <a href="about.html">f</a> <mailto:a@example.org>\n\n[ref]: about.md\n\n'
        "`[no link](nowhere.md)`\n\n    [no](link.md)\n"
    )
    assert told(pages({"tips.md": text, "more/x.md": "# X\n\n[up](../tips.md#tips)\n"})) == []
    assert told(ROOT) == [], "the shipped pages"


def test_each_wrong_link_is_told_at_its_own_line(pages):
    text = "# Tips\n\n[a](abuot.md)\n\n[b](abuot.md)\n\n[c][r]\n\n[r]: guide-2030/indxe.html\n"
    assert told(pages({"tips.md": text})) == [
        "docs/tips.md:3 O102 about.md",
        "docs/tips.md:5 O102 about.md",
        "docs/tips.md:9 O102 guide-2030/index.html",
    ]


def test_a_part_of_a_page_made_from_data_is_known(pages):
    root = pages({"tips.md": "# Tips\n\n[a](guide-2030/g1.md#no-such-part)\n"})
    assert told(root) == ["docs/tips.md:3 O103 "]
    built = run(root, "build", "--out", str(root / "out"))
    assert built.exit_code == 1 and "docs/tips.md:3:" in built.output


def test_a_page_of_a_name_that_the_program_uses_is_told(pages):
    assert told(pages({"index.md": "# Mine\n"})) == ["docs/index.md:1 O108 "]


def test_names_that_travel_badly_are_told_before_a_build(pages):
    found = told(pages({"Ghi chú.md": "# X\n", f"{'a' * 130}.md": "# X\n"}))
    assert [one.split()[-1] for one in found] == ["O104", "O104"]


def test_the_build_names_the_line_of_the_page_and_tells_each_fault_once(pages):
    root = pages({"tips.md": "# Tips\n\nText\n\n[a](nowhere.md)\n"})
    with pytest.raises(CourseError) as refused:
        build_site(root, open_course(root), "participant")
    (only,) = refused.value.problems
    assert (only.code, only.where.path, only.where.line) == ("O102", "docs/tips.md", 5)


def test_links_wait_until_the_data_can_be_used(pages):
    root = pages({"tips.md": "[a](nowhere.md)\n"})
    path = root / COURSE
    path.write_text(path.read_text("utf-8").replace("owner:", "ownr:"), "utf-8")
    output = run(root, "check").output
    assert "S101" in output and "O102" not in output


def test_check_ends_with_1_for_a_wrong_link_and_with_0_for_a_long_title(pages):
    root = pages({"tips.md": "# Tips\n"})
    path = root / COURSE
    long = "x" * 81
    path.write_text(
        path.read_text("utf-8") + f"pages:\n  - {{title: {long}, file: tips.md}}\n", "utf-8"
    )
    done = run(root, "check")
    assert done.exit_code == 0 and "O109" in done.output
    path.write_text(path.read_text("utf-8").replace(long, "x" * 80), "utf-8")
    assert "O109" not in run(root, "check").output
    (root / "docs/tips.md").write_text("[a](nowhere.md)\n", "utf-8")
    assert run(root, "check").exit_code == 1
