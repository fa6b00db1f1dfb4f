"""How the notebooks and the docstrings become pages. Notebooks are not executed again."""

import gc
import os
import re
from importlib import import_module

from docutils import nodes
from numpydoc.xref import DEFAULT_LINKS
from sphinx.addnodes import download_reference, pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import helpers
from helpers.locations import ROOT

gc.disable()  # next to nothing becomes garbage, and looking for it takes a sixth of the time

project = "A work report, figure by figure"
author = "The contributors"
copyright = "the contributors"
root_doc = "index"
extensions = ["myst_nb", "sphinx.ext.autodoc", "numpydoc", "sphinx_codeautolink"]
extensions += ["helpers.pages.about", "helpers.pages.head", "helpers.pages.takeaway"]
extensions += ["helpers.pages.fonts", "helpers.pages.front", "helpers.pages.scripts"]
extensions += ["helpers.pages.charts"]
extensions += ["helpers.pages.figures", "helpers.pages.search"]
exclude_patterns = ["README.md"]

nb_execution_mode = "off"
nb_merge_streams = True
myst_ref_domains = ["std", "py"]  # that of the figures is for the search alone
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"

# The reference: short names, and links from types and single backticks.
add_module_names = False
autodoc_member_order = "bysource"
autosummary_generate = False
default_role = "py:obj"
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"
numpydoc_show_class_members = False
numpydoc_xref_param_type = True
numpydoc_xref_ignore = "all"
numpydoc_xref_aliases = {name: name for name in DEFAULT_LINKS} | {
    name: f":obj:`{name}`"
    for path in (ROOT / "helpers").rglob("*.py")
    for name in re.findall(r"^class ([A-Z]\w*)", path.read_text(encoding="utf-8"), re.MULTILINE)
}
codeautolink_concat_default = True  # what one cell imports, later ones use

html_theme = "pydata_sphinx_theme"
html_title = project
html_use_index = False
html_domain_indices = False
html_copy_source = False
html_show_sourcelink = False
html_search_scorer = str(ROOT / "docs" / "scorer.js")
html_show_search_summary = False  # from a folder, browsers do not let a page read others
html_static_path = ["_static"]
templates_path = ["_templates"]
html_favicon = "_static/favicon.svg"
html_baseurl = os.environ.get("SITE_URL", "")  # where the pages are published, if anywhere
html_css_files = ["pages.css"]
html_js_files = ["pages.js"]
html_context = {"default_mode": "auto"}
html_theme_options = {
    "header_links_before_dropdown": 7,
    "navbar_persistent": ["search-button"],
    "navigation_with_keys": False,
    "search_bar_text": "Search: words, or numbers as printed",
    "show_prev_next": True,
    "article_footer_items": ["take-away"],
    "footer_start": ["about"],
    "footer_end": [],
    "secondary_sidebar_items": {"**": ["page-toc"], "index": []},
}
html_sidebars: dict[str, list[str]] = {"[!r]**": [], "reference/*": ["sidebar-nav-bs"]}

_NAME = re.compile(r"[A-Za-z]\w*(\.[A-Za-z]\w*)*")


def link_names(app: Sphinx, doctree: nodes.document) -> None:
    """Let code in prose that is a name of the helpers lead to the reference."""
    page = app.env.docname
    if page.startswith("reference/helpers"):
        return  # there single backticks do, and double ones hold values
    for literal in list(doctree.findall(nodes.literal)):
        name = literal.astext()
        linked = isinstance(literal.parent, nodes.reference | pending_xref | download_reference)
        known = name.partition(".")[0] in ("helpers", *helpers.__all__)
        if known and not linked and _NAME.fullmatch(name):
            link = pending_xref("", refdomain="py", reftype="obj", reftarget=name, refdoc=page)
            literal.replace_self(link)
            link += literal


def find_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Find a name where it is defined that a module imports, or that the helpers have on top."""
    if node.get("refdomain") != "py":
        return None
    first, *rest = node["reftarget"].split(".")
    module = import_module(node.get("py:module") or "helpers")
    found = getattr(module, first, None) or getattr(helpers, first, None)
    home, name = getattr(found, "__module__", None), getattr(found, "__qualname__", None)
    if home is None or name is None:
        return None
    python, target = env.domains.python_domain, ".".join([home, name, *rest])
    return python.resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, content)


def link_no_examples(_: Sphinx, env: BuildEnvironment) -> None:
    """Leave the examples of docstrings without links, which would take as long as all else."""
    blocks = env.sphinx_codeautolink_transforms  # type: ignore[attr-defined]
    for page in [page for page in blocks if page.startswith("reference/")]:
        del blocks[page]


def setup(app: Sphinx) -> None:
    """Take part in the rendering."""
    app.connect("doctree-read", link_names)
    app.connect("missing-reference", find_name)
    app.connect("env-updated", link_no_examples, priority=400)  # before links are resolved
