"""What the scans have in common: they begin with a press, belong to one year, and show what came out."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.host import Host, Within
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.theme import space
from plans.records import Record
from plans.subjects.scans import of_year, previous_scan
from resources.language import gettext as _
from resources.texts import text


class ScansHost(Host, Protocol):
    """The page, as the scans see it."""

    def show_widget(self, widget: QWidget) -> None:
        """Scroll to where the keyboard went by itself."""


class Begin(parts.Card):
    """Says what a scan is about, while this year has none, and begins it."""

    def __init__(self, view: ScanView, key: str) -> None:
        super().__init__(None, text("scans", f"scans.{key}.title"), text("scans", f"scans.{key}.about"))
        self._view = view
        self._last = parts.label("", "note")
        self._start = parts.button(_("Begin this scan"), "primary", view.begin)
        self._this_year = parts.button("", "link", self._take)
        for item in (self._last, self._start, self._this_year):
            self.inside.addWidget(item)

    def start(self) -> QWidget:
        """Return the button that begins."""
        return self._start

    def refresh(self) -> None:
        """Say whether there is an earlier scan to compare with."""
        earlier = self._view.earlier()
        year = self._view.document.plan.year
        self._last.setVisible(earlier is not None)
        self._this_year.setVisible(earlier is not None)
        self._start.setEnabled(self._view.document.may_change(self._view.defaults()))
        if earlier is not None:
            words = _("The scan of {year} is shown alongside, so that you can see what has changed.")
            self._last.setText(words.format(year=earlier.year))
            self._this_year.setText(_("No, that one was meant for {year}").format(year=year))
            self._this_year.setEnabled(self._view.document.may_change(earlier))

    def _take(self) -> None:
        earlier = self._view.earlier()
        assert earlier is not None
        self._view.document.set_value(earlier, "year", self._view.document.plan.year)


class ScanView(PagePart):
    """One scan: the card that begins it, or the questions and what came out; it keeps up while it is in sight."""

    kind: type[Any]
    """The record that holds the answers of one year."""

    def __init__(self, host: ScansHost, key: str) -> None:
        super().__init__(host.changes)
        self.changes = Relay(self, host.document, within=host.changes)
        self.host = Within(host, self.changes)
        self.record: Any = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.L)
        self._begin = Begin(self, key)
        self._content = QWidget(self)
        self.inside = QVBoxLayout(self._content)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(space.L)
        layout.addWidget(self._begin)
        layout.addWidget(self._content)

    def earlier(self) -> Any:
        """Return the scan of an earlier year, to compare with."""
        plan = self.document.plan
        rows: list[Any] = plan.list_of(self.kind)
        return previous_scan(rows, plan.year)

    def defaults(self) -> Record:
        """Return an empty scan for the year of the plan."""
        plan = self.document.plan
        made: Record = self.kind(plan_id=plan.id, year=plan.year)
        return made

    def begin(self) -> None:
        """Begin the scan of this year."""
        self.document.add(self.kind, year=self.document.plan.year)
        self.first().setFocus()

    def start(self) -> QWidget:
        """Return where the keyboard goes when nothing else is asked for."""
        return self._begin.start() if self.record is None else self.first()

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field of the scan of this year."""
        self.changes.catch_up()
        if self.record is None or str(self.record.id) != record:
            return None
        return self.input_for(field)

    def first(self) -> QWidget:
        """Return the first input of the scan."""
        raise NotImplementedError

    def input_for(self, field: str | None) -> QWidget:
        """Return the input for a field."""
        raise NotImplementedError

    def show_record(self) -> None:
        """Show the record of this year, when there is one."""
        raise NotImplementedError

    def follow(self) -> None:
        """Work out again what follows from the answers."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the scan of this year, or how to begin it."""
        plan = self.document.plan
        rows: list[Any] = plan.list_of(self.kind)
        found = of_year(rows, plan.year)
        if found is not self.record:
            self.record = found
            self.show_record()
        self._begin.setVisible(found is None)
        self._content.setVisible(found is not None)
        if found is None:
            self._begin.refresh()
        else:
            self.follow()
