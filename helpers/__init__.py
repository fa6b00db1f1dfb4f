"""Helpers behind the notebooks: the meaning of a work report's figures.

Each module has one job; import from the module itself, for example
``from helpers.data.report import load_report``.
"""

__version__ = "0.1.0"
