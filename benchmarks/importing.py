"""Time and memory of importing: `python -m benchmarks.importing`.

A circular of 60 pages in every format, from the command's start to its end, and the peak of the
reading process for hostile files. Not a test: machines differ.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.course.caging import MEMORY, SECONDS
from tests.importing.docx_files import docx, paragraph, run
from tests.importing.figures import specs
from tests.importing.layouts import PAGE
from tests.importing.legal_form import paragraphs
from tests.importing.printing import printed, printer
from tests.importing.test_hostile import REFUSED

ROOT = Path(__file__).parents[1]
PAGES = 60
LETTERS_A_PAGE = 2600


def sixty_pages() -> list[str]:
    """The teachers' standard in our own words, with articles behind it up to 60 pages."""
    texts = paragraphs(specs()["teacher 5/15"])
    filler = texts[-12:-4]
    number = 20
    while sum(map(len, texts)) < PAGES * LETTERS_A_PAGE:
        texts.append(f"Điều {number}. Việc thứ {number} của các đơn vị")
        texts += [f"{n}. {text} {' '.join(filler)}" for n, text in enumerate(filler, 1)]
        number += 1
    return texts


def documents(folder: Path) -> list[Path]:
    texts = sixty_pages()
    html = "".join(f"<p>{text}</p>" for text in texts)
    with printer() as browser:
        page = printed(browser, (PAGE.format(columns=1) + html).encode())
    contents = {
        "circular.docx": docx(*(paragraph(run(text)) for text in texts)),
        "circular.html": f"<html><body>{html}</body></html>".encode(),
        "circular.txt": "\n".join(texts).encode(),
        "circular.pdf": page,
    }
    paths = []
    for name, content in contents.items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths


CAGED = ("generator.course.caging", "generator.importing.child:read")


def timed(arguments: list[str]) -> tuple[float, float, int]:
    """Seconds of the wall, seconds of the processor, and exit code of a command."""
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    code = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=False,
    ).returncode  # fmt: skip
    seconds = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, processor, code


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'file':18} {'KB':>7} {'import, s':>10} {'processor, s':>13} {'reading, s':>11}")
        for path in documents(folder):
            whole, processor, code = timed(["generator", "import", str(path)])
            reading, _, _ = timed([*CAGED, str(path), str(MEMORY), str(SECONDS)])
            assert code == 0
            size = path.stat().st_size // 1024
            print(f"{path.name:18} {size:7} {whole:10.2f} {processor:13.2f} {reading:11.2f}")
        print(f"\nreading process, hostile files (limit {MEMORY // 1_048_576} MB)")
        for file, (make, code) in REFUSED.items():
            path = folder / file
            path.write_bytes(make())
            script = (
                "import sys;from generator.course import caging;"
                "sys.stdout=open('/dev/null','w');caging.main(*sys.argv[1:]);"
                "peak=[x for x in open('/proc/self/status') if x.startswith('VmHWM')][0];"
                "print(int(peak.split()[1])//1024,file=sys.stderr)"
            )
            if path.stat().st_size < 40_000_000:
                done = subprocess.run(
                    [sys.executable, "-c", script, CAGED[1], str(path), str(MEMORY), str(SECONDS)],
                    cwd=ROOT, capture_output=True, check=False,
                )  # fmt: skip
                print(f"  {file:18} {code} {done.stderr.decode().split()[-1]:>5} MB")


if __name__ == "__main__":
    main()
