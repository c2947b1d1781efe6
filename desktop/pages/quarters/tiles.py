"""What the quarter brought, in four figures: hours, training, money and actions."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.pages.quarters.sheet import Standing
from desktop.theme.look import look
from plans import people, reviewing
from plans.exchange.content import from_content
from plans.money import show_amount, show_number
from plans.plan import Plan
from resources.language import gettext as _


class Tiles(QWidget):
    """Four figures side by side, two by two where the page is narrow; of a closed review as they stood that day."""

    def __init__(self, document: Document, quarter: int) -> None:
        super().__init__()
        self._document, self._quarter = document, quarter
        self._stood: tuple[UUID, Plan] | None = None
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._tiles = [_Tile(words) for words in (_("Hours on the roster"), _("Training"), _("Money"), _("Actions"))]
        document.changed.connect(self._refresh)
        self._refresh()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        across = 4 if self.width() >= look.px(640) else 2
        if across != self._across:
            self._across = across
            for place, tile in enumerate(self._tiles):
                self._grid.addWidget(tile, place // across, place % across)
            for column in range(4):
                self._grid.setColumnStretch(column, int(column < across))

    def _plan(self) -> Plan:
        plan = self._document.plan
        kept = plan.closing(self._quarter)
        if kept is None:
            return plan
        if self._stood is None or self._stood[0] != kept.id:
            self._stood = (kept.id, from_content(kept.content))
        return self._stood[1]

    def _refresh(self, _edits: object = None) -> None:
        plan, quarter = self._plan(), self._quarter
        found = reviewing.figures(plan, quarter)
        hours, training, money, actions = self._tiles
        hours.show_figure(
            "–" if found.rostered is None else show_number(found.rostered),
            _("of {hours} promised").format(hours=show_number(found.promised)),
            {"short": "attention", "kept": "on_course"}.get(found.kept, "not_yet"),
            people.show_kept(people.coaches(plan.people), plan.year, quarter) or _("nothing promised"),
        )
        training.show_figure(
            str(found.reached),
            _("of {places} places").format(places=found.places),
            "not_yet" if not found.held else "on_course" if found.held == found.trainings else "attention",
            _("{held} of {all} held").format(held=found.held, all=found.trainings),
        )
        over = found.spent is not None and found.spent > found.planned
        money.show_figure(
            "–" if found.spent is None else show_amount(found.spent),
            _("of {amount}").format(amount=show_amount(found.planned)),
            "not_yet" if found.spent is None else "attention" if over else "on_course",
            _("not entered yet") if found.spent is None else _("above the plan") if over else _("within the plan"),
        )
        left = found.actions - found.done
        actions.show_figure(
            str(found.done),
            _("of {all} done").format(all=found.actions),
            "on_course" if not left else "attention" if found.done else "not_yet",
            _("all done")
            if found.done == found.actions
            else _("{count} open").format(count=found.actions - found.done),
        )


class _Tile(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(2)
        self._figure = parts.label("", "figure")
        self._of = parts.label("", "note")
        self._standing = Standing()
        for one in (parts.label(title, "note"), self._figure, self._of, self._standing):
            layout.addWidget(one)
        layout.addStretch()

    def show_figure(self, figure: str, of: str, status: str, word: str) -> None:
        """Show a figure, what it is compared with, and how it stands."""
        self._figure.setText(figure)
        self._of.setText(of)
        self._standing.show_status(status, word)
