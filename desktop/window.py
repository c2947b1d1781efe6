"""The window: the bar at the top, the start page and the walk; it assembles, and does nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop import garbage
from desktop.forms import parts, roles
from desktop.pages.start import StartPage
from desktop.settings import Settings
from desktop.theme import space
from desktop.theme.appearance import appearance
from desktop.theme.icons import mark
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.document import Document
    from desktop.forms.notice import Notice
    from desktop.plan_bar import PlanBar
    from desktop.walk import Walk

FIRST = (1366, 860)
"""Width and height of the very first window, where the screen has room for it."""
FRAME = 40
"""Pixels of the screen that the bar above a window takes."""


class Window(QWidget):
    """The one window of the program."""

    ready = Signal()
    """Everything is loaded: a person can go on."""
    painted = Signal()
    """The window has been on the screen; only now the heavy parts are loaded."""
    undo = Signal()
    redo = Signal()
    print_requested = Signal(object)
    """What is to be printed, as Asked (plans/printing/request.py)."""
    export_requested = Signal(str)
    """One kind of file to make, by its name in desktop/exporting.py."""
    import_requested = Signal()
    """A spreadsheet to take lines from."""
    forget_requested = Signal(object)
    """Somebody to be forgotten: a Person, or None to ask who."""
    cards_requested = Signal(str)
    """The technology cards, for the open plan; the key of one, or nothing for all."""
    pack_requested = Signal(str)
    """A house pack: "open" or "make" one, "look" at the one in use, or see its "news" for the open plan."""
    pack_opened = Signal(Path)
    """The file of a house pack was opened."""
    history_requested = Signal()
    """What the open plan was before."""
    copies_requested = Signal()
    """The copies of the library."""
    turned = Signal()
    """Something else is on the screen now."""
    step_entered = Signal(str)
    """Another step of the open plan is on the screen now, by its name."""
    home = Signal()
    portfolio_requested = Signal()
    """Several teams side by side."""
    change_settings = Signal()
    about_requested = Signal()
    guide_requested = Signal(str)
    """The user guide; at the chapter about a page, by its name, or where it was."""
    news_requested = Signal()
    """What is new in this version."""
    closing = Signal(QCloseEvent)
    file_dropped = Signal(Path)
    """A file that somebody let go of above the window, to open."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.walk: Walk | None = None
        self._seen = False
        self._title_behind = ""
        self.plan_in_sight = False
        """Whether an open plan is on the screen, not just behind what is there."""
        self.beside = ""
        """What is on the screen in the place of a plan, by the name under which the guide is about it."""
        appearance.dress(self)
        roles.tell(self, "Window")
        self.setObjectName("window")
        self.setWindowTitle("Digikoers")
        self.setMinimumSize(720, 480)
        self.setAcceptDrops(True)
        room = self.screen().availableSize()
        self.resize(min(FIRST[0], room.width()), min(FIRST[1], room.height() - FRAME))
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_bar())
        self.start = StartPage()
        self.start.portfolio_requested.connect(self.portfolio_requested)
        self.start.copies_requested.connect(self.copies_requested)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._notice: Notice | None = None
        layout.addWidget(self._stack, 1)
        self._column = layout

    def show_walk(self, walk: Walk) -> None:
        """Show an open plan."""
        self._drop_walk()
        self.walk = walk
        walk.print_requested.connect(self.print_requested)
        walk.step_changed.connect(self.step_entered)
        walk.step_changed.connect(lambda _step: self._plan_bar().show_printed(walk.page.printed().what))
        walk.portfolio_requested.connect(self.portfolio_requested)
        walk.home_requested.connect(self.home)
        walk.export_requested.connect(self.export_requested)
        walk.guide_requested.connect(self.guide_requested)
        self._stack.addWidget(walk)
        self._stack.setCurrentWidget(walk)
        self._show_bar(True)

    def show_beside(self, page: QWidget, title: str, about: str) -> None:
        """Show a page that is not about the open plan, which stays open behind it; its title is read out.

        ``about`` is the name under which the guide is about it.
        """
        from desktop import alerts

        self.beside = about
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        if self._stack.currentWidget() is self.walk:
            self._title_behind = self.windowTitle()
        self._stack.setCurrentWidget(page)
        self._show_bar(False)
        self.setWindowTitle(f"{title} – Digikoers")
        alerts.announce(page, title)

    def leave_beside(self) -> bool:
        """Go back to the open plan; tells whether there is one."""
        if self.walk is None:
            return False
        self._stack.setCurrentWidget(self.walk)
        self._show_bar(True)
        self.setWindowTitle(self._title_behind)
        self.walk.page.enter()
        return True

    def show_start(self) -> None:
        """Show the start page; an open plan is let go of."""
        self._stack.setCurrentWidget(self.start)
        self.beside = ""
        self._drop_walk()
        self._show_bar(False)
        self.setWindowTitle("Digikoers")

    def show_notice(
        self, words: str, button: str = "", do: Callable[[], object] | None = None, *, stays: bool = True
    ) -> None:
        """Say something above the page that stops nobody, with a button for what can be done about it.

        What ``stays`` cannot be put away as long as it is so.
        """
        if self._notice is None:
            from desktop.forms.notice import Notice

            self._notice = Notice()
            self._notice.left.connect(self._leave_notice)
            self._column.insertWidget(1, self._notice)
        self._notice.show_words(words, button, do, stays=stays)

    def hide_notice(self) -> None:
        """Take back what was said above the plan."""
        if self._notice:
            self._notice.put_away()

    def _leave_notice(self) -> None:
        if self.walk:
            self.walk.list.setFocus()

    def show_document(self, document: Document, title: str, state: str) -> None:
        """Show in the bar which plan is open, its state, and whether all is saved."""
        self.setWindowTitle(f"{title} – Digikoers")
        self._plan_bar().show_document(document, title, state)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        from desktop.forms import tab_order

        return tab_order.move(self, forwards)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if file := _file_in(event):
            event.acceptProposedAction()
            # First the drag ends: what is asked about the file must not hold the program that it came from.
            QTimer.singleShot(0, self, lambda: self.file_dropped.emit(file))

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("bar")
        roles.tell(bar, "ToolBar")
        bar.setAccessibleName(_("Bar"))
        self.bar = bar
        row = QHBoxLayout(bar)
        row.setContentsMargins(space.L, space.S, space.L, space.S)
        row.setSpacing(space.S)
        brand = parts.button("Digikoers", "brand", self.home.emit)
        brand.setIcon(QIcon(mark(28, beside=4)))
        brand.setIconSize(QSize(32, 28))
        brand.setToolTip(_("To my plans"))
        self.menu_button = QPushButton(_("Menu"))
        self.menu_button.setProperty("role", "menu")
        row.addWidget(brand)
        row.addStretch(0)
        row.addWidget(self.menu_button)
        self._row = row
        self._bar: PlanBar | None = None
        return bar

    def _plan_bar(self) -> PlanBar:
        """Return the part of the bar for an open plan; the first picture does without it, and without the menu."""
        if self._bar is None:
            from desktop.plan_bar import PlanBar

            self._bar = PlanBar()
            for own, its in ((self.undo, self._bar.undo), (self.redo, self._bar.redo)):
                its.connect(own)
            self._bar.remarks.connect(lambda: self.walk.enter("calendar") if self.walk else None)
            self._bar.print_plan.connect(self.ask_print)
            self._bar.history.connect(self.history_requested)
            self._row.insertWidget(1, self._bar, 1)
        return self._bar

    def ask_print(self) -> None:
        """Ask to print what the page in sight is about."""
        if self.walk:
            self.print_requested.emit(self.walk.page.printed())

    def _show_bar(self, shown: bool) -> None:
        """Show or hide what belongs to an open plan: its part of the bar, and what can be done with the plan."""
        self._plan_bar().setVisible(shown)
        self.plan_in_sight = shown
        self.turned.emit()

    def _drop_walk(self) -> None:
        self.hide_notice()
        if self.walk:
            self._stack.removeWidget(self.walk)
            garbage.delete_later(self.walk)
            self.walk = None


def _file_in(event: QDropEvent) -> Path | None:
    """Return the one file that a drag carries; several at once are no plan to open."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 and Path(files[0]).is_file() else None
