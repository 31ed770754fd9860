"""The head of a document: number, title, issuer, day of issue, day in force."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.importing.folding import fold
from generator.importing.found import FoundHead, Loose
from generator.importing.joining import Block
from generator.importing.markers import marker
from generator.importing.source import Place

_NUMBER = re.compile(r"(?:so\s*:?\s*)(\d{1,5}\s*/\s*(?:\d{4}\s*/\s*)?[a-z][a-z0-9-]*[a-z0-9])")
_CITING = re.compile(
    r"(?:can cu|theo|xet|thuc hien|tiep theo|sua doi|thay the)\b|\(?(?:ban hanh\s+)?kem theo\b"
)
_ATTACHED = re.compile(r"\(?(?:ban hanh\s+)?kem theo\s+(?:thong tu|quyet dinh)")
"""Lines of the opening that name other documents."""
_DATE = r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})"
_ISSUED = re.compile(r"(?:^|,\s*|\s)" + _DATE)
_IN_FORCE = re.compile(r"hieu luc[^.;]{0,40}?(?:ke\s+)?tu\s+" + _DATE)
_KIND = re.compile(r"(?:thong tu|quyet dinh|nghi dinh|huong dan|thong tu lien tich|quy dinh)$")
_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\s*-\s*tu do\s*-\s*hanh phuc|[-_*\u2013=]{3,}"
)
_ISSUER = re.compile(r"(?:bo|uy ban nhan dan|so|chinh phu|thu tuong|hoi|hiep hoi|truong)\b")


def find_head(blocks: Sequence[Block]) -> FoundHead:
    """What the blocks in front of the first article tell; empty where they do not."""
    first = next((n for n, b in enumerate(blocks) if _article(b)), len(blocks))
    front = [b for b in blocks[: max(first, 1)] if not _CITING.match(fold(b.text))]
    attached = [b for b in blocks[: max(first, 1)] if _ATTACHED.match(fold(b.text))]
    places: dict[str, Place] = {}
    number = _first([*front, *attached], _NUMBER, "number", places)
    issued = _date(_match([*front, *attached], _ISSUED, "issued", places))
    in_force = _date(_match(blocks, _IN_FORCE, "in_force_from", places))
    title = _title(blocks[: max(first, 1)], places)
    issuer = _issuer(front, places)
    return FoundHead(
        number, _mixed(title, blocks), _mixed(issuer, blocks), issued, in_force, places
    )


def _mixed(text: str, blocks: Sequence[Block]) -> str:
    """A name in capitals as the document writes it elsewhere, else with one capital letter."""
    if not text.isupper():
        return text
    wanted = text.lower()
    for block in blocks:
        at = block.text.lower().find(wanted)
        while at >= 0:
            written = block.text[at : at + len(text)]
            if not written.isupper():
                return written[:1].upper() + written[1:]
            at = block.text.lower().find(wanted, at + 1)
    return text.capitalize()


def _article(block: Block) -> bool:
    found = marker(block.text)
    return found is not None and found.kind in ("article", "group", "criterion", "chapter")


def _match(
    blocks: Sequence[Block], pattern: re.Pattern[str], name: str, places: dict[str, Place]
) -> re.Match[str] | None:
    for block in blocks:
        if match := pattern.search(fold(block.text)):
            places[name] = block.place(match.start())
            return match
    return None


def _first(
    blocks: Sequence[Block], pattern: re.Pattern[str], name: str, places: dict[str, Place]
) -> str:
    for block in blocks:
        if match := pattern.search(fold(block.text)):
            places[name] = block.place(match.start())
            return re.sub(r"\s", "", block.text[match.start(1) : match.end(1)])
    return ""


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _title(blocks: Sequence[Block], places: dict[str, Place]) -> str:
    """What stands below the kind of document, or behind it on the same line."""
    for number, block in enumerate(blocks):
        folded = fold(block.text)
        if _KIND.fullmatch(folded) and block.text.isupper() and number + 1 < len(blocks):
            if re.match(r"can cu\b|dieu\s", fold(blocks[number + 1].text)):
                continue
            places["title"] = blocks[number + 1].place()
            return _sentence(_rest(blocks[number + 1 :]))
        match = re.match(r"(?:thong tu|quyet dinh|quy dinh)\s+(?=\S)", folded)
        if match and block.text.isupper():
            places["title"] = block.place()
            return _sentence(block.text[match.end() :])
    return _said(blocks, places)


_SAYS = re.compile(r"ban hanh\s+(?:thong tu|quyet dinh|nghi dinh)\s+(?=quy dinh|ban hanh|ve\b)")


def _said(blocks: Sequence[Block], places: dict[str, Place]) -> str:
    """The title as the sentence in front of the articles says it."""
    for block in blocks:
        if match := _SAYS.search(fold(block.text)):
            places["title"] = block.place(match.end())
            return _sentence(block.text[match.end() :].rstrip(" .:;"))
    return ""


def _rest(blocks: Sequence[Block]) -> str:
    """A title in capitals may take several lines."""
    taken: list[str] = []
    for block in blocks[:4]:
        if taken and not block.text.isupper():
            break
        taken.append(block.text)
        if not block.text.isupper():
            break
    return " ".join(taken)


def _sentence(title: str) -> str:
    plain = re.sub(r"^ban hanh\s+", "", fold(title))
    text = title[len(title) - len(plain) :]
    return text[:1].upper() + text[1:]


def _issuer(blocks: Sequence[Block], places: dict[str, Place]) -> str:
    for block in blocks[:8]:
        folded = _MOTTO.sub(lambda m: " " * len(m[0]), fold(block.text))
        kept = "".join(c if f != " " else " " for c, f in zip(block.text, folded, strict=True))
        name = " ".join(kept.split())
        cut = re.search(r"\s+so\s*:", fold(name))
        name = name[: cut.start()] if cut else name
        if name and name.isupper() and _ISSUER.match(fold(name)):
            places["issuer"] = block.place()
            return name if len(name) < 200 else ""
    return ""


def title_cut(head: FoundHead, blocks: Sequence[Block]) -> Iterator[Loose]:
    """A title that goes on where the text names itself again: its tail was lost in one place."""
    first = next((n for n, b in enumerate(blocks) if _article(b)), len(blocks))
    said = _said(blocks[: max(first, 1)], {})
    short, long = sorted((fold(head.title).split(), fold(said).split()), key=len)
    if short and len(short) < len(long) and long[: len(short)] == short:
        yield Loose("title_differs", f"{head.title} / {said}", head.places.get("title", Place()))
