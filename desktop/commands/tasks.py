"""What commands do that is no more than a signal of the window: they look which plan is open, and what is in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.forms import tab_order
from desktop.library import LibraryController
from desktop.window import Window
from plans.derived import steps
from resources.language import gettext as _


class Tasks(QObject):
    """Carries out commands in one window."""

    palette_requested = Signal()
    """The finder of pages and commands."""
    keys_requested = Signal()
    """The list of keys."""

    def __init__(self, window: Window, desk: LibraryController) -> None:
        super().__init__(window)
        self.window = window
        self.desk = desk

    def begin_plan(self) -> None:
        """Leave the open plan, and begin a new one."""
        if self.desk.leave_plan():
            self.desk.new_plan()

    def open_file(self) -> None:
        """Ask which file to open; the open plan is left for it."""
        self.desk.incoming.choose_file(to_read=False)

    def save(self) -> None:
        """Write what was typed, which happens by itself as well, and say honestly whether all of it is safe now."""
        document, walk = self.desk.document, self.window.walk
        if document is None or walk is None:
            return
        if document.library.read_only or document.plan.record.to_read:
            self.window.show_notice(_("You are only reading this plan: there is nothing to save."))
            return
        document.commit_requested.emit()
        if document.save() and document.is_saved:
            self.window.show_notice(_("Everything is saved already. Digikoers keeps every change as you type."))
        elif document.refused_inputs:
            self.window.show_notice(
                _(
                    "Not everything is saved: one field contains something that does not fit. The reason is "
                    "below that field."
                )
            )
        else:
            self.window.show_notice(_("Not everything is saved yet. Digikoers tries again by itself."))

    def export(self, kind: str) -> None:
        """Make one kind of file of the plan, by its name in desktop/exporting.py."""
        self.window.export_requested.emit(kind)

    def share(self) -> None:
        """Put the plan in the folder that the location shares; of one that is read along, the remarks."""
        self.desk.sharing.share()

    def print_page(self) -> None:
        """Print what the page in sight is about."""
        self.window.ask_print()

    def go_beside(self, by: int) -> None:
        """Go to the step after this one, or before it."""
        if self.window.walk:
            self.window.walk.go_beside(by)

    def ask_shortly(self) -> None:
        """Go through the open plan by the twelve questions of the short plan."""
        if self.window.walk:
            self.window.walk.enter(steps.SHORT)

    def count(self) -> None:
        """Type in what was counted on paper."""
        from desktop.counting import ask

        if self.desk.document and self.window.walk:
            ask(self.desk.document, self.window)

    def take_ideas(self) -> None:
        """Put ideas of the board on the wall in the parking lot."""
        from desktop.idea_board import ask

        if self.desk.document and self.window.walk:
            ask(self.desk.document, self.window)

    def go_round(self, by: int) -> None:
        """Put the keyboard in the next part of the window: bar, steps, page, and what stands beside the page."""
        walk = self.window.walk
        if walk is None:
            return
        areas: list[QWidget] = [self.window.bar, walk.list, walk.page, walk.column]
        areas = [area for area in areas if area.isVisible() and tab_order.stops(area)]
        here = QApplication.focusWidget()
        place = next((spot for spot, area in enumerate(areas) if here and area.isAncestorOf(here)), -1 if by > 0 else 0)
        area = areas[(place + by) % len(areas)]
        if area is walk.page:
            walk.page.begin()
        else:
            tab_order.enter(area)

    def explain(self) -> None:
        """Show or hide the explanation of the open plan; elsewhere, the guide."""
        if self.window.plan_in_sight and self.window.walk:
            self.window.walk.toggle_panel()
        else:
            self.show_guide()

    def show_guide(self) -> None:
        """Show the guide at the chapter about what is in sight."""
        walk = self.window.walk if self.window.plan_in_sight else None
        self.window.guide_requested.emit(walk.step if walk else self.window.beside)

    def search(self) -> None:
        """Look something up in the open plan."""
        from desktop.commands.search_dialog import SearchDialog

        if self.desk.document and self.window.walk:
            self.desk.document.commit_requested.emit()
            dialog = SearchDialog(self.desk.document, self.window)
            done = dialog.exec()
            dialog.deleteLater()
            if done and dialog.found:
                self.window.walk.go_to_finding(dialog.found.finding())
            elif done and dialog.help:
                dialog.help()

    def find_command(self) -> None:
        """Look up a page or a command, and go there or do it."""
        self.palette_requested.emit()

    def list_keys(self) -> None:
        """Show which keys there are."""
        self.keys_requested.emit()
