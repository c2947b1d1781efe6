"""Plans under each other: how each is called and how it is doing, what opens it, and what else can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.pages.start import Row
from desktop.theme import space
from desktop.theme.appearance import appearance
from desktop.theme.icons import icon
from resources.language import gettext as _

AT_ONCE = 30
"""Rows that are shown before “more” is offered."""

Act = tuple[str, Callable[[str], object]]
"""Words for what can be done with a plan, and what does it, given the key of the plan."""


class Rows(QWidget):
    """A white card with a row for each plan, a handful at a time: thousands at once would take their time."""

    def __init__(
        self,
        rows: list[Row],
        opens: Callable[[str], object] | None = None,
        act: Act | None = None,
        removes: Act | None = None,
        beyond: Callable[[], list[Row]] | None = None,
    ) -> None:
        super().__init__()
        self._beyond = beyond
        self._opens, self._act, self._removes = opens, act, removes
        self._lines: dict[str, _Line] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self._layout = parts.card()
        self._layout.setContentsMargins(space.XL, space.S, space.L, space.S)
        self._layout.setSpacing(0)
        outer.addWidget(frame)
        self._add(rows)

    def tell(self, rows: list[Row], empty: set[str]) -> None:
        """Say of those that are in sight what is known now."""
        for row in rows:
            if row.key in self._lines:
                self._lines[row.key].tell(row, row.key in empty)

    def _add(self, rows: list[Row]) -> None:
        for row in rows[:AT_ONCE]:
            if self._lines:
                line = parts.label("")
                line.setProperty("role", "rule")
                self._layout.addWidget(line)
            self._lines[row.key] = made = _Line(row, self._opens, self._act, self._removes)
            self._layout.addWidget(made)
        rest = rows[AT_ONCE:]
        if rest or self._beyond:

            def go_on() -> None:
                parts.discard(more)
                beyond, self._beyond = (None, self._beyond) if rest else (self._beyond, None)
                self._add(beyond() if beyond else rest)

            count = min(AT_ONCE, len(rest)) or AT_ONCE
            more = parts.button(_("Show {count} more").format(count=count), "link", go_on)
            self._layout.addWidget(more)


class _Line(QWidget):
    def __init__(self, row: Row, opens: Callable[[str], object] | None, act: Act | None, removes: Act | None) -> None:
        super().__init__()
        self._removes = removes
        self._line = line = QHBoxLayout(self)
        self._line.setSpacing(space.S)
        line.setContentsMargins(0, space.S, 0, space.S)
        line.setSpacing(space.L)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(parts.button(row.title, "link", partial(opens, row.key)) if opens else parts.label(row.title))
        self._note: QLabel = parts.label(row.note, "note")
        names.addWidget(self._note)
        line.addLayout(names, 1)
        self._throw: QPushButton | None = None
        if act:
            self._button(row, act, "link")
        if removes:
            line.addWidget(Dots(row.key, row.title, removes))

    def tell(self, row: Row, empty: bool) -> None:
        """Say how the plan is doing; one with nothing in it can be thrown away with one press."""
        self._note.setText(row.note)
        if empty and self._removes and self._throw is None:
            self._throw = self._button(row, (_("Throw away"), self._removes[1]), "destructive", 1)

    def _button(self, row: Row, act: Act, role: str, place: int = -1) -> QPushButton:
        words, do = act
        made = parts.button(words, role, partial(do, row.key))
        made.setAccessibleName(f"{words}: {row.title}")
        self._line.insertWidget(place, made)
        return made


class Dots(QPushButton):
    """Three dots with behind them what is rarely done with a plan: it is never pressed by mistake."""

    def __init__(self, key: str, title: str, act: Act) -> None:
        super().__init__()
        words, do = act
        self.setProperty("role", "dots")
        self.setAccessibleName(f"{_('More')}: {title}")
        self.setToolTip(_("More"))
        menu = QMenu(self)
        menu.addAction(words, partial(do, key))
        self.setMenu(menu)
        self._paint()
        appearance.changed.connect(self._paint)

    def _paint(self) -> None:
        self.setIcon(icon("ellipsis", "ink"))
        self.setIconSize(QSize(appearance.px(18), appearance.px(18)))
