"""Which keys there are: those of the commands, and those that work in a field, a table or a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.commands.command import Command
from desktop.forms import keys, parts
from desktop.forms.dialog import Dialog
from desktop.theme import space
from desktop.theme.appearance import appearance
from resources.language import gettext as _


class KeyList(Dialog):
    """A table that can be walked through, of what the keys do."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        layout.addWidget(parts.label(_("Everything can be done with the keyboard. These keys help."), ""))
        everywhere = _("Everywhere")
        lines = [(everywhere, command.words.rstrip("…"), command.keys_shown()) for command in commands if command.keys]
        lines += [(item.where, item.what, item.keys) for item in keys.within()]
        self.table = _table(lines, self)
        layout.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(space.S)
        row.addStretch()
        close = parts.button(_("Close"), "primary", self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        room = parent.window().size()
        self.resize(min(appearance.px(760), room.width() - 40), min(appearance.px(620), room.height() - 60))
        self.table.setFocus()


def _table(lines: Sequence[tuple[str, str, str]], inside: QWidget) -> QTableWidget:
    table = QTableWidget(len(lines), 3, inside)
    table.setAccessibleName(_("Keys"))
    table.setHorizontalHeaderLabels([_("Where"), _("What it does"), _("Keys")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setWordWrap(True)
    for row, cells in enumerate(lines):
        for column, words in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(words))
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setColumnWidth(0, appearance.px(150))
    table.setColumnWidth(1, appearance.px(360))
    table.resizeRowsToContents()
    if lines:
        table.setCurrentCell(0, 0)
    return table
