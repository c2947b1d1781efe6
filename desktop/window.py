"""The window: the bar at the top, the start page and the walk; it assembles, and does nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.parts import Elided
from desktop.pages.start import StartPage
from desktop.settings import Settings
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.document import Document
    from desktop.walk import Walk


class Window(QWidget):
    """The one window of the program."""

    ready = Signal()
    """Everything is loaded: a person can go on."""
    painted = Signal()
    """The window has been on the screen; only now the heavy parts are loaded."""
    undo = Signal()
    redo = Signal()
    print_plan = Signal()
    save_copy = Signal()
    home = Signal()
    change_settings = Signal()
    closing = Signal(QCloseEvent)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.walk: Walk | None = None
        self._seen = False
        self.setObjectName("window")
        self.setWindowTitle("Digikoers")
        self.setMinimumSize(720, 480)
        self.resize(1280, 800)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_bar())
        self.start = StartPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        layout.addWidget(self._stack, 1)
        for key, signal in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence.StandardKey.Print, self.print_plan),
        ):
            QShortcut(key, self, signal.emit)

    def show_walk(self, walk: Walk) -> None:
        """Show an open plan."""
        self._drop_walk()
        self.walk = walk
        self._stack.addWidget(walk)
        self._stack.setCurrentWidget(walk)
        self._show_tools(True)

    def show_start(self) -> None:
        """Show the start page; an open plan is let go of."""
        self._stack.setCurrentWidget(self.start)
        self._drop_walk()
        self._show_tools(False)
        self._title.setText("")
        self.setWindowTitle("Digikoers")
        self._saved.setText("")
        self._state.setText("")

    def show_document(self, document: Document, title: str, state: str) -> None:
        """Show in the bar which plan is open, its state, and whether all is saved."""
        self._title.setText(title)
        self.setWindowTitle(f"{title} – Digikoers")
        self._state.setText(state)
        self._undo.setEnabled(document.can_undo)
        self._redo.setEnabled(document.can_redo)
        if not document.is_saved:
            words = _("not saved yet")
        elif document.saved_at:
            words = _("✓ Saved {time}").format(time=f"{document.saved_at:%H:%M}")
        else:
            words = _("✓ Everything is saved")
        self._saved.setText(words)
        self._fit_bar()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)
        if event.isAccepted():
            self.settings.geometry = self.saveGeometry()

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("bar")
        self._bar = bar
        row = QHBoxLayout(bar)
        row.setContentsMargins(18, 7, 18, 7)
        row.setSpacing(10)
        self._brand = parts.button("Digikoers", "brand", self.home.emit)
        self._brand.setToolTip(_("To my plans"))
        self._title = Elided()
        self._state = parts.label("", "group")
        self._state.setWordWrap(False)
        self._saved = parts.label("", "note")
        self._saved.setWordWrap(False)
        self._undo = parts.button(_("Undo"), "", self.undo.emit)
        self._redo = parts.button(_("Redo"), "", self.redo.emit)
        self._print = parts.button(_("Print…"), "", self.print_plan.emit)
        self._menu = QPushButton(_("Menu"))
        self._menu.setProperty("role", "menu")
        menu = QMenu(self._menu)
        menu.addAction(_("My plans"), self.home.emit)
        self._copy = menu.addAction(_("Save as a plan file…"), self.save_copy.emit)
        self._help = menu.addAction(_("Explanation and advice (F1)"), self._toggle_help)
        menu.addAction(_("Language and look…"), self.change_settings.emit)
        self._menu.setMenu(menu)
        for one in (self._brand, self._title, self._state):
            row.addWidget(one)
        row.addStretch(1)
        for one in (self._saved, self._undo, self._redo, self._print, self._menu):
            row.addWidget(one)
        for one in (self._brand, self._state, self._saved, self._undo, self._redo, self._print, self._menu):
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tools = (self._undo, self._redo, self._print)
        self._show_tools(False)
        return bar

    def _show_tools(self, shown: bool) -> None:
        for one in self._tools:
            one.setVisible(shown)
        self._copy.setEnabled(shown)
        self._help.setEnabled(shown)
        self._fit_bar()

    def _toggle_help(self) -> None:
        if self.walk:
            self.walk.toggle_panel()

    def _fit_bar(self) -> None:
        """Where the bar is short of room, words that can be missed give way; nothing is cut off."""
        for one in (self._state, self._redo, self._undo):
            one.setVisible(self.walk is not None)
        for one in (self._state, self._redo, self._undo):
            if self._bar.minimumSizeHint().width() <= self.width():
                return
            one.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def _drop_walk(self) -> None:
        if self.walk:
            self._stack.removeWidget(self.walk)
            self.walk.deleteLater()
            self.walk = None
