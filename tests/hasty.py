"""Finds where a test of a page looks once at what the page may not have answered yet.

A source is followed from statement to statement: an act (a click, a key), a wait (an `expect`, a
`wait_for`), a look (a count, a text, axe). A look after an act with no wait between is hasty: on a
busy machine it sees the page as it was before. So is a key pressed after a click, before the focus is
known to have moved. What a helper does counts where the helper is called.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce

ACTS = {
    "click", "dblclick", "tap", "press", "type", "fill", "clear", "check", "uncheck", "set_checked",
    "select_option", "set_input_files", "press_sequentially", "insert_text", "drag_to",
    "dispatch_event", "go_back", "go_forward",
}  # fmt: skip
LOOKS = {
    "evaluate_all", "count", "all", "all_inner_texts", "all_text_contents", "inner_text",
    "inner_html", "text_content", "input_value", "is_visible", "is_hidden", "is_checked",
    "is_enabled", "is_disabled", "is_editable", "get_attribute", "bounding_box",
    "eval_on_selector", "eval_on_selector_all", "screenshot", "pdf", "title", "evaluate",
}  # fmt: skip
"""`evaluate` whose answer nobody takes is no look, and an `async` script waits by itself."""
POINTED = {"click", "dblclick", "tap"}
"""After these the focus may still be on its way."""
WAITS = ("wait_", "to_", "not_to_", "run_for")


@dataclass(frozen=True)
class Act:
    line: int
    name: str


BEFORE = Act(0, "whatever was done before")
NOTHING = Act(0, "nothing")
State = frozenset[Act]
"""What a page may still owe an answer to, by every way that leads here."""


@dataclass
class Way:
    """What a function does to a page as its caller sees it, and what is hasty inside it."""

    looks: list[str] = field(default_factory=list)
    """Those before any wait of its own, and keys that are pressed so."""
    keys: list[str] = field(default_factory=list)
    ends: State = frozenset({BEFORE})
    hasty: list[str] = field(default_factory=list)


class Walk:
    """Follows one function; `helpers` are the ways of those it may call, `scripts` its module's."""

    def __init__(self, helpers: Mapping[str, Way], scripts: Mapping[str, str]) -> None:
        self.helpers = helpers
        self.scripts = scripts
        self.way = Way()

    def function(self, node: ast.FunctionDef) -> Way:
        self.way.ends = frozenset()
        self.way.ends |= self.through(node.body, frozenset({BEFORE}))
        return self.way

    def through(self, body: list[ast.stmt], state: State) -> State:
        return reduce(self.statement, body, state)

    def statement(self, state: State, one: ast.stmt) -> State:
        match one:
            case ast.FunctionDef():
                return state
            case ast.Return():
                self.way.ends |= self.parts(one, state)
                return frozenset()
            case ast.If():
                state = self.into(one.test, state)
                return self.through(one.body, state) | self.through(one.orelse, state)
            case ast.For() | ast.While():
                state = self.into(one.iter if isinstance(one, ast.For) else one.test, state)
                once = self.through(one.body, state)
                return self.through(one.body, once) | once
            case ast.With():
                return self.within(one, state)
            case ast.Try():
                tried = self.through(one.body, state)
                caught = [self.through(handler.body, tried) for handler in one.handlers]
                return self.through(one.finalbody, tried.union(*caught))
        return self.parts(one, state, taken=not isinstance(one, ast.Expr))

    def within(self, one: ast.With, state: State) -> State:
        """`with page.expect_download()` waits for it at the end, not at the beginning."""
        named = ".expect_" in " ".join(ast.unparse(item) for item in one.items)
        if not named:
            for item in one.items:
                state = self.into(item.context_expr, state)
        state = self.through(one.body, state)
        return frozenset({NOTHING}) if named else state

    def parts(self, node: ast.AST, state: State, taken: bool = True) -> State:
        for child in ast.iter_child_nodes(node):
            state = self.into(child, state, taken)
        return state

    def into(self, node: ast.AST, state: State, taken: bool = True) -> State:
        """Follows an expression in the order in which Python comes to its parts."""
        if isinstance(node, ast.Lambda):
            return state
        state = self.parts(node, state)
        if isinstance(node, ast.Attribute) and node.attr == "url":
            self.meet(self.way.looks, Act(node.lineno, "url"), state)
        return self.call(node, state, taken) if isinstance(node, ast.Call) else state

    def call(self, call: ast.Call, state: State, taken: bool) -> State:
        of = call.func.value if isinstance(call.func, ast.Attribute) else None
        name = getattr(call.func, "attr" if of else "id", "")
        if name == "wait_for_timeout":
            return state
        if name.startswith(WAITS) if of else name in ("expect", "eventually"):
            return frozenset({NOTHING})
        if not of and name in self.helpers:
            return self.helped(Act(call.lineno, name), self.helpers[name], state)
        if of and name in ACTS:
            if ast.unparse(of).endswith("keyboard"):
                self.meet(self.way.keys, Act(call.lineno, name), pointed(state))
            return frozenset({Act(call.lineno, name)})
        if name == "evaluate" and self.waits(call):
            return frozenset({NOTHING})
        if name == "axe" or (of and name in LOOKS and (taken or name != "evaluate")):
            self.meet(self.way.looks, Act(call.lineno, name), state)
        return state

    def helped(self, call: Act, way: Way, state: State) -> State:
        for look in way.looks:
            self.meet(self.way.looks, Act(call.line, f"{call.name}: {look}"), state)
        for key in way.keys:
            self.meet(self.way.keys, Act(call.line, f"{call.name}: {key}"), pointed(state))
        left = {Act(call.line, end.name) if end.line else end for end in way.ends - {BEFORE}}
        return frozenset(left) | (state if BEFORE in way.ends else frozenset())

    def waits(self, call: ast.Call) -> bool:
        """Whether the script that is run in the page takes its time there."""
        script = call.args[0] if call.args else None
        if isinstance(script, ast.Name):
            return self.scripts.get(script.id, "").startswith("async")
        return isinstance(script, ast.Constant) and str(script.value).startswith("async")

    def meet(self, first: list[str], found: Act, state: State) -> None:
        if BEFORE in state and found.name not in first:
            first.append(found.name)
        for act in state - {BEFORE, NOTHING}:
            told = f"{found.line}: {found.name} after {act.name} ({act.line})"
            if told not in self.way.hasty:
                self.way.hasty.append(told)


