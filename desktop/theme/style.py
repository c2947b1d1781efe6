"""The style sheet: every size, colour and border of the window, from the tokens of one theme.

What stands around the words of a thing, its border with it, is a distance of desktop/theme/space.py.
"""

from __future__ import annotations

from typing import Any

from desktop.theme import space
from plans.status import MARKS, Mark

SIZES = {"title": 27, "text": 15, "label": 14, "note": 13}
"""The four type sizes in pixels at 100 %."""
CONTROL = 38
"""How high everything of one line is that is typed in or pressed, in pixels at 100 %."""

ASKED, ANSWERED, TALL = 34, 18, 46
"""On the pages of the short plan, which ask one thing at a time: the question, an answer, and how high its field is."""

LEADING = 1.26
"""The height of a line of text, in times its size."""

_SHEET = """
* { font-family: "Source Sans 3"; font-size: @text; color: @ink; }
QWidget#window, QWidget#page, QScrollArea#page, QDialog, QMessageBox, QFileDialog { background: @paper; }
QWidget#bar { background: @surface; border-bottom: 1px solid @line; }
QWidget#steps { background: @paper; border-right: 1px solid @line; }
QWidget#side { background: @side; border-left: 1px solid @line; }
QLabel, QCheckBox, QRadioButton { background: transparent; }
QMessageBox, QDialogButtonBox { button-layout: 3; }

QPushButton { outline: none; }
QPushButton[role="brand"] { background: transparent; border: 1px solid transparent; font-weight: 600;
  padding: 3px; }
QTextBrowser#guide { background: @surface; border: 1px solid @line; border-radius: 6px; }
QTextBrowser#guide:focus { border-color: @accent; }
QWidget#sidebody { background: @side; }
QLabel[role="title"] { font-size: @title; font-weight: 600; }
QLabel[role="intro"] { color: @muted; }
QLabel[role="asked"] { font-size: @asked; font-weight: 600; }
QWidget#asking QLabel[role="intro"], QWidget#asking QLineEdit, QWidget#asking QComboBox { font-size: @answered; }
QWidget#asking QLineEdit, QWidget#asking QComboBox { min-height: @tall; }
QWidget#asking QComboBox QLineEdit { min-height: 0; }
QLabel[role="heading"] { font-size: @text; font-weight: 600; }
QLabel[role="question"] { font-size: @label; font-weight: 600; padding-bottom: 4px; }
QLabel[role="note"] { font-size: @note; color: @muted; }
QLabel[role="group"] { font-size: @note; font-weight: 600; color: @muted; }
QLabel[role="refusal"] { font-size: @label; background: @warm_soft; border-left: 3px solid @warm; padding: 8px 12px; }
QLabel[role="gentle"] { font-size: @label; background: @side; border-left: 3px solid @line; padding: 8px 12px; }
QLabel[role="joyful"] { font-size: @label; background: @warm_soft; border-radius: 4px; padding: 4px 12px; }
QFrame[role="coach"] { background: @warm_soft; border-left: 3px solid @warm; margin-top: 8px; padding: 8px 12px;
  border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QFrame[role="pointer"] { background: @side; border-left: 3px solid @line; margin-top: 8px; padding: 8px 12px;
  border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QFrame[role="praise"] { border-left: 3px solid transparent; margin-top: 8px; padding: 8px 12px; }
QFrame[role="praise"] QLabel { color: @accent; font-weight: 600; }
QFrame[role="asleep"] { margin-top: 4px; }
QLabel[role="advice"] { font-size: @label; }
QLabel[role="notice"] { background: @side; border-left: 3px solid @accent; padding: 8px 12px; }
QLabel[role="figure"] { font-size: @title; font-weight: 600; }
QLabel[role="count"] { font-size: @figure; font-weight: 600; }
@labels

QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: 10px; }
QFrame[role="quiet"] { background: @side; border: none; border-radius: 6px; }
QFrame[role="joy"] { background: @warm_soft; border: none; border-radius: 6px; }
QFrame[role="chosen"] { background: @surface; border: 2px solid @accent; border-radius: 10px; }
QFrame[role="aside"] { background: @side; border: none; border-radius: 10px; }
QLabel[role="drawing"] { background: @side; border-radius: 6px; }
QFrame[role="chosen"] QLabel[role="drawing"] { background: @accent_soft; }
QLabel[role="logo"] { background: #FFFFFF; color: #1E2A2F; border-radius: 6px; padding: 8px; }
QLabel[role="rule"] { background: @line; min-height: 1px; max-height: 1px; }
QLabel[role="step"] { font-size: @note; font-weight: 600; }
@goals
QFrame[role="line"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QLineEdit, QPlainTextEdit, QComboBox {
  background: @surface; border: 1px solid @border; border-radius: 6px; padding: @pad; min-height: @inside;
  selection-background-color: @accent; selection-color: @on_accent; placeholder-text-color: @muted;
}
QPlainTextEdit { padding: @padprose; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"], QLineEdit:disabled, QComboBox:disabled {
  background: @side; border-color: @line;
}
QLineEdit[proposed="true"], QPlainTextEdit[proposed="true"], QComboBox[proposed="true"] {
  border: 1px dashed @accent;
}
QLineEdit[proposed="true"]:focus, QPlainTextEdit[proposed="true"]:focus, QComboBox[proposed="true"]:focus {
  border: 2px solid @accent;
}
QLineEdit[refused="true"], QComboBox[refused="true"] { border: 2px solid @warm; padding: @padfocus; }
@combos
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("@arrow"); width: @sign; height: @sign; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QComboBox QAbstractItemView, QMenu, QListWidget#ticks, QCalendarWidget QAbstractItemView {
  background: @surface; border: 1px solid @border; selection-background-color: @accent_soft; selection-color: @ink;
  outline: none;
}
QComboBox QAbstractItemView::item, QListWidget#ticks::item { min-height: @rowheight; padding: 0 8px; }
QPushButton::menu-indicator {
  image: url("@arrow"); width: @sign; subcontrol-position: right center; subcontrol-origin: padding; right: 8px;
}
QPushButton[role="menu"] { padding-right: 24px; }
QMenu { padding: 4px 0; }
QMenu::item { padding: 8px 24px 8px 16px; }
QMenu::icon { padding-left: 16px; }
QMenu::item:selected { background: @accent_soft; }
QMenu::item:disabled { color: @handle; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }

QPushButton {
  background: @surface; border: 1px solid @border; border-radius: 6px; padding: 3px 15px; min-height: @inside;
}
QPushButton:hover { border-color: @accent; }
QPushButton:disabled { color: @muted; border-color: @line; }
QPushButton[role="primary"] { background: @accent; color: @on_accent; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:disabled { background: @line; color: @muted; border-color: @line; }
QPushButton[role="link"] {
  background: transparent; border: 1px solid transparent; color: @accent; font-weight: 600; padding: 3px;
  text-align: left; min-height: 16px; margin-left: -4px;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:disabled { color: @muted; }
QPushButton[role="aside"] {
  background: transparent; border: 1px solid transparent; color: @muted; font-size: @note; padding: 0 3px;
  min-height: 22px;
}
QPushButton[role="aside"]:hover { text-decoration: underline; }
QPushButton[role="name"] {
  background: transparent; border: none; font-weight: 600; padding: 0; text-align: left; min-height: 24px;
}
QPushButton[role="name"]:hover { text-decoration: underline; }
QPushButton[role="destructive"] {
  background: transparent; border: 1px solid transparent; color: @stuck; font-weight: 600; padding: 3px 7px;
}
QPushButton[role="destructive"]:hover { border-color: @stuck; }
QPushButton[role="destructive"]:disabled { color: @muted; }
QPushButton[role="dots"] { background: transparent; border: 1px solid transparent; padding: 3px 7px; }
QPushButton[role="dots"]:hover { border-color: @line; }
QPushButton[role="dots"]::menu-indicator { image: none; width: 0; }
QPushButton[role="sign"] { padding: 3px 11px; }
QPushButton[role="segment"] { border-radius: 0; margin-left: -1px; padding: 3px 11px; }
QPushButton[role="segment"][edge="first"] {
  margin-left: 0; border-top-left-radius: 6px; border-bottom-left-radius: 6px;
}
QPushButton[role="segment"][edge="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[role="segment"][edge="alone"] { border-radius: 6px; margin: 0 0 4px 0; }
QPushButton[role="segment"]:checked { background: @accent; color: @on_accent; border-color: @accent; font-weight: 600; }
@segments
QPushButton[role="segment"]:checked:disabled { background: @border; border-color: @border; color: @surface; }

QCheckBox::indicator, QTableView::indicator, QListView::indicator {
  width: @tick; height: @tick; border: 1px solid @border; border-radius: 4px; background: @surface;
}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
  background: @accent; border-color: @accent; image: url("@check");
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @side; border-color: @line; }
QCheckBox::indicator:checked:disabled { background: @border; border-color: @border; }
QCheckBox:disabled, QRadioButton:disabled { color: @muted; }
QCheckBox { spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }

QRadioButton::indicator {
  width: @tick; height: @tick; border: 1px solid @border; border-radius: @tickround; background: @surface;
}
QRadioButton::indicator:checked { width: @dot; height: @dot; border: @dotrim solid @accent; }
QRadioButton { spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QRadioButton:focus { border-color: @accent; }
QProgressBar { background: @line; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QAbstractScrollArea#preview { background: @side; border: 1px solid @line; border-radius: 8px; }

QTableView {
  background: @surface; border: 1px solid @line; border-radius: 8px; gridline-color: @line; outline: none;
  selection-background-color: @accent_soft; selection-color: @ink;
}
QTableView:focus { border: 1px solid @accent; }
QTableView[target="true"] { border: 2px dashed @accent; }
QTableView::item { padding: 4px 5px; border: none; border-bottom: 1px solid @line; }
QTableView::item:focus { border: 2px solid @accent; }
QTableView QLineEdit, QTableView QComboBox, QTableView QPlainTextEdit {
  border-radius: 0; padding: 2px 6px; min-height: 0; border: 2px solid @accent;
}
QHeaderView { background: transparent; }
QHeaderView QComboBox { background: @surface; border: 1px solid @border; border-radius: 6px; padding: 3px 7px; }
QHeaderView QComboBox:focus { border: 2px solid @accent; padding: 2px 6px; }
QHeaderView::section {
  background: @surface;
  border: none; border-bottom: 1px solid @border; padding: 8px; font-size: @label; font-weight: 600; color: @muted;
}
QHeaderView::section:first { border-top-left-radius: 7px; }
QHeaderView::section:last { border-top-right-radius: 7px; }
QHeaderView::section:only-one { border-top-left-radius: 7px; border-top-right-radius: 7px; }
QHeaderView[loose="true"]::section { border-radius: 0; }
QTableCornerButton::section { background: @surface; border: none; }

QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; border: none; border-bottom: 2px solid transparent; padding: 8px 0 6px; margin-right: 12px;
  color: @muted; font-size: @label;
}
QTabBar::tab:selected { color: @accent; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @ink; border: 1px solid @accent; }
QPushButton[role="tab"] {
  background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0; padding: 0 1px;
  color: @muted; font-size: @label; text-align: left; min-height: 0;
}
QPushButton[role="tab"]:checked { color: @accent; font-weight: 600; border-bottom: 2px solid @accent; }
QPushButton[role="tab"]:hover { color: @ink; }
QCalendarWidget QToolButton { color: @on_accent; background: transparent; padding: 4px 8px; }
QCalendarWidget QSpinBox { color: @ink; background: @surface; }

QListView#ranking, QListView#moments, QListView#chapters {
  background: @surface; border: 1px solid @border; border-radius: 6px; outline: none; padding: 1px;
  selection-background-color: @accent_soft; selection-color: @ink;
}
QListView#ranking:focus, QListView#moments:focus, QListView#chapters:focus { border: 2px solid @accent; padding: 0; }
QListView#ranking::item, QListView#moments::item, QListView#chapters::item { padding: 4px 8px; border: none; }
QListView#ranking::item:selected, QListView#moments::item:selected, QListView#chapters::item:selected {
  background: @accent_soft; color: @ink;
}
QListWidget#choosing {
  background: @surface; border: 1px solid @border; border-radius: 6px; outline: none; padding: 1px;
  selection-background-color: @accent_soft; selection-color: @ink;
}
QListWidget#choosing:focus { border: 2px solid @accent; padding: 0; }
QListWidget#choosing::item { padding: 8px; border: none; border-bottom: 1px solid @line; }
QListWidget#choosing::item:selected { background: @accent_soft; color: @ink; }
QListView#tiles { border: none; outline: none; background: transparent; }
QListView#steps { border: none; outline: none; background: transparent; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @handle; border-radius: 3px; min-height: 30px; margin: 3px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @handle; border-radius: 3px; min-width: 30px; margin: 3px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @surface; color: @ink; border: 1px solid @border; padding: 3px; }
QSplitter::handle { background: @line; }
"""


