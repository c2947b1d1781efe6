"""The head of the table of lines: above every column what it becomes, to be chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from desktop.forms.choice_inputs import NoWheelCombo
from desktop.theme.appearance import appearance
from plans.importing.proposal.choices import SKIP, meaning_word, possible
from plans.importing.proposal.meaning import Proposal
from plans.status import ADVICE
from resources.language import gettext as _


class ColumnsHead(QHeaderView):
    """A head with a list to choose from above each column of the file."""

    chosen = Signal(int, str)
    """A column of the sheet is to be taken as something else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._proposal: Proposal | None = None
        self._columns: list[int] = []
        self._choices: list[str] = []
        self._boxes: dict[int, QComboBox] = {}
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(appearance.px(64))
        self.sectionResized.connect(lambda *_sizes: self.place_boxes())

    def show_choices(self, proposal: Proposal, columns: list[int]) -> None:
        """Show what each column is taken as; columns stand behind the one with the number of the line."""
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {}
        self._proposal, self._columns = proposal, columns
        self._choices = [SKIP, *possible(proposal.becomes)] if proposal.becomes else []
        self.place_boxes()
        self.updateGeometries()

    def _make_box(self, section: int) -> QComboBox:
        """Make the list above a section; a wide sheet has hundreds, and few are in sight."""
        assert self._proposal is not None
        place = self._columns[section - 1]
        box = NoWheelCombo()
        box.setParent(self)
        for meaning in self._choices:
            box.addItem(meaning_word(meaning), meaning)
        taken = self._proposal.columns.get(place, SKIP)
        if box.findData(taken) < 0:
            box.addItem(meaning_word(taken), taken)
        box.setCurrentIndex(box.findData(taken))
        box.setItemText(box.currentIndex(), self.chosen_word(section))
        heading = " ".join(self._proposal.table.headings[place].split())
        box.setAccessibleName(_("Column {heading} becomes").format(heading=heading or section))
        box.setToolTip(_("A guess: please check.") if place in self._proposal.doubtful else meaning_word(taken))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(4)
        box.activated.connect(lambda _row: self.chosen.emit(place, str(box.currentData())))
        return box

    def chosen_word(self, section: int) -> str:
        """Return what the column of a section is taken as, in words."""
        if self._proposal is None or not self._choices or not 0 < section <= len(self._columns):
            return ""
        place = self._columns[section - 1]
        doubt = f"{ADVICE.sign} " if place in self._proposal.doubtful else ""
        return f"{doubt}{meaning_word(self._proposal.columns.get(place, SKIP))}"

    def place_boxes(self) -> None:
        """Put a list above every column that is in sight; the first one says how high the head is."""
        for section in range(1, len(self._columns) + 1) if self._choices else ():
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            # What lies under the edge is not to be reached by a click beside the table.
            in_sight = left + width > 0 and left < self.width()
            if section not in self._boxes:
                if not in_sight and section > 1:
                    continue
                self._boxes[section] = self._make_box(section)
            box = self._boxes[section]
            box.setGeometry(left + 4, 6, max(40, width - 8), box.sizeHint().height())
            box.setVisible(in_sight)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        extra = next((box.sizeHint().height() + 8 for box in self._boxes.values()), 0)
        return QSize(usual.width(), usual.height() + extra)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_boxes()
