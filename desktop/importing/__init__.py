"""Somebody's own list in the window: what its tables become and its columns are, line by line, then one step."""