def sheet(tokens: dict[str, Any], scale: float, pictures: dict[str, str]) -> str:
    """Fill in the style sheet; ``scale`` is the user's text size (1.0 is 100 %)."""
    values = {name: f"{round(size * scale)}px" for name, size in SIZES.items()}
    tick = round(18 * scale)
    rim = (tick + 2 - round(8 * scale)) // 2
    values |= {
        "figure": f"{round(20 * scale)}px",
        "asked": f"{round(ASKED * scale)}px",
        "answered": f"{round(ANSWERED * scale)}px",
        "tall": f"{round(TALL * scale) - 2 * (5 + 1)}px",
        "inside": f"{round(CONTROL * scale) - 2 * space.XS}px",
        "rowheight": f"{round(30 * scale)}px",
        "padfocus": "2px 10px",
        "padprose": f"{int((CONTROL - LEADING * SIZES['text']) * scale / 2 - 5)}px 7px",
        "tick": f"{tick}px",
        # Of more than half its height Qt makes a square.
        "tickround": f"{(tick + 2) // 2}px",
        "dot": f"{tick + 2 - 2 * rim}px",
        "dotrim": f"{rim}px",
        "sign": f"{round(12 * scale)}px",
        "pad": "3px 11px",
    }
    values |= {name: value for name, value in tokens.items() if isinstance(value, str)} | pictures
    filled = _SHEET.replace("@labels", "\n".join(map(_label, MARKS.values())))
    statuses = sorted({mark.colour for mark in MARKS.values()})
    numbers = [_number(place, colour) for place, colour in enumerate(tokens["goals"], start=1)]
    filled = filled.replace("@goals", "\n".join(numbers))
    filled = filled.replace("@combos", "\n".join(map(_combo, statuses)))
    filled = filled.replace("@segments", "\n".join(map(_segment, statuses)))
    for name in sorted(values, key=len, reverse=True):
        filled = filled.replace(f"@{name}", values[name])
    return filled


def _label(mark: Mark) -> str:
    return f'QLabel[role="status-{mark.shape}"] {{ font-size: @label; font-weight: 600; color: @{mark.colour}; }}'


def _number(place: int, colour: str) -> str:
    return f'QLabel[role="goal-{place}"] {{ font-size: @label; font-weight: 600; color: {colour}; }}'


def _segment(colour: str) -> str:
    chosen = f'QPushButton[role="segment"][status="{colour}"]:checked'
    return f"{chosen} {{ background: @{colour}; border-color: @{colour}; }}"


def _combo(colour: str) -> str:
    return f'QComboBox[status="{colour}"] {{ color: @{colour}; font-weight: 600; }}'
