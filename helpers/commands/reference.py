"""Write what the pages of the reference list, read from the modules: every public name once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from textwrap import indent

from helpers.locations import ROOT

_HELPERS = ROOT / "helpers"

_LONGEST_VALUE = 60
"""Characters; the value of a constant that is longer is left out."""


def reference_pages() -> dict[str, str]:
    """Return the pages of the reference by name, in reStructuredText that autodoc fills in.

    Returns
    -------
    dict of str to str
        ``index``, the map of the names at the top with a list of the folders, and for each folder
        a page with its modules and their names, in the order in which they are defined.
    """
    folders = [path.parent for path in sorted(_HELPERS.glob("*/**/__init__.py"))]
    listed = "".join(f":doc:`{_dotted(folder)}`\n   {_summary(folder)}\n" for folder in folders)
    hidden = "".join(f"   {_dotted(folder)}\n" for folder in folders)
    contents = f"{_heading('By folder', '-')}\n{listed}\n.. toctree::\n   :hidden:\n\n{hidden}"
    pages = {_dotted(folder): _page(folder, _dotted(folder), "") for folder in folders}
    return {"index": _page(_HELPERS, "Reference", contents), **pages}


def _page(folder: Path, title: str, contents: str) -> str:
    """Return the page of a folder: what it says of itself, then its modules."""
    parts = [".. autolink-skip:: file\n", _heading(title, "="), *_entries(folder), contents]
    for path in sorted(folder.glob("*.py")):
        if not path.name.startswith("_"):
            parts += [_heading(_dotted(path), "-"), *_entries(path)]
    return "\n".join(parts)


def _entries(path: Path) -> Iterator[str]:
    """Yield the directives that show a module and the public names that are defined in it."""
    module, body = _dotted(path), _parsed(path).body
    yield f".. automodule:: {module}\n   :no-members:\n"
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            yield from _constants(node, after)
        elif _is_shown(node) and isinstance(node, ast.ClassDef):
            yield f".. autoclass:: {module}.{node.name}\n   :members:\n{_words(node)}"
        elif _is_shown(node) and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f".. autofunction:: {module}.{node.name}\n"


def _is_shown(node: ast.stmt) -> bool:
    """Return whether a class or a function is public, and no more than a signature of another."""
    decorators = map(ast.unparse, getattr(node, "decorator_list", ()))
    return not getattr(node, "name", "_").startswith("_") and "overload" not in decorators


def _words(node: ast.ClassDef) -> str:
    """Return the options that show the words of an Enum, which have no text of their own.

    The fields of a record have none either, for they are told as its parameters.
    """
    if not any(ast.unparse(base).endswith("Enum") for base in node.bases):
        return ""
    fields = [ast.unparse(one.target) for one in node.body if isinstance(one, ast.AnnAssign)]
    return f"   :undoc-members:\n   :exclude-members: {', '.join(fields)}\n"


def _constants(node: ast.Assign | ast.AnnAssign, after: ast.stmt | None) -> Iterator[str]:
    """Yield the constants of an assignment, with their value if it is short, and the text below.

    Autodata would show what is said of a constant's type, where nothing is said of the constant.
    """
    value = ast.unparse(node.value) if node.value else ""
    lines = [f"   :value: {value}"] if len(value) <= _LONGEST_VALUE else []
    if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
        lines += ["", indent(cleandoc(str(after.value.value)), "   ")]
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        for part in target.elts if isinstance(target, ast.Tuple) else [target]:
            if not ast.unparse(part).startswith("_"):
                yield "\n".join([f".. py:data:: {ast.unparse(part)}", *lines, ""])


def _heading(text: str, line: str) -> str:
    """Return a heading."""
    return f"{text}\n{line * len(text)}\n"


def _summary(path: Path) -> str:
    """Return the first line of what a module says of itself."""
    return (ast.get_docstring(_parsed(path)) or "").partition("\n")[0]


def _parsed(path: Path) -> ast.Module:
    """Return the source of a module, or of a folder's own."""
    file = path / "__init__.py" if path.is_dir() else path
    return ast.parse(file.read_text(encoding="utf-8"))


def _dotted(path: Path) -> str:
    """Return the name of a module or a folder, as it is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)
