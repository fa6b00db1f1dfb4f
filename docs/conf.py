"""How the notebooks become pages. They are rendered as stored and not executed again."""

project = "A work report, figure by figure"
author = "The contributors"
copyright = "the contributors; code under MIT, data under CC BY 4.0"
root_doc = "index"
extensions = ["myst_nb"]
exclude_patterns = [".ipynb_checkpoints", "*.part"]

nb_execution_mode = "off"
nb_merge_streams = True
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"

html_theme = "pydata_sphinx_theme"
html_title = project
html_use_index = False
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["vendor/datatables/dataTables.dataTables.min.css", "pages.css"]
html_js_files = [
    "vendor/datatables/dataTables.min.js",
    "pages.js",
]
html_theme_options = {
    "header_links_before_dropdown": 5,
    "navigation_with_keys": True,
    "show_prev_next": True,
    "footer_start": ["copyright"],
    "footer_end": [],
    "secondary_sidebar_items": ["page-toc"],
}
html_sidebars: dict[str, list[str]] = {"**": []}
