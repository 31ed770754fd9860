"""Import, write out again in the legal form, import again: the same; whatever the line breaks."""

import dataclasses
import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.citing import citation
from generator.importing.found import Found
from generator.importing.reading import read_bytes
from generator.importing.recognising import recognise
from tests.importing.judging import rule_of, score
from tests.importing.layouts import LAYOUTS
from tests.importing.legal_form import paragraphs
from tests.importing.spec import Spec, SpecCriterion, SpecGroup, day, invented

WORDS = st.sampled_from(
    ["lớp", "học", "sinh", "đồng", "nghiệp", "giờ", "dạy", "kế", "hoạch", "Tổ", "chuyên", "môn", "phụ", "huynh", "việc,", "giúp", "nhau;", "nhà", "trường", "Đoàn", "sổ", "đầu", "bài", "mức", "tiêu", "chí", "điều", "5", "năm", "2018–2019", "(hai", "lần)", "1/3", "“nền", "nếp”", "UBND"]
)  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=4, max_size=40).map(
    lambda words: "Việc " + " ".join(words).rstrip(";, ") + " làm được"
)


def read(text: str, name: str = "document.txt") -> Found:
    return recognise(read_bytes(name, text.encode()))


def exported(found: Found) -> Spec:
    """What was recognised, as a specification that can be laid out again."""
    floor, *names = (level.name for level in found.scale.levels)
    keys = [level.key for level in found.scale.levels[1:]]
    groups = tuple(
        SpecGroup(g.number, g.name, g.cite.article, " ".join(g.text).rstrip("."), tuple(
            SpecCriterion(c.number, c.name, c.cite.clause, tuple(c.levels[k].text.rstrip(".") for k in keys))
            for c in g.criteria
        ))
        for g in found.groups
    )  # fmt: skip
    rule = tuple((r.name, r.text.text.partition(":")[2].strip(" .")) for r in found.rule.ratings)
    head = found.head
    article = int(found.rule.cite.article)
    issued, in_force = day(head.issued), day(head.in_force_from)
    return Spec(
        head.number, head.title, issued, in_force, floor, tuple(names), groups, rule, article
    )


def gist(found: Found):
    """Everything but places."""
    return (
        dataclasses.replace(found.head, places={}),
        found.scale,
        [(g.number, g.name, g.cite, g.text) for g in found.groups],
        [
            (c.number, c.name, citation(c.cite), {k: (t.text, t.cite) for k, t in c.levels.items()})
            for c in found.criteria
        ],
        [(r.name, r.level, r.conditions, r.unread) for r in found.rule.ratings],
        [t.text for t in found.definitions + found.process + found.cycle],
    )


@st.composite
def documents(draw):
    """The invented standard with other sentences in it."""
    spec = invented()
    groups = tuple(
        dataclasses.replace(g, criteria=tuple(
            dataclasses.replace(c, levels=tuple(draw(SENTENCES) for _ in c.levels))
            for c in g.criteria[:2]
        ))
        for g in spec.groups
    )  # fmt: skip
    numbers = iter(range(1, 20))
    groups = tuple(
        dataclasses.replace(g, criteria=tuple(
            dataclasses.replace(c, number=str(next(numbers))) for c in g.criteria
        ))
        for g in groups
    )  # fmt: skip
    return dataclasses.replace(spec, groups=groups)


def test_import_export_import_is_stable():
    first = read("\n".join(paragraphs(invented())))
    second = read("\n".join(paragraphs(exported(first))))
    assert gist(second) == gist(first)
    assert paragraphs(exported(second)) == paragraphs(exported(first))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(documents())
def test_any_wording_survives_the_round_trip(spec):
    first = read("\n".join(paragraphs(spec)))
    assert score(first, spec, LAYOUTS[0]).wrong == ()
    assert gist(read("\n".join(paragraphs(exported(first))))) == gist(first)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(documents(), st.integers(55, 110), st.booleans(), st.data())
def test_line_breaks_and_noise_change_nothing(spec, width, apart, data):
    """Wrapped anywhere, blank lines and hard spaces strewn in, marks apart."""
    lines: list[str] = []
    for text in paragraphs(spec):
        lines += textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)
        lines += [""] * data.draw(st.integers(1, 2))
    text = "\n".join(lines).replace(" ", data.draw(st.sampled_from([" ", "\u00a0", "  "])))
    text = unicodedata.normalize("NFD", text) if apart else text
    found = read(text)
    assert score(found, spec, LAYOUTS[0]).wrong == ()
    assert rule_of(found, "g") == rule_of(read("\n".join(paragraphs(spec))), "g")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400) | st.lists(st.sampled_from(
    ["Điều 5.", "Tiêu chí 1. A", "Mức đạt:", "a) Mức khá: x", "1.", "a)", "Tiêu chuẩn 2.", "Chương I",
     "chưa đạt", "2/3 tiêu chí", "Phụ lục", "- ", "Đạt:", "Xếp loại"])).map("\n".join))  # fmt: skip
def test_any_text_is_read_without_a_crash(text):
    source = read_bytes("x.txt", ("x " + text.replace("\x00", "")).encode("utf-8", "replace"))
    found = recognise(source)
    assert all(c.number for c in found.criteria)


@pytest.mark.parametrize(
    "tail", ["", "\n\nPHỤ LỤC\nMẪU PHIẾU\nTiêu chí 1. Năng lực đón khách\nTiêu chí 2. X"]
)
def test_forms_that_name_criteria_again_add_none(tail):
    found = read("\n".join(paragraphs(invented())) + tail)
    assert [c.number for c in found.criteria] == [str(n) for n in range(1, 12)]
