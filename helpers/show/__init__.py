"""What a reader sees: tables, charts and their style. It uses all above it."""
