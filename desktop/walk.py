"""The walk through one open plan: step list, page and side panel beside each other."""

from __future__ import annotations

import importlib

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import alerts
from desktop.document import Document
from desktop.forms import flow, parts, tab_order
from desktop.forms.observe import Observer, Relay
from desktop.forms.page import Page
from desktop.right_column import RightColumn
from desktop.side_panel import SidePanel
from desktop.step_list import StepList
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import locks
from plans.derived import step_words, steps
from plans.edits import Change, Edit, opens_or_fixes
from plans.findings import Finding
from resources.language import gettext as _
from resources.texts import text

LIST, PANEL, WIDE_PANEL = 232, 336, 376
"""Widths in pixels at 100 % of the step list and the column at the right; wider from a wide window on."""
BESIDE, WIDE = 1180, 1600
"""Widths of the window at 100 % from which the right column stands beside the page, and from which it is wider."""
MOST_PANEL = 520
"""Width in pixels at 100 % to which the right column grows beside a page whose lines do not."""
EDGES = 62
"""Pixels of a page beside what stands on it: its margins and its scroll bar."""
ROOMY = 760
"""Width of the window at 100 % below which the step list is no wider than its longest word."""
SHEET = 420
"""Width in pixels at 100 % of the right column where it lies over the page."""


