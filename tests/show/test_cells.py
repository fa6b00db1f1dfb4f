"""Which columns of a table hold sentences, and so need room."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from helpers.show.html import table_html

SHORT, LONG = "x" * 60, "x" * 61


@pytest.mark.parametrize(
    ("column", "wide"),
    [
        (["a", SHORT], False),
        (["a", LONG], True),
        ([LONG, "a"], True),
        ([None, LONG], True),
        ([None, SHORT], False),
        ([1.5, 2.5], False),
        ([10**70, 1], False),  # a number is no sentence
        ([], False),
    ],
)
def test_a_column_of_sentences_is_wide(column: list[Any], wide: bool) -> None:
    html = table_html(pd.DataFrame({"words": column}, dtype="object"), "Words")
    head = html.partition("</thead>")[0]
    assert (" class=wide" in head) == wide
    assert html.count("class=wide") == int(wide)


def test_only_the_wide_column_is_wide() -> None:
    table = pd.DataFrame({"a": ["x"], "b": [LONG], "c": [1.0]})
    html = table_html(table, "Words", unsortable=("b", "c"))
    assert '<th scope="col" style="text-align: left">a</th>' in html
    assert '<th scope="col" style="text-align: left" class=wide data-orderable=false>b</th>' in html
    assert '<th scope="col" style="text-align: right" data-orderable=false>c</th>' in html
