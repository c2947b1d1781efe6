"""One goal as a lane of the poster: its course from the start through four reviews to the flag and the celebration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Spacer

from plans.dates import QUARTERS
from plans.printing.layout import Flow
from plans.printing.poster import shapes
from plans.printing.poster.lines import balanced, parts
from plans.printing.poster.shapes import height
from plans.printing.poster.sizes import Sizes
from plans.printing.poster.words import Lane, Ring, Step
from plans.printing.styles import MUTED, SEMIBOLD
from plans.printing.tagging import Flowable, figure
from plans.printing.text import coloured, joined, paragraph, strong, write
from plans.status import GOAL_MARKS, goal_word, tick_word
from resources.language import gettext as _

_BOX = 1.05
"""The side of a box to tick, in sizes of an action."""
_INDENT = 1.6
_APART = 1.12
"""How far the lines of an action are apart, in sizes of its type."""
_FOOT = 0.46
"""The foot of a flag lies on the ring, so many of its radius above the middle."""


@dataclass(frozen=True)
class _Placed:
    """A step in its column, measured."""

    step: Step
    text: Any
    high: float


class Course(Flowable):
    """The lane of a goal; it carries in words all that it shows."""

    alt_text = ""
    holds_words = True

    def __init__(self, lane: Lane, sizes: Sizes, title: float, most: int) -> None:
        """Lay it out with the title in type of ``title`` points and at most so many actions in a quarter."""
        super().__init__()
        self.lane, self.sizes = lane, sizes
        part = sizes.part
        self.whole = True
        """Whether every word of its actions stands on one line."""
        wide = sizes.left - sizes.number - 14 * part
        face = sizes.style(title, 1.06, strong=True, level=2)
        figure = joined(
            [
                strong(coloured(lane.figure, lane.colour)) if lane.figure else "",
                coloured(lane.due.replace(" ", "\xa0"), _muted()) if lane.due else "",
            ]
        )
        below = [figure, coloured(lane.owner, _muted()) if lane.owner else ""]
        self.head: Flow = [
            paragraph(balanced(lane.title, face, wide, even=True), face),
            Spacer(0, 0.09 * title),
            *(paragraph(words, sizes.style(sizes.figure, 1.2)) for words in below if words),
        ]
        self.columns = [self._column(quarter, most) for quarter in QUARTERS]
        line = sizes.style(sizes.celebration, 1.14, strong=lane.reached)
        words = coloured(lane.celebration, lane.colour) if lane.reached and lane.celebration else lane.celebration
        self.celebration: Flow = [paragraph(words, line)] if lane.celebration else []
        self.title_wide = wide
        self.above = max(8 * part + sizes.ring, 1.5 * part + _FOOT * sizes.ring + 1.6 * sizes.flag)
        """From the top of the lane to the line of the course."""
        self.below = sizes.ring + 1.5 * part
        """From that line to the first action."""
        stack = max((sum(item.high for item in column) for column in self.columns), default=0.0)
        title_high = max(height(self.head, wide) + 4 * part, 0.7 * sizes.numeral)
        celebrated = height(self.celebration, sizes.right)
        self.needed = max(10 * part + title_high, self.above + self.below + max(stack, celebrated)) + 2 * part
        self.high = self.needed

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and the height that the sheet gives it."""
        self.width = width
        return width, self.high

    def draw(self) -> None:
        """Draw the goal at the left, and its course beside it."""
        canvas, lane, sizes = self.canv, self.lane, self.sizes
        # More room than needed lies above and below, evenly.
        top = self.high - 0.42 * (self.high - self.needed)
        head = top - 11 * sizes.part
        shapes.numeral(canvas, 0, head, lane.number, lane.colour, sizes.numeral)
        y = head + 0.2 * self.head[0].style.fontSize
        for item in self.head:
            high = item.wrap(self.title_wide, shapes.ENDLESS)[1]
            y -= high
            item.drawOn(canvas, sizes.number, y)
        line = top - self.above
        with figure(canvas, self._spoken()):
            self._way(line)
            self._points(line)
        for quarter, column in enumerate(self.columns, start=1):
            self._steps(quarter, column, line - self.below)
        self._celebrate(line)

    def _spoken(self) -> str:
        """Say what the line of the course shows: where it starts, what was measured, and what the flag says."""
        lane = self.lane
        measured = [
            " ".join(filter(None, (_("Quarter {number}").format(number=quarter), ring.value, _standing(ring))))
            for quarter, ring in zip(QUARTERS, lane.rings, strict=True)
            if ring.value or ring.status
        ]
        return " · ".join(filter(None, (lane.figure, *measured, lane.due)))

    def _column(self, quarter: int, most: int) -> list[_Placed]:
        sizes, steps = self.sizes, self.lane.steps[quarter - 1]
        wide = self._wide(quarter) - _INDENT * sizes.action
        style, made = sizes.style(sizes.action, _APART), []
        shown = steps if len(steps) <= most else steps[:most]
        for step in shown:
            text = paragraph(balanced(step.what, style, wide), style)
            self.whole = self.whole and not parts(step.what, style, wide)
            made.append(_Placed(step, text, text.wrap(wide, shapes.ENDLESS)[1] + 0.12 * sizes.action))
        if len(steps) > len(shown):
            words = _("+{count} in the plan").format(count=len(steps) - len(shown))
            text = paragraph(words, sizes.style(sizes.action, _APART, muted=True))
            made.append(_Placed(Step("", None), text, text.wrap(wide, shapes.ENDLESS)[1]))
        return made

    def _wide(self, quarter: int) -> float:
        """Return how wide the actions of a quarter may be: up to those of the next quarter that has any."""
        after = next((later for later in QUARTERS[quarter:] if self.lane.steps[later - 1]), None)
        end = self._left(after) if after else self.sizes.celebrating
        return min(end - self._left(quarter), 1.8 * self.sizes.pitch) - 9 * self.sizes.part

    def _left(self, quarter: int) -> float:
        """Return where the actions of a quarter begin: behind the measuring point before it."""
        sizes = self.sizes
        return sizes.at(0) - 8 * sizes.part if quarter == 1 else sizes.at(quarter - 1) + 0.3 * sizes.ring

    def _way(self, y: float) -> None:
        """Draw the line: thick as far as was looked back, thin after it, dotted to the celebration."""
        canvas, sizes, lane = self.canv, self.sizes, self.lane
        canvas.setStrokeColor(HexColor(lane.colour))
        behind = sizes.at(lane.so_far)
        for first, last, thick in ((sizes.at(0), behind, 5.0), (behind, sizes.at(4), 1.9)):
            if last > first:
                canvas.setLineWidth(thick * sizes.part)
                canvas.line(first, y, last, y)
        canvas.setLineWidth(1.9 * sizes.part)
        canvas.setDash([1.9 * sizes.part, 4 * sizes.part])
        canvas.line(sizes.at(4) + sizes.ring, y, sizes.celebrating + 4 * sizes.part, y)
        canvas.setDash()

    def _points(self, y: float) -> None:
        canvas, sizes, lane = self.canv, self.sizes, self.lane
        begun = shapes.start(canvas, sizes.at(0), y, lane.start, lane.colour, sizes.value * 0.86, 0.4 * sizes.pitch)
        for quarter, shown in zip(QUARTERS, lane.rings, strict=True):
            x = sizes.at(quarter)
            shapes.ring(canvas, x, y, sizes.ring, shown, lane.colour, sizes.value)
            if shown.status:
                behind = begun if quarter == 1 else sizes.at(quarter - 1) + sizes.ring
                self._status(shown, behind + 4 * sizes.part, x - sizes.ring - 4 * sizes.part, y + 6 * sizes.part)
        if lane.flag:
            quarter, value = lane.flag
            place = sizes.at(quarter) + 0.88 * sizes.ring
            shapes.flag(canvas, place, y + _FOOT * sizes.ring, value, lane.colour, sizes.flag, 0.34 * sizes.pitch)

    def _status(self, shown: Ring, left: float, right: float, y: float) -> None:
        """Write how the goal stood, as shape and word, left of its ring."""
        canvas, size = self.canv, self.sizes.status
        assert shown.status is not None, "only what has a status is written"
        words = f"{GOAL_MARKS[shown.status].sign} {goal_word(shown.status).lower()}"
        while stringWidth(words, SEMIBOLD, size) > right - left and size > self.sizes.measures.least_of_all:
            size *= 0.96
        canvas.setFillColor(shapes.status_colour(shown))
        canvas.setFont(SEMIBOLD, size)
        write(canvas, right, y, words, "right")

    def _steps(self, quarter: int, column: list[_Placed], y: float) -> None:
        canvas, size = self.canv, self.sizes.action
        left = self._left(quarter)
        for item in column:
            text = item.text
            high = text.height
            if item.step.what:
                with figure(canvas, tick_word(item.step.status or "open")):
                    shapes.tick(canvas, left, y - 0.6 * text.style.leading, _BOX * size, item.step.status)
            text.drawOn(canvas, left + _INDENT * size, y - high)
            y -= item.high

    def _celebrate(self, line: float) -> None:
        sizes, lane = self.sizes, self.lane
        half = 0.5 * sizes.ring
        x = sizes.celebrating + 1.2 * sizes.ring
        shapes.heart(self.canv, x, line, half, lane.colour, full=lane.reached)
        y = line - self.below
        for item in self.celebration:
            y -= item.wrap(sizes.right, shapes.ENDLESS)[1]
            item.drawOn(self.canv, sizes.celebrating, y)


def _muted() -> str:
    return f"#{MUTED.hexval()[2:]}"


def title_size(lanes: tuple[Lane, ...], sizes: Sizes) -> float:
    """Return the size of the titles: as large as lets each stand on three lines at most, with its words whole."""
    wide = (sizes.left - sizes.number - 14 * sizes.part) * 0.99
    size, least = sizes.title, min(sizes.title, max(15 * sizes.part, sizes.measures.least + 1))
    while size > least and any(_too_large(lane.title, size, wide) for lane in lanes):
        size = max(least, size * 0.96)
    return size


def _too_large(title: str, size: float, wide: float) -> bool:
    words = title.split(" ")
    if max(stringWidth(word, SEMIBOLD, size) for word in words) > wide:
        return True
    count, room = 1, wide
    for word in words:
        needed = stringWidth(f"{word} ", SEMIBOLD, size)
        if needed > room:
            count, room = count + 1, wide
        room -= needed
    return count > (2 if size > 20 * wide / 210 else 3)


def _standing(ring: Ring) -> str:
    return goal_word(ring.status).lower() if ring.status else ""
