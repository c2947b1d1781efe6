"""What the bar at the top says of the open plan: its name and state, whether all is saved, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.labels import Elided
from desktop.theme import space
from desktop.theme.appearance import appearance
from desktop.theme.icons import set_icon
from resources.language import gettext as _

ROOMY = 800
"""Width in pixels at 100 % from which the button for printing says what it prints."""


class PlanBar(QWidget):
    """The part of the bar that is there while a plan is open."""

    undo = Signal()
    redo = Signal()
    print_plan = Signal()
    history = Signal()
    remarks = Signal()
    """Who reads along wants to write a remark."""

    def __init__(self) -> None:
        super().__init__()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.S)
        self._to_read = False
        self._state_words = ""
        self._print_words = _("Print…")
        self._title = Elided()
        self._state = parts.label("", "group")
        self._state.setWordWrap(False)
        self._saved = parts.label("", "note")
        self._saved.setWordWrap(False)
        self._undo = parts.button(_("Undo"), "", self.undo.emit)
        self._redo = parts.button(_("Redo"), "", self.redo.emit)
        self._remarks = parts.button(_("My remarks"), "", self.remarks.emit)
        self._remarks.hide()
        self._history = parts.button(_("History"), "", self.history.emit)
        self._print = parts.button(_("Print…"), "", self.print_plan.emit)
        self._paint()
        appearance.changed.connect(self._paint)
        row.addWidget(self._title)
        row.addWidget(self._state)
        row.addStretch(1)
        for item in (self._saved, self._undo, self._redo, self._remarks, self._history, self._print):
            row.addWidget(item)
        for item in (self._state, self._saved, self._undo, self._redo, self._remarks, self._history, self._print):
            item.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_document(self, document: Document, title: str, state: str) -> None:
        """Show which plan is open, its state, and whether all is saved."""
        self._to_read = document.plan.record.to_read or document.library.read_only
        self._remarks.setVisible(self._to_read and not document.library.read_only)
        self._title.setText(title)
        self._state_words = state
        self._undo.setEnabled(document.can_undo)
        self._redo.setEnabled(document.can_redo)
        for button, words in ((self._undo, document.undo_words), (self._redo, document.redo_words)):
            if button.toolTip() != words:
                button.setToolTip(words)
                button.setAccessibleDescription(words)
        if not document.is_saved:
            words = _("not saved yet")
        elif document.saved_at:
            words = _("✓ Saved {time}").format(time=f"{document.saved_at:%H:%M}")
        else:
            words = _("✓ Everything is saved")
        self._saved.setText(words)
        self._fit()

    def _paint(self) -> None:
        set_icon(self._print, "printer", "ink")

    def show_printed(self, what: str) -> None:
        """Say on the button what it prints."""
        self._print_words = _("Print the quarterly page…") if what == "quarter" else _("Print…")
        self._print.setAccessibleName(self._print_words)
        self._print.setToolTip("" if what == "plan" else self._print_words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Short of room, words that can be missed give way; nothing is cut off.

        What gives way is worked out first: a screen reader hears of every word that is hidden and shown again.
        """
        self._print.setText(self._print_words if self.width() > appearance.px(ROOMY) else _("Print…"))
        optional = (self._state, self._saved, self._history, self._redo, self._undo)
        # That a plan is only read must stay in sight.
        rest = (self._redo, self._undo, self._saved) if self._to_read else (self._state, self._redo, self._undo)
        spared = (self._history, *rest)
        advance = self._state.fontMetrics().horizontalAdvance
        gap = self._row.spacing()
        widths = {item: item.sizeHint().width() + gap for item in optional}
        needed = super().minimumSizeHint().width() + sum(widths[item] for item in optional if item.isHidden())
        longer = advance(self._state_words) - advance(self._state.text())
        widths[self._state] += longer
        needed += longer
        hidden = []
        for item in spared:
            if needed > self.width():
                needed -= widths[item]
                hidden.append(item)
        for item in optional:
            item.setVisible(item not in hidden)
        self._state.setText(self._state_words.split(",")[0] if needed > self.width() else self._state_words)
