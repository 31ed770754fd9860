"""Empty lines, taken out of finished pages: the theme's templates leave thousands."""

import re

_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def without_empty_lines(html: str) -> str:
    """A finished page without lines that hold nothing.

    What shows white space, or is hashed for the Content-Security-Policy, stays letter by letter.
    """
    parts = _AS_WRITTEN.split(html)
    # split() gives in turn a text, a part that stays as written, and the name of that part's tag
    return "".join(
        _EMPTY_LINES.sub("\n", part) if n % 3 == 0 else part
        for n, part in enumerate(parts)
        if n % 3 != 2
    )
