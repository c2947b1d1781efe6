"""The card of the plan where she was: how far it is, what is due first, and the one button to go on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.pages.start.rows import Act, Dots
from desktop.theme import space
from desktop.theme.appearance import appearance
from desktop.theme.icons import icon
from resources.language import gettext as _


class Bar(NamedTuple):
    """One stretch of the way: how it is called, what is said of it, how much of it is done (0 to 1), and its mark."""

    title: str
    note: str
    share: float
    role: str = "note"


class Ask(NamedTuple):
    """One thing that is due: its day in words, what it is, what is said of it, and what to open."""

    day: str
    what: str
    note: str
    goal: int | None
    late: bool
    due: Any


class Card(NamedTuple):
    """What the card says; the parts at the end are empty as long as the plan is not read yet."""

    key: str
    title: str
    state: str
    role: str
    """The role of the label of the state, which gives it its colour."""
    place: str
    empty: bool = False
    bars: tuple[Bar, ...] = ()
    asks: tuple[Ask, ...] = ()
    more: str = ""
    """How many things are due besides, in words."""


class ResumeCard(QWidget):
    """Shows one plan large, with the only primary button of the page."""

    def __init__(
        self,
        card: Card,
        opens: Callable[[str], object],
        opens_due: Callable[[str, Any], object],
        removes: Act | None,
    ) -> None:
        super().__init__()
        self._opens, self._opens_due, self._removes = opens, opens_due, removes
        self._shown: Card | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = parts.card()
        inside.setContentsMargins(space.XL, space.XL, space.XL, space.L)
        inside.setSpacing(space.XL)
        outer.addWidget(frame)
        head = QHBoxLayout()
        head.setSpacing(space.L)
        head.addWidget(self._heading(card), 1)
        self.go_on = parts.button(_("Go on"), "primary", partial(opens, card.key))
        self.go_on.setAccessibleName(_("Go on"))
        self.go_on.setAccessibleDescription(card.title)
        self.go_on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the picture comes behind the words
        if removes:
            head.addWidget(Dots(card.key, card.title, removes), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.go_on)
        head.setAlignment(self.go_on, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        self._below = QVBoxLayout()
        self._below.setSpacing(space.L)
        inside.addLayout(self._below)
        self._paint()
        appearance.changed.connect(self._paint)
        self.tell(card)

    def tell(self, card: Card) -> None:
        """Say how far the plan is, and what is due."""
        if card == self._shown:
            return
        self._shown = card
        below = QWidget()
        layout = QVBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.L)
        if card.bars:
            layout.addLayout(self._bars(card.bars))
        if card.asks:
            layout.addWidget(self._asks(card))
        if card.empty and self._removes:
            layout.addLayout(self._offer(card))
        parts.replace(self._below, below)

    @property
    def tells_progress(self) -> bool:
        """Whether the plan has been read, so that the card says how far it is."""
        return bool(self._shown and self._shown.bars)

    def _heading(self, card: Card) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.XS)
        title = parts.button(card.title, "name", partial(self._opens, card.key))
        # For the mouse alone: the keyboard has the button beside it.
        title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(space.S)
        for words, role in ((card.state, card.role), (card.place, "note")):
            if words:
                shown = parts.label(words, role)
                shown.setWordWrap(role == "note")
                line.addWidget(shown, int(role == "note"))
        layout.addLayout(line)
        return made

    def _bars(self, bars: tuple[Bar, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.S)
        grid.setVerticalSpacing(space.XS)
        for column, bar in enumerate(bars):
            drawn = QProgressBar()
            drawn.setTextVisible(False)
            drawn.setMaximum(100)
            drawn.setValue(round(100 * bar.share))
            drawn.setAccessibleName(f"{bar.title}, {bar.note}")
            grid.addWidget(drawn, 0, column)
            grid.addWidget(parts.label(bar.title, "step"), 1, column)
            grid.addWidget(parts.label(bar.note, bar.role), 2, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _asks(self, card: Card) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.S)
        grid.setColumnMinimumWidth(0, appearance.px(88))
        grid.setColumnStretch(1, 1)
        grid.addWidget(_rule(), 0, 0, 1, 3)
        grid.addWidget(parts.label(_("Due now"), "heading"), 1, 0, 1, 3)
        row = 2
        for ask in card.asks:
            day = parts.label(ask.day, "status-advice" if ask.late else "question")
            grid.addWidget(day, row, 0)
            grid.addWidget(_what(ask), row, 1)
            go = parts.button(_("Go there"), "link", partial(self._opens_due, card.key, ask.due))
            go.setAccessibleName(f"{_('Go there')}: {ask.what}")
            grid.addWidget(go, row, 2)
            grid.addWidget(_rule(), row + 1, 0, 1, 3)
            row += 2
        if card.more:
            grid.addWidget(parts.button(card.more, "link", partial(self._opens, card.key)), row, 0, 1, 3)
        return made

    def _offer(self, card: Card) -> QHBoxLayout:
        assert self._removes
        line = QHBoxLayout()
        line.setSpacing(space.L)
        line.addWidget(parts.label(_("There is nothing in this plan yet."), "note"), 1)
        throw = parts.button(_("Throw away"), "destructive", partial(self._removes[1], card.key))
        throw.setAccessibleName(f"{_('Throw away')}: {card.title}")
        line.addWidget(throw)
        return line

    def _paint(self) -> None:
        self.go_on.setIcon(icon("chevron-right", "on_accent"))


def _what(ask: Ask) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(parts.label(ask.what))
    line = QHBoxLayout()
    line.setSpacing(space.XS)
    if ask.goal:
        number = parts.label(str(ask.goal), f"goal-{ask.goal}")
        number.setAccessibleName(_("Goal {number}").format(number=ask.goal))
        line.addWidget(number)
    line.addWidget(parts.label(ask.note, "note"), 1)
    layout.addLayout(line)
    return made


def _rule() -> QWidget:
    line = parts.label("")
    line.setProperty("role", "rule")
    return line
