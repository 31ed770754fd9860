"""What a fault of mutmut changes, as lines that are taken out and put in."""

import ast
import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path


def shown(faults: Iterable[str], place: Path) -> Iterator[str]:
    """Each fault with its change; `place` is mutmut's folder with the faulty copies."""
    whole: dict[Path, dict[str, str]] = {}
    for fault in sorted(faults):
        function, _, number = fault.partition("__mutmut_")
        module, _, name = function.rpartition(".")
        path = place / module.replace(".", "/")
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if path not in whole:
            whole[path] = definitions(path.read_text("utf-8"))
        sound, faulty = (whole[path][f"{name}__mutmut_{n}"] for n in ("orig", number))
        lines = [*difflib.unified_diff(sound.splitlines(), faulty.splitlines(), n=0, lineterm="")]
        kept = [line for line in lines[2:] if "__mutmut_" not in line and line[:2] != "@@"]
        yield "\n".join([fault, *kept, ""])


def definitions(text: str) -> dict[str, str]:
    """The text of every function, sound and faulty, by its name."""
    lines = text.splitlines()
    return {
        node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno])
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }
