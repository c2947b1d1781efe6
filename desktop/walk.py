"""The walk through one open plan: step list, page and side panel beside each other."""

from __future__ import annotations

import importlib

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.page import Page
from desktop.side_panel import SidePanel
from desktop.step_list import StepList
from desktop.theme.appearance import appearance
from plans.derived import steps
from plans.edits import Change, Edit
from plans.findings import Finding
from resources.language import gettext as _
from resources.texts import text

LIST, PANEL = 262, 268
"""Widths in pixels at 100 % of the step list and the side panel."""
PAGE = 540
"""Width in pixels at 100 % that a page needs; below it the side panel gives way."""


class Walk(QWidget):
    """Goes to any step in any order, and back to where a link came from."""

    step_changed = Signal(str)
    portfolio_requested = Signal()
    """Several teams side by side, which is not about this plan."""
    print_requested = Signal(object)
    """What is to be printed, as Asked (plans/printing/request.py)."""
    export_requested = Signal(str)
    """One kind of file to make, by its name in desktop/exporting.py."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.step = ""
        self._pages: dict[str, Page] = {}
        self._panel_wanted: bool | None = None
        self.list = StepList(document)
        self.panel = SidePanel(document)
        self._stack = QStackedWidget()
        self._back = parts.button("", "link", self._go_back)
        self._back.hide()
        self._back_to = ""
        middle = QWidget()
        middle.setObjectName("page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._back)
        column.addWidget(self._stack, 1)
        self._back.setContentsMargins(32, 8, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(middle, 1)
        layout.addWidget(self.panel)
        self._columns = layout
        self.list.chosen.connect(self.go)
        self.list.left.connect(self._leave)
        self.panel.go_to_finding.connect(self.go_to_finding)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self._beside(by))
        QShortcut(QKeySequence("F1"), self, self.toggle_panel)
        appearance.changed.connect(self._fit)
        self._fit()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self.step]

    def go(self, name: str) -> None:
        """Show a step; what was typed on the page before is taken in first."""
        if name == self.step:
            return
        self.document.commit_requested.emit()
        if name not in self._pages:
            self._make(name)
        self.step = name
        self._stack.setCurrentWidget(self._pages[name])
        self.list.show_current(name)
        self.panel.show_step(name)
        if name == self._back_to:
            self._offer_back("")
        self.step_changed.emit(name)

    def go_to_finding(self, finding: Finding) -> None:
        """Show the field of a finding; from the last step a way back is offered."""
        came_from = self.step
        self.go(finding.subject)
        if came_from == steps.CHECK and finding.subject != steps.CHECK:
            self._offer_back(came_from)
        self.page.reveal(finding.record, finding.field)

    def show_edit(self, edits: list[Edit]) -> None:
        """Show where an undone or redone edit took place: on this page where any of it was."""
        shown = [edit for edit in edits if edit.record.subject in steps.PAGES]
        if not shown:
            return
        here = [edit for edit in shown if self.step and self.page.shows(edit.record)]
        last = (here or shown)[-1]
        if not here:
            self.go(last.record.subject)
        self.page.reveal(str(last.record.id), last.field if isinstance(last, Change) else None)

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        self._panel_wanted = not self.panel.isVisible()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make(self, name: str) -> None:
        module = importlib.import_module(f"desktop.pages.{name}")
        page: Page = module.page(self.document)
        page.focused.connect(self.panel.show_field)
        page.go_to_step.connect(self.go)
        page.go_to_finding.connect(self.go_to_finding)
        page.print_requested.connect(self.print_requested)
        page.export_requested.connect(self.export_requested)
        self._pages[name] = page
        self._stack.addWidget(page)
        # Tab goes in the order of making: taken out and put back, the panel comes after the page beside it.
        self.panel.setParent(None)
        self._columns.addWidget(self.panel)
        self._fit()

    def _leave(self, _name: str) -> None:
        self.list.show_current(self.step)
        self.portfolio_requested.emit()

    def _beside(self, by: int) -> None:
        name = steps.neighbours(self.step)[by > 0]
        if name:
            self.go(name)

    def _offer_back(self, name: str) -> None:
        self._back_to = name
        self._back.setVisible(bool(name))
        if name:
            self._back.setText(_("← Back to “{step}”").format(step=text(name, "step.title")))

    def _go_back(self) -> None:
        self.go(self._back_to)

    def _fit(self) -> None:
        """Share the width: the page comes first, then the list, then the panel."""
        scale = min(appearance.scale, 1.25)
        room = self.width() - round(LIST * scale)
        self.list.setFixedWidth(round(LIST * scale) if self.width() > 760 * scale else round(190 * scale))
        wide = room - round(PAGE * appearance.scale)
        least = round(232 * appearance.scale)
        self.panel.setFixedWidth(max(least, min(round(PANEL * appearance.scale), wide)))
        fits = wide > 0.65 * least
        self.panel.setVisible(fits if self._panel_wanted is None else self._panel_wanted)
