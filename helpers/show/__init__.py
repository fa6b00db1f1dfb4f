"""What a reader sees.

Here live tables for readers, the style of all charts, and how both are displayed with a caption
and a description. It uses core, data and analysis, with matplotlib and IPython. It knows no
notebook and no page, and it decides nothing: verdicts come from analysis.
"""
