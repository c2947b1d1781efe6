"""Small things that pages show: labels with a role, cards, buttons, and a fold under a question.

The first picture of the window is made of these. So that it need not wait, nothing here uses the name ``Qt``:
loading its hundreds of enumerations takes a tenth of the time to that picture. Enumerations go by their word.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop import garbage
from desktop.forms import roles
from desktop.theme import space
from desktop.theme.appearance import appearance

Key = TypeVar("Key", bound=Hashable)

_ENDLESS = 2**31 - 1
"""The longest that Qt counts; how long a text may be is the plan's to say."""


def label(words: str, role: str = "") -> QLabel:
    """Make a line of text; it wraps, and never reads what a person typed as markup."""
    made = QLabel(words)
    made.setProperty("textFormat", "PlainText")
    made.setWordWrap(True)
    made.setIndent(0)
    made.setProperty("role", role)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role in ("title", "heading"):
        roles.tell(made, "Heading")
    return made


class Line(QLineEdit):
    """A line to type in that holds whatever is typed, pasted or shown; left to itself Qt cuts it without a word."""

    def __init__(self, shown: str = "") -> None:
        super().__init__()
        self.setMaxLength(_ENDLESS)
        self.setText(shown)


class Heading(QWidget):
    """A heading with, close under it, the line that goes with it; at the right of both there is room for something."""

    def __init__(self, words: str, note: str, role: str, note_role: str) -> None:
        super().__init__()
        self._words, self._note = label("", role), label("", note_role)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(space.L)
        column = QVBoxLayout()
        column.setSpacing(space.XS)
        column.addWidget(self._words)
        column.addWidget(self._note)
        self._across.addLayout(column, 1)
        self._beside: QHBoxLayout | None = None
        self.say(words, note)

    def say(self, words: str, note: str) -> None:
        """Say something else."""
        for shown, wanted in ((self._words, words), (self._note, note)):
            if wanted != shown.text():
                shown.setText(wanted)
        self.show_note(True)

    def show_note(self, shown: bool) -> None:
        """Show the line below the heading, when there is one, or leave it out."""
        self._note.setVisible(shown and bool(self._note.text()))

    def add_aside(self, widget: QWidget) -> None:
        """Put something at the right, level with the words and with what stands there already."""
        if self._beside is None:
            aside = QVBoxLayout()
            aside.setSpacing(0)
            self._beside = QHBoxLayout()
            self._beside.setSpacing(space.L)
            aside.addLayout(self._beside)
            aside.addStretch()
            self._across.addLayout(aside)
        self._beside.addWidget(widget)


def heading(words: str, note: str, role: str = "heading", note_role: str = "note") -> Heading:
    """Make a heading with, close under it, the line that goes with it."""
    return Heading(words, note, role, note_role)


def button(words: str, role: str, do: Callable[[], object]) -> QPushButton:
    """Make a button ("primary", "link" or plain) that does one thing."""
    made = QPushButton(words.replace("&", "&&"))
    made.setProperty("role", role)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(True)  # Enter presses it, as people expect of a button that has the keyboard
    made.clicked.connect(lambda _checked=False: do())
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Make a white card with its layout."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(space.L, space.L, space.L, space.L)
    layout.setSpacing(space.M)
    roles.tell(frame, "Grouping", _title_within)
    return frame, layout


def _title_within(frame: QWidget) -> str:
    """Return the heading in a card, or the question that it is about; one of fields alone is no group.

    The question of a field is said with that field already, and the page around says what it is about.
    """
    labels = [item for item in frame.findChildren(QLabel) if item.text() and item.isVisibleTo(frame)]
    said = {item.accessibleName() for item in frame.findChildren(QWidget)}
    for role in ("title", "heading", "question"):
        for item in labels:
            if item.property("role") == role and (role != "question" or item.text() not in said):
                return item.text()
    return ""


def fill_card(widget: QWidget, title: str = "", note: str = "", framed: bool = True) -> QVBoxLayout:
    """Make a widget a white card and give the layout for what stands in it; without a frame, only that layout."""
    outer = QVBoxLayout(widget)
    outer.setContentsMargins(0, 0, 0, 0)
    frame, inside = card()
    if not framed:
        frame.setProperty("role", "")
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space.S)
    outer.addWidget(frame)
    if title:
        inside.addWidget(heading(title, note, "heading" if framed else "question"))
    return inside


