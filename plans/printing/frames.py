"""How things come to stand on a page: on the lines of a grid, and a heading never without what it is about."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import CondPageBreak, Frame, PageBreak, Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from plans.printing.text import is_paragraph

_HAIR = 0.01
"""Less than this is a rounding of points."""


class GridFrame(Frame):  # type: ignore[misc]
    """A frame in which everything begins on a multiple of ``grid`` points below its top; 0 for no grid.

    Running text has leadings and room around it of whole steps, so its lines stand level on every page.
    """

    def __init__(self, *place: float, grid: float = 0) -> None:
        super().__init__(*place, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        self.grid = grid
        self._y: float

    def add(self, flowable: Any, canv: Any, trySplit: int = 0) -> Any:  # noqa: N803
        """Place a flowable on the next line of the grid, as reportlab does without one."""
        self._to_the_line(flowable)
        return super()._add(flowable, canv, trySplit)

    def split(self, flowable: Any, canv: Any) -> Any:
        """Split a flowable for the room that is left below the next line of the grid."""
        self._to_the_line(flowable)
        return super().split(flowable, canv)

    def _to_the_line(self, flowable: Any) -> None:
        if self._atTop or getattr(flowable, "_ZEROSIZE", False) or isinstance(flowable, CondPageBreak):
            return
        before = max(flowable.getSpaceBefore() - self._prevASpace, 0)
        self._y = self._y2 - _down(self._y2 - self._y + before, self.grid) + before


def is_orphan(flowables: list[Any], frame: GridFrame, canvas: Any) -> bool:
    """Return whether a heading comes next that would stand at the foot of the page without what it is about."""
    if frame._atTop or not _leads(flowables[0]):
        return False
    used, above, heads = frame._y2 - frame._y, frame._prevASpace, 0
    whole, width = frame._y2 - frame._y1p, frame._aW
    for flowable in flowables:
        if isinstance(flowable, CondPageBreak):
            if not heads or flowable.height > whole - used:
                return bool(heads)
            continue
        if isinstance(flowable, (PageBreak, ActionFlowable)) or flowable is None:
            return False
        if not getattr(flowable, "_ZEROSIZE", False):
            used = _down(used + max(flowable.getSpaceBefore() - above, 0), frame.grid)
        if not _leads(flowable):
            return bool(heads) and not _begins(flowable, width, whole - used, canvas)
        heads += not isinstance(flowable, Spacer)
        above = flowable.getSpaceAfter()
        used += flowable.wrap(width, 10**6)[1] + above
        if used > whole:
            return bool(heads)
    return False


def _down(used: float, grid: float) -> float:
    """Return how far below the top the next line of the grid lies."""
    return -(-(used - _HAIR) // grid) * grid if grid else used


def _heads(item: Any) -> bool:
    return is_paragraph(item) and bool(item.style.level or item.style.means == "question")


def _leads(item: Any) -> bool:
    return _heads(item) or isinstance(item, Spacer) or getattr(item, "leads", False)


def _begins(item: Any, width: float, room: float, canvas: Any) -> bool:
    """Return whether at least a first part of it fits in this room."""
    if room <= 0:
        return False
    item.canv = canvas
    try:
        return bool(item.wrap(width, room)[1] <= room or item.split(width, room))
    finally:
        del item.canv
