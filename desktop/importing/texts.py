"""The texts of a document, each with a list to choose where it goes: the vision, the message, a goal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea

from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.theme import space
from plans.importing.files.grid import Passage
from plans.importing.records.document_texts import TARGETS, target_word
from resources.language import gettext as _

MOST = 120
"""Texts that are shown; a document with more is a book."""
MOST_LETTERS = 300


class TextsList(QScrollArea):
    """The texts of a document, under each other."""

    def __init__(self, texts: list[Passage], picked: dict[int, str], pick: Callable[[int, str], None]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Texts of the document"))
        sheet = parts.Sheet()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(space.M, space.M, space.M, space.M)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(space.S)
        heading, row = "", 0
        for place, paragraph in enumerate(texts[:MOST]):
            if paragraph.heading and paragraph.heading != heading:
                heading = paragraph.heading
                grid.addWidget(parts.label(heading, "group"), row, 0, 1, 2)
                row += 1
            words = paragraph.text if len(paragraph.text) <= MOST_LETTERS else f"{paragraph.text[:MOST_LETTERS]}…"
            grid.addWidget(parts.label(words), row, 0)
            box = NoWheelCombo()
            box.setAccessibleName(_("“{text}” goes to").format(text=paragraph.text[:40]))
            for target in ("", *TARGETS):
                box.addItem(target_word(target), target)
            box.setCurrentIndex(max(0, box.findData(picked.get(place, ""))))
            box.activated.connect(lambda _row, place=place, box=box: pick(place, str(box.currentData())))
            grid.addWidget(box, row, 1, Qt.AlignmentFlag.AlignTop)
            row += 1
        grid.setRowStretch(row, 1)
        self.setWidget(sheet)
