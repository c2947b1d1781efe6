"""Colours, sizes, shapes and the style sheet: light, dark and high contrast."""
