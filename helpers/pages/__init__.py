"""What the pages add to the stored notebooks.

Here live the parts of the rendering that know pages: each is a small extension of Sphinx with a job
of its own. It uses core, data, analysis and show, and what commands read of stored notebooks. It
runs no notebook and changes none.
"""
