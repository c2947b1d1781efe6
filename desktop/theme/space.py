"""The distances between things, in pixels: one grid for the whole window."""

from __future__ import annotations

XS, S, M, L, XL, XXL = GRID = (4, 8, 12, 16, 24, 32)
"""Within a thing, between what belongs together, in a card, between cards, around a page, around a start page."""
LINE = 1
"""The width of a border, for what stands against it."""
