"""The commands behind ``python -m helpers``: environment, notebooks and pages."""
