"""The lines of a cell: points of a list, or cards that each say who or when."""

from __future__ import annotations

import re

from plans.importing.prose.task_lines import parse_task

_BULLET = re.compile(r"^\s*(?:[-–•*·▪◦o]|\d{1,2}[.)]|[a-zA-Z][.)])\s+(?=\S)")


def cards_of(words: str) -> list[str]:
    """Return the cards in a cell: each line, when all but continue a list or say who or when."""
    # What stands in brackets on a line of its own goes with the line above.
    lines = [line.strip() for line in re.sub(r"\n\s*(?=\()", " ", words).split("\n") if line.strip()]
    listed = lines_of(words)
    return listed or (
        lines if sum(parse_task(line).detailed for line in lines) >= len(lines) / 2 else [" ".join(lines)]
    )


def lines_of(words: str, plain: bool = False) -> list[str]:
    """Return the points of a list in a cell; of a text that is no list nothing, unless ``plain`` lines will do."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    if len(lines) < 2:
        return []
    listed = [_BULLET.match(line) is not None for line in lines]
    if plain or all(listed) or sum(listed) >= len(lines) - 1 >= 2:
        return [_BULLET.sub("", line).strip() for line in lines]
    return []


def go_together(words: str, *others: str) -> bool:
    """Return whether a cell of who or when has a line for each line of what is to be done."""
    many = len(lines_of(words, plain=True))
    return many > 1 and any(len(lines_of(other, plain=True)) == many for other in others)
