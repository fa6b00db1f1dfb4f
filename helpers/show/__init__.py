"""What a reader sees.

Here live tables for readers, the style of all charts, how both are displayed with a caption and a
description, and the controls that move a picture. It uses core, data and analysis, with
matplotlib, IPython and ipywidgets. It knows no notebook and no page, and it decides nothing:
verdicts come from analysis.
"""
