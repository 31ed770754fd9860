"""HTML blocks of our own pages, set apart before Markdown reads a page and put back afterwards;
and empty lines, taken out of finished pages.

Templates make most of a page as HTML, which Markdown parses tag by tag only to leave it as it is;
that was half of a build. What comes out is the same but for empty lines (tests/test_raw_blocks.py).
"""

import re

_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small",
     "span", "strong", "sub", "sup", "u"}
)  # fmt: skip
_MARK = "taphuan-raw-block-{}-end"
_PUT = re.compile(r"<\w>taphuan-raw-block-(\d+)-end</\w>")
_ID = re.compile(r'\sid="([^"]+)"')


def set_apart(text: str) -> tuple[str, list[str]]:
    """A page without its HTML blocks, and these.

    A block begins with a tag at the beginning of a line below an empty one, and goes on until all
    that it opened is closed. What holds Markdown (`markdown=`) stays where it is.
    """
    chunks = text.split("\n\n")
    kept: list[str] = []
    blocks: list[str] = []
    number = 0
    while number < len(chunks):
        length = _block_length(chunks, number)
        if length:
            kept.append(_MARK.format(len(blocks)))
            blocks.append("\n\n".join(chunks[number : number + length]).strip("\n"))
            number += length
        else:
            kept.append(chunks[number])
            number += 1
    return "\n\n".join(kept), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """The page with its blocks again."""
    return _PUT.sub(lambda found: blocks[int(found[1])], html)


def anchors(blocks: list[str]) -> set[str]:
    """Ids within blocks, which links may lead to."""
    return {name for block in blocks for name in _ID.findall(block)}


def _block_length(chunks: list[str], start: int) -> int:
    """How many chunks the block that begins here has; 0 when none begins."""
    first = _TAGS.match(chunks[start].lstrip("\n"))
    if first is None or first[1] or first[2].lower() in _INLINE:
        return 0
    depth = 0
    for end in range(start, len(chunks)):
        if "markdown=" in chunks[end]:
            return 0
        depth += _opened(chunks[end])
        if depth == 0:
            return end - start + 1
        if depth < 0:
            return 0
    return 0


def _opened(chunk: str) -> int:
    depth = 0
    for closing, name, attributes in _TAGS.findall(chunk):
        if name.lower() not in _VOID and not attributes.endswith("/"):
            depth += -1 if closing else 1
    return depth


_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def without_empty_lines(html: str) -> str:
    """A finished page without lines that hold nothing; the theme's templates leave thousands.

    What shows white space, or is hashed for the Content-Security-Policy, stays letter by letter.
    """
    parts = _AS_WRITTEN.split(html)
    # split() gives: text, what stays, the name of its tag, text, ...
    return "".join(
        _EMPTY_LINES.sub("\n", part) if n % 3 == 0 else part
        for n, part in enumerate(parts)
        if n % 3 != 2
    )
