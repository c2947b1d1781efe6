"""The page of the technology cards: finding one at the left, reading it and taking it over at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.cards.reading import Reading
from desktop.cards.tiles import Tiles
from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo, fill
from desktop.theme import space
from desktop.theme.appearance import appearance
from resources.language import gettext as _
from resources.texts import choices, entry, text

READING, WIDEST = 336, 520
"""How wide the reading is at least and at most, in pixels at 100 %."""
NARROW = 640
"""Width in pixels at 100 % below which the reading stands under the tiles."""


class CardsView(QWidget):
    """Shows cards; knows nothing of the plan."""

    back = Signal()
    search = Signal()
    """Other words, another kind of care or another theme is looked for."""
    chosen = Signal(str)
    take = Signal()

    def __init__(self, care: str, where: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        left = QWidget()
        left.setObjectName("page")
        column = QVBoxLayout(left)
        column.setContentsMargins(space.XXL, space.L, space.M, space.M)
        column.setSpacing(space.M)
        self._back = parts.button(f"← {where}", "link", self.back.emit)
        column.addWidget(self._back)
        title = text("cards", "step.title")
        column.addWidget(parts.heading(title, text("cards", "step.intro"), "title", "intro"))
        self.words = parts.Line()
        self.words.setPlaceholderText(_("Search for, say, night, medicines or wound"))
        self.words.setAccessibleName(_("Search in the cards"))
        self.words.setClearButtonEnabled(True)
        self.care = _combo(_("Care"), {"": _("All care"), **choices("team", "team.care")}, care)
        themes = {key: text("cards", f"themes.{key}") for key in entry("cards", "themes")}
        self.theme = _combo(_("Theme"), {"": _("All themes"), **themes}, "")
        row = QHBoxLayout()
        row.setSpacing(space.M)
        row.addWidget(self.words, 2)
        row.addWidget(self.care, 1)
        row.addWidget(self.theme, 1)
        column.addLayout(row)
        self._none = parts.label(_("No card matches that. Try fewer words, or another kind of care."), "notice")
        self._none.hide()
        column.addWidget(self._none)
        self.count = parts.label("", "note")
        column.addWidget(self.count)
        self.tiles = Tiles()
        column.addWidget(self.tiles, 1)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._right())
        self.words.textChanged.connect(lambda _words: self.search.emit())
        for combo in (self.care, self.theme):
            combo.currentIndexChanged.connect(lambda _place: self.search.emit())
        self.tiles.chosen.connect(self.chosen)
        self.tiles.taken.connect(lambda: self.take.emit() if self._take.isEnabled() else None)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search)
        QShortcut(QKeySequence("Escape"), self, self.back.emit)

    def show_cards(self, rows: list[dict[int, str]], chosen: str) -> None:
        """Show the cards that were found."""
        self._none.setVisible(not rows)
        self.tiles.setVisible(bool(rows))
        self._side.setVisible(bool(rows))
        self.tiles.show_cards(rows, chosen)

    def show_button(self, words: str, note: str, enabled: bool) -> None:
        """Say what the button does with the chosen card, and what comes of it."""
        self._take.setText(words.replace("&", "&&"))
        self._take.setEnabled(enabled)
        self._take.setAccessibleDescription(note)
        self._note.setText(note)

    def start(self) -> None:
        """Put the keyboard on the tiles."""
        self.tiles.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < appearance.px(NARROW)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        most = min(appearance.px(WIDEST), round(self.width() * 0.42))
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(self.width())
            self._side.setMaximumHeight(self.height() // 2)
        else:
            self._side.setFixedWidth(max(min(appearance.px(READING), self.width() // 2), most))
            self._side.setMaximumHeight(16_777_215)

    def _right(self) -> QWidget:
        self._side = QFrame()
        self._side.setObjectName("side")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.reading = Reading()
        column.addWidget(self.reading, 1)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(space.XL, space.M, space.XL, space.M)
        row.setSpacing(space.L)
        self._note = parts.label("", "note")
        row.addWidget(self._note, 1)
        self._take = parts.button("", "primary", self.take.emit)
        row.addWidget(self._take)
        column.addWidget(foot)
        return self._side

    def _search(self) -> None:
        self.words.setFocus()
        self.words.selectAll()


def _combo(name: str, words: dict[str, str], chosen: str) -> NoWheelCombo:
    made = NoWheelCombo()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(NoWheelCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    fill(made, words)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made
