"""The scan of the network: with whom we work outside, for what, how closely, and what that looks like."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.chart import ChartView
from desktop.forms.declare import Column, Derived, Field, Rows
from desktop.forms.host import Host, Within
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.forms.rows import RowsBlock
from desktop.theme import space
from plans.field_text import format_value
from plans.plan import Plan
from plans.subjects import scans
from plans.subjects.scans import Tie
from resources.language import gettext as _
from resources.texts import choices, text


class NetworkView(PagePart):
    """A table of collaborations, what each closeness looks like, and what would help one reach its purpose."""

    def __init__(self, page: Host) -> None:
        super().__init__(page.changes)
        self.changes = Relay(self, page.document, within=page.changes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.L)
        layout.addWidget(parts.label(text("scans", "scans.network.about")))
        self._fresh: dict[str, Any] = {"year": self.document.plan.year}
        self._table = RowsBlock(
            Within(page, self.changes),
            Rows(
                Tie,
                (
                    Column("dimension", 3),
                    Column("partner", 4),
                    Column("purpose", 4),
                    Column("intensity", 3),
                    Derived(lambda: _("Fits?"), _fits, 2, number=False),
                ),
                detail=(Field("note", lines=2),),
                keep=lambda tie: tie.year == self.document.plan.year,
                defaults=self._fresh,
            ),
        )
        layout.addWidget(self._table)
        layout.addWidget(parts.Fold(text("scans", "network.question"), _meanings()))
        self._fit = parts.Card(None, text("scans", "sections.fit.title"), text("scans", "sections.fit.note"))
        self._chart = ChartView(text("scans", "sections.fit.title"))
        self._fit.inside.addWidget(self._chart)
        self._sentence = QVBoxLayout()
        self._sentence.setSpacing(space.S)
        self._fit.inside.addLayout(self._sentence)
        layout.addWidget(self._fit)
        self._before = parts.label("", "note")
        layout.addWidget(self._before)
        self.ready()

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field of a collaboration of this year."""
        self.changes.catch_up()
        return self._table.reveal(record, field)

    def start(self) -> QWidget:
        """Return where a first collaboration is typed."""
        return self._table.start()

    def refresh(self) -> None:
        """Show what fits and what may be closer."""
        plan = self.document.plan
        self._fresh["year"] = plan.year
        ties = scans.ties_of(plan.ties, plan.year)
        known = any(tie.dimension and tie.intensity for tie in ties)
        self._fit.setVisible(known)
        if known:
            from plans.printing.scans import network_chart

            self._chart.show_chart(network_chart(ties))
        sentences = [sentence for tie in ties if (sentence := scans.mismatch(tie))]
        if known and not sentences and all(scans.matches(tie) for tie in ties):
            sentences = [_("Everything is as close as it needs to be.")]
        if self.is_new(sentences):
            parts.clear(self._sentence)
            for sentence in sentences:
                self._sentence.addWidget(parts.label(sentence, "notice"))
        earlier = max((tie.year for tie in plan.ties if tie.year < plan.year and tie.is_begun()), default=None)
        self._before.setVisible(earlier is not None)
        if earlier is not None:
            words = choices("scans", "tie.dimension")
            listed = "; ".join(
                " · ".join(
                    filter(None, [words.get(tie.dimension or ""), tie.partner, format_value(plan, tie, "intensity")])
                )
                for tie in scans.ties_of(plan.ties, earlier)
            )
            self._before.setText(_("In {year}: {ties}.").format(year=earlier, ties=listed))


def _fits(_plan: Plan, tie: Any) -> str:
    """Say whether a row matches: with a mark and a word, or nothing while that is unknown."""
    match scans.matches(tie):
        case None:
            return ""
        case True:
            return _("✓ fits")
        case False:
            return _("▲ may be closer")


def _meanings() -> QWidget:
    """Make the table of what working together looks like: a row for every side of it, from loose to close."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(space.L)
    grid.setVerticalSpacing(space.S)
    closeness, sides = choices("scans", "tie.intensity"), choices("scans", "tie.dimension")
    for column, intensity in enumerate(scans.INTENSITIES, start=1):
        grid.setColumnStretch(column, 3)
        grid.addWidget(_cell(closeness[intensity], "group"), 0, column)
    grid.setColumnStretch(0, 2)
    for row, dimension in enumerate(scans.DIMENSIONS, start=1):
        grid.addWidget(_cell(sides[dimension], "group"), row, 0)
        for column, intensity in enumerate(scans.INTENSITIES, start=1):
            grid.addWidget(_cell(scans.meaning(dimension, intensity), ""), row, column)
    return table


def _cell(words: str, role: str) -> QLabel:
    """Make a cell that never widens the page."""
    made = parts.label(words, role)
    made.setMinimumWidth(1)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made
