"""One look: every control equally high, what is off looks off, and the coach's strip has its padding."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QRadioButton, QTableView, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.forms.coach_strip import Strip
from desktop.forms.dialog import Dialog
from desktop.forms.text_inputs import LineInput, ProseInput
from desktop.theme.appearance import appearance
from desktop.theme.focus_ring import GAP, LINE, FocusRing, FocusRings
from desktop.theme.style import CONTROL


@pytest.mark.parametrize("percent", [90, 100, 110, 125, 150])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_controls_are_equally_high(qtbot, qapp: QApplication, theme: str, percent: int) -> None:
    appearance.apply(qapp, theme, percent)
    typed = NoWheelCombo()
    typed.setEditable(True)
    roles = ("", "primary", "menu", "segment", "destructive", "dots")
    buttons = [parts.button("Open", role, lambda: None) for role in roles]
    shown: list[QWidget] = [*buttons, QLineEdit(), NoWheelCombo(), typed]
    for widget in shown:
        dressed(qtbot, widget)
    assert {widget.sizeHint().height() for widget in shown} == {appearance.px(CONTROL)}


def test_a_menu_item_that_is_off_looks_off(qtbot, qapp: QApplication) -> None:
    menu = QMenu()
    dressed(qtbot, menu)
    pictures = []
    for enabled in (True, False):
        menu.clear()
        menu.addAction("Opslaan als planbestand…").setEnabled(enabled)
        picture = menu.grab().toImage()
        dots = (picture.pixelColor(x, y) for x in range(20, picture.width()) for y in range(4, picture.height() - 4))
        pictures.append(min(dot.lightness() for dot in dots))
    on, off = pictures
    assert off - on > 40


def test_a_text_that_is_only_read_looks_so(qtbot, qapp: QApplication) -> None:
    grounds = []
    for made in (ProseInput(2), LineInput()):
        shown = made.widget
        dressed(qtbot, shown)
        shown.show()
        for locked in (False, True):
            made.lock(locked)
            grounds.append(shown.grab().toImage().pixelColor(shown.width() - 20, shown.height() // 2).name())
    surface, side = (appearance.colour(name).name() for name in ("surface", "side"))
    assert grounds == [surface, side, surface, side]


def test_the_strip_of_the_coach_has_its_padding_when_it_first_speaks(qtbot, qapp: QApplication) -> None:
    strip = Strip(lambda field: field, lambda: None)
    dressed(qtbot, strip)
    strip.tell([], "Goed bezig.", asleep=False)
    inner = strip.contentsRect()
    assert inner.left() >= 12
    assert inner.top() >= 8


def test_what_has_the_keyboard_wears_a_ring_with_a_gap(qtbot, qapp: QApplication) -> None:
    ground = QWidget()
    dressed(qtbot, ground)
    column = QVBoxLayout(ground)
    link, line, table = parts.button("Uitleg", "link", lambda: None), QLineEdit(), QTableView()
    for widget in (link, line, table):
        column.addWidget(widget)
    FocusRings(qapp, ground)
    ground.show()
    ground.activateWindow()
    for widget in (link, line):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        ring = ground.findChild(FocusRing)
        assert ring.isVisible()
        around = GAP + LINE
        assert ring.geometry() == widget.geometry().adjusted(-around, -around, around, around)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert not ring.isVisible(), "its cell shows where the keyboard is"


def test_what_is_built_before_it_has_a_place_is_styled_once(qtbot, qapp: QApplication) -> None:
    counts = Counter()

    class Watch(QObject):
        def eventFilter(self, of: QObject, event: QEvent) -> bool:
            counts[of] += event.type() == QEvent.Type.StyleChange
            return False

    ground, watch = QWidget(), Watch()
    dressed(qtbot, ground)
    inner = labels = [QLabel("Doel"), QLabel("Trekker")]
    for widget in labels:
        widget.installEventFilter(watch)
    for _depth in range(6):
        holder = QWidget()
        column = QVBoxLayout(holder)
        for widget in inner:
            column.addWidget(widget)
        inner = [holder]
    QVBoxLayout(ground).addWidget(inner[0])
    ground.show()
    assert [counts[label] for label in labels] == [1, 1]


def test_a_dialog_of_no_window_has_the_look_and_follows_it(qtbot, qapp: QApplication) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    for theme in ("dark", "light"):
        appearance.apply(qapp, theme, 100)
        assert dialog.grab().toImage().pixelColor(1, 1) == appearance.colour("paper")


@pytest.mark.parametrize("percent", range(90, 151, 10))
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_a_radio_button_is_round_at_every_size(qtbot, qapp: QApplication, theme: str, percent: int) -> None:
    appearance.apply(qapp, theme, percent)
    for checked in (False, True):
        button = QRadioButton("Het hele plan")
        dressed(qtbot, button)
        button.setChecked(checked)
        picture = button.grab().toImage()
        side = next(
            x for x in range(picture.width()) if picture.pixelColor(x, picture.height() // 2) != ground(picture)
        )
        corner = picture.pixelColor(side + 1, picture.height() // 2 - appearance.px(8))
        assert corner == ground(picture), "a square"


def dressed(qtbot, widget: QWidget) -> None:
    """Let a widget that stands in no window have the look of the program."""
    qtbot.addWidget(widget)
    appearance.dress(widget)


def ground(picture: QImage) -> QColor:
    return picture.pixelColor(0, 0)