class Walk(QWidget, Observer):
    """Goes to any step in any order, and back to where a link came from."""

    step_changed = Signal(str)
    home_requested = Signal()
    portfolio_requested = Signal()
    """Several teams side by side, which is not about this plan."""
    print_requested = Signal(object)
    """What is to be printed, as Asked (plans/printing/request.py)."""
    export_requested = Signal(str)
    """One kind of file to make, by its name in desktop/exporting.py."""
    guide_requested = Signal(str)
    """The chapter of the guide about a step."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.step = ""
        self._pages: dict[str, Page] = {}
        self._column_wanted = True
        self._over = False
        """Whether the right column lies over the page."""
        self._explains = False
        """Whether the explanation was asked for, where more about a row would stand."""
        self.list = StepList(document)
        self.panel = SidePanel(document)
        self.pages = QStackedWidget()
        """The pages that were opened, of which one is shown."""
        self._back = parts.button("", "link", self._go_back)
        self._back.hide()
        self._back_to = ""
        middle = QWidget()
        middle.setObjectName("page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._back)
        column.addWidget(self.pages, 1)
        self._back.setContentsMargins(space.XXL, space.S, 0, 0)
        self._changes = Relay(self, document)
        self.observe(self._changes)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(middle, 1)
        self._columns = layout
        self.column = RightColumn(document, self.panel, self)
        self.column.swapped.connect(self.toggle_panel)
        self.column.closed.connect(self._close_column)
        self.list.chosen.connect(self.go)
        self.list.left.connect(self._leave)
        self.panel.go_to_finding.connect(self.go_to_finding)
        self.panel.guide_requested.connect(lambda: self.guide_requested.emit(self.step))
        appearance.changed.connect(self._fit)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self._fit()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self.step]

    def go(self, name: str, quarter: int = 0) -> None:
        """Show a step, or one quarter of the reviews; what was typed on the page before is taken in first."""
        if name == self.step:
            self._turn(quarter)
            return
        self.document.commit_requested.emit()
        if name not in self._pages:
            self._make(name)
        self.step = name
        self.pages.setCurrentWidget(self._pages[name])
        self._turn(quarter)
        self.panel.show_step(name)
        self.refresh()
        self._explains = False
        if self._over:
            self._column_wanted = False
        self._fit()
        if name == self._back_to:
            self._offer_back("")
        self.step_changed.emit(name)

    def enter(self, name: str, quarter: int = 0) -> None:
        """Show a step as ``go`` does, and put the keyboard on it, where it was there before or where work begins."""
        self.go(name, quarter)
        self.page.enter()

    def plan_changed(self, edits: list[Edit]) -> None:
        """Hear when the plan is opened or fixed; what happened away from the keyboard is read out."""
        alerts.announce(self, step_words.describe_outcome(self.document.plan, edits))
        if any(map(opens_or_fixes, edits)):
            self.refresh()

    def refresh(self) -> None:
        """Say why fields of the page that is shown are shut; the home says it itself."""
        if self.step != steps.HOME:
            self.page.show_fixed(locks.explanation(self.document.plan, self.step))

    def go_to_finding(self, finding: Finding) -> None:
        """Show the field of a finding; from the last step a way back is offered."""
        came_from = self.step
        self.go(finding.subject)
        if came_from == steps.CHECK and finding.subject != steps.CHECK:
            self._offer_back(came_from)
        self.page.reveal(finding.record, finding.field)
        self._mark()

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
        self._mark()

    def toggle_panel(self) -> None:
        """Go from more about a row to the explanation and back; without a row, show or hide the explanation."""
        if not self.column.isVisible():
            self._column_wanted = self._explains = True
        elif self.page.detail is not None:
            self._explains = not self._explains
        else:
            self._explains = False
            self._column_wanted = self._column_wanted and self.page.is_roomy
        self._fit()

    def show_help(self, name: str, tab: int) -> None:
        """Show one kind of help with a step, and put the keyboard on it."""
        self.go(name)
        self._column_wanted = self._explains = True
        self._fit()
        self.panel.show_tab(tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make(self, name: str) -> None:
        module = importlib.import_module(f"desktop.pages.{name}")
        page: Page = module.page(self.document)
        page.focused.connect(self.panel.show_field)
        page.turned.connect(self._mark)
        page.go_to_step.connect(self.enter)
        page.go_to_finding.connect(self.go_to_finding)
        page.print_requested.connect(self.print_requested)
        page.export_requested.connect(self.export_requested)
        page.detail_asked.connect(self._ask_detail)
        page.detail_added.connect(self._take_details)
        page.help_asked.connect(self.toggle_panel)
        page.home_requested.connect(self.home_requested)
        self._pages[name] = page
        self.pages.addWidget(page)
        self._take_details()

    def _take_details(self) -> None:
        """Let what tells more about the rows of tables stand at the right, and Tab go there from the table."""
        for page in self._pages.values():
            for table, detail in page.details:
                self.column.add_detail(detail)
                tab_order.put_after(table, detail)
        self._fit()

    def _turn(self, quarter: int) -> None:
        if quarter:
            self.page.show_quarter(quarter)
        self._mark()

    def _mark(self) -> None:
        """Mark in the list where we are."""
        self.list.show_current(self.step, self.page.quarter)

    def _leave(self, _name: str) -> None:
        self._mark()
        self.portfolio_requested.emit()

    def go_beside(self, by: int) -> None:
        """Show the step after this one, or with -1 the one before it."""
        name = steps.neighbours(self.step)[by > 0]
        if name:
            self.enter(name)

    def _offer_back(self, name: str) -> None:
        self._back_to = name
        self._back.setVisible(bool(name))
        if name:
            self._back.setText(_("← Back to “{step}”").format(step=text(name, "step.title")))

    def _go_back(self) -> None:
        self.enter(self._back_to)

    def _ask_detail(self, open_it: bool) -> None:
        """The cursor is in a row with more to tell, or left it."""
        if self.sender() is not self._pages.get(self.step):
            return
        if open_it:
            self._column_wanted, self._explains = True, False
        self._show_column()

    def _close_column(self) -> None:
        """Go back to the page; the column closes where it lies over it."""
        self._column_wanted, self._explains = not self._over, False
        tables = [table for table, detail in self.page.details if detail is self.page.detail]
        self._show_column()
        (tables[0] if tables else self.page).setFocus()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Close what lies over the page when the keyboard goes from it back to the page, which it would cover."""
        if self._over and before and now and self.column.isAncestorOf(before) and self.pages.isAncestorOf(now):
            self._column_wanted = False
            self._show_column()

    def _show_column(self) -> None:
        """Show what belongs beside the page; where there is room, more about a row is always there."""
        page = self._pages.get(self.step)
        detail = page.detail if page else None
        explains = self._explains or detail is None
        wanted = self._explains if page and page.is_roomy else self._column_wanted
        shown = wanted or (not self._over and detail is not None)
        self.column.show_now(detail, explains, self._over)
        self.column.setVisible(shown)
        width = self.column.width() if shown and not self._over else 0
        self._columns.setContentsMargins(0, 0, width, 0)
        if page:
            page.offer_column(help_hidden=not shown, rows_hidden=self._over)

    def _left_by_text(self, room: int) -> int:
        """Return what a page of text leaves of a width: its lines do not grow with the window."""
        page = self._pages.get(self.step)
        if page is None or not page.is_text:
            return 0
        count = flow.columns(room - EDGES)
        return room - EDGES - count * appearance.px(flow.WIDEST) - (count - 1) * flow.GAP

    def _fit(self) -> None:
        """Share the width: the list, the page, and the column at the right where there is room for it."""
        scale = min(appearance.scale, 1.25)
        wide = self.width() / appearance.scale
        narrow = self.list.least_width()
        page = self._pages.get(self.step)
        self.list.setVisible(page is None or not page.is_alone)
        self.list.setFixedWidth(max(narrow, round(LIST * scale)) if wide > ROOMY else narrow)
        over = wide < BESIDE
        if over != self._over:
            self._over, self._column_wanted = over, not over
        column = appearance.px(SHEET)
        if not over:
            column = round((WIDE_PANEL if wide >= WIDE else PANEL) * scale)
            spare = self._left_by_text(self.width() - self.list.width() - column)
            column = min(column + max(0, spare), max(column, appearance.px(MOST_PANEL)))
        column = min(column, self.width() - round(0.4 * LIST))
        self.column.setGeometry(self.width() - column, 0, column, self.height())
        self.column.raise_()
        self._show_column()
