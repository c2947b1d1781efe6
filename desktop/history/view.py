"""The page of the history of a plan: two moments, what changed between them, and taking something back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.history.changes import ChangesTable, Line
from desktop.history.page import LookBackPage
from desktop.theme import space
from plans.derived import compare
from plans.derived.compare import Difference
from resources.language import gettext as _


class HistoryView(LookBackPage):
    """Shows moments, newest first, and what changed between the chosen one and another, mostly now."""

    compare_requested = Signal()
    """Another pair was chosen."""
    line_chosen = Signal()
    take_back = Signal(str)
    """What is to be taken back of the chosen line: "field", "record" or "all"."""
    undo = Signal()
    redo = Signal()

    def __init__(self, title: str) -> None:
        intro = _("Choose a moment to see what has changed since. You can take back a field, a part, or all of it.")
        super().__init__(_("History of “{plan}”").format(plan=title), intro, _("Moments"))
        self._with = QWidget()
        row = QHBoxLayout(self._with)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.S)
        words = parts.label(_("Compare with"), "question")
        words.setWordWrap(False)
        row.addWidget(words)
        self.other = NoWheelCombo()
        self.other.setAccessibleName(_("Compare with"))
        self.other.setSizeAdjustPolicy(NoWheelCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.setMinimumContentsLength(16)
        row.addWidget(self.other, 1)
        row.addStretch(1)
        self.side.addWidget(self._with)
        self._done = QWidget()
        done = QVBoxLayout(self._done)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(space.S)
        self._done_words = parts.label("", "notice")
        done.addWidget(self._done_words)
        self._undo = parts.button(_("Undo"), "", self.undo.emit)
        done.addWidget(self._undo)
        self._done.hide()
        self.side.addWidget(self._done)
        self._summary = parts.label("", "heading")
        self.side.addWidget(self._summary)
        self._table = ChangesTable()
        self.side.addWidget(self._table, 1)
        self._reason = parts.label("", "refusal")
        self.side.addWidget(self._reason)
        self._taking = QWidget()
        buttons = QHBoxLayout(self._taking)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(space.S)
        words = parts.label(_("Take back:"), "question")
        words.setWordWrap(False)
        buttons.addWidget(words)
        self._field = parts.button(_("this field"), "", lambda: self.take_back.emit("field"))
        self._record = parts.button(_("this part"), "", lambda: self.take_back.emit("record"))
        self._all = parts.button(_("everything"), "", lambda: self.take_back.emit("all"))
        for item in (self._field, self._record, self._all):
            item.setAccessibleName(f"{words.text()} {item.text()}")
            buttons.addWidget(item)
        buttons.addStretch()
        self.side.addWidget(self._taking)
        self.side.addStretch(0)
        self.list.currentRowChanged.connect(lambda _row: self.compare_requested.emit())
        self.other.currentIndexChanged.connect(lambda _row: self.compare_requested.emit())
        self._table.chosen.connect(self.line_chosen)
        for key, signal in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            QShortcut(key, self, signal.emit)
        self.show_sentence("")

    def show_moments(self, lines: list[tuple[str, str]], chosen: int, names: list[str], other: int) -> None:
        """Show the moments; ``chosen`` is the place of the chosen one, ``other`` that of the one it is compared with.

        ``names`` are those of the other one: now first, then each moment.
        """
        for item in (self.list, self._with, self._taking):
            item.setVisible(bool(lines))
        self.list.show_lines(lines, chosen)
        self.other.blockSignals(True)
        for place, name in enumerate(names):
            if place == self.other.count():
                self.other.addItem(name)
            self.other.setItemText(place, name)
        while self.other.count() > len(names):
            self.other.removeItem(self.other.count() - 1)
        self.other.setCurrentIndex(other)
        self.other.blockSignals(False)

    def show_sentence(self, words: str) -> None:
        """Say one thing in place of what changed."""
        self._summary.setText(words)
        self._table.hide()
        self.show_chosen(False, False, False, "")

    def show_changes(self, found: list[Difference], then: str, now: str) -> None:
        """Show what changed between two moments."""
        if not found:
            self.show_sentence(_("There is no difference between these two."))
            return
        words = compare.summary(found)
        self._summary.setText(f"{words[:1].upper()}{words[1:]}.")
        self._table.show()
        self._table.show_changes(found, then, now)

    def show_chosen(self, field: bool, record: bool, everything: bool, reason: str) -> None:
        """Show what can be taken back, and why something cannot."""
        for button, may in ((self._field, field), (self._record, record), (self._all, everything)):
            if button.hasFocus() and not may:
                (self._table if self._table.isVisible() else self.list).setFocus()
            button.setEnabled(may)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def show_done(self, words: str, undoable: bool = False) -> None:
        """Say what was done, and offer to undo it; no words take that away."""
        self._done_words.setText(words)
        self._undo.setVisible(undoable)
        self._done.setVisible(bool(words))
        if words:
            (self._undo if undoable else self.list).setFocus()

    @property
    def line(self) -> Line | None:
        """The line of the table that is chosen."""
        return None if self._table.isHidden() else self._table.current()
