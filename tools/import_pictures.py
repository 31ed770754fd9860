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

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
FONTS = ROOT / "generator" / "site" / "assets" / "fonts"
HEIGHT = 640
"""Low enough for every picture to stay below 200 KB."""
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


def main() -> None:
    with tempfile.TemporaryDirectory() as name, printer() as browser:
        root = Path(name) / "course"
        for part in ("rubric_data", "exercises", "docs"):
            shutil.copytree(ROOT / part, root / part)
        shutil.copy(ROOT / "mkdocs.yml", root)
        shutil.rmtree(root / "rubric_data/official", ignore_errors=True)
        circular = Path(name) / "thong-tu.docx"
        texts = paragraphs(specs()["teacher 5/15"])
        circular.write_bytes(docx(*(paragraph(run(text)) for text in texts)))
        report = Path(name) / "bao-cao.html"
        arguments = ("import", str(circular), "--into", "teacher-2018", "--report", str(report))
        output = taphuan(root, *arguments).replace(name + "/", "")
        typed = "$ .venv/bin/taphuan import thong-tu.docx --into teacher-2018 --report bao-cao.html"
        text = escape(f"{typed}\n{shortened(output, 9)}")
        shoot(browser, "nhap-thong-tu-lenh.png", SCREEN.format(faces=faces(), text=text))
        shoot(browser, "nhap-thong-tu-bao-cao.png", address=report.as_uri())
        taphuan(root, "build")
        page = root / "site/primary/teacher-2018/c06.html"
        shoot(browser, "nhap-thong-tu-trang.png", address=f"{page.as_uri()}#levels")


if __name__ == "__main__":
    main()
