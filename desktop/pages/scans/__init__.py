"""The page of the three self scans: one is shown at a time, and each begins when somebody wants it to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.document import Document
from desktop.forms.observe import Observer
from desktop.forms.page import Page
from desktop.forms.part import PagePart
from desktop.pages.scans.factors import FactorView
from desktop.pages.scans.leadership import LeadershipView
from desktop.pages.scans.network import NetworkView
from desktop.pages.scans.scan import ScansHost
from plans.plan import PlanRecord
from plans.subjects.scans import FactorScan, LeadershipScan, of_year, status, ties_of
from resources.language import gettext as _
from resources.texts import text

KEYS = ("leadership", "factors", "network")
_VIEWS: dict[str, Callable[[ScansHost], PagePart]] = {
    "leadership": LeadershipView,
    "factors": FactorView,
    "network": NetworkView,
}


class ScansPage(Page, Observer):
    """Three scans behind three tabs; each is made when it is first shown."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "scans", (), PlanRecord, document.plan.record)
        self._views: dict[str, PagePart] = {}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(_("Which scan"))
        for _key in KEYS:
            self.tabs.addTab("")
        self.body.insertWidget(1, self.tabs)
        self.tabs.currentChanged.connect(self._turn)
        self._turn(0)
        self.observe(self.changes)
        self.refresh()

    def reveal(self, record: str | None, field: str | None) -> None:
        """Put the keyboard on a field of a scan; without one, where a scan begins."""
        found = self.document.plan.find(record)
        if isinstance(found, LeadershipScan):
            self.tabs.setCurrentIndex(0)
        elif isinstance(found, FactorScan):
            self.tabs.setCurrentIndex(1)
        elif found is not None:
            self.tabs.setCurrentIndex(2)
        self._blocks = [self._view()]
        super().reveal(record, field)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll to where the keyboard went by itself."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget, 0, 110))

    def refresh(self) -> None:
        """Say on the tabs which scans are done this year."""
        plan = self.document.plan
        leadership, factors = of_year(plan.leadership_scans, plan.year), of_year(plan.factor_scans, plan.year)
        states = (
            status(leadership, None, []),
            status(None, factors, []),
            status(None, None, ties_of(plan.ties, plan.year)),
        )
        for place, (key, state) in enumerate(zip(KEYS, states, strict=True)):
            title = text("scans", f"scans.{key}.title")
            self.tabs.setTabText(place, f"{title} ✓" if state == "complete" else title)

    def _start(self) -> None:
        entrance = self._view().start()
        if entrance is not None:
            entrance.setFocus()

    def _view(self) -> PagePart:
        return self._views[KEYS[self.tabs.currentIndex()]]

    def _turn(self, place: int) -> None:
        self.document.commit_requested.emit()
        key = KEYS[place]
        if key not in self._views:
            made = _VIEWS[key](self)
            self._views[key] = made
            self.body.insertWidget(2, made)
        for item, view in self._views.items():
            view.setVisible(item == key)


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    return ScansPage(document)
