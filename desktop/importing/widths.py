"""How wide the columns of a list are: as they want where there is room, else the widest give way first."""

from __future__ import annotations

from collections.abc import Sequence


def fitted(room: int, *stages: Sequence[int]) -> list[int]:
    """Return widths that fit in a room, if they can; each stage says how narrow columns may become before the next.

    The first stage is what they want. Within a stage the widest give way first, and all to the same width. What does
    not fit at the last stage either has to be scrolled.
    """
    wide, *others = (list(stage) for stage in stages)
    for narrow in others:
        if sum(wide) <= room:
            break
        wide = _between(room, wide, narrow)
    return wide


def _between(room: int, wide: list[int], narrow: list[int]) -> list[int]:
    """Return the widest widths between two stages that fit; the narrow ones when none do."""
    low, high = 0, max(wide, default=0)
    while low < high:
        most = (low + high + 1) // 2
        low, high = (most, high) if sum(_capped(wide, narrow, most)) <= room else (low, most - 1)
    return _capped(wide, narrow, low)


def _capped(wide: list[int], narrow: list[int], most: int) -> list[int]:
    return [max(min(one, most), min(one, least)) for one, least in zip(wide, narrow, strict=True)]
