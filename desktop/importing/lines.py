"""The lines of one table: what stands in the file, under it what is read, and at the end what becomes of the line."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.theme.appearance import appearance
from plans.importing.cells.values import as_text
from plans.importing.records.result import MARKS, Line, verdict_word
from plans.importing.tables.sheet_table import SheetTable, column_letter
from plans.status import ADVICE
from resources.language import gettext as _

Index = QModelIndex | QPersistentModelIndex
LOOKED_AT = 200
"""Lines that say how wide a column is."""
MOST_ORIGINAL = 3
"""Lines of text for what stands in a cell of the file; the rest is in the tip."""
MOST_READ = 2
"""Lines of text for what is read in it."""
BESIDE = 14
"""Pixels left and right of the words of a cell."""
MOST_WHY = 4
"""Lines of text that say why; the rest is in the tip."""
LEAST = 120
"""Pixels at 100 % below which a column of words does not go."""
LEAST_LISTED = 104
"""Pixels at 100 % in which the list above a column still says what it is."""
_READ = Qt.ItemDataRole.UserRole
"""What is read in a cell, and whether it is doubtful."""


class LinesModel(QAbstractTableModel):
    """The lines of a table of a file, each with what becomes of it."""

    toggled = Signal(int, bool)
    """A line, by its number, is to be taken or left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._cells: dict[int, dict[int, str]] = {}
        self.columns: list[int] = []
        self._headings: dict[int, str] = {}

    def show(self, table: SheetTable, lines: list[Line]) -> None:
        """Show the lines of another table, or the same lines with another outcome."""
        self.beginResetModel()
        self._lines = lines
        self._headings = table.headings
        self.columns = list(table.headings)
        self._cells = {row.number: {place: as_text(cell) for place, cell in row.cells.items()} for row in table.rows}
        self.endResetModel()

    def original(self, number: int, place: int) -> str:
        """Return what stands in the file, in a line and a column."""
        return " ".join(self._cells.get(number, {}).get(place, "").split())

    def line(self, row: int) -> Line:
        """Return the line of a row."""
        return self._lines[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        takeable = index.column() == 0 and self._lines[index.row()].takeable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if takeable else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            if section == 0:
                return _("Line")
            if section > len(self.columns):
                return _("What happens")
            place = self.columns[section - 1]
            return f"{column_letter(place)}  {' '.join(self._headings[place].split())}"
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self._lines[index.row()], index.column()
        if column == 0:
            if role == Qt.ItemDataRole.CheckStateRole and line.takeable:
                return Qt.CheckState.Checked if is_taken(line) else Qt.CheckState.Unchecked
            return (
                str(line.number) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
            )
        original, read, doubt = self._words(line, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{original}\n{read}".strip() if read else original
        if role == _READ:
            return original, read, doubt
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            heard = _("{original}, read as {read}").format(original=original, read=read) if read else original
            return heard if role == Qt.ItemDataRole.AccessibleTextRole or len(original) + len(read) > 24 else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.toggled.emit(self._lines[index.row()].number, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _words(self, line: Line, column: int) -> tuple[str, str, bool]:
        if column > len(self.columns):
            return f"{MARKS[line.verdict].sign} {verdict_word(line.verdict)}", " ".join(line.why), line.doubt
        place = self.columns[column - 1]
        original = self.original(line.number, place)
        view = line.cells.get(place)
        if view is None or line.verdict == "skipped" or (not view.doubt and view.shown == original):
            return original, "", False
        return original, view.shown, view.doubt


def is_taken(line: Line) -> bool:
    """Return whether a line takes part: what is only skipped or left does not."""
    return line.verdict != "skipped"


class _TwoLines(QStyledItemDelegate):
    """Paints what stands in the file, and under it what is read."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, LinesModel)
        line = model.line(index.row())
        skipped = line.verdict == "skipped"
        painter.save()
        painter.fillRect(option.rect, appearance.colour("side" if skipped else "surface"))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, appearance.colour("accent_soft"))
        painter.setPen(appearance.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()
        if index.column() == 0:
            super().paint(painter, option, index)
            return
        original, read, doubt = index.data(_READ)
        inside = option.rect.adjusted(BESIDE - 6, 4, -6, -4)
        painter.save()
        last = index.column() > len(model.columns)
        upper, lower = appearance.font("label", bold=last), appearance.font("note")
        colour = MARKS[line.verdict].colour if last else "muted" if skipped else "ink"
        written = wrapped(original, upper, inside.width(), MOST_ORIGINAL)
        height = QFontMetrics(upper).height() * max(1, len(written))
        self._write(painter, QRect(inside.left(), inside.top(), inside.width(), height), written, upper, colour)
        if read:
            mark = f"{ADVICE.sign} " if doubt and not last else ""
            below = QRect(inside.left(), inside.top() + height, inside.width(), inside.height() - height)
            room = max(1, below.height() // QFontMetrics(lower).height())
            told = wrapped(f"{mark}{read}", lower, below.width(), room)
            self._write(painter, below, told, lower, "attention" if doubt else "muted" if last else "accent")
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = painter.pen()
            pen.setColor(appearance.colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _write(self, painter: QPainter, place: QRect, written: list[str], font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(appearance.colour(colour))
        high = QFontMetrics(font).height()
        for number, words in enumerate(written):
            line = QRect(place.left(), place.top() + number * high, place.width(), high)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words)


def wrapped(words: str, font: QFont, width: int, most: int) -> list[str]:
    """Return words on as many lines as they need in a width, ``most`` of them; the last one says where more is cut."""
    if QFontMetrics(font).horizontalAdvance(words) <= width:
        # Most cells are short, and a layout costs much more than a look at how wide they are.
        return [words] if words else []
    layout = QTextLayout(words, font)
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in halves of a character outside the first plane.
    units = words.encode("utf-16-le")
    parts = [units[2 * first : 2 * last].decode("utf-16-le") for first, last in pairwise([*starts, len(units) // 2])]
    if len(parts) <= most:
        return [part.strip() for part in parts]
    rest = "".join(parts[most - 1 :])
    shown = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [*(part.strip() for part in parts[: most - 1]), shown]


class LinesTable(QTableView):
    """The table of lines; the space bar takes or leaves the line where the keyboard is."""

    resized = Signal()
    """It is wider or narrower than it was."""

    def __init__(self, model: LinesModel) -> None:
        super().__init__()
        self.setAccessibleName(_("Lines of the list"))
        self.setModel(model)
        self.setItemDelegate(_TwoLines(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def widths_of(self, section: int, chosen: str) -> tuple[int, int, int]:
        """Return how wide a column wants to be, with the word of the list above it whole; what its own words need;
        and how narrow it may become, with longer words on two lines."""
        upper, model = QFontMetrics(appearance.font("label")), self.model()
        rows = range(min(model.rowCount(), LOOKED_AT))
        words = [line for row in rows for line in str(model.index(row, section).data()).split("\n")]
        longest = max((upper.horizontalAdvance(line) for line in words), default=0) + 24
        head = upper.horizontalAdvance(str(model.headerData(section, Qt.Orientation.Horizontal))) + 24
        listed = QFontMetrics(appearance.font("text")).horizontalAdvance(chosen) + appearance.px(56)
        listed = min(listed, max(longest, appearance.px(140)))
        wanted = max(appearance.px(96), min(appearance.px(270), max(longest, head, listed)))
        needed = min(wanted, max(appearance.px(LEAST_LISTED), longest, head))
        return wanted, needed, min(needed, appearance.px(LEAST))

    def height_of(self, row: int) -> int:
        """Return how high a line is: one of what stands there and one of what is read, and more where they need it."""
        upper, lower = appearance.font("label"), appearance.font("note")
        above, below = QFontMetrics(upper).height(), QFontMetrics(lower).height()
        model = self.model()
        assert isinstance(model, LinesModel)
        high = above + below
        for section in range(1, model.columnCount() - 1):
            original, read, doubt = model.index(row, section).data(_READ)
            wide = self.columnWidth(section) - BESIDE
            told = wrapped(f"{ADVICE.sign} {read}" if doubt else read, lower, wide, MOST_READ) if read else []
            high = max(high, len(wrapped(original, upper, wide, MOST_ORIGINAL)) * above + len(told) * below)
        why = " ".join(model.line(row).why)
        wide = max(140, self.columnWidth(model.columnCount() - 1) - BESIDE)
        return max(high, above + len(wrapped(why, lower, wide, MOST_WHY)) * below) + 10

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            first = self.model().index(self.currentIndex().row(), 0)
            if first.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                checked = Qt.CheckState(first.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
                wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
                self.model().setData(first, wanted, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)
