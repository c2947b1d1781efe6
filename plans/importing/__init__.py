"""Somebody's own lists taken into a plan: read, find the tables, propose what is what, parse, match, and make edits."""
