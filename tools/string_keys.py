"""The keys of the strings that pages get, as a type for `t("...")` in the scripts.

    python -m tools.string_keys      writes frontend/src/shared/string-keys.d.ts

`tests/test_frontend.py` says when the file is stale; `make frontend` makes it again.
"""

from pathlib import Path

from generator.locale import Locale
from generator.site.package_files import BROWSER_AREAS
from generator.site.pages.board import BOARD_AREAS
from generator.site.pages.plan import PLAN_AREAS
from generator.site.pages.portfolio import PORTFOLIO_AREAS

OUT = Path(__file__).parents[1] / "frontend" / "src" / "shared" / "string-keys.d.ts"
HEAD = "/** Every key of the strings that pages get; made by tools/string_keys.py. */\n"


def text() -> str:
    """What the file holds for the strings as they are."""
    locale = Locale.load("en")
    areas = (*BROWSER_AREAS, *BOARD_AREAS, *PLAN_AREAS, *PORTFOLIO_AREAS)
    keys = sorted(key for area in areas for key in locale.section(area))
    return (
        f"{HEAD}export type StringKey =\n" + "".join(f'  | "{key}"\n' for key in keys)[:-1] + ";\n"
    )


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")
