"""How a table shares its width among its columns: what each needs, and more for those with long texts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from desktop.forms.cell import PADDING
from desktop.forms.declare import Column
from desktop.forms.rows_foot import Foot
from desktop.forms.rows_model import RowsModel
from desktop.theme.appearance import appearance
from plans import field_text

WRAPPED = 120
"""Rows above which every row is one line high: wrapping hundreds would cost a noticeable moment."""
ENOUGH = 1.25
"""The part of the width that words ask for with which they read well; with less, a column yields."""
STEP = 50
"""Pixels at 100 % text by which texts must be longer for their column to get a larger share."""


class Shares:
    """Works out the widths; of a long table the first rows decide."""

    def __init__(self, rows: RowsModel, foot: Foot) -> None:
        self._rows = rows
        self._foot = foot
        self._lengths: dict[str, int] = {}
        """The width of words in the font of the table."""

    def forget(self) -> None:
        """Measure all anew: the size of the text is another."""
        self._lengths.clear()

    def widths(self, room: int) -> dict[int, int]:
        """Return the widths of the columns in sight, by place: what each needs, and its share of what is over."""
        least = self._least_widths(room)
        shares = {place: self._share(place) for place in least}
        spare = room - sum(least.values())
        return {place: width + spare * shares[place] // max(1, sum(shares.values())) for place, width in least.items()}

    def _share(self, place: int) -> int:
        """Return which part of the spare width a column gets: more for longer texts, so that few rows need many lines.

        In steps, or every letter typed would move all columns.
        """
        declared, count = self._rows.columns[place].width, min(len(self._rows.records), WRAPPED)
        if not declared or not count:
            return declared
        long = sum(self._length(self._rows.shown(row, place)) for row in range(count)) / count
        return max(1, round(long / appearance.px(STEP)))

    def _least_widths(self, room: int) -> dict[int, int]:
        """Return the widths below which something would be cut off, by place, for the columns there is room for.

        When short of room, first columns yield that may, from the last on; then words give way, not numbers.
        """
        widest = {place: self._widest(place) for place in range(len(self._rows.columns))}
        may_yield = [place for place, column in enumerate(self._rows.columns) if column.yields]
        while True:
            words = {place: width for place, (sort, width) in widest.items() if sort not in ("date", "amount")}
            exact = {place: width for place, (_sort, width) in widest.items() if place not in words}
            left, wanted = room - sum(exact.values()), sum(words.values())
            if not may_yield or left >= wanted * ENOUGH:
                break
            del widest[may_yield.pop()]
        if wanted > left > 0:
            words = {place: width * left // wanted for place, width in words.items()}
        return exact | words

    def _widest(self, place: int) -> tuple[str, int]:
        """Return the kind of a column and the width of the widest thing in it that cannot be broken."""
        column, kind = self._rows.columns[place], self._rows.declared.record
        sort = field_text.kind(kind, column.name) if isinstance(column, Column) else "amount"
        rows = range(min(len(self._rows.records), WRAPPED))
        shown = [self._rows.shown(row, place) for row in rows]
        if sort == "date":
            shown.append("00-00-0000")
        elif sort == "amount":
            shown.append("00.000")
        elif sort == "choice" and isinstance(column, Column):
            shown += field_text.options(kind, column.name).values()
        whole = sort in ("date", "amount")
        pieces = set(shown) if whole else {word for text in shown for word in text.split()}
        if sort == "choice":
            # A short answer stays on one line.
            pieces |= {text for text in shown if self._length(text) <= appearance.px(120)}
        # Two pixels more: the width of words is rounded, and a word that lacks half a pixel would wrap.
        widest = max((self._length(piece) for piece in pieces), default=0) + 2 * PADDING + 2
        if not whole:
            widest = min(widest, appearance.px(170))
        head = QFontMetrics(appearance.font("label", bold=True)).horizontalAdvance(
            str(self._rows.headerData(place, Qt.Orientation.Horizontal))
        )
        return sort, max(widest, head + 2 * PADDING, self._foot.width_of(place))

    def _length(self, words: str) -> int:
        if words not in self._lengths:
            self._lengths[words] = QFontMetrics(appearance.font("text")).horizontalAdvance(words)
        return self._lengths[words]
