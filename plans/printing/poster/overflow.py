"""The further sheets of the wall poster: what did not fit on the first, each part below its own heading."""

from __future__ import annotations

from reportlab.platypus import Spacer

from plans.printing.layout import Bookmark, Flow
from plans.printing.poster.blocks import Blocks
from plans.printing.poster.shapes import Laid, Line, divided, height
from plans.printing.poster.sheet import Overflow, foot_high
from plans.printing.styles import ACCENT
from resources.language import gettext as _

_WHOLE = 0.4
"""A part that takes less than this of the height of a sheet is kept in one column."""

_COLUMNS = 4
"""The columns of a further sheet of a plan without goals."""


def further_sheets(blocks: Blocks, rests: list[Overflow], high: float) -> tuple[list[Laid], dict[str, int]]:
    """Lay what goes on on as many sheets as it takes; give them, and by key the sheet on which each part goes on."""
    columns = _Columns(blocks, high)
    if columns.below(rests):
        return columns.sheets, {rest.key: 2 for rest in rests}
    sheets: dict[str, int] = {}
    for rest in rests:
        columns.begin(height(rest.heading, columns.wide), rest.flow)
        sheets[rest.key] = len(columns.sheets) + 1
        columns.put(rest.heading)
        columns.fill(rest.flow)
    return columns.sheets, sheets


class _Columns:
    """Columns that are filled one after the other, sheet after sheet."""

    def __init__(self, blocks: Blocks, high: float) -> None:
        self.blocks, self.high = blocks, high
        # As wide as on the first sheet, for which the lines were broken.
        self.count = 2 if blocks.beside else blocks.columns or _COLUMNS
        self.wide = blocks.across(self.count)
        self.bottom = high - foot_high(blocks) - 8 * blocks.limits.part
        self.sheets: list[Laid] = []
        self.column, self.top, self.start = self.count, 0.0, 0.0

    def below(self, rests: list[Overflow]) -> bool:
        """Let every goal go on in its own column of one sheet; tell whether that is possible."""
        wide, needs = self.blocks.column, [[*rest.heading, *rest.flow] for rest in rests]
        sheet = self._opened()
        room = self.bottom - self.start
        if any(rest.column is None for rest in rests) or any(height(need, wide) > room for need in needs):
            return False
        for rest, need in zip(rests, needs, strict=True):
            sheet.put(need, (rest.column or 0) * (wide + self.blocks.gap), self.start, wide)
        self.sheets.append(sheet)
        return True

    def begin(self, heading: float, flow: Flow) -> None:
        """Make room for a part, whole where it is not long; ``heading`` is the height of its heading."""
        between, need = 1.6 * self.blocks.type.step, heading + height(flow, self.wide)
        if need > _WHOLE * self.high:
            need = heading + min(60.0, height(flow[:1], self.wide))
        if self.column == self.count or (self.top > self.start and self.top + between + need > self.bottom):
            self.next()
        elif self.top > self.start:
            self.top += between

    def next(self) -> None:
        """Go to the next column, on a next sheet where the last is full."""
        self.column += 1
        if self.column >= self.count:
            self.sheets.append(self._opened())
            self.column = 0
        self.top = self.start

    def put(self, flow: Flow) -> None:
        """Put a flow where we are."""
        self.top = self.sheets[-1].put(flow, self._x(), self.top, self.wide)

    def fill(self, flow: Flow) -> None:
        """Put a flow from where we are, over as many columns as it takes."""
        while flow:
            kept, rest = divided(flow, self.wide, self.bottom - self.top)
            if not kept and self.top == self.start:
                kept, rest = flow[:1], flow[1:]
            self.put(kept)
            if rest:
                self.next()
            flow = rest

    def _x(self) -> float:
        return self.column * (self.wide + self.blocks.gap)

    def _opened(self) -> Laid:
        """Begin a sheet, with its heading."""
        blocks, part = self.blocks, self.blocks.limits.part
        laid, number = Laid(self.high), len(self.sheets) + 2
        content = blocks.content
        words = _("{plan} · continued from sheet {number}").format(
            plan=content.plan or content.headline, number=number - 1
        )
        mark: Flow = [Bookmark(f"sheet-{number}", _("Sheet {number}").format(number=number), 0)]
        top = laid.put([*mark, blocks.text(words, "title")], 0, 0, blocks.width)
        heading: Flow = [Spacer(0, 7 * part), Line(ACCENT, 3.5 * part), Spacer(0, 1.1 * blocks.type.step)]
        self.start = laid.put(heading, 0, top, blocks.width)
        return laid
