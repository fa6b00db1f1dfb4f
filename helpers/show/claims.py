"""Claims of the prose, checked in place: one that turns false says so, and the notebook goes on."""

from __future__ import annotations

from html import escape

from IPython.display import display

NOTICE = "This no longer holds with the present assumptions"
"""How every notice begins. No stored notebook may show one."""

_LOOK = "border: 2px solid #D55E00; margin: 0.5em 0; padding: 0.4em 0.8em"
"""Readable on white and on black; JupyterLab knows no style sheet of ours."""


def claim(condition: bool, words: str) -> None:
    """Check what the prose says, and show a notice in place where it is no longer so.

    Nothing is shown where it holds, and nothing is returned, so that it can stand anywhere in a
    cell. The notebook goes on in either case.

    Parameters
    ----------
    condition : bool
        Whether it holds. An answer is no boolean: write ``answer is Answer.YES``.
    words : str
        What is claimed, as a sentence.

    Raises
    ------
    ValueError
        If there are no words, whether the claim holds or not.

    Examples
    --------
    >>> claim(3 > 2, "Three is more than two.")
    """
    if not words.strip():
        raise ValueError("a claim needs words: claim(condition, 'what is claimed')")
    if condition:
        return
    notice = (
        f'<div class="claim" role="note" style="{_LOOK}">'
        f"<strong>{NOTICE}:</strong> {escape(words)}</div>"
    )
    display({"text/html": notice, "text/plain": f"{NOTICE}: {words}"}, raw=True)
