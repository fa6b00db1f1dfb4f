"""A start for the next report: a scan of its text, and how good that is."""
