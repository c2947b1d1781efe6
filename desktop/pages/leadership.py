"""The page of what the leader does herself this year: three things, chosen or written, looked back on each quarter."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts, roles
from desktop.forms.button_row import ButtonRow
from desktop.forms.declare import Block, Column, Folding, Part, Rows
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart, PagePart
from desktop.theme import space
from plans.dates import QUARTERS
from plans.derived import leadership_ideas, this_quarter
from plans.printing.request import PrintRequest
from plans.status import OPEN_STATES
from plans.subjects import leadership
from plans.subjects.leadership import KINDS, Intention, Kind
from plans.subjects.scans import of_year, trait_name
from resources.language import gettext as _
from resources.texts import choices, text

SHEET = PrintRequest("leadership")


class Ideas(CardPart):
    """Ideas to choose from: those that fit her own scan in sight, the whole list under a question."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        title, note = (text("leadership", f"sections.ideas.{key}") for key in ("title", "note"))
        self.inside.addWidget(parts.heading(title, note))
        self._buttons: dict[str, list[QPushButton]] = {}
        self._shown: list[tuple[str, Kind, str]] = []
        self._fitting = QVBoxLayout()
        self._fitting.setSpacing(space.S)
        self.inside.addLayout(self._fitting)
        whole = QWidget()
        roles.tell(whole, "Grouping", lambda _whole: _("The whole list"))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.S)
        named = choices("leadership", "intention.kind")
        for kind in KINDS:
            column.addWidget(parts.label(named[kind].capitalize(), "group"))
            for words in leadership.ideas(kind):
                column.addWidget(self._row(kind, words))
        self.inside.addWidget(parts.Fold(_("The whole list"), whole))
        self.ready()

    def refresh(self) -> None:
        """Show what fits the scan of this year, and what was chosen already."""
        plan = self.document.plan
        scan = of_year(plan.leadership_scans, plan.year)
        fitting = [(trait_name(trait), kind, words) for trait, kind, words in leadership_ideas.proposals(scan)]
        if fitting != self._shown:
            self._shown = fitting
            self._make_fitting()
        self.setVisible(self.document.may_change(Intention(plan_id=plan.id)))
        there = {thing.what for thing in plan.intentions}
        room = len(leadership.begun(plan.intentions)) < leadership.ENOUGH
        for words, buttons in self._buttons.items():
            for button in buttons:
                button.setEnabled(room and words not in there)
                button.setText(_("✓ Chosen") if words in there else _("Choose this"))
                button.setAccessibleName(f"{button.text()}: {words}")

    def _make_fitting(self) -> None:
        parts.clear(self._fitting)
        listed = {words for kind in KINDS for words in leadership.ideas(kind)}
        self._buttons = {words: buttons[-1:] for words, buttons in self._buttons.items() if words in listed}
        trait = ""
        for name, kind, words in self._shown:
            if name != trait:
                self._fitting.addWidget(parts.label(_("With your self scan: {trait}").format(trait=name), "group"))
                trait = name
            self._fitting.addWidget(self._row(kind, words, first=True))

    def _row(self, kind: Kind, words: str, first: bool = False) -> QWidget:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space.M)
        across.addWidget(parts.label(words), 1)
        button = parts.button(_("✓ Chosen"), "", partial(self._choose, kind, words))
        across.addWidget(button)
        self._buttons.setdefault(words, []).insert(0 if first else 1, button)
        return row

    def _choose(self, kind: Kind, words: str) -> None:
        self.document.add(Intention, what=words, kind=kind)


class Sheet(PagePart):
    """The way to the sheet on paper."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        show = parts.button(_("Print this as a sheet…"), "", lambda: self.print_requested.emit(SHEET))
        column.addWidget(ButtonRow((show,)))
        self.ready()

    def refresh(self) -> None:
        """A sheet to write on can always be printed."""


def _looking_back(quarter: int) -> Folding:
    def opens(document: Document) -> bool:
        plan = document.plan
        return plan.record.state not in OPEN_STATES and quarter == this_quarter.quarter(plan, dt.date.today())

    def says(document: Document) -> str:
        things = leadership.begun(document.plan.intentions)
        words = choices("leadership", f"intention.done{quarter}")
        done = [str(getattr(thing, f"done{quarter}")) for thing in things if thing.is_filled(f"done{quarter}")]
        return ", ".join(words[one] for one in done) or _("not looked back yet")

    table = Rows(
        Intention,
        (Column("what", 5), Column(f"done{quarter}", 2), Column(f"note{quarter}", 8)),
        fixed=True,
        locked=("what",),
        keep=lambda thing: thing.is_filled("what"),
        key=f"quarter{quarter}",
        hide_empty=True,
    )
    return Folding(table, says, opens)


class LeadershipPage(Page):
    """The page, with the sheet that is printed of it."""

    def printed(self) -> PrintRequest:
        """Return her own sheet."""
        return SHEET


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content: tuple[Block, ...] = (
        Rows(Intention, (Column("what", 8), Column("kind", 3)), key="mine"),
        Part(Ideas),
        *(_looking_back(quarter) for quarter in QUARTERS),
        Part(Sheet),
    )
    return LeadershipPage(document, "leadership", content, Intention)
