"""Lines of the wall poster that break well: headings of even length, no word alone on the last line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.printing.poster.type_scale import SHAPE, Limits, Role
from plans.printing.text import printable

_BROKEN = 40
"""A word with so many characters is broken anyway; the type does not shrink for it."""

_BALANCED = 240
"""A heading with more characters than this is a text, and is broken like one."""


def capped_lines(texts: Sequence[str], role: Role, width: float) -> float:
    """Return the largest size at which no word of these texts is wider than ``width`` points."""
    face = SHAPE[role][0]
    words = {word for text in texts for word in re.split(r"[ \n]", printable(text[:4000])) if len(word) < _BROKEN}
    widest = max((stringWidth(word, face, 1) for word in words), default=0.0)
    return width / widest * 0.995 if widest else width


def without_breaks(texts: Sequence[str], role: Role, width: float, lines: int, limits: Limits, floor: float) -> float:
    """Return the largest size at which all headings take at most so many lines, but not below ``floor`` points."""
    size = limits.sizes[role][2]
    while size > floor and any(line_count(text[:_BALANCED], SHAPE[role][0], size, width) > lines for text in texts):
        size = max(floor, size * 0.97)
    return size


def clauses(text: str, role: Role, width: float) -> float:
    """Return the size at which each clause of a heading has a line of its own; endless when there are no two."""
    face = SHAPE[role][0]
    found = [
        (text[: item.end()].strip(), text[item.end() :]) for item in re.finditer(r"[:;.!?,] (?=\S)", text[:_BALANCED])
    ]
    widest = [max(stringWidth(printable(part), face, 1) for part in parts) for parts in found]
    return width * 0.995 / min(widest) if widest else float("inf")


def balanced(text: str, style: ParagraphStyle, width: float, *, even: bool = False) -> str:
    """Break a short text into as few lines as fit in ``width`` points, all of about one length where ``even``.

    No last line of one word, and none that ends with a small word, where there is another way.
    """
    text = printable(text)
    if len(text) > _BALANCED:
        return text
    # A line of exactly the width could be broken once more.
    return "\n".join(_lines(line, style, width * 0.998, even) for line in text.split("\n"))


def line_count(text: str, face: str, size: float, width: float) -> int:
    """Count the lines of a text without long words."""
    count = 0
    for line in printable(text).split("\n"):
        room = -1.0
        for word in line.split(" "):
            wide = stringWidth(word, face, size)
            room -= wide + stringWidth(" ", face, size)
            if room < 0:
                count, room = count + 1, width - wide
    return count


def _lines(text: str, style: ParagraphStyle, width: float, even: bool) -> str:
    words = text.split(" ")
    wide = [stringWidth(word, style.fontName, style.fontSize) for word in words]
    count = line_count(text, style.fontName, style.fontSize, width)
    if count < 2 or max(wide) > width or "" in words:
        return text
    space = stringWidth(" ", style.fontName, style.fontSize)
    aim = (sum(wide) + space * (len(words) - count)) / count if even else width

    def cost(first: int, after: int) -> float | None:
        length = sum(wide[first:after]) + space * (after - first - 1)
        if length > width:
            return None
        last = after == len(words)
        poor = 0.0 if last and not even else (length - aim) ** 2
        return poor + width**2 * _poor(words, first, after, even)

    places = _cheapest(len(words), count, cost)
    return "\n".join(" ".join(words[first:after]) for first, after in places) if places else text


def _poor(words: list[str], first: int, after: int, even: bool) -> float:
    """Return how poor a break after these words is, as a part of the square of the width."""
    if after == len(words):
        return 1.0 if after - first == 1 and len(words) > 3 else 0.0
    poor = 0.0
    if words[after][0].isdigit():
        poor += 0.1
    if words[after - 1][-1] in ":;,.!?":
        poor -= 0.02 if even else 0.01
    elif len(words[after - 1]) < 4:
        poor += 0.04 if even else 0.01
    return poor


def _cheapest(words: int, lines: int, cost: Callable[[int, int], float | None]) -> list[tuple[int, int]]:
    """Divide words over exactly so many lines at the least cost; give the first word of each line and the one after."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _line in range(lines):
        found: dict[int, tuple[float, int]] = {}
        for first, (before, _from) in best[-1].items():
            for after in range(first + 1, words + 1):
                poor = cost(first, after)
                if poor is None:
                    break
                if after not in found or before + poor < found[after][0]:
                    found[after] = before + poor, first
        best.append(found)
    places: list[tuple[int, int]] = []
    after = words
    for found in reversed(best[1:]):
        if after not in found:
            return []
        first = found[after][1]
        places.insert(0, (first, after))
        after = first
    return places
