"""The head of the table of lines: above every column what it is taken as, to be chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from desktop.forms.choice_inputs import NoWheelCombo
from desktop.theme.appearance import appearance
from plans.importing.choices import SKIP, meaning_word, possible
from plans.importing.meaning import Proposal
from plans.status import ADVICE
from resources.language import gettext as _


class ColumnsHead(QHeaderView):
    """A head with a list to choose from above each column of the file."""

    chosen = Signal(int, str)
    """A column of the sheet is to be taken as something else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
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
        choices = [SKIP, *possible(proposal.becomes)] if proposal.becomes else []
        for section, place in enumerate(columns, start=1):
            if not choices:
                break
            box = NoWheelCombo()
            box.setParent(self)
            for meaning in choices:
                box.addItem(meaning_word(meaning), meaning)
            taken = proposal.columns.get(place, SKIP)
            if box.findData(taken) < 0:
                box.addItem(meaning_word(taken), taken)
            box.setCurrentIndex(box.findData(taken))
            heading = " ".join(proposal.table.headings[place].split())
            doubt = place in proposal.doubtful
            box.setAccessibleName(_("Column {heading} becomes").format(heading=heading or section))
            box.setToolTip(_("A guess: please check.") if doubt else "")
            if doubt:
                box.setItemText(box.currentIndex(), f"{ADVICE.sign} {box.currentText()}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
            box.activated.connect(lambda _row, place=place, box=box: self.chosen.emit(place, str(box.currentData())))
            self._boxes[section] = box
            box.show()
        self.place_boxes()
        self.updateGeometries()

    @property
    def boxes(self) -> list[QComboBox]:
        """The lists above the columns, from the left."""
        return list(self._boxes.values())

    def chosen_word(self, section: int) -> str:
        """Return what the column of a section is taken as, in words."""
        return self._boxes[section].currentText() if section in self._boxes else ""

    def place_boxes(self) -> None:
        """Put every list above its column."""
        for section, box in self._boxes.items():
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            box.setGeometry(left + 4, 6, max(40, width - 8), box.sizeHint().height())
            # What lies under the edge is not to be reached by a click beside the table.
            box.setVisible(left + width > 0 and left < self.width())

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        extra = next((box.sizeHint().height() + 8 for box in self._boxes.values()), 0)
        return QSize(usual.width(), usual.height() + extra)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_boxes()
