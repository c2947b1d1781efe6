"""The scan of the organisation: nine factors, and the phase it is in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.chart import ChartView
from desktop.forms.declare import Field
from desktop.forms.fields import Fields
from desktop.forms.scale import Statements
from desktop.pages.scans.scan import ScansHost, ScanView
from desktop.theme import space
from plans.subjects.scans import FACTORS, MOST_GRADE, PHASES, FactorScan
from resources.language import gettext as _
from resources.texts import choices, text


class FactorView(ScanView):
    """Asks a grade for nine factors and which phase fits, and shows both."""

    kind = FactorScan

    def __init__(self, host: ScansHost) -> None:
        super().__init__(host, "factors")
        named = choices("scans", "factor_scan.grades")
        grades = [text("scans", f"grades.{grade}") for grade in range(1, MOST_GRADE + 1)]
        questions = parts.Card(None, text("scans", "sections.factors.title"), text("scans", "sections.factors.note"))
        self._statements = Statements(
            self.changes,
            "grades",
            {"": {factor: (named[factor], text("scans", f"factors.{factor}")) for factor in FACTORS}},
            grades,
            grades,
        )
        self._statements.only(FACTORS)
        self._statements.went_to.connect(host.show_widget)
        questions.inside.addWidget(self._statements)
        self.inside.addWidget(questions)
        self._phases = Phases(self.document)
        self.inside.addWidget(self._phases)
        note = parts.Card()
        self._note = Fields(self.host, (Field("note", lines=2),), FactorScan, None)
        note.inside.addWidget(self._note)
        self.inside.addWidget(note)
        self._outcome = Outcome()
        self.inside.addWidget(self._outcome)
        self.ready()

    def first(self) -> QWidget:
        return self._statements.last()

    def input_for(self, field: str | None) -> QWidget:
        if field == "phase":
            return self._phases.entrance()
        return self._note.bound[0].entrance if field == "note" else self._statements.last()

    def show_record(self) -> None:
        self._statements.bind(self.record)
        self._phases.bind(self.record)
        self._note.bind(self.record)

    def follow(self) -> None:
        self._phases.refresh()
        self._outcome.refresh(self.record, self.earlier())


class Phases(parts.Card):
    """Five descriptions, one of which is chosen, and what the next phase asks."""

    def __init__(self, document: Document) -> None:
        super().__init__(None, text("scans", "sections.phase.title"), text("scans", "sections.phase.note"))
        self._document = document
        self._record: FactorScan | None = None
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.S)
        for row, (phase, word) in enumerate(choices("scans", "factor_scan.phase").items()):
            sentence = text("scans", f"phases.{phase}")
            button = QPushButton(f"{row + 1}  {word}")
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setProperty("edge", "alone")
            button.setAccessibleName(f"{row + 1} {word}")
            button.setAccessibleDescription(sentence)
            button.clicked.connect(lambda _checked=False, phase=phase: self._choose(phase))
            self._group.addButton(button)
            self._buttons[phase] = button
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(parts.label(sentence), row, 1, Qt.AlignmentFlag.AlignVCenter)
        self.inside.addLayout(grid)
        self._next = parts.label("", "notice")
        self.inside.addWidget(self._next)

    def bind(self, record: FactorScan | None) -> None:
        """Show the phase of another record."""
        self._record = record
        self.refresh()

    def entrance(self) -> QWidget:
        """Return where the keyboard enters."""
        chosen = self._record.phase if self._record else None
        return self._buttons[chosen or PHASES[0]]

    def refresh(self) -> None:
        """Show what is chosen."""
        chosen = self._record.phase if self._record else None
        may_change = self._record is not None and self._document.may_change(self._record)
        self._group.setExclusive(False)
        for phase, button in self._buttons.items():
            button.setChecked(phase == chosen)
            button.setEnabled(may_change)
            tab = phase == (chosen or PHASES[0])
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)
        self._group.setExclusive(True)
        self._next.setVisible(chosen is not None)
        if chosen:
            self._next.setText(text("scans", f"next_phase.{chosen}"))

    def _choose(self, phase: str) -> None:
        if self._record is not None:
            self._document.set_value(self._record, "phase", phase)


class Outcome(parts.Card):
    """The nine factors as a chart, and where most can be won."""

    def __init__(self) -> None:
        super().__init__(None, text("scans", "sections.factor_profile.title"))
        self._chart = ChartView(text("scans", "sections.factor_profile.title"))
        self._sentence = parts.label("")
        self.inside.addWidget(self._chart)
        self.inside.addWidget(self._sentence)

    def refresh(self, scan: FactorScan, earlier: FactorScan | None) -> None:
        """Draw the factors that have a grade, and name the lowest."""
        self.setVisible(bool(scan.grades))
        if not scan.grades:
            return
        from plans.printing.scans import factor_chart, lowest_sentence

        self._chart.show_chart(factor_chart(scan, earlier))
        self._sentence.setText(lowest_sentence(scan) or _to_go(scan))


def _to_go(scan: FactorScan) -> str:
    left = len(FACTORS) - len(scan.grades)
    return _("Still {count} of {most} factors to go.").format(count=left, most=len(FACTORS)) if left else ""