class Card(QWidget):
    """A white card that shows nothing of the plan by itself; ``inside`` is the layout for what stands in it."""

    def __init__(self, parent: QWidget | None = None, title: str = "", note: str = "") -> None:
        super().__init__(parent)
        self.inside = fill_card(self, title, note)


def discard(widget: QWidget) -> None:
    """Take a widget away; hidden first, because Qt may still have its first showing in the queue."""
    widget.hide()
    garbage.delete_later(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            discard(widget)


def replace(layout: QLayout, widget: QWidget) -> None:
    """Put a widget that is made and filled in the place of what a layout holds.

    Added to a page in sight one by one, a hundred labels would each have the page laid out again.
    """
    clear(layout)
    layout.addWidget(widget)


class Column(QVBoxLayout):
    """Widgets under each other, one for each thing that is shown; for what stays the widget stays."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.setSpacing(spacing)
        self._made: dict[Hashable, QWidget] = {}

    def show_all(self, wanted: Iterable[Key], make: Callable[[Key], QWidget]) -> None:
        """Show these things, each once, in this order; ``make`` gives the widget for a new one."""
        order = dict.fromkeys(wanted)
        for gone in [item for item in self._made if item not in order]:
            old = self._made.pop(gone)
            self.removeWidget(old)
            discard(old)
        for place, item in enumerate(order):
            if item not in self._made:
                self._made[item] = make(item)
            if self.indexOf(self._made[item]) != place:
                self.removeWidget(self._made[item])
                self.insertWidget(place, self._made[item])


class Sheet(QWidget):
    """The ground of a page that scrolls: exactly as high as its content is in this width.

    Left to itself Qt takes the height of a narrower page as the least, and leaves a gap at the end.
    """

    def __init__(self) -> None:
        super().__init__()
        roles.tell(self, "Pane")
        self.setObjectName("page")

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class ScrollPage(QScrollArea):
    """A page that is not about one step of a plan; it scrolls up and down only."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setProperty("focusPolicy", "NoFocus")


class ReadingPage(ScrollPage):
    """A page of one column in the middle of the window, ``widest`` pixels wide at 100 %; ``body`` holds its content."""

    def __init__(self, widest: int) -> None:
        super().__init__()
        self._widest = widest
        self._column = QWidget()
        self._column.setObjectName("page")
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(space.L)
        sheet = Sheet()
        across = QHBoxLayout(sheet)
        across.setSpacing(0)
        across.setContentsMargins(space.XXL, space.XXL, space.XXL, space.XXL)
        across.addStretch(1)
        across.addWidget(self._column, 100)
        across.addStretch(1)
        self.setWidget(sheet)
        self._bound()
        appearance.changed.connect(self._bound)

    def sizeHint(self) -> QSize:
        return QSize(appearance.px(self._widest), 600)

    def _bound(self) -> None:
        self._column.setMaximumWidth(appearance.px(self._widest))


class Fold(QWidget):
    """Content that opens under its question; it opens by itself when something in it is asked for."""

    def __init__(self, question: str, content: QWidget) -> None:
        super().__init__()
        self._content = content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.S)
        from desktop.forms.labels import Elided, FoldButton  # not in the first picture

        self._button = FoldButton(question, self.toggle)
        self._mark = Elided()
        # The button says it too; a screen reader would read all of them out wherever one enters the page.
        roles.decorates(self._mark)
        self._mark.setProperty("textFormat", "PlainText")
        self._mark.setProperty("role", "note")
        self._mark.setMinimumWidth(1)
        # The question takes the room that it needs.
        self._mark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setSpacing(space.S)
        head.addWidget(self._button)
        head.addWidget(self._mark)
        layout.addLayout(head)
        layout.addWidget(content)
        self.open(False)

    @property
    def is_open(self) -> bool:
        """Whether the content is in sight."""
        return self._content.isVisibleTo(self)

    def toggle(self) -> None:
        """Open what is closed, close what is open."""
        self.open(not self.is_open)

    def open(self, opened: bool) -> None:
        """Show or hide the content."""
        self._content.setVisible(opened)
        self._button.show_open(opened)
        roles.turned(self._button)

    def mark(self, words: str) -> None:
        """Say quietly beside the question what the fold holds; as much of it as there is room for."""
        if words != self._mark.text():
            self._mark.setText(words)
            self._button.setAccessibleDescription(words)
