"""Lines of the wall poster that break well: headings of even length, no word alone on the last line."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.printing.breaking import together
from plans.printing.text import printable

_BALANCED = 240
"""A heading with more characters than this is a text, and is broken like one."""


def balanced(text: str, style: ParagraphStyle, width: float, *, even: bool = False) -> str:
    """Break a short text into as few lines as fit in ``width`` points, all of about one length where ``even``.

    No last line of one word, and none that ends with a small word, where there is another way.
    """
    text = together(printable(text))
    if len(text) > _BALANCED:
        return text
    # A line of exactly the width could be broken once more.
    return "\n".join(_lines(line, style, width * 0.998, even) for line in text.split("\n"))


def parts(text: str, style: ParagraphStyle, width: float) -> bool:
    """Return whether a word of a text is wider than ``width`` points, so that it has to part."""
    words = printable(text).split()
    return max((stringWidth(word, style.fontName, style.fontSize) for word in words), default=0.0) > width


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
