"""Write the first page: the story in one screen, then every notebook with its chart and a sentence.

The sentences and the numbers come from `helpers.show.story`, the rest from the stored notebooks.
"""

from __future__ import annotations

import re
from html import escape
from itertools import chain
from pathlib import Path

from sphinx.application import Sphinx

from helpers.commands.notebooks import finding, notebook_paths, picture, title
from helpers.data.report import Report, load_report
from helpers.locations import NOTEBOOKS
from helpers.pages.charts import StoredChart, stored_charts
from helpers.show import story

STORY = "<!-- the story -->"
"""The line of the first page in whose place the story comes."""

DOUBTS = (1, 5)
"""The notebooks whose findings open with what readers should doubt, by their numbers."""


def first_page(report: Report) -> str:
    """Write the story and the list of notebooks in Markdown.

    Parameters
    ----------
    report : Report
        The report.

    Raises
    ------
    ValueError
        If a notebook has no title or finding, or the package lacks what the story tells.
    """
    parts = [
        _fenced("lead", f"{story.what_and_where(report)} {story.what_was_done(report)}"),
        _fenced("key-numbers", _numbers(report)),
        _path(),
        "## What was asked, and what came of it",
        story.where_the_aim_stands(report),
        _asked_and_came(report),
        "## What is in doubt",
        _doubts(report),
        "## The notebooks",
        _fenced("notebooks", "\n".join(_notebook(path) for path in notebook_paths())),
    ]
    return "\n\n".join(parts)


def first_sentence(path: Path) -> str:
    """Return the first sentence of the finding of a stored notebook, without links.

    Parameters
    ----------
    path : Path
        The notebook.
    """
    sentence = re.split(r"(?<=[.?!]) (?=[A-Z0-9“])", finding(path), maxsplit=1)[0]
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", sentence)


def _fenced(name: str, text: str) -> str:
    """Put Markdown in a container with a class of that name."""
    return f"````{{container}} {name}\n{text}\n````"


def _numbers(report: Report) -> str:
    """Write the key numbers as a list, each with a link to the notebook that says more."""
    paths = dict(enumerate(notebook_paths()))
    return "\n".join(
        f"- [**{one.number}**]({_address(paths[one.notebook])}) {one.counts}"
        for one in story.key_numbers(report)
    )


def _path() -> str:
    """Write the chart of the collection with its title as its caption, for every screen."""
    chart = the_picture()
    narrow = "".join(
        f'<source media="(max-width: 639px)" srcset="{_file(chart, at)}">'
        for at in range(1, len(chart.forms))
    )
    return _raw(
        f'<figure class="path"><picture>{narrow}<img alt="{chart.description}" '
        f'{chart.forms[0].size} src="{_file(chart)}"></picture>\n'
        f"<figcaption><strong>{escape(chart.title)}</strong> "
        f'<a href="{_page(chart)}#{chart.anchor}">More</a></figcaption></figure>'
    )


def _asked_and_came(report: Report) -> str:
    """Write the table of the targets that something decides."""
    rows = [("Target", "Asked", "Came", "Result"), *story.asked_and_came(report)]
    cells = "\n".join(
        f"{'  - ' if column else '* - '}{cell}" for row in rows for column, cell in enumerate(row)
    )
    return (
        "```{list-table} Targets that later publications decide\n"
        f":header-rows: 1\n:stub-columns: 1\n:class: asked\n\n{cells}\n```"
    )


def _doubts(report: Report) -> str:
    """Write what readers should doubt before they quote."""
    paths = dict(enumerate(notebook_paths()))
    lines = [f"{story.which_land(report)} [More]({_address(paths[2])})"]
    lines += [f"{first_sentence(paths[at])} [More]({_address(paths[at])})" for at in DOUBTS]
    return "\n".join(f"- {line}" for line in lines)


def _notebook(path: Path) -> str:
    """Write a notebook as an item of a list: its first chart, its title as a link, a sentence."""
    charts = "".join(
        f"  {line}\n" for chart in first_chart(path) for line in _raw(_small(chart)).split("\n")
    )
    return f"-\n{charts}\n  [{title(path)}]({_address(path)})\n\n  {first_sentence(path)}"


def _small(chart: StoredChart) -> str:
    """Write a chart in small, beside the title of its notebook."""
    return f'<img alt="{escape(chart.title)}" {chart.forms[0].size} src="{_file(chart)}">'


def first_chart(path: Path) -> list[StoredChart]:
    """Return the first chart of a stored notebook in a list, which is empty if it has none."""
    return stored_charts(f"{NOTEBOOKS.name}/{path.stem}", path)[:1]


def the_picture() -> StoredChart:
    """Return the chart of the collection with all its forms."""
    svg = picture().svg.decode("utf-8")
    return next(
        chart
        for path in notebook_paths()
        for chart in stored_charts(f"{NOTEBOOKS.name}/{path.stem}", path)
        if chart.forms[0].svg == svg
    )


def _file(chart: StoredChart, form: int = 0) -> str:
    """Return the address of a form of a chart, which follows the colours of the page."""
    return f"_images/front-{chart.page.rpartition('/')[2]}-{chart.name}-{form}.svg"


def _page(chart: StoredChart) -> str:
    """Return the address of the page of a chart."""
    return f"{chart.page}.html"


def _raw(html: str) -> str:
    """Put HTML into Markdown."""
    return f"```{{raw}} html\n{html}\n```"


def _address(path: Path) -> str:
    """Return the address of a notebook from the first page."""
    return f"{NOTEBOOKS.name}/{path.name}"


def write_charts(app: Sphinx) -> None:
    """Put the charts of the first page among the images, those of the notebooks in one form."""
    shown = the_picture()
    files = {_file(shown, at): form for at, form in enumerate(shown.forms)}
    for chart in chain.from_iterable(map(first_chart, notebook_paths())):
        files[_file(chart)] = chart.forms[0]
    for name, form in files.items():
        file = Path(app.outdir) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(form.svg, encoding="utf-8", newline="\n")


def tell_story(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put the story into the first page before it is read."""
    if docname == app.config.root_doc:
        source[0] = source[0].replace(STORY, first_page(load_report(story.REPORT)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.connect("builder-inited", write_charts)
    app.connect("source-read", tell_story)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
