"""The start page of who has no plans yet: a few ways in, the first one for whoever does not want to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.forms import parts, roles
from desktop.forms.button_row import ButtonRow
from desktop.pages.start.doors import Doors
from desktop.pages.start.home import add_bin
from desktop.pages.start.rows import Rows
from desktop.theme import icons, space
from desktop.theme.appearance import appearance
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.pages.start import Row, StartPage

DRAWING = (304, 120)
"""How wide and high the drawing on a way in is, in pixels at 100 %."""


class Way(NamedTuple):
    """One way in: its drawing, title, what it brings, the words on its button, and what is asked for."""

    drawing: str
    title: str
    words: str
    button: str
    asks: SignalInstance


class Ways(QWidget):
    """All of the page below its notices, for a first start."""

    resume = None

    def __init__(self, page: StartPage, binned: list[Row], may_change: bool) -> None:
        super().__init__()
        self.rows: list[Rows] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.XL)
        layout.addLayout(self._head())
        cards = _Cards(
            (
                Way(
                    "plan",
                    _("Short plan in 30 minutes"),
                    _("Twelve questions, one per screen. Then there is a poster on the wall. You can always add more."),
                    _("Begin"),
                    page.short_plan,
                ),
                Way(
                    "cards",
                    _("From a technology card"),
                    _(
                        "Choose a bed sensor or a dispenser, for example. The goal, actions, training and "
                        "risks are ready."
                    ),
                    _("Choose a card"),
                    page.from_card,
                ),
                Way(
                    "sample",
                    _("Look around first"),
                    _("The whole annual plan of Team De Linde. Click around and change what you like; nothing breaks."),
                    _("Look at the sample"),
                    page.open_sample,
                ),
            ),
            may_change,
        )
        self.first = cards.first
        layout.addWidget(cards)
        given = parts.button(_("Open a plan file…"), "link", page.open_file.emit)
        given.setToolTip(_("A colleague’s plan, a plan from another laptop, or remarks that came back."))
        empty = parts.button(_("New plan"), "link", page.new_plan.emit)
        about = _("Ten steps, in any order. Example goals are ready, and everything is saved as you type.")
        empty.setToolTip(about)
        listed = parts.button(_("Bring in your own list…"), "link", page.from_list.emit)
        listed.setToolTip(_("Turn a list in a spreadsheet or document into a new plan."))
        for link in (listed, given, empty):
            link.setEnabled(may_change)
        copies = parts.button(_("Copies of your plans…"), "link", page.copies_requested.emit)
        layout.addWidget(ButtonRow([listed, given, empty, copies]))
        layout.addWidget(Doors(page, may_change, across=True))
        add_bin(layout, page, binned, may_change)
        layout.addWidget(parts.label(_("Everything stays on this laptop, unless you save or print it."), "note"))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space.XL)
        mark = QLabel()
        mark.setPixmap(icons.mark(appearance.px(72)))
        roles.decorates(mark)
        row.addWidget(mark)
        about = _("Five goals within reach, who does it, what it costs, and looking back together four times a year.")
        title = parts.heading(_("An annual plan that your team can work with"), about, "title", "intro")
        row.addWidget(title, 1)
        return row


class _Cards(QWidget):
    """The ways in beside each other, or under each other where that is too narrow."""

    def __init__(self, ways: tuple[Way, ...], may_change: bool) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space.XL)
        self._count = len(ways)
        self._drawings: list[tuple[QLabel, str]] = []
        buttons = [self._add(way, place == 0, may_change) for place, way in enumerate(ways)]
        self.first = buttons[0]
        self._paint()
        appearance.changed.connect(self._paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._count * appearance.px(DRAWING[0] - 64)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _add(self, way: Way, first: bool, may_change: bool) -> QPushButton:
        frame = QFrame()
        frame.setProperty("role", "chosen" if first else "card")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(space.XL, space.XL, space.XL, space.XL)
        layout.setSpacing(space.L)
        drawing = QLabel()
        drawing.setProperty("role", "drawing")
        drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        drawing.setMinimumWidth(1)
        self._drawings.append((drawing, way.drawing))
        layout.addWidget(drawing)
        layout.addWidget(parts.heading(way.title, way.words, "heading", "intro"))
        layout.addStretch()
        button = parts.button(way.button, "primary" if first else "", way.asks.emit)
        button.setEnabled(may_change)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self._row.addWidget(frame, 1)
        return button

    def _paint(self) -> None:
        for label, name in self._drawings:
            label.setPixmap(icons.drawing(name, *DRAWING))
            roles.decorates(label)
