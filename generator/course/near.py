"""What somebody may have meant: the nearest of the words that can stand there."""

import difflib
from collections.abc import Iterable


def nearest(written: str, known: Iterable[str]) -> str:
    """The word of `known` that is nearest to what was written, in any letters; never the same
    word; nothing where none is near."""
    plain = {word.casefold(): word for word in known if word != written}
    found = difflib.get_close_matches(written.casefold(), list(plain), n=1)
    return plain[found[0]] if found else ""
