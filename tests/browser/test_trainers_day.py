"""The trainer's whole day in one browser, from setting it up to the certificates: slides with one
key, a vote by hands, a board of sixty, three decisions, the saved board, the report, and papers for
those who came and reached the rule. Every figure is counted a second time from what was put in."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

pytest.importorskip("uvicorn")

from generator.cli import make_cli
from generator.commands.class_settings import class_settings
from generator.commands.shared import console_for
from generator.course.model.course import Course
from generator.course.opening import open_course
from generator.live.launching import Servers, doors, running
from generator.live.preparing import prepare
from generator.live.storage import sqlite_address
from generator.locale import Locale
from generator.outputs.building import build_site
from generator.site.slides.planning import plan_decks
from tests.board_figures import expect as counted
from tests.documents.reading import pages, pdf_text, squashed
from tests.rehearsal import Participant, dossiers_of_classes, result_files, simulate
from tests.test_rehearsal import cells

from .boarding import to_stage
from .reporting import bring_texts, look, openpyxl_rows, save, word_tables, word_text
from .test_board_decisions import type_agreement
from .test_class_wall import ask
from .test_one_key import walked
from .test_trainer import open_slides

pytestmark = pytest.mark.browser

SET_UP = {
    "organiser": "The guild of Hoa Ban", "organiser-short": "Guild", "place": "Hoa Ban",
    "days": "15/08/2027", "signer-title": "Warden", "signer": "Ms Heron",
}  # fmt: skip
RULE = {"minimum_items": 5, "exact_share": "3/4", "discrepant_at_most": 0, "lean_below": "1/2"}
STEM = "guild-20270815"
HANDS = {"First, the tower": 17, "First, the hall": 31, "Neither": 9}
TALKS = [
    ("2", "nap time, n and p", "See the paper first.", "Does a nap count?"),
    ("1", "once a week", "Ask who keeps it.", ""),
    ("3", "in two rooms", "Level, then reason.", "Who signs it?"),
]


@dataclass
class Day:
    """The course as set up, its trainer's site at the class's desk, and the one browser."""

    root: Path
    course: Course
    context: Any
    desk: str
    people: list[Participant]
    folder: Path

    def open(self, path: str) -> Any:
        page = self.context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(f"{self.desk}/{path}")
        return page

    def run(self, *call: str) -> Any:
        done = CliRunner().invoke(make_cli(console_for(self.root, "vi")), list(call))
        assert done.exit_code == 0, done.output
        return done


def set_up(root: Path) -> Course:
    """`taphuan day`, and a rule for certificates."""
    given = [part for key, value in SET_UP.items() for part in (f"--{key}", value)]
    done = CliRunner().invoke(make_cli(console_for(root, "vi")), ["day", "--yes", *given])
    assert done.exit_code == 0, done.output
    rule = {"name": "Reached", "same_overall_rating": False, **RULE}
    settings = root / "rubric_data/course.yaml"
    text = settings.read_text("utf-8") + f"pass_rule: {json.dumps(rule)}\n"
    settings.write_text(text, encoding="utf-8")
    return open_course(root)


@pytest.fixture
def day(chromium: Any, museum: Any, tmp_path: Path) -> Iterator[Day]:
    root = museum()
    course = set_up(root)
    sites = [tmp_path / "site", tmp_path / "site-trainer"]
    for audience, site in zip(("participant", "trainer"), sites, strict=True):
        build_site(root, course, audience, site)  # type: ignore[arg-type]
    database = sqlite_address(tmp_path / "class.sqlite3")
    prepared = prepare(database, "The hall", course.settings.id)
    public, desk = doors(0)
    settings = class_settings(
        course, Locale.load("en"), *sites,
        database=database, public_port=public.getsockname()[1], desk_port=desk.getsockname()[1],
        class_id=prepared.row.id, trainer_key=prepared.key,
    )  # fmt: skip
    people = simulate(course, dossiers_of_classes(course, "guide-2030", 1)[:1], 60)
    with running(Servers(settings, public, desk)):
        context = chromium.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
        address = f"http://127.0.0.1:{settings.desk_port}"
        made = Day(root, course, context, address, people, tmp_path)
        made.open(f"class/desk/enter?key={prepared.key}").close()
        yield made
        context.close()


def slides_go_on(day: Day) -> None:
    """Every slide of every deck with one key; the first says who holds the day."""
    for deck in plan_decks(day.course, Locale.load("en")):
        page = open_slides(day, f"trainer/slides-{deck.id}.html")
        assert SET_UP["organiser"] in page.inner_text("section.present")
        met = [title for _, title in walked(page, "PageDown")]
        assert met == [slide.title for slide in deck.slides]
        assert page.errors == []
        page.close()


def vote_by_hands(day: Day) -> None:
    """A question of the trainer's own; hands are counted in the room and typed in."""
    panel = day.open("class/panel")
    ask(panel, "Where does the clock stand?", list(HANDS))
    card = panel.locator(".th-panel__vote").first
    card.locator("summary", has_text="Hands").click()
    for n, many in enumerate(HANDS.values()):
        card.locator("[data-hands]").nth(n).fill(str(many))
    panel.locator("[data-act=hands]").first.click()
    expect(card.locator("> summary")).to_contain_text(str(sum(HANDS.values())))
    panel.locator("[data-act=close]").first.click()
    rows = panel.locator(".th-bars tbody tr")
    for n, many in enumerate(HANDS.values()):
        share = round(100 * many / sum(HANDS.values()))
        expect(rows.nth(n)).to_contain_text(f"{many} ({share} %)")
    assert panel.errors == []
    panel.close()


