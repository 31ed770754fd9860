"""What is read of a dossier in a Word file: papers, pictures, and what stayed behind."""

from dataclasses import dataclass, field


@dataclass
class Paper:
    """One paper: what is known of it, and its text as Markdown."""

    title: str
    text: str = ""
    kind: str = ""
    dated: str = ""
    issued_by: str = ""


@dataclass(frozen=True)
class LeftOut:
    """Something that was not taken over: what, in which paper (0: before the first), which
    paragraph of it, and words by which it is found."""

    code: str
    paper: int
    paragraph: int
    words: str = ""


@dataclass
class WordDossier:
    """What a file holds; `title` and `intro` are what stands before the first heading."""

    title: str = ""
    intro: str = ""
    papers: list[Paper] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    left: list[LeftOut] = field(default_factory=list)
