"""Pictures of the guide for the Sở, from real runs: `python -m tools.import_pictures`.

The circular of the pictures is made of the course's own words (`tests/importing`), so no official
wording stands in the repository.
"""

import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from tests.importing.docx_files import docx, paragraph, run
from tests.importing.figures import specs
from tests.importing.legal_form import paragraphs
from tests.importing.printing import printer
from tests.importing.spec import Spec, invented

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
FONTS = ROOT / "generator" / "site" / "assets" / "fonts"
HEIGHT = 640
"""Low enough for every picture to stay below 200 KB."""
NEW = "guide-2031"
"""A standard that does not exist: nobody may take the picture for a circular."""
ALPHABETS = ("latin", "latin-ext", "vietnamese")
SCREEN = (
    "<style>{faces} body {{ margin: 0; background: #16202e; }} pre {{ margin: 0; padding: 24px; "
    "color: #e8edf4; font: 17px/1.5 latin, latin-ext, vietnamese; }}</style><pre>{text}</pre>"
)


def faces() -> str:
    """The course's own font, since a machine's mono fonts seldom hold all Vietnamese letters."""
    made = []
    for alphabet in ALPHABETS:
        raw = (FONTS / f"be-vietnam-pro-{alphabet}-400.woff2").read_bytes()
        address = f"data:font/woff2;base64,{b64encode(raw).decode()}"
        made.append(f"@font-face {{ font-family: {alphabet}; src: url({address}); }}")
    return " ".join(made)


def taphuan(root: Path, *arguments: str) -> str:
    """The output of one command in a copy of the course."""
    command = [sys.executable, "-m", "generator", "--root", str(root), "--lang", "vi", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def shortened(output: str, lines: int) -> str:
    """The first and the last lines of an output."""
    rows = [row[:118] for row in output.splitlines()]
    return "\n".join([*rows[:lines], "      ...", *rows[-lines:]])


def shoot(browser: Browser, name: str, html: str = "", address: str = "") -> None:
    page = browser.new_page(viewport={"width": 1280, "height": HEIGHT})
    if address:
        page.goto(address)
    else:
        page.set_content(html)
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / name)
    page.close()


def fresh_course(root: Path) -> None:
    """A copy of the course without anything that was imported."""
    for part in ("rubric_data", "exercises", "docs"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.rmtree(root / "rubric_data/official", ignore_errors=True)


def written(path: Path, spec: Spec) -> Path:
    """A circular as a Word file."""
    path.write_bytes(docx(*(paragraph(run(text)) for text in paragraphs(spec))))
    return path


def shoot_command(browser: Browser, name: str, typed: str, output: str) -> None:
    text = escape(f"$ .venv/bin/taphuan {typed}\n{shortened(output, 9)}")
    shoot(browser, name, SCREEN.format(faces=faces(), text=text))


def main() -> None:
    with tempfile.TemporaryDirectory() as name, printer() as browser:
        root, report = Path(name) / "course", Path(name) / "bao-cao.html"
        fresh_course(root)
        circular = written(Path(name) / "thong-tu.docx", specs()["teacher 5/15"])
        arguments = ("import", str(circular), "--into", "teacher-2018", "--report", str(report))
        output = taphuan(root, *arguments).replace(name + "/", "")
        typed = "import thong-tu.docx --into teacher-2018 --report bao-cao.html"
        shoot_command(browser, "nhap-thong-tu-lenh.png", typed, output)
        shoot(browser, "nhap-thong-tu-bao-cao.png", address=report.as_uri())
        new = written(Path(name) / "thong-tu-moi.docx", invented())
        output = taphuan(root, "import", str(new), "--new", NEW).replace(name + "/", "")
        shoot_command(
            browser, "nhap-thong-tu-moi-lenh.png", f"import thong-tu-moi.docx --new {NEW}", output
        )
        pages = {
            "nhap-thong-tu-trang.png": "primary/teacher-2018/c06.html#levels",
            "nhap-thong-tu-moi-chuan.png": f"primary/{NEW}/index.html",
            "nhap-thong-tu-moi-trang.png": f"primary/{NEW}/c02.html#levels",
        }
        for picture in pages:
            (root / "docs/pictures" / picture).touch()
        taphuan(root, "build")
        for picture, place in pages.items():
            shoot(browser, picture, address=f"{(root / 'site').as_uri()}/{place}")


if __name__ == "__main__":
    main()
