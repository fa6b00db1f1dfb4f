"""The charts: each takes what it draws and returns the figure."""
