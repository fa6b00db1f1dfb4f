"""The commands behind ``python -m helpers``.

Here live the environment, the notebooks and the pages, and what times them. They may use all else.
Nothing but ``helpers.__main__`` uses them, and they know nothing of what a figure means.
"""
