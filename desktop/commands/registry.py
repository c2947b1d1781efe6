"""The commands at work in a window: behind the menu button, under their keys, in the finder and in the list of keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu

from desktop.commands.command import Command
from desktop.commands.table import commands
from desktop.commands.tasks import Tasks
from desktop.theme.appearance import appearance
from desktop.theme.icons import icon

PRINTED = "plan"
"""The step that offers to print."""


class Commands(QObject):
    """Makes everything that shows commands, from their one table."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks.window)
        self._tasks = tasks
        self._window = tasks.window
        self._all = commands(tasks)
        self._actions: list[tuple[QAction, Command]] = []
        self._painted: object = None
        """The look in which the icons are drawn."""
        menu = QMenu(self._window.menu_button)
        group = self._all[0].group
        within: dict[str, QMenu] = {}
        for command in self._all:
            if command.group != group:
                menu.addSeparator()
                group = command.group
            action = QAction(command.words, self._window)
            action.setShortcuts(command.sequences())
            action.triggered.connect(lambda _checked=False, do=command.do: do())
            self._window.addAction(action)
            if command.within and command.within not in within:
                within[command.within] = menu.addMenu(command.within)
            if command.in_menu:
                within.get(command.within, menu).addAction(action)
            self._actions.append((action, command))
        self._window.menu_button.setMenu(menu)
        menu.aboutToShow.connect(self._prepare_print)
        self._window.step_entered.connect(lambda step: self._prepare_print() if step == PRINTED else None)
        tasks.palette_requested.connect(self._show_palette)
        tasks.keys_requested.connect(self._show_keys)
        self._window.turned.connect(self._refresh)
        # Nobody sees the icons before.
        menu.aboutToShow.connect(self._paint)
        self._refresh()

    def _may(self, command: Command) -> bool:
        return command.group != "plan" or self._window.plan_in_sight

    def _prepare_print(self) -> None:
        """Have the pages come sooner where printing is one press away."""
        if self._window.plan_in_sight:
            from desktop.printing.spare import spare

            spare().prepare()

    def _refresh(self) -> None:
        for action, command in self._actions:
            action.setEnabled(self._may(command))

    def _paint(self) -> None:
        look = appearance.colours, appearance.scale
        if look != self._painted:
            self._painted = look
            for action, command in self._actions:
                action.setIcon(icon(command.icon) if command.icon else QIcon())

    def _show_palette(self) -> None:
        from desktop.commands.palette import Palette

        offered = [command for command in self._all if command.listed and self._may(command)]
        walk = self._window.walk if self._window.plan_in_sight else None
        palette = Palette(offered, walk, self._window)
        done = palette.exec()
        palette.deleteLater()
        if done and palette.chosen:
            palette.chosen()

    def _show_keys(self) -> None:
        from desktop.commands.key_list import KeyList

        shown = KeyList(self._all, self._window)
        shown.exec()
        shown.deleteLater()
