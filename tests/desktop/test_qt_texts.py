"""What Qt says by itself is Dutch as well: buttons, context menus, and the window in which a file is chosen."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QDialogButtonBox,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

from desktop.settings import Settings
from resources import LOCALE
from tests.desktop.person import Person

OURS = LOCALE / "nl" / "LC_MESSAGES" / "qt.ts"
SAME = {"OK", "Help", "Type", "Alias", "Downloads", "Ctrl"}
"""Words that are the same in Dutch and English."""


@pytest.fixture(autouse=True)
def _as_at_the_start(qapp: QApplication) -> Iterator[None]:
    """Nothing is translated before the program starts, and nothing stays so after it."""
    _forget(qapp)
    yield
    _forget(qapp)


def _forget(app: QApplication) -> None:
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def _dutch_window(start: Callable[..., Person]) -> None:
    start()


def plain(words: str) -> str:
    return words.split("\t")[0].replace("&", "").strip()


def said(widget: QWidget) -> set[str]:
    """Return all that a person can read or hear in a widget."""
    found = [item.text() for kind in (QLabel, QAbstractButton, QAction) for item in widget.findChildren(kind)]
    found += [item.toolTip() for item in widget.findChildren(QWidget)]
    found += [item.accessibleName() for item in widget.findChildren(QWidget)]
    return {plain(words) for words in found} - {""}


@pytest.mark.usefixtures("_dutch_window")
@pytest.mark.parametrize("saving", [False, True])
def test_the_window_for_a_file_is_dutch(saving: bool, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "Kies", str(tmp_path), "Jaarplan (*.jaarplan)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if saving else QFileDialog.AcceptMode.AcceptOpen)
    dialog.show()
    model = dialog.findChild(QTreeView).model()
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]
    words = said(dialog) | set(heads)
    dialog.close()
    dialog.deleteLater()
    assert words >= {"Zoeken in:", "Soort bestand:", "Annuleren", "Opslaan" if saving else "Openen", "Nieuwe map"}
    english = re.compile(
        r"\b(look|files?|type:|name|size|date|open|save|cancel|folder|show|delete|back|forward|view)\b"
    )
    assert {item for item in words if english.search(item.lower())} == set()
    assert isinstance(model, (QFileSystemModel, QSortFilterProxyModel))


@pytest.mark.usefixtures("_dutch_window")
def test_every_button_of_a_message_is_dutch() -> None:
    box = QMessageBox()
    none = (QMessageBox.StandardButton.NoButton, QMessageBox.StandardButton.ButtonMask)
    offered = {item.name: item for item in QMessageBox.StandardButton if item not in none}
    words = {name: plain(made.text()) for name, item in offered.items() if (made := box.addButton(item))}
    box.deleteLater()
    assert len(words) >= 18
    assert {name for name, word in words.items() if word in (name, re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))} == {
        "Help"
    }
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Discard)
    assert said(row) == {"Opslaan", "Niet bewaren"}


@pytest.mark.usefixtures("_dutch_window")
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser])
def test_what_a_right_click_offers_is_dutch(kind: type[QWidget]) -> None:
    field = kind()
    menu = field.createStandardContextMenu()  # type: ignore[attr-defined]
    assert isinstance(menu, QMenu)
    words = [plain(action.text()) for action in menu.actions() if not action.isSeparator()]
    field.deleteLater()
    known = {"Ongedaan maken", "Opnieuw", "Knippen", "Kopiëren", "Plakken", "Verwijderen", "Alles selecteren"}
    assert words
    assert set(words) - known - {"Koppeling kopiëren"} == set()


@pytest.mark.usefixtures("_dutch_window")
def test_a_calendar_that_opens_is_dutch() -> None:
    day = QDateEdit()
    day.setCalendarPopup(True)
    assert day.locale().monthName(3) == "maart"
    day.deleteLater()


def test_english_is_left_as_qt_says_it(start: Callable[..., Person]) -> None:
    Settings().language = "en"
    start()
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"


def test_what_is_packed_is_what_is_written(tmp_path: Path) -> None:
    made = tmp_path / "qt.qm"
    subprocess.run(
        [str(Path(sys.executable).with_name("pyside6-lrelease")), "-silent", str(OURS), "-qm", str(made)], check=True
    )
    assert made.read_bytes() == OURS.with_suffix(".qm").read_bytes(), "make texts"