def board_of_sixty(day: Day) -> Any:
    board = day.open("trainer/board.html")
    bring_texts(board, result_files(day.course, day.people))
    board.uncheck("[name=hide-names]")
    board.click("[data-do=project]")
    for n, (level, *words) in enumerate(TALKS):
        to_stage(board, f"talk-{n}")
        type_agreement(board, level, *words)
    board.keyboard.press("Escape")
    return board


def written(cell: Any) -> str:
    """A figure as the report writes it: counts, shares to a tenth of a percent, leans with a sign."""
    if isinstance(cell, dict):
        tenths = (2000 * cell["count"] + cell["of"]) // (2 * cell["of"])
        return f"{tenths // 10}.{tenths % 10}\u00a0%"
    if isinstance(cell, float):
        sign = "" if cell == 0 else "+" if cell > 0 else "\u2212"
        return f"{sign}{abs(cell):.2f}"
    return str(cell)


def expected_rows(day: Day) -> list[list[str]]:
    """What numpy counts of each criterion, as the report writes it."""
    (dossier,) = dossiers_of_classes(day.course, "guide-2030", 1)[0]
    found = counted(day.course, [dossier], day.people)
    rows = [
        [*found.counts[r.criterion], *cells(found.criteria[r.criterion])] for r in dossier.ratings
    ]
    return [[written(cell) for cell in row] for row in rows]


def check_report(day: Day, board: Any) -> None:
    (dossier,) = dossiers_of_classes(day.course, "guide-2030", 1)[0]
    tables = {table["id"]: table["rows"] for table in look(board)}
    rows = tables[f"criteria-{dossier.id}"]
    wanted = expected_rows(day)
    assert [row[-len(wanted[0]) :] for row in rows] == wanted
    check_sums(day, board, tables["agreement"])
    decided = sorted(tuple(row[-3:]) for row in tables["decisions"])
    assert decided == sorted(tuple(one or "–" for one in words) for _, *words in TALKS)
    total = sum(HANDS.values())
    voices = [[name, str(n), written({"count": n, "of": total})] for name, n in HANDS.items()]
    assert tables["votes-1"] == voices
    word, excel = (
        save(board, "Report for Word", day.folder),
        save(board, "Report for Excel", day.folder),
    )
    assert STEM in word.name and STEM in excel.name
    text = word_text(word) + str(word_tables(word))
    for part in (*HANDS, "See the paper first.", "Who signs it?"):
        assert part in text
    asked = openpyxl_rows(excel, "Votes")
    assert [[row[1], row[3]] for row in asked] == [row[:2] for row in voices]


def check_sums(day: Day, board: Any, rows: list[list[str]]) -> None:
    """The sums of the class, in the report's first row and on the board, as numpy counts them."""
    (dossier,) = dossiers_of_classes(day.course, "guide-2030", 1)[0]
    found = counted(day.course, [dossier], day.people)
    sums = [written(cell) for cell in cells(found.total)]
    own = next(row for row in rows if row[0] == dossier.title)
    assert own[2:] == ["60", *sums, str(found.same_rating), str(found.rated)]
    total = found.total
    shares = [
        (total.exact, total.answered), (total.within1, total.answered),
        (total.discrepant, total.answered), (found.same_rating, found.rated),
    ]  # fmt: skip
    shown = board.locator(".th-bigfacts dd strong").all_text_contents()
    assert shown == [written({"count": count, "of": of}) for count, of in shares]


def reached(course: Course, person: Participant) -> bool:
    """The rule, from the person's own levels."""
    (dossier,) = dossiers_of_classes(course, "guide-2030", 1)[0]
    total = counted(course, [dossier], [person]).total
    return (
        total.answered >= RULE["minimum_items"]  # type: ignore[operator]
        and Fraction(total.exact, total.answered) >= Fraction(str(RULE["exact_share"]))
        and total.discrepant <= RULE["discrepant_at_most"]  # type: ignore[operator]
        and total.lean is not None
        and abs(total.lean) < Fraction(str(RULE["lean_below"]))
    )


def certificates(day: Day, board: Path) -> tuple[str, int, list[str]]:
    """The list with who came; the certificates' text, their number, and who must have one."""
    dice, book = random.Random(60), openpyxl.Workbook()
    book.active.append(["Họ và tên", "Có mặt"])
    came = {person.nickname: dice.random() < 0.8 for person in day.people}
    for name, here in came.items():
        book.active.append([name, "x" if here else "vắng"])
    names = day.folder / "names.xlsx"
    book.save(names)
    out = day.folder / "certificates.pdf"
    day.run("certificates", str(names), "--board", str(board), "--out", str(out))
    content = out.read_bytes()
    wanted = [p.nickname for p in day.people if came[p.nickname] and reached(day.course, p)]
    return pdf_text(content), pages(content), wanted


def test_a_whole_day_from_setting_it_up_to_the_certificates(day):
    home = day.open("index.html")
    expect(home.locator("body")).to_contain_text(SET_UP["organiser"])
    slides_go_on(day)
    vote_by_hands(day)
    board = board_of_sixty(day)
    check_report(day, board)
    with board.expect_download() as download:
        board.click("[data-do=save]")
    saved = day.folder / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name.startswith(f"board-{STEM}-")
    kept = json.loads(saved.read_text("utf-8"))
    assert len(kept["entries"]) == 60 and len(kept["decisions"]) == 3
    text, many, wanted = certificates(day, saved)
    assert 0 < len(wanted) < 48
    assert many == len(wanted)
    assert all(f"{squashed(name)}" in squashed(text) for name in wanted)
    assert text.count(SET_UP["signer"]) == many
    assert board.errors == home.errors == []
