"""The title of the next list below the lines of one: a text by itself in the column where that list begins."""

from __future__ import annotations

from plans.importing.files.grid import Row, is_blank
from plans.importing.tables.heading_lines import Head, overlap


def next_title(lines: list[Row], head: Head, later: list[Head]) -> tuple[str, list[str]] | None:
    """Return what the last of some lines says as the title of the list below it, and what stands beside it.

    What stands beside it has no heading of either list: "NB Joost stopt" behind "Mensen".
    """
    following = next((other for other in later if other.place > head.last and overlap(other, head)), None)
    if not lines or following is None:
        return None
    filled = [column for column, cell in enumerate(lines[-1].cells) if not is_blank(cell)]
    first, last = min(following.columns), max(following.columns)
    inside = [column for column in filled if first <= column <= last]
    beside = [column for column in filled if column > last]
    words = lines[-1].cell(first)
    if inside != [first] or not beside or not isinstance(words, str) or {*beside} & {*head.columns}:
        return None
    return words, [str(lines[-1].cell(column)) for column in beside]