def pointed(state: State) -> State:
    return frozenset(act for act in state if act in (BEFORE, NOTHING) or act.name in POINTED)


def hasty_in(sources: Mapping[str, str]) -> list[str]:
    """Every hasty look in modules, by the stem of their names; helpers come from one another."""
    trees = {name: ast.parse(text) for name, text in sources.items()}
    ways: dict[tuple[str, str], Way] = {}
    for _ in range(5):  # helpers of helpers of helpers
        ways = {
            (module, one.name): Walk(
                dict(_known(module, tree, ways)), dict(_scripts(tree))
            ).function(one)
            for module, tree in trees.items()
            for one in _functions(tree)
        }
    return [f"{module}:{told}" for (module, _), way in ways.items() for told in way.hasty]


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


def _known(
    module: str, tree: ast.Module, ways: Mapping[tuple[str, str], Way]
) -> Iterator[tuple[str, Way]]:
    for one in ast.walk(tree):
        if isinstance(one, ast.ImportFrom) and one.module:
            source = one.module.rpartition(".")[2]
            for alias in one.names:
                if (source, alias.name) in ways:
                    yield alias.asname or alias.name, ways[source, alias.name]
    yield from ((name, way) for (of, name), way in ways.items() if of == module)


def _scripts(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for one in tree.body:
        match one:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                yield name, text
